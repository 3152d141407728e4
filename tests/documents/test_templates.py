"""The office's own Word templates: what is said of bad ones, and what stands on the paper."""

import itertools
import posixpath
import random
import re
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import new_content
from district_admin.documents.form_model import Form, Letterhead
from district_admin.documents.template_checks import TemplateProblem, check_template
from district_admin.documents.template_fields import template_fields, template_values
from district_admin.documents.template_file import LARGEST
from district_admin.documents.template_refusals import TemplateRefusedError
from district_admin.documents.template_rendering import TemplateNotFilledError, render_template
from district_admin.documents.template_sample import sample_content, sample_template

TODAY = date(2026, 11, 28)
OFFICE = Letterhead(
    office_name="สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต 2",
    telephone="0 2123 4567",
    address_lines=("ถนนสมมติ", "จังหวัดสมมติบุรี 99000"),
)
KINDS = ("memo", "letter", "circular", "stamped", "order", "announcement", "certificate")
Fill = Callable[[Document], object]


def form(kind: str = "invitation") -> Form:
    return load_form(kind, Path("no-own-forms"))


def word(fill: Fill | str) -> bytes:
    """Return a Word file with this text, or what the function put into it."""
    made = docx.Document()
    if isinstance(fill, str):
        made.add_paragraph(fill)
    else:
        fill(made)
    return saved(made)


def saved(made: Document) -> bytes:
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def moved(data: bytes, old: str, new: str) -> bytes:
    """Return a packed file in which a part has another name, which its relations know."""
    made = BytesIO()
    relative = posixpath.relpath(f"/{new}", "/word")
    with zipfile.ZipFile(BytesIO(data)) as parts, zipfile.ZipFile(made, "w", 8) as packed:
        for name in parts.namelist():
            part = parts.read(name)
            if name == TYPES:
                part = part.replace(f"/{old}".encode(), f"/{new}".encode())
            elif name.endswith("document.xml.rels"):
                part = part.replace(posixpath.basename(old).encode(), relative.encode())
            packed.writestr(new if name == old else name, part)
    return made.getvalue()


