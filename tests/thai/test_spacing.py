import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district_admin.thai.numerals import to_arabic_digits, to_thai_digits
from district_admin.thai.spacing import glue

NBSP = "\u00a0"
WORDS = st.sampled_from(
    [
        *("ข้อ", "๕", "5", "คน", "บาท", "๑๙", "พฤศจิกายน", "๒๕๖๙", "พ.ศ.", "นายก้อง"),
        *("เกียรติ", "ดร.", "กานดา", "ต่างๆ", "ๆ", "ฯลฯ", "โทร.", "๐", "๗๔๖๑", "๓๐๒๕"),
        *("ศธ", "๐๔๐๙๒/ว", "เขต", "กลุ่ม", "ว่าที่", "ร.ต.", "(", ")", "“", "”", ","),
        *("ITA", "กัน", "ปี", "น.", "ณ", "-", "ครั้งที่", "๑/๒๕๖๙"),
    ]
)
GAPS = st.sampled_from([" ", " ", " ", "  ", NBSP, "\n", ""])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=14).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
ANY = TEXTS | st.text(alphabet=f"กๆฯล ๕5น.{NBSP}\n(“)", max_size=20) | st.text(max_size=30)
QUICK = settings(max_examples=200, deadline=None)


def shown(text: str) -> str:
    return glue(text).replace(NBSP, "_")


@pytest.mark.parametrize(
    "group",
    [
        "พ.ศ._๒๕๖๓",
        "ค.ศ._๒๐๒๖",
        "๑๙_พฤศจิกายน_๒๕๖๙",
        "๑๙_พ.ย._๖๙",
        "ข้อ_๕",
        "มาตรา_๘๐",
        "วันที่_๑",
        "วันพฤหัสบดีที่_๑๙_พฤศจิกายน_๒๕๖๙",
        "ครั้งที่_๑/๒๕๖๙",
        "เขต_๑",
        "ระเบียบวาระที่_๓",
        "หน้า_๒",
        "แบบที่_๑",
        "เลขที่_๙",
        "ร้อยละ_๕๐",
        "๓_คน",
        "๑๒,๕๐๐_บาท",
        "๐๙.๓๐_น.",
        "เวลา_๐๙.๓๐_น.",
        "๒_ชุด",
        "๓_เซนติเมตร",
        "๕_กลุ่ม",
        "ศธ_๐๔๐๙๒/ว_๑๒๓",
        "ศธ_๐๔๐๙๒.๐๑๒/๑๒๓",
        "ดร._กานดา_ใจดี",
        "ผศ._กานดา_ใจดี",
        "พระครู_สุวรรณ",
        "นายก้อง_เกียรติ",
        "นางสาวกานดา_ใจดี",
        "น.ส.กานดา_ใจดี",
        "ดร.กานดา_ใจดี",
        "ว่าที่ร้อยตรีก้อง_เกียรติ",
        "ม.ล._ก้อง_เกียรติ",
        "ว่าที่ร้อยตรี_ก้อง_เกียรติ",
        "ว่าที่_ร.ต._ก้อง_เกียรติ",
        "ต่าง_ๆ",
        "โทร._๐_๗๔๖๑_๓๐๒๕",
        "๐๘_๑๒๓๔_๕๖๗๘",
        "๙๑๒_๓๔๕๖_๗๘๙๐",
        "ต่อ_๑๐๑",
        "สพป.พัทลุง_เขต_๑",
        "ผอ.สพม.สงขลา_เขต_๑",
        "๑๙_-_๒๐_พฤศจิกายน_๒๕๖๙",
        "วันที่_๑๙_–_๒๐_พฤศจิกายน_๒๕๖๙",
        "๐๙.๐๐_-_๑๒.๐๐_น.",
        "เวลา_๐๙.๐๐_น._-_๑๒.๐๐_น.",
        "ข้อ_๕_-_๗",
        "ตุลาคม_-_ธันวาคม_๒๕๖๙",
        "๑_ตุลาคม_-_๓๐_พฤศจิกายน_๒๕๖๙",
        "ณ_วันที่_๑๙_พฤศจิกายน_๒๕๖๙",
        "ณ_ห้องประชุมดอกแก้ว",
        "นางสาวกานดา_ใจดี ณ_อยุธยา",
        "ครั้งที่_๑ ปี_พ.ศ._๒๕๗๐",
        "ครั้งที่_๑ ปี_๒๕๗๐",
        "ภาคเรียนที่_๒ ปีการศึกษา_๒๕๖๙",
    ],
)
def test_a_group_of_6_2_stays_on_one_line_in_either_digits(group: str) -> None:
    typed = f"ประกาศ {group.replace('_', ' ')} จังหวัดพัทลุง"

    assert shown(typed) == f"ประกาศ {group} จังหวัดพัทลุง"
    assert shown(to_arabic_digits(typed)) == to_arabic_digits(f"ประกาศ {group} จังหวัดพัทลุง")


