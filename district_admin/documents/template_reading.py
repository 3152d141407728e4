"""The texts of a Word template, paragraph by paragraph, each with its place in the officer's words.

Word tears what is typed into runs (its spelling check does, above all), so a field is looked for in
the whole text of its paragraph and never in a run. Rejected: the library's own messages, which
count lines of XML.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import docx
from docx.opc.constants import CONTENT_TYPE as KIND
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from district_admin.documents.template_refusals import TemplateRefusedError
from district_admin.texts import N_, _

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS: Final = (
    (RELATION.HEADER, N_("หัวกระดาษ")),
    (RELATION.FOOTER, N_("ท้ายกระดาษ")),
)
_FOOTNOTES: Final = N_("เชิงอรรถ")
_COUNTED: Final = (("", "tbl"), ("tbl", "tr"), ("tr", "tc"))
_FAULTS: Final = (
    KeyError,
    ValueError,
    AttributeError,
    TypeError,
    RecursionError,
    MemoryError,
    etree.LxmlError,
    PackageNotFoundError,
)
_CHANGES: Final = ("ins", "del", "moveFrom", "moveTo")


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one paragraph. `paragraph`, `cell`, `row` and `table` tell what it stands in."""

    text: str
    place: str
    part: int
    paragraph: Any
    cell: Any = None
    row: Any = None
    table: Any = None

    @property
    def row_text(self) -> str:
        """All that stands in the row of the table around it."""
        return "" if self.row is None else _text_in(self.row)

    @property
    def cell_text(self) -> str:
        """All that stands in the cell around it."""
        return "" if self.cell is None else _text_in(self.cell)


@dataclass(frozen=True, slots=True)
class TemplateText:
    """All texts of a template, and whether changes in it are still marked as such."""

    passages: tuple[Passage, ...]
    has_changes: bool


def read_template(data: bytes) -> TemplateText:
    """Return the texts of a template that `template_file.guard` has let in.

    Raises TemplateRefusedError for one whose parts do not hang together as Word's do.
    """
    try:
        return _read(docx.Document(BytesIO(data)))
    except _FAULTS as error:
        raise TemplateRefusedError("damaged") from error


def _read(document: Any) -> TemplateText:
    body = document.element.body
    if body is None or not body.tag.startswith(_W):
        raise ValueError("no page of the kind that is filled in")
    roots: list[tuple[str, Any]] = [("", body)]
    for kind, title in _PARTS:
        for relation in document.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                roots.append((_(title), etree.fromstring(relation.target_part.blob)))
    for part in document.part.package.parts:
        if part.content_type == KIND.WML_FOOTNOTES:  # so the library finds them
            roots.append((_(_FOOTNOTES), etree.fromstring(part.blob)))
    passages = [
        passage
        for number, (title, root) in enumerate(roots)
        for passage in _passages(root, title, number)
    ]
    changed = any(
        True for _title, root in roots for name in _CHANGES for _each in root.iter(_W + name)
    )
    return TemplateText(tuple(passages), changed)


def _passages(root: Any, title: str, part: int) -> Iterator[Passage]:
    tables, rows, cells = (_numbered(root, parent, tag) for parent, tag in _COUNTED)
    number = 0
    for paragraph in root.iter(_W + "p"):
        text = _own_text(paragraph)
        cell = next(paragraph.iterancestors(_W + "tc"), None)
        number += cell is None and bool(text.strip())
        if cell is None:
            where = (
                _("กล่องข้อความ")
                if _in_box(paragraph)
                else _("ย่อหน้าที่ {number}").format(number=number)
            )
            yield Passage(text, " ".join(filter(None, (title, where))), part, paragraph)
            continue
        row, table = next(cell.iterancestors(_W + "tr")), next(cell.iterancestors(_W + "tbl"))
        where = _("ตารางที่ {table} แถวที่ {row} ช่องที่ {cell}").format(
            table=tables.get(table, 1), row=rows.get(row, 1), cell=cells.get(cell, 1)
        )
        place = " ".join(filter(None, (title, where)))
        yield Passage(text, place, part, paragraph, cell, row, table)


def _numbered(root: Any, parent: str, tag: str) -> dict[Any, int]:
    """Return the number of each element of a kind among those of its parent; no parent: of all."""
    if not parent:
        return {each: number for number, each in enumerate(root.iter(_W + tag), 1)}
    return {
        each: number
        for around in root.iter(_W + parent)
        for number, each in enumerate(around.iterchildren(_W + tag), 1)
    }


def _in_box(paragraph: Any) -> bool:
    return next(paragraph.iterancestors(_W + "txbxContent"), None) is not None


def _own_text(paragraph: Any) -> str:
    """Return the text of a paragraph, without that of a text box which hangs on it."""
    texts = []
    for each in paragraph.iter(_W + "t", _W + "tab", _W + "br"):
        if next(each.iterancestors(_W + "p"), None) is paragraph:
            texts.append((each.text or "") if each.tag == _W + "t" else " ")
    return "".join(texts)


def _text_in(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(_W + "t"))