def repacked(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Return a packed file with parts changed, added, or (None) left out."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, part in changes.items():
            if part is not None:
                new.writestr(name, part)
    return made.getvalue()


def check(data: bytes, kind: str = "invitation") -> list[TemplateProblem]:
    return check_template(data, form(kind), OFFICE, TODAY)


def errors(data: bytes, kind: str = "invitation") -> list[TemplateProblem]:
    return [each for each in check(data, kind) if each.is_error]


def values(kind: str, **content: Any) -> dict[str, Any]:
    of = form(kind)
    whole = {**new_content(of, OFFICE, TODAY), **content}
    return template_values(of, whole, OFFICE, "thai")


def written(data: bytes, kind: str, **content: Any) -> Document:
    assert errors(data, kind) == []
    return docx.Document(BytesIO(render_template(data, values(kind, **content))))


def lines(made: Document) -> list[str]:
    return [each.text.replace("\u00a0", " ") for each in made.paragraphs]


# What stands on the paper


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


def committee(made: Document) -> None:
    table = made.add_table(3, 3)
    table.cell(0, 0).text = "{%tr for คน in คณะกรรมการ %}"
    table.cell(1, 0).text = "{{ คน.ลำดับ }}. {{ คน.ชื่อ }}"
    table.cell(1, 1).text = "{{ คน.ตำแหน่ง }}"
    table.cell(1, 2).text = "{% if คน.หน้าที่ == 'ประธาน' %}★{% endif %}{{ คน.role }}"
    table.cell(2, 0).text = "{%tr endfor %}"


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


def test_every_field_of_every_form_has_a_name_of_its_own() -> None:
    for kind in (*KINDS, "invitation"):
        names = [name for each in template_fields(form(kind)) for name in each.names]
        assert len(names) == len(set(names))
        assert all(name.isidentifier() for name in names)
        assert {each.name for each in form(kind).fields} <= set(names)


@pytest.mark.parametrize("kind", [*KINDS, "invitation"])
def test_the_sample_of_a_kind_has_nothing_to_put_right_and_prints_what_was_typed(kind: str) -> None:
    sample = sample_template(form(kind), OFFICE)
    assert check(sample, kind) == []
    content = sample_content(form(kind), OFFICE, TODAY)

    made = docx.Document(BytesIO(render_template(sample, values(kind, **content))))

    text = "\n".join(lines(made))
    assert "{" not in text
    assert "๒๕๖๙" in text
    assert "๑๙๐๑" not in text
    assert "๒๔๔๔" not in text
    if kind != "stamped":
        assert "(นายตัวอย่าง  ดีงาม)" in text


def test_the_sample_leaves_no_label_behind_a_field_that_is_empty() -> None:
    sample = sample_template(form("letter"), OFFICE)
    drawn = zipfile.ZipFile(BytesIO(sample)).read("word/document.xml").decode()
    assert "ตราครุฑ" not in drawn  # whose empty frame no check would tell of
    content = {**sample_content(form("letter"), OFFICE, TODAY), "fax": "", "refers_to": []}
    text = "\n".join(lines(written(sample, "letter", **content)))
    assert "โทร. ๐ ๒๑๒๓ ๔๕๖๗\n" in text
    assert "โทรสาร" not in text
    assert "อ้างถึง" not in text


# What is said of what is wrong


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


# Files that are not opened at all


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    base = "http://schemas.openxmlformats.org"
    return (
        f'<Relationships xmlns="{base}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{base}/officeDocument/2006/relationships/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/></Relationships>'
    ).encode()


def document_xml(inside: str, before: str = "") -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'{before}<w:document xmlns:w="{name}"><w:body>{inside}</w:body></w:document>'.encode()


def kinds_with(old: str, new: str) -> bytes:
    with zipfile.ZipFile(BytesIO(word("ก"))) as archive:
        return archive.read(TYPES).replace(old.encode(), new.encode())


SETTINGS = "word/_rels/settings.xml.rels"
TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
STRICT = b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body/></document>'
NOISE = f"<!--{random.Random(1).randbytes(3 << 20).hex()}-->"
DDE = "<w:p><w:r><w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\\\x</w:instrText></w:r></w:p>"
BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("empty", lambda: b""),
    "too large": ("file_size", lambda: b"PK" + bytes(LARGEST)),
    "a picture": ("not_word", lambda: b"\x89PNG\r\n\x1a\n"),
    "a workbook": (
        "not_word",
        lambda: repacked(word("ก"), {DOCUMENT: None, TYPES: b"<a/>"}),
    ),
    "old Word": ("old", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "locked": (
        "password",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    ),
    "cut off": ("damaged", lambda: word("ก" * 500)[:-300]),
    "broken XML": ("damaged", lambda: repacked(word("ก"), {DOCUMENT: b"<w:document"})),
    "loose parts": ("damaged", lambda: repacked(word("ก"), {"_rels/.rels": None})),
    "strict": ("damaged", lambda: repacked(word("ก"), {DOCUMENT: STRICT})),
    "no page": ("damaged", lambda: repacked(word("ก"), {DOCUMENT: document_xml("")[:-24] + b"/>"})),
    "macros": ("macros", lambda: repacked(word("ก"), {"word/vbaProject.bin": b"x"})),
    "dotx": (
        "dotx",
        lambda: repacked(
            word("ก"),
            {TYPES: kinds_with("document.main+xml", "template.main+xml")},
        ),
    ),
    "bomb": ("ratio", lambda: repacked(word("ก"), {"word/media/a.png": bytes(20 << 20)})),
    "bomb of parts": (
        "parts",
        lambda: repacked(word("ก"), {f"word/media/{n}.png": b"" for n in range(600)}),
    ),
    "long text": (
        "unpacked_size",
        lambda: repacked(
            word("ก"),
            {DOCUMENT: document_xml(NOISE)},
        ),
    ),
    "way out": ("part_path", lambda: repacked(word("ก"), {"../../x": b"x"})),
    "entities": (
        "dtd",
        lambda: repacked(word("ก"), {DOCUMENT: document_xml("", "<!DOCTYPE a [<!ENTITY b 'c'>]>")}),
    ),
    "picture from elsewhere": (
        "elsewhere",
        lambda: repacked(
            word("ก"), {"word/_rels/x.xml.rels": relation("image", "http://example.org/a.png")}
        ),
    ),
    "template from elsewhere": (
        "elsewhere",
        lambda: repacked(
            word("ก"), {SETTINGS: relation("attachedTemplate", "https://example.org/a.dotm")}
        ),
    ),
    "command": ("starter", lambda: repacked(word("ก"), {DOCUMENT: document_xml(DDE)})),
    "object": ("object", lambda: repacked(word("ก"), {"word/embeddings/a.bin": b"x"})),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_honest_template_is_refused_with_its_reason(name: str) -> None:
    code, made = BAD[name]
    with pytest.raises(TemplateRefusedError) as refused:
        check(made())
    assert refused.value.code == code
    assert "กรุณา" in str(refused.value)


def field(instruction: str) -> str:
    """Return a field of Word in a paragraph; what is in braces is a field inside of it."""
    signs = {"⟨": "begin", "⟩": "end"}
    parts = [
        f'<w:r><w:fldChar w:fldCharType="{signs[each]}"/></w:r>'
        if each in signs
        else f"<w:r><w:instrText>{each}</w:instrText></w:r>"
        for each in re.split("([⟨⟩])", f"⟨{instruction}⟩")
    ]
    return f"<w:p>{''.join(parts)}</w:p>"


def page(inside: str) -> bytes:
    """Return a Word file with this in its body."""
    return repacked(word("ก"), {DOCUMENT: document_xml(inside)})


@pytest.mark.parametrize(
    "instruction",
    [
        "DDEAUTO c:\\\\x",
        "DDE&quot;c:\\\\x&quot;",
        "⟨QUOTE 68 68 69 65 85 84 79⟩ c:\\\\x",
        "D⟨QUOTE &quot;DEAUTO&quot;⟩ c:\\\\x",
        "IF 1=1 ⟨INCLUDEPICTURE &quot;x&quot;⟩",
    ],
)
def test_a_field_that_starts_something_is_found_however_it_is_written(instruction: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        check(page(field(instruction)))
    assert refused.value.code == "starter"


@pytest.mark.parametrize(
    "instruction",
    ["HYPERLINK &quot;https://x.org/link&quot;", "= ⟨PAGE⟩ - 1", "IF ⟨PAGE⟩ = 1 &quot;ก&quot;"],
)
def test_fields_that_start_nothing_are_let_in(instruction: str) -> None:
    assert errors(page(field(instruction))) == []


def test_a_value_in_a_field_makes_no_command() -> None:
    split = field("").replace("<w:instrText></w:instrText>", "<w:t>{{ เรื่อง }}</w:t>")
    with pytest.raises(TemplateNotFilledError, match="DDEAUTO"):
        render_template(page(split), values("letter", subject="DDEAUTO c:\\x"))


@pytest.mark.parametrize("name", ["word/header1.dat", "word/header1.XML", "other/header1.xml"])
@pytest.mark.parametrize("bad", ["command", "doctype", "long"])
def test_a_part_is_known_by_what_it_is_and_not_by_its_name(name: str, bad: str) -> None:
    def letter(made: Document) -> None:
        made.sections[0].header.paragraphs[0].text = "ก"

    original = word(letter)
    with zipfile.ZipFile(BytesIO(original)) as parts:
        old = next(each for each in parts.namelist() if "header" in each)
        header = parts.read(old).decode()
    start, rest = header.split("?>", 1)
    changed = {
        "command": header.replace("</w:hdr>", field("DDEAUTO x") + "</w:hdr>"),
        "doctype": f"{start}?><!DOCTYPE a [<!ENTITY b 'c'>]>{rest}",
        "long": header + NOISE,
    }[bad]
    with pytest.raises(TemplateRefusedError) as refused:
        check(moved(repacked(original, {old: changed.encode()}), old, name))
    assert refused.value.code == {"command": "starter", "doctype": "dtd"}.get(bad, "unpacked_size")


def with_type(data: bytes, extension: str, kind: str) -> bytes:
    """Return a Word file that says what its parts of an extension are."""
    default = f'<Default Extension="{extension}" ContentType="{kind}"/></Types>'
    with zipfile.ZipFile(BytesIO(data)) as parts:
        types = parts.read(TYPES).replace(b"</Types>", default.encode())
    return repacked(data, {TYPES: types})


def test_fonts_and_drawings_are_let_in_whatever_they_begin_with() -> None:
    font = with_type(
        repacked(word("{{ เรื่อง }}"), {"word/fonts/font1.odttf": b"<a\x01\x02"}),
        "odttf",
        "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    )
    drawing = with_type(
        repacked(font, {"word/media/a.svg": b"<!DOCTYPE svg><svg>{{</svg>"}), "svg", "image/svg+xml"
    )
    assert errors(drawing) == []


def test_a_header_that_calls_itself_a_picture_is_a_header() -> None:
    changes: dict[str, bytes | None] = {
        "word/h.svg": document_xml(field("DDEAUTO x")),
        "word/_rels/x.dat.rels": relation("header", "h.svg", "Internal"),
    }
    with pytest.raises(TemplateRefusedError) as refused:
        check(with_type(repacked(word("ก"), changes), "svg", "image/svg+xml"))
    assert refused.value.code == "starter"


@pytest.mark.parametrize(
    "kind", ["oleObject", "package", "aFChunk", "control", "subDocument", "frame", "vbaProject"]
)
def test_parts_of_other_programs_are_refused_wherever_they_are(kind: str) -> None:
    changes: dict[str, bytes | None] = {
        "word/_rels/header9.dat.rels": relation(kind, "chunk.bin", "Internal"),
        "word/chunk.bin": b"\xd0\xcf\x11\xe0",
    }
    type_ = "application/vnd.openxmlformats-officedocument.oleObject"
    with pytest.raises(TemplateRefusedError) as refused:
        check(with_type(repacked(word("{{ เรื่อง }}"), changes), "bin", type_))
    assert refused.value.code == "object"


@pytest.mark.parametrize(
    "target",
    [
        "file:////evil.example/s/t.dotm",
        "file:///\\\\evil.example\\s\\t.dotm",
        "\\\\evil.example\\s\\t.dotm",
        "file:///%5C%5Cevil.example/s/t.dotm",
        "//evil.example/s/t.dotm",
        "file://evil.example/s/t.dotm",
    ],
)
def test_a_template_on_another_computer_is_refused_however_it_is_written(target: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        check(repacked(word("ก"), {SETTINGS: relation("attachedTemplate", target)}))
    assert refused.value.code == "elsewhere"


MARK = '<w:p><w:r><w:t>ก</w:t></w:r><w:bookmarkStart w:id="1" w:name="{}"/></w:p>'


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        (field("DD{# x #}EAUTO c:\\\\x"), "เขตข้อมูล (Field) ในเนื้อหา"),
        (field("INCLUDE{# #}PICTURE x"), "เขตข้อมูล (Field) ในเนื้อหา"),
        (MARK.format("{{ เรื่อง }}"), "ชื่อบุ๊กมาร์ก ในเนื้อหา"),
        ("<w:p><!--{{ เรื่อง }}--></w:p>", "เนื้อหา"),
        ("<w:p><w:r><w:t>{</w:t><w:br/><w:t>{ x }}</w:t></w:r></w:p>", "เนื้อหา"),
        ("<w:p><w:r><w:t>{</w:t><w:instrText>{ x }}</w:instrText></w:r></w:p>", "เนื้อหา"),
        ("<w:t>{{ เรื่อง }}</w:t>", "เนื้อหา"),
        ("<w:p><w:del><w:r><w:delText>{{ ก }}</w:delText></w:r></w:del></w:p>", "Track Changes"),
    ],
)
def test_a_tag_where_it_is_not_seen_is_refused_with_its_place(inside: str, place: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        check(page(inside))
    assert refused.value.code == "hidden_tag"
    assert place in str(refused.value)


def test_a_tag_in_the_properties_of_the_file_is_refused() -> None:
    def letter(made: Document) -> None:
        made.core_properties.title = "{{ เรื่อง }}"

    with pytest.raises(TemplateRefusedError, match="คุณสมบัติของไฟล์"):
        check(word(letter))


def test_identifiers_in_braces_are_no_tags() -> None:
    named = MARK.format("{28A0092B-C50C-407E-A947-70E740481C1C}")
    assert errors(page(named)) == []


def test_spaces_without_end_are_told_and_not_searched_through() -> None:
    def letter(made: Document) -> None:
        made.add_table(1, 1).cell(0, 0).text = "{% if เรื่อง" + " " * 4000 + "%}{% endif %}"

    assert any("ช่องว่าง" in each.text for each in errors(word(letter)))
    started = time.process_time()
    hidden = MARK.format("{%colspan" + " " * 4000)
    with pytest.raises(TemplateRefusedError) as refused:
        check(page(f"<w:tbl><w:tr><w:tc>{hidden}</w:tc></w:tr></w:tbl>"))
    assert refused.value.code == "hidden_tag"
    assert time.process_time() - started < 5


def test_the_letters_of_a_text_are_not_gone_through() -> None:
    loop = "{% for ก in เนื้อความทั้งหมด %}" + "A" * 50 + "{% endfor %}"
    with pytest.raises(TemplateNotFilledError):
        render_template(word(loop), values("letter", cause="ก" * 9000))
    inner = "{% for ก in อ้างถึง_รายการ %}{% for ข in ก %}x{% endfor %}{% endfor %}"
    with pytest.raises(TemplateNotFilledError):
        render_template(word(inner), values("letter", refers_to=["กข"]))
    assert any("อยู่ข้างใน for อื่นไม่ได้" in each.text for each in errors(word(inner)))


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is bounded as Linux does")
def test_a_template_that_fills_the_memory_is_told() -> None:
    import resource  # noqa: PLC0415 - not on every system

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    rows = "{% for ก in อ้างถึง_รายการ %}" + "A" * 1_000_000 + "{% endfor %}"
    content = values("letter", refers_to=["ก"] * 3000)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + (600 << 20), hard))
    try:
        with pytest.raises(TemplateNotFilledError, match="ใหญ่หรือซ้อนกัน"):
            render_template(word(rows), content)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def test_links_and_the_computer_s_own_template_are_no_danger() -> None:
    linked = repacked(
        word("{{ เรื่อง }}"),
        {
            SETTINGS: relation("attachedTemplate", "file:///C:\\Users\\x\\Normal.dotm"),
            "word/_rels/x.xml.rels": relation("hyperlink", "https://example.org"),
        },
    )
    assert errors(linked) == []


def test_a_hostile_text_is_told_in_a_moment_not_computed() -> None:
    nested = "{% for ก in อ้างถึง_รายการ %}" * 60 + "{% endfor %}" * 60
    deep = "{{ " + "(" * 3000 + " }}", "{{ " + "not " * 3000 + "x }}"
    for text in (nested, "{{" * 3000, *deep):
        assert errors(word(text))
