"""What is said of a mistake in a template: its place, and what to write."""

import pytest
from docx.document import Document

from district_admin.documents.template_rendering import TemplateNotFilledError, render_template
from tests.documents.templates.conftest import (
    check,
    committee,
    errors,
    values,
    word,
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ เรือง }}", "หมายถึง “เรื่อง” หรือไม่"),
        ("{{ ผู้ลงนาน_ชื่อ }}", "หมายถึง “ผู้ลงนาม_ชื่อ” หรือไม่"),
        ("{{ xyzzy }}", "กรุณาดูชื่อที่ใช้ได้ในรายการช่อง"),
        ("{{ เรื่อง", "ไม่มีตัวปิด “}}”"),
        ("{{ เรื่อง }", "ไม่มีตัวปิด “}}”"),
        ("เรื่อง }}", "ไม่มีตัวเปิด"),
        ("{{ เรื่อง {{ ที่ }}", "ไม่มีตัวปิด"),
        ("{{ }}", "ไม่มีชื่อช่อง"),
        ("{{ สั่ง ณ วันที่ }}", "{{ สั่ง_ณ_วันที่ }}"),
        ("{{ ชื่อ&สกุล }}", "ชื่อช่องมีได้เฉพาะ"),
        ("{{ เรื่อง < ที่ }}", "ใช้ “<” ไม่ได้"),
        ("{{ <ชื่อ> }}", "เขียนไม่ถูกต้อง"),
        ("{{ 9 ** 9 ** 9 }}", "ใช้ “**” ไม่ได้"),
        ("{{ เรื่อง.__class__.__mro__ }}", "ใช้ “.__mro__” ไม่ได้"),
        ("{{ เรื่อง.__class__ }}", "ใช้ .__class__ ไม่ได้"),
        ("{{ ''.__class__ }}", "ใช้ “.__class__” ไม่ได้"),
        ("{{ cycler() }}", "ใช้ “( )” ไม่ได้"),
        ("{{ เรื่อง|upper }}", "ใช้ “|” ไม่ได้"),
        ("{{r เรื่อง }}", "กรุณาเขียนเป็น {{ เรื่อง }}"),
        ("{%- if เรื่อง %}{% endif %}", "เครื่องหมาย -"),
        ("{% include 'x' %}", "คำสั่งที่ใช้ได้คือ"),
        ("{% set a = 1 %}", "คำสั่งที่ใช้ได้คือ"),
        ("{% raw %}{% endraw %}", "คำสั่งที่ใช้ได้คือ"),
        ("{% if เรื่อง %}", "ไม่มีคำสั่งปิด {% endif %}"),
        ("{% endif %}", "ไม่มีคำสั่งเปิด"),
        ("{% if เรื่อง %}{% endfor %}", "ปิดไม่ตรงคู่"),
        ("{% if %}{% endif %}", "เขียนเป็น if ชื่อช่อง"),
        ("{% for ก in เรื่อง %}{% endfor %}", "ไม่ใช่รายการ"),
        ("{% for ก in 'กขค' %}{% endfor %}", "ใช้ “for” ไม่ได้"),
        ("{% for ก %}{% endfor %}", "เขียนเป็น for"),
        ("{%tr for ก in อ้างถึง_รายการ %}", "ต้องอยู่ในตาราง"),
        ("ก {%p if เรื่อง %}", "ต้องอยู่ลำพังในย่อหน้า"),
        ("{{ อ้างถึง_รายการ }}", "เป็นรายการ"),
        ("{% for ก in อ้างถึง_รายการ %}{{ ก.ชื่อ }}{% endfor %}", "ใช้ .ชื่อ ไม่ได้"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_write(text: str, said: str) -> None:
    def letter(made: Document) -> None:
        made.add_paragraph("นำ")
        made.add_paragraph(text)

    first, *_others = errors(word(letter))
    assert said in first.text
    assert (first.place, first.near) == ("ย่อหน้าที่ 2", text)


def test_places_are_told_in_tables_headers_and_footers() -> None:
    def letter(made: Document) -> None:
        made.add_table(2, 2).cell(1, 1).text = "{{ ก1 }}"
        made.sections[0].header.paragraphs[0].text = "{{ ก2 }}"
        made.sections[0].footer.paragraphs[0].text = "{{ ก3 }}"

    assert {each.place for each in errors(word(letter))} == {
        "ตารางที่ 1 แถวที่ 2 ช่องที่ 2",
        "หัวกระดาษ ย่อหน้าที่ 1",
        "ท้ายกระดาษ ย่อหน้าที่ 1",
    }


def test_a_mistake_hides_no_other() -> None:
    def letter(made: Document) -> None:
        for text in ("{{ ผิด1", "{{ ผิด2 }}", "{% if %}", "{{ เรื่อง }}"):
            made.add_paragraph(text)

    assert len(errors(word(letter))) >= 3


def test_blocks_that_would_tear_the_page_apart_are_told() -> None:
    def over_paragraphs(made: Document) -> None:
        made.add_paragraph("{% if เรื่อง %}ก")
        made.add_paragraph("{% endif %}")

    def one_row(made: Document) -> None:
        table = made.add_table(1, 2)
        table.cell(0, 0).text = "{%tr for ก in คณะกรรมการ %}"
        table.cell(0, 1).text = "{{ ก.ชื่อ }}{%tr endfor %}"

    def mixed(made: Document) -> None:
        made.add_paragraph("{%p if เรื่อง %}")
        made.add_paragraph("{% endif %}")

    def over_cells(made: Document) -> None:
        table = made.add_table(1, 2)
        table.cell(0, 0).text = "{%p if เรื่อง %}"
        table.cell(0, 1).text = "{%p endif %}"

    assert "ต้องอยู่ในย่อหน้าเดียวกัน" in errors(word(over_paragraphs))[0].text
    assert "ต้องอยู่ลำพังในแถวของตาราง" in errors(word(one_row), "order")[0].text
    assert "ต้องขึ้นต้นแบบเดียวกับ" in errors(word(mixed))[0].text
    assert "เดียวกัน" in errors(word(over_cells))[0].text


def test_a_column_that_a_row_does_not_have_is_told_with_those_it_has() -> None:
    def letter(made: Document) -> None:
        committee(made)
        made.tables[0].cell(1, 0).text = "{{ คน.อายุ }}"

    assert "คน.ลำดับ, คน.ชื่อ, คน.ตำแหน่ง, คน.หน้าที่" in errors(word(letter), "order")[0].text


def test_what_the_paper_needs_and_the_template_lacks_is_a_warning() -> None:
    found = check(word("{{ เรื่อง }} { วันที่ }"), "announcement")
    assert not any(each.is_error for each in found)
    assert any("ข้อความ" in each.text and "ผู้ลงนาม" in each.text for each in found)
    assert any("ปีกกาข้างละอันเดียว" in each.text for each in found)
    assert "ไม่มีช่องใดในแบบนี้" in check(word("เรียนท่าน"))[0].text


def test_a_field_that_the_office_s_form_lost_since_is_told_when_filling_in() -> None:
    with pytest.raises(TemplateNotFilledError, match="ใช้ช่อง “ช่องเก่า” ซึ่งไม่มีแล้ว"):
        render_template(word("{{ ช่องเก่า }}"), values("letter"))
