import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.thai.clusters import is_legal
from district_admin.thai.segmentation import IN_NEED, Boundary, break_opportunities


def marked(text: str, most: float = 2.0, words: tuple[str, ...] = ()) -> str:
    """Return the text with | where a line may end at no more than `most` doubt."""
    places = [place.offset for place in break_opportunities(text, words) if place.penalty <= most]
    return "|".join(
        text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)
    )


def penalty(text: str, words: tuple[str, ...] = ()) -> float:
    """Return the penalty at the | in the text; infinite where no line may end."""
    offset = text.index("|")
    found = break_opportunities(text.replace("|", ""), words)
    return next((place.penalty for place in found if place.offset == offset), float("inf"))


def test_a_place_after_spaces_is_certain_and_the_next_line_begins_after_them() -> None:
    assert Boundary(8, 0.0) in break_opportunities("วันนี้  ณ ที่")


def test_lines_may_end_between_words() -> None:
    text = "ผลการประเมินของหน่วยงานอยู่ในระดับดี"

    assert marked(text, most=1.0) == "ผล|การประเมิน|ของ|หน่วยงาน|อยู่|ใน|ระดับ|ดี"


@pytest.mark.parametrize(
    "text",
    [
        "ต่าง| ๆ",
        "ต่าง |ๆ",
        "กรุงเทพ|ฯ",
        "ข้อมูล ณ\u00a0วัน|ที่\u00a0๒๗",
        "ในวัน|ที่ ๒๗",
        "ครั้ง|ที่\u00a0๒",
        "หนังสือ |ฯลฯ",
        "พ.|ศ.",
        "ก.ค.|ศ.",
        "สพ|ป.",
        "ก|ทม.",
        "คำ|)",
        "(|คำ",
        "“|คำ",
        "คำ|”",
        "เ|รียน",
        "ท|ี่",
        "จำน|วน",
        "พ.ศ.|\u00a0๒๕๖๙",
        "พ.ศ.\u00a0|๒๕๖๙",
        "๒,|๕๐๐",
        "ร้อยละ ๕๐|%",
        "๑|๕",
        "ฯ|พณฯ",
        "ฯพณ|ฯ",
        "( |ก )",
        "ก |)",
        "ก |ิ",
    ],
)
def test_no_line_ends_where_the_rules_forbid_it(text: str) -> None:
    assert penalty(text) == float("inf")


@pytest.mark.parametrize(
    "text",
    [
        "เรื่อง |ประชุม",
        "ต่างๆ|ที่ประชุม",
        "กรุงเทพฯ|จะจัด",
        "ฯลฯ |และ",
        "คำ|(วงเล็บ)",
        "(วงเล็บ)|และ",
        "เรียน |ฯพณฯ นายกรัฐมนตรี",
        "ของ|สพป.",
        'ชื่อ |"ก"',
    ],
)
def test_lines_may_end_beside_signs_and_abbreviations(text: str) -> None:
    assert penalty(text) < 1.0


@pytest.mark.parametrize(
    ("surer", "more_doubtful"),
    [
        ("ด้วยเหตุนี้ |จึง", "ด้วยเหตุนี้|จึง"),
        ("ของ|โรงเรียน", "โรง|เรียน"),
        ("รายงานผล|การประชุม", "รายงานผลการ|ประชุม"),
        ("ที่มี|ความรู้", "ที่มีความ|รู้"),
        ("สำนักงาน|เขตพื้นที่การศึกษา", "สำนักงานเขตพื้นที่การ|ศึกษา"),
        ("กระทรวง|มหาดไทย", "กระทรวงมหาด|ไทย"),
        ("โดย|นายธนพนธ์", "โดยนาย|ธนพนธ์"),
        ("พบกับ|ชูลแมนและ", "พบกับชูล|แมนและ"),
        ("ตัวแทน|โรงเรียนบ้านหนองตาแต้ม", "ตัวแทนโรงเรียนบ้านหนอง|ตาแต้ม"),
        ("หนอง|น้ำใส", "โรงเรียนบ้านหนอง|น้ำใส"),
        ("ใช้จ่าย|ของ", "ใช้จ่าย|แจกแจง"),
        ("ใน|นอร์ทแคโรไลนา", "ในนอร์ท|แคโรไลนา"),
    ],
)
def test_doubt_grows_from_spaces_to_words_to_compounds_and_names(
    surer: str, more_doubtful: str
) -> None:
    assert penalty(surer) < penalty(more_doubtful)