@pytest.mark.parametrize(
    "plain",
    [
        "พัทลุง เขต_๒ กลุ่มอำนวยการ",
        "๑.๑ กลุ่มนิเทศ",
        "คำสั่งที่_๑๒๓/๒๕๖๙ เรื่อง แต่งตั้ง",
        "ที่ ศธ_๐๔๐๙๒/๑๒๓",
        "๓_ปี ๖_เดือน ๑๕_วัน",
        "นายก้อง ผู้อำนวยการกลุ่ม",
        "นายกรัฐมนตรี แถลงนโยบาย",
        "(นายก้อง  เกียรติ)",
        "ที่  ศธ_๐๔๐๙๒/๑๒๓",
        "ปี_๒๕๖๙ ครั้งที่_๑",
        "๑๙_พฤศจิกายน_๒๕๖๙ วันเปิดภาคเรียน",
        "พ.ศ._๒๕๖๙ คนไทยทุกคน",
        "๒ ก.ค.ศ. กำหนด",
        "ว่าที่ ประชุม",
        "- ๕_คน",
        "พ.ศ._๒๕๖๙ - แผนงาน",
        "๑๙  -  ๒๐",
        "เขต_๒ - กลุ่มอำนวยการ",
    ],
)
def test_a_line_may_end_where_nothing_binds(plain: str) -> None:
    assert shown(plain.replace("_", " ")) == plain


def test_no_more_than_four_words_are_joined() -> None:
    assert shown("วันที่ ๑๙ พฤศจิกายน พ.ศ. ๒๕๖๙") == "วันที่_๑๙_พฤศจิกายน พ.ศ._๒๕๖๙"
    assert shown("ว่าที่ ร.ต. ดร. ก้อง เกียรติ") == "ว่าที่_ร.ต._ดร._ก้อง เกียรติ"


def test_a_chain_of_dashes_is_no_endless_group() -> None:
    chain = shown(" - ".join("๑" * 40))

    assert max(len(group.split("_")) for group in chain.split(" ")) <= 11
    assert "_- " not in chain
    assert " -_" not in chain


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ต่างๆ", "ต่าง_ๆ"),
        ("ต่าง   ๆกัน", "ต่าง_ๆ กัน"),
        ("ต่างๆ, (ต่างๆ) “ต่างๆ”", "ต่าง_ๆ, (ต่าง_ๆ) “ต่าง_ๆ”"),
        ("ต่างๆ\nข้อ", "ต่าง_ๆ\nข้อ"),
        ("ต่างๆ(ก)", "ต่าง_ๆ (ก)"),
        ("ต่างๆ 5", "ต่าง_ๆ 5"),
        ("ๆ กับ (ๆ)", "ๆ กับ (ๆ)"),
        ("หมู กาฯลฯเป็นต้น", "หมู กา_ฯลฯ เป็นต้น"),
        ("หมู ฯลฯ", "หมู_ฯลฯ"),
        ("ต่างๆ ฯลฯ", "ต่าง_ๆ_ฯลฯ"),
        ("กรุงเทพฯ และ ฯพณฯ", "กรุงเทพฯ และ ฯพณฯ"),
    ],
)
def test_repetition_and_etcetera_have_their_spaces(typed: str, printed: str) -> None:
    assert shown(typed) == printed


@QUICK
@given(ANY)
def test_joining_again_changes_nothing(text: str) -> None:
    assert glue(glue(text)) == glue(text)


@QUICK
@given(ANY)
def test_only_spaces_change(text: str) -> None:
    assert "".join(glue(text).split()) == "".join(text.split())


@QUICK
@given(ANY.filter(lambda text: "ๆ" not in text and "ฯลฯ" not in text))
def test_without_repetition_the_text_stays_letter_for_letter(text: str) -> None:
    assert glue(text).replace(NBSP, " ") == text.replace(NBSP, " ")


@QUICK
@given(TEXTS)
def test_the_digits_make_no_difference(text: str) -> None:
    assert glue(to_thai_digits(text)) == to_thai_digits(glue(text))


@pytest.mark.parametrize(
    "part",
    ["ก", " ", "1", "1 ", "ๆ", "  ๆ", "ฯลฯ", "พล.", "ว่าที่ ", "๕ คน ", "นายก้อง ใจดี ", "😀", "\n"],
)
def test_a_paragraph_of_100000_letters_is_joined_in_one_go(part: str) -> None:
    text = part * (100_000 // len(part))

    assert len(glue(text)) >= len("".join(text.split()))
