"""Whether the blocks of a Word template (for … endfor, if … endif) begin and end where they may.

A block with a prefix takes away what is around it: `{%tr` its row, `{%p` its paragraph. So such a
tag stands alone there, and its end stands in the same table, cell or page. A block without one
begins and ends in one paragraph; the library would tear the page's XML apart otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from district_admin.documents.template_reading import Passage
from district_admin.documents.template_tags import Tag
from district_admin.texts import N_, _

_ENDS: Final = {"endfor": "for", "endif": "if"}
_BETWEEN: Final = ("else", "elif")
_ALONE: Final = {"p": N_("ย่อหน้า"), "tr": N_("แถวของตาราง"), "tc": N_("ช่องของตาราง")}


@dataclass(frozen=True, slots=True)
class Block:
    """A block that has begun: `variable` and `rows` are those of a loop."""

    tag: Tag
    passage: Passage
    variable: str = ""
    rows: str = ""


class BlockError(Exception):
    """What is wrong with the blocks, in the officer's words."""


def check_alone(tag: Tag, passage: Passage) -> None:
    """Raise BlockError if a tag with a prefix would take away more than itself."""
    if tag.prefix in ("tr", "tc") and passage.table is None:
        words = _("“{tag}” ต้องอยู่ในตาราง")
        raise BlockError(words.format(tag=tag.source))
    around = {"p": passage.text, "tr": passage.row_text, "tc": passage.cell_text}.get(tag.prefix)
    if around is not None and around.strip() != tag.source.strip():
        words = _("“{tag}” ต้องอยู่ลำพังใน{place} เพราะ{place}นั้นจะหายไปทั้งหมด")
        raise BlockError(words.format(tag=tag.source, place=_(_ALONE[tag.prefix])))


def ended(tag: Tag, passage: Passage, open_blocks: Sequence[Block]) -> bool:
    """Return whether a tag ends the innermost block. Raises BlockError if it may not stand here."""
    if tag.word not in (*_ENDS, *_BETWEEN):
        return False
    if not open_blocks:
        raise BlockError(_("“{tag}” ไม่มีคำสั่งเปิดก่อนหน้า").format(tag=tag.source))
    begun = open_blocks[-1]
    if tag.word in _ENDS and begun.tag.word != _ENDS[tag.word]:
        words = _("“{tag}” ปิดไม่ตรงคู่กับ “{begun}”")
        raise BlockError(words.format(tag=tag.source, begun=begun.tag.source))
    if begun.tag.prefix != tag.prefix:
        words = _("“{tag}” ต้องขึ้นต้นแบบเดียวกับ “{begun}”")
        raise BlockError(words.format(tag=tag.source, begun=begun.tag.source))
    if _home(begun.passage, tag.prefix) is not _home(passage, tag.prefix):
        words = _("“{begun}” กับ “{tag}” ต้องอยู่ใน{place}เดียวกัน")
        raise BlockError(
            words.format(begun=begun.tag.source, tag=tag.source, place=_place(tag.prefix))
        )
    return tag.word in _ENDS


def unended(block: Block) -> str:
    """Return what to say of a block that never ends."""
    end = "endfor" if block.tag.word == "for" else "endif"
    return _("“{tag}” ไม่มีคำสั่งปิด {end}").format(
        tag=block.tag.source, end=f"{{%{block.tag.prefix} {end} %}}"
    )


def _home(passage: Passage, prefix: str) -> Any:
    """Return the element in which a block must begin and end."""
    if prefix == "tr":
        return passage.table
    if prefix == "tc":
        return passage.row
    return passage.paragraph.getparent() if prefix == "p" else passage.paragraph


def _place(prefix: str) -> str:
    places = {
        "tr": _("ตาราง"),
        "tc": _("แถวของตาราง"),
        "p": _("ช่องหรือส่วนของหน้า"),
    }
    return places.get(prefix, _("ย่อหน้า"))
