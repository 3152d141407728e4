"""The officer's plain text as paragraphs, clauses, headings and committee rows."""

from district_admin.documents.body_text import body_blocks, committee_row
from district_admin.documents.committee import Member
from district_admin.documents.form_model import BodyPart
from district_admin.documents.model import Block, Paragraph, Table


def made(text: str) -> list[Block]:
    return body_blocks(text, BodyPart("body"), lambda ready: ready, "body")


def indents(text: str) -> list[float]:
    return [block.first_line_cm for block in made(text) if isinstance(block, Paragraph)]


def test_each_line_is_a_paragraph_and_blank_lines_are_none() -> None:
    blocks = made("ด้วยสำนักงาน\n\n   \nในการนี้")

    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "ด้วยสำนักงาน",
        "ในการนี้",
    ]
    assert all(isinstance(block, Paragraph) and block.align == "justified" for block in blocks)


def test_clauses_go_in_by_their_level_and_back_again() -> None:
    assert indents("๑. ก\n๑.๑ ข\n๑) ค\n๒) ง\n๑.๒ จ\n๒. ฉ") == [2.5, 3.25, 4.0, 4.0, 3.25, 2.5]


def test_clauses_are_known_in_arabic_digits_too() -> None:
    assert indents("1. ก\n1.1 ข\n1.1.1 ค") == [2.5, 3.25, 4.0]


def test_clauses_wrap_back_to_the_margin() -> None:
    assert all(block.left_cm == 0 for block in made("๑. ก\n๑.๑ ข") if isinstance(block, Paragraph))


def test_a_list_right_under_a_paragraph_is_of_the_first_level() -> None:
    assert indents("ดังนี้\n๑) ก\n๒) ข\nต่อไป\n(๑) ค\n- ง") == [2.5, 2.5, 2.5, 2.5, 2.5, 3.25]


def test_articles_carry_numbered_items() -> None:
    assert indents("ข้อ ๑ ก\n(๑) ข\n(๒) ค\nข้อ ๒ ง") == [2.5, 3.25, 3.25, 2.5]


def keeps(text: str) -> list[bool]:
    return [block.keep_with_next for block in made(text) if isinstance(block, Paragraph)]


def test_a_clause_stays_with_the_first_of_its_sub_clauses() -> None:
    assert keeps("ดังนี้\n๑. ก\n๒. ปฏิทิน\n๒.๑ ข\n๑) ค\n๒.๒ ง") == [
        *(False, False, True, True, False, False)
    ]


def test_words_in_double_stars_are_bold_and_a_lone_pair_stays_as_typed() -> None:
    paragraph = made("ให้ **ทุกคน** มา ** เวลา")[0]

    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.bold) for run in paragraph.runs] == [
        ("ให้ ", False),
        ("ทุกคน", True),
        (" มา ** เวลา", False),
    ]


def test_a_line_wholly_in_stars_is_a_heading_kept_with_its_text() -> None:
    heading = made("**ข้อเท็จจริง**\nก")[0]

    assert isinstance(heading, Paragraph)
    assert heading.text == "ข้อเท็จจริง"
    assert heading.runs[0].bold
    assert heading.keep_with_next


def test_paragraphs_have_room_between_them_and_clauses_follow_closely() -> None:
    before = [b.before_pt for b in made("ก\n๑. ข\n๒. ค\n๓. ง\n๓.๑ จ") if isinstance(b, Paragraph)]

    assert before == [6, 0, 0, 6, 0]


def test_members_typed_with_bars_become_one_table() -> None:
    blocks = made("๑. คณะกรรมการ\n๑.๑ นาย ก | ผอ. | ประธานกรรมการ\n๑.๒ นาย ข | กรรมการ\nมีหน้าที่")

    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]
    table = blocks[1]
    assert isinstance(table, Table)
    assert [row.cells[0][0].text for row in table.rows] == ["๑.๑\tนาย ก\tผอ.", "๑.๒\tนาย ข"]
    assert [row.cells[1][0].text for row in table.rows] == ["ประธานกรรมการ", "กรรมการ"]
    assert not table.borders


def test_a_bar_at_an_end_makes_no_member() -> None:
    assert committee_row("| ก") is None
    assert committee_row("ก |") is None
    assert committee_row("ก") is None


def test_a_member_is_parted_into_number_name_post_and_role() -> None:
    found = committee_row("๒.๑ นายทดลอง  ใช้งาน | ครู | ประธานกรรมการ")

    assert found == Member("๒.๑", "นายทดลอง  ใช้งาน", "ครู", "ประธานกรรมการ")
    assert committee_row("ครู | กรรมการ") == Member("", "ครู", "", "กรรมการ")
