"""Word files that are read as templates of the office, and what is said of them."""

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document

from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import new_content
from district_admin.documents.form_model import Form, Letterhead
from district_admin.documents.template_checks import TemplateProblem, check_template
from district_admin.documents.template_fields import template_values
from district_admin.documents.template_rendering import render_template

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


MARK = '<w:p><w:r><w:t>ก</w:t></w:r><w:bookmarkStart w:id="1" w:name="{}"/></w:p>'


SETTINGS = "word/_rels/settings.xml.rels"
TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"


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


def with_type(data: bytes, extension: str, kind: str) -> bytes:
    """Return a Word file that says what its parts of an extension are."""
    default = f'<Default Extension="{extension}" ContentType="{kind}"/></Types>'
    with zipfile.ZipFile(BytesIO(data)) as parts:
        types = parts.read(TYPES).replace(b"</Types>", default.encode())
    return repacked(data, {TYPES: types})


def committee(made: Document) -> None:
    table = made.add_table(3, 3)
    table.cell(0, 0).text = "{%tr for คน in คณะกรรมการ %}"
    table.cell(1, 0).text = "{{ คน.ลำดับ }}. {{ คน.ชื่อ }}"
    table.cell(1, 1).text = "{{ คน.ตำแหน่ง }}"
    table.cell(1, 2).text = "{% if คน.หน้าที่ == 'ประธาน' %}★{% endif %}{{ คน.role }}"
    table.cell(2, 0).text = "{%tr endfor %}"
