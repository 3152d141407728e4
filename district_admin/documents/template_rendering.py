"""Fills in a Word template of the office with the values of one paper.

The library (docxtpl) mends what Word tore apart and gives the file back; the language it reads is
ours (`template_language`). Rejected: replacing texts in runs ourselves, which loses to Word's
spell-check marks, headers and rows of tables one after another.
"""

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from typing_extensions import override

from district_admin.documents.template_file import guard_made
from district_admin.documents.template_language import TAG, make_environment, tidy_tag, unlooped
from district_admin.documents.template_refusals import TemplateRefusedError
from district_admin.errors import OfficeError
from district_admin.texts import _

_FAULTS: Final = (
    etree.LxmlError,
    BadZipFile,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    AssertionError,
)
_TOO_MUCH: Final = (MemoryError, RecursionError, OverflowError)
_NAME_IN_ENGLISH: Final = re.compile(r"'([^']+)' is undefined")


class TemplateNotFilledError(OfficeError):
    """A template could not be filled in; the text says why."""


class _Template(DocxTemplate):  # type: ignore[misc,unused-ignore]
    """A template whose tags are read as the checks read them."""

    @override
    def patch_xml(self, src_xml: str) -> str:
        patched: str = super().patch_xml(src_xml)
        return TAG.sub(lambda tag: tidy_tag(tag[0]), patched)


def render_template(data: bytes, values: Mapping[str, Any]) -> bytes:
    """Return the DOCX of a template with these values in it. Raises TemplateNotFilledError.

    The template has gone through `check_template` when it was kept; what has changed since, such
    as a field of the office's own form, is told here. What came out is looked at as any file from
    elsewhere, before it is handed out.
    """
    made = BytesIO()
    try:
        template = _Template(BytesIO(data))
        template.render(unlooped(values), _environment())
        _mend(template)
        template.save(made)
        docx.Document(BytesIO(made.getvalue()))
        guard_made(made.getvalue())
    except TemplateRefusedError as error:
        raise TemplateNotFilledError(str(error)) from error
    except _TOO_MUCH as error:
        words = _("แบบนี้ใหญ่หรือซ้อนกันลึกเกินกว่าจะเติมข้อความได้ กรุณาลด for และ if ที่ซ้อนกันในแบบ")
        raise TemplateNotFilledError(words) from error
    except UndefinedError as error:
        name = _NAME_IN_ENGLISH.search(error.message or "")
        words = _("แบบนี้ใช้ช่อง “{name}” ซึ่งไม่มีแล้ว กรุณาตรวจแบบนี้ใหม่ที่ ตั้งค่า > แบบ Word")
        shown = name[1] if name else error.message
        raise TemplateNotFilledError(words.format(name=shown)) from error
    except TemplateError as error:
        words = _("เติมข้อความในแบบไม่ได้ ({reason}) กรุณาตรวจแบบนี้ใหม่ที่ ตั้งค่า > แบบ Word")
        raise TemplateNotFilledError(words.format(reason=error.message)) from error
    except _FAULTS as error:
        words = _("เติมข้อความในแบบไม่ได้เพราะโครงสร้างไฟล์ผิดปกติ กรุณาเปิดด้วย Word แล้วบันทึกเป็นไฟล์ใหม่")
        raise TemplateNotFilledError(words) from error
    return made.getvalue()


def _mend(template: Any) -> None:
    """Take out tables that a loop left without rows, and give cells the paragraph Word wants.

    Word says of a file with either that it is damaged.
    """
    part = template.docx.part
    roots = [template.docx.element.body]
    for relation in part.rels.values():
        if relation.reltype in (RELATION.HEADER, RELATION.FOOTER):
            roots.append(relation.target_part.element)
    for root in roots:
        for row in list(root.iter(qn("w:tr"))):
            if row.find(qn("w:tc")) is None:
                row.getparent().remove(row)
        for table in list(root.iter(qn("w:tbl"))):
            if table.find(qn("w:tr")) is None:
                table.getparent().remove(table)
        for cell in root.iter(qn("w:tc")):
            if not len(cell) or cell[-1].tag != qn("w:p"):
                cell.append(OxmlElement("w:p"))


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return make_environment()
