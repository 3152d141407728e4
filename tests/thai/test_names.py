import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district_admin.thai.names import (
    PersonName,
    bracket_name,
    rank_before_signature,
    split_name,
)

FIRSTS = st.sampled_from(
    [
        *("ก้อง", "กานดา", "นวล", "ใจ", "เพ็ญ", "พลอย", "นายิกา", "คุณากร", "ณรงค์"),
        *("ไพลิน", "สาวิตรี"),
    ]
)
LASTS = st.sampled_from(["เกียรติ", "ใจดี", "ณ พัทลุง", "แก้วสี ณ สงขลา", "มีสุข", ""])
TITLES = st.sampled_from(
    [
        *("นาย", "นาง", "นางสาว", "น.ส.", "เด็กหญิง", "ดร.", "ผศ.ดร.", "รศ. ดร.", "ศ."),
        *("ว่าที่ ร.ต.", "ม.ล.", "ว่าที่ร้อยตรี", "ว่าที่ ร.ต. ดร.", "ว่าที่ร้อยตรีหญิง"),
        *("พ.ต.ท.หญิง", "พลตำรวจเอก", "พระครู", "พระมหา", "ม.ร.ว.", ""),
    ]
)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("นายก้อง เกียรติ", ("นาย", "ก้อง", "เกียรติ")),
        ("นาย  ก้อง   เกียรติ", ("นาย", "ก้อง", "เกียรติ")),
        ("นางสาวกานดา ใจดี", ("นางสาว", "กานดา", "ใจดี")),
        ("น.ส. กานดา ใจดี", ("น.ส.", "กานดา", "ใจดี")),
        ("ดร.กานดา ใจดี", ("ดร.", "กานดา", "ใจดี")),
        ("ผศ.ดร.ก้อง เกียรติ", ("ผศ.ดร.", "ก้อง", "เกียรติ")),
        ("ว่าที่ ร.ต. ดร. ก้อง เกียรติ", ("ว่าที่ ร.ต. ดร.", "ก้อง", "เกียรติ")),
        ("ว่าที่ร้อยตรีหญิงกานดา ใจดี", ("ว่าที่ร้อยตรีหญิง", "กานดา", "ใจดี")),
        ("ว่าที่ ร้อยตรี ก้อง เกียรติ", ("ว่าที่ ร้อยตรี", "ก้อง", "เกียรติ")),
        ("พ.ต.ท.หญิง กานดา ใจดี", ("พ.ต.ท.หญิง", "กานดา", "ใจดี")),
        ("พันเอก(พิเศษ) ก้อง เกียรติ", ("พันเอก(พิเศษ)", "ก้อง", "เกียรติ")),
        ("พลตำรวจเอก ก้อง เกียรติ", ("พลตำรวจเอก", "ก้อง", "เกียรติ")),
        ("ม.ล.ก้อง เกียรติ", ("ม.ล.", "ก้อง", "เกียรติ")),
        ("พระครูสุวรรณ", ("พระครู", "สุวรรณ", "")),
        ("พระมหาก้อง ธมฺโม", ("พระมหา", "ก้อง", "ธมฺโม")),
        ("นายก้อง เกียรติ ณ พัทลุง", ("นาย", "ก้อง", "เกียรติ ณ พัทลุง")),
        ("นายพลอย ใจดี", ("นาย", "พลอย", "ใจดี")),
        ("นายพลเอก ใจดี", ("นาย", "พลเอก", "ใจดี")),
        ("ก้อง เกียรติ", ("", "ก้อง", "เกียรติ")),
        ("Mr. John Smith", ("Mr.", "John", "Smith")),
        ("MRS.JANE SMITH", ("MRS.", "JANE", "SMITH")),
        ("Missy Smith", ("", "Missy", "Smith")),
        ("นายแพทย์ก้อง เกียรติ", ("นายแพทย์", "ก้อง", "เกียรติ")),
        ("แพทย์หญิง กานดา ใจดี", ("แพทย์หญิง", "กานดา", "ใจดี")),
        ("ทันตแพทย์ก้อง เกียรติ", ("ทันตแพทย์", "ก้อง", "เกียรติ")),
        ("ทันตแพทย์หญิงกานดา ใจดี", ("ทันตแพทย์หญิง", "กานดา", "ใจดี")),
        ("นายสัตวแพทย์ก้อง เกียรติ", ("นายสัตวแพทย์", "ก้อง", "เกียรติ")),
        ("คุณหญิงกานดา ใจดี", ("คุณหญิง", "กานดา", "ใจดี")),
        ("คุณกานดา ใจดี", ("คุณ", "กานดา", "ใจดี")),
        ("คุณวุฒิ ใจดี", ("", "คุณวุฒิ", "ใจดี")),
        ("คุณากร ใจดี", ("", "คุณากร", "ใจดี")),
        ("อาจารย์ก้อง เกียรติ", ("อาจารย์", "ก้อง", "เกียรติ")),
        ("แม่ชีกานดา ใจดี", ("แม่ชี", "กานดา", "ใจดี")),
        ("ดร.นายก้อง เกียรติ", ("ดร.นาย", "ก้อง", "เกียรติ")),
        ("นายิกา ใจดี", ("", "นายิกา", "ใจดี")),
        ("นาย", ("", "นาย", "")),
        ("", ("", "", "")),
        ("\u200bนาย\u00a0ก้อง\u00a0 เกียรติ\n", ("นาย", "ก้อง", "เกียรติ")),
    ],
)
def test_the_title_is_parted_from_the_name(typed: str, parts: tuple[str, str, str]) -> None:
    assert split_name(typed) == PersonName(*parts)


