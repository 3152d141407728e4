"""Whether the name under a signature is written as official-documents 2.15 asks.

The officer is told the proper form and types it herself: นางนวล may be a title and a name or a
name alone, and no paper should change a signatory's name behind her back.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from district_admin.documents.form_model import Form
from district_admin.documents.problem import Problem
from district_admin.texts import _
from district_admin.thai.names import bracket_name, rank_before_signature
from district_admin.thai.titles import ABBREVIATED_IN_FULL

_NO_NAME: Final = "."  # a dotted line to write the name on


def check_signatures(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """Give titles that are abbreviated or stand in the brackets but belong before the signature."""
    for field in form.fields:
        value = content.get(field.name)
        if field.kind == "signatory" and field.is_shown(content) and isinstance(value, Mapping):
            for text in _faults(value):
                yield Problem("should", text, field.name)


def _faults(signatory: Mapping[str, object]) -> Iterator[str]:
    lines = signatory.get("lines")
    first = str(lines[0]) if isinstance(lines, list | tuple) and lines else ""
    name = " ".join(first.strip().removeprefix("(").removesuffix(")").split())
    rank = " ".join(str(signatory.get("rank") or "").split())
    if name.strip(_NO_NAME):
        proper = " ".join(bracket_name(name).split())
        title = rank_before_signature(name)
        if title:
            words = _("ยศหรือตำแหน่งทางวิชาการพิมพ์เต็มหน้าที่ลงชื่อว่า “{title}” ในวงเล็บใช้ “{proper}”")
            yield words.format(title=title, proper=proper)
        elif proper != f"({name})":
            words = _("คำนำหน้าชื่อในวงเล็บไม่ใช้คำย่อ ควรเป็น “{proper}”")
            yield words.format(proper=proper)
    if rank in ABBREVIATED_IN_FULL:
        words = _("ยศหรือตำแหน่งทางวิชาการหน้าที่ลงชื่อไม่ใช้คำย่อ ควรเป็น “{title}”")
        yield words.format(title=ABBREVIATED_IN_FULL[rank])