@pytest.mark.parametrize(
    "text",
    [
        "นาง|สาวพิมพ์ใจ รักเรียน",
        "นางสาว|พิมพ์ใจ รักเรียน",
        "นางสาวพิมพ์|ใจ รักเรียน",
        "นางสาวพิมพ์ใจ รัก|เรียน",
        "นางสาวพิมพ์ใจ\u00a0รัก|เรียน",
        "ดร.พิมพ์|ใจ รักเรียน",
        "ดร.\u00a0พิมพ์|ใจ รักเรียน",
    ],
)
def test_a_personal_name_is_parted_only_in_need(text: str) -> None:
    assert penalty(text) >= 3.0


def test_a_name_is_known_by_a_short_title_before_it() -> None:
    assert penalty("ดร.พิมพ์|ใจ รักเรียน") > penalty("ว่าพิมพ์|ใจ รักเรียน") + 3.0
    assert penalty("ดร.\u00a0พิมพ์|ใจ รักเรียน") > penalty("ว่าพิมพ์|ใจ รักเรียน") + 3.0


def test_where_two_rare_words_meet_there_is_more_doubt_than_beside_a_common_one() -> None:
    assert penalty("โปสเตอร์|กีตาร์ไม้") > penalty("โปสเตอร์|ของไม้") + 1.0


def test_first_name_and_surname_part_less_gladly_than_other_words_at_a_space() -> None:
    assert penalty("นายธนพนธ์ |ศรีสุวรรณ ครู") > 0.0
    assert penalty("นายธนพนธ์ ศรีสุวรรณ |ครู") == 0.0


def test_words_that_only_begin_like_a_title_are_no_names() -> None:
    assert penalty("นายกรัฐมนตรี|และ") < 1.0
    assert penalty("นายจ้าง|และลูกจ้าง") < 1.0


def test_addresses_of_web_and_mail_break_only_in_need_and_after_their_signs() -> None:
    text = "ดูที่ https://www.example.go.th/letters หรือ saraban@example.go.th"

    assert penalty("ที่ www.|example.go.th") >= 3.0
    assert marked(text, most=2.0) == (
        "ดู|ที่ |https://www.example.go.th/letters |หรือ |saraban@example.go.th"
    )
    assert "example.|go.|th/|letters" in marked(text, most=IN_NEED)
    assert "|" not in marked("saraban@example.go.th", most=IN_NEED - 1)


@pytest.mark.parametrize(
    "phrase",
    [
        "ความละเอียดแจ้งแล้ว",
        "ปฏิบัติราชการแทน",
        "รักษาการในตำแหน่ง",
        "เป็นต้นไป",
        "ประจำปีงบประมาณ",
        "ลงวันที่",
        "วันพฤหัสบดี",
    ],
)
def test_fixed_phrases_of_official_papers_are_one_word(phrase: str) -> None:
    assert "|" not in marked(f"และ{phrase}", most=5.0).removeprefix("และ|")


def test_a_word_of_the_office_is_kept_together_as_soon_as_it_is_added() -> None:
    text = "โรงเรียนปลา|ไหลพัฒนา"

    before = penalty(text)

    assert penalty(text, ("ปลาไหลพัฒนา",)) > before
    assert penalty(text) == before


def test_a_long_name_of_an_agency_can_still_part_between_its_words() -> None:
    name = "ศูนย์พัฒนาการศึกษาและวัฒนธรรมลุ่มน้ำเพชรแก้ว"

    assert penalty("ศูนย์พัฒนาการศึกษาและวัฒนธรรม|ลุ่มน้ำเพชรแก้ว", (name,)) < 6.0


def test_an_empty_text_has_no_place() -> None:
    assert break_opportunities("") == []
    assert break_opportunities("   ") == []


def test_a_paragraph_of_a_hundred_thousand_characters_takes_seconds_at_most() -> None:
    begun = time.perf_counter()

    found = break_opportunities("การประชุมนายสมคิดหนองปลาไหลเชิงปฏิบัติการ" * 2_500)

    assert len(found) > 10_000
    assert time.perf_counter() - begun < 10


@given(st.text(alphabet="กขรนยเแไ์ัิี่้็ำาะๆฯ().-/@:wa1๑ \u00a0\n“”", max_size=60))
def test_every_place_is_inside_the_text_in_order_and_allowed(text: str) -> None:
    found = break_opportunities(text)

    offsets = [place.offset for place in found]
    assert offsets == sorted(set(offsets))
    for place in found:
        assert 0 < place.offset < len(text)
        assert place.penalty >= 0.0
        assert text[place.offset] not in " \n\u00a0"
        if text[place.offset - 1] not in " \n":
            assert is_legal(text, place.offset)