def test_a_first_name_that_looks_like_a_title_is_still_written_right() -> None:
    assert split_name("นางนวล ใจดี") == PersonName("นาง", "นวล", "ใจดี")
    assert split_name("นางนวล ใจดี").full == "นางนวล ใจดี"


def test_a_name_in_a_sentence_has_the_spaces_its_title_wants() -> None:
    assert split_name("นาย ก้อง  เกียรติ").full == "นายก้อง เกียรติ"
    assert split_name("ดร.กานดา ใจดี").full == "ดร. กานดา ใจดี"
    assert split_name("ว่าที่ร้อยตรีก้อง เกียรติ").full == "ว่าที่ร้อยตรี ก้อง เกียรติ"


@pytest.mark.parametrize(
    ("typed", "line", "before"),
    [
        ("นายก้อง เกียรติ", "(นายก้อง\u00a0 เกียรติ)", ""),
        ("น.ส.กานดา ใจดี", "(นางสาวกานดา\u00a0 ใจดี)", ""),
        ("ม.ล.ก้อง เกียรติ ณ พัทลุง", "(หม่อมหลวงก้อง\u00a0 เกียรติ\u00a0ณ\u00a0พัทลุง)", ""),
        ("ว่าที่ ร.ต. ก้อง เกียรติ", "(ก้อง\u00a0 เกียรติ)", "ว่าที่ร้อยตรี"),
        ("ว่าที่ร.ต.หญิง กานดา ใจดี", "(กานดา\u00a0 ใจดี)", "ว่าที่ร้อยตรีหญิง"),
        ("ผศ.ดร.กานดา ใจดี", "(กานดา\u00a0 ใจดี)", "ผู้ช่วยศาสตราจารย์ ดร."),
        ("พ.ต.ท. ก้อง เกียรติ", "(ก้อง\u00a0 เกียรติ)", "พันตำรวจโท"),
        ("จ.ส.ต. ก้อง เกียรติ", "(ก้อง\u00a0 เกียรติ)", "จ.ส.ต."),
        ("พระครูสุวรรณ", "(พระครูสุวรรณ)", ""),
        ("Mr. John Smith", "(Mr. John\u00a0 Smith)", ""),
        ("คุณหญิงกานดา ใจดี", "(คุณหญิงกานดา\u00a0 ใจดี)", ""),
    ],
)
def test_a_signature_has_courtesy_inside_the_brackets_and_rank_before_it(
    typed: str, line: str, before: str
) -> None:
    assert bracket_name(typed) == line
    assert rank_before_signature(typed) == before


@settings(max_examples=150, deadline=None)
@given(TITLES, st.sampled_from(["", " ", "  ", "\u00a0"]), FIRSTS, LASTS)
def test_a_name_put_together_again_is_the_name(title: str, gap: str, first: str, last: str) -> None:
    typed = f"{title}{gap}{first}  {last}"
    name = split_name(typed)

    assert (name.title, name.first, name.last) == (title, first, last)
    assert split_name(name.full) == name


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="นายงสวดร.ก้เิ พระครูว่าที่ล", max_size=25))
def test_no_letter_is_lost_and_tidying_again_changes_nothing(typed: str) -> None:
    name = split_name(typed)

    assert split_name(name.full).full == name.full
    assert name.full.replace(" ", "") == f"{name.title}{name.first}{name.last}".replace(" ", "")


def test_100000_letters_are_a_long_name() -> None:
    assert split_name("พล." * 33_000).full
    assert bracket_name("ว่าที่ " * 14_000)
