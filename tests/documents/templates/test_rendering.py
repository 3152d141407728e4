"""What stands on the paper that a template of the office makes."""

import itertools

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.documents.templates.conftest import (
    Fill,
    committee,
    lines,
    word,
    written,
)


def test_the_officer_puts_thai_names_into_her_own_letter() -> None:
    def letter(made: Document) -> None:
        made.sections[0].header.paragraphs[0].text = "{{ สำนักงาน_ชื่อ }}"
        made.add_paragraph("ที่ {{ที่}}").style = made.styles["Quote"]
        made.add_paragraph("เรื่อง {{ เรื่อง }}")
        made.add_paragraph("{{ วันที่ }} | {{ date_short }} | {{ วันประชุม_พร้อมชื่อวัน }}")
        made.add_paragraph("{{ ผู้ลงนาม }}")

    made = written(
        word(letter),
        "invitation",
        number="ศธ 04999/12",
        subject="ขอเชิญประชุม",
        meeting_date="2026-12-01",
        signatory={"lines": ["(นายก้องเกียรติ  ตัวอย่างดี)", "ผู้อำนวยการ"], "rank": ""},
    )

    assert lines(made) == [
        "ที่ ศธ ๐๔๙๙๙/๑๒",
        "เรื่อง ขอเชิญประชุม",
        "๒๘ พฤศจิกายน ๒๕๖๙ | ๒๘ พ.ย. ๒๕๖๙ | วันอังคารที่ ๑ ธันวาคม ๒๕๖๙",
        "(นายก้องเกียรติ  ตัวอย่างดี)\nผู้อำนวยการ",
    ]
    assert made.paragraphs[0].style is not None
    assert made.paragraphs[0].style.name == "Quote"
    assert made.sections[0].header.paragraphs[0].text.replace("\u00a0", " ").endswith("เขต ๒")


@pytest.mark.parametrize("name", ["บริษัท ก & ข", "<โรงเรียน> ค", "{{ เรื่อง }}", "{% raw %}"])
def test_signs_in_a_name_stay_signs(name: str) -> None:
    made = written(word("เรียน {{ ผู้รับ }}"), "letter", addressee=name)
    assert lines(made) == [f"เรียน {name}"]


def test_each_line_of_a_text_is_a_paragraph_of_the_same_shape() -> None:
    def letter(made: Document) -> None:
        made.add_paragraph("{{ เนื้อความทั้งหมด }}").paragraph_format.first_line_indent = 914400

    made = written(
        word(letter), "letter", cause="ด้วยหนึ่ง\nและสอง", purpose="จึงขอ", conclusion="จึงเรียนมา"
    )

    assert lines(made) == ["ด้วยหนึ่ง", "และสอง", "จึงขอ", "จึงเรียนมา"]
    assert {each.paragraph_format.first_line_indent for each in made.paragraphs} == {914400}


def test_the_form_s_own_words_stand_in_the_whole_text() -> None:
    made = written(
        word("{{ เนื้อความทั้งหมด }}"),
        "invitation",
        **{"meeting": "คณะกรรมการ", "session": "1/2569", "meeting_date": "2026-12-01"},
        place="ห้องประชุม",
        meeting_time="09.30",
        cause="เพื่อพิจารณา",
    )
    assert "ครั้งที่ ๑/๒๕๖๙ ในวันอังคารที่ ๑ ธันวาคม ๒๕๖๙ เวลา ๐๙.๓๐ น." in lines(made)[0]


def test_a_row_is_made_for_each_member_of_a_committee() -> None:
    members = [
        {"name": "นาย ก & ข", "post": "ผอ.", "role": "ประธาน"},
        {"name": "นาง ค", "post": "", "role": "กรรมการ"},
    ]
    table = written(word(committee), "order", committee=members).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["๑. นาย ก & ข", "ผอ.", "★ประธาน"],
        ["๒. นาง ค", "", "กรรมการ"],
    ]


def test_a_committee_without_members_leaves_no_empty_table_which_word_calls_damaged() -> None:
    assert written(word(committee), "order", committee=[]).tables == []


def test_what_is_not_filled_in_goes_with_its_label() -> None:
    def letter(made: Document) -> None:
        made.add_paragraph("{%p if อ้างถึง %}")
        made.add_paragraph("อ้างถึง {{ อ้างถึง }}")
        made.add_paragraph("{%p endif %}")
        made.add_paragraph("จบ")

    assert lines(written(word(letter), "letter", refers_to=[])) == ["จบ"]
    assert lines(written(word(letter), "letter", refers_to=["ก"])) == ["อ้างถึง ก", "จบ"]


def torn(text: str, at: tuple[int, ...]) -> Fill:
    """Put a text into a document as Word does whose spell checker has been over it."""

    def put(made: Document) -> None:
        paragraph = made.add_paragraph()
        cuts = (0, *at, len(text))
        for start, end in itertools.pairwise(cuts):
            paragraph.add_run(text[start:end])
            mark = OxmlElement("w:proofErr")
            mark.set(qn("w:type"), "spellStart")
            paragraph._p.append(mark)

    return put


@pytest.mark.parametrize("at", [(1,), (2, 5), (4, 6, 8), (1, 13, 14)])
def test_a_field_torn_apart_by_the_spell_checker_is_one_field(at: tuple[int, ...]) -> None:
    made = written(word(torn("{{ เรื่อง }} ต่อ", at)), "letter", subject="ขอเชิญ")
    assert lines(made) == ["ขอเชิญ ต่อ"]


@pytest.mark.parametrize("tag", ["{{\u00a0เรื่อง\u00a0}}", "{{ เรื่\u200bอง }}", "{{ เร่ือง }}"])
def test_a_name_is_read_as_it_looks(tag: str) -> None:
    assert lines(written(word(tag), "letter", subject="ขอเชิญ")) == ["ขอเชิญ"]
