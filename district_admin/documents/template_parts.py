"""What may not stand in a part of a Word template: things that start others, and hidden tags.

Tags are read only in the text of paragraphs, where the officer sees them and the checks find them;
the library would fill them in anywhere, so that a command torn by a comment (`DD{# #}EAUTO`) comes
out whole. Rejected: filling in hidden tags and looking at what came out alone (it is looked at
too): a name, an address or a loop in there is as little seen.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from district_admin.documents.template_refusals import TemplateRefusedError
from district_admin.texts import N_, _

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT: Final = f"{_W}t"
_ENDS_A_TEXT: Final = frozenset(f"{_W}{name}" for name in ("p", "tab", "br", "cr", "ptab"))
_OPENERS: Final = re.compile(r"\{[{%#]")
_FIELD: Final = "\x00"  # where a field begins, in the text of all instructions
_STARTERS: Final = re.compile(
    rf"(?:DDE|(?<!HYPER)LINK|IMPORT)\s|{_FIELD}\s*(?:DDE|LINK|IMPORT)(?![A-Z])"
    r"|DDEAUTO|INCLUDE(?:PICTURE|TEXT)|MACROBUTTON"
    # a name put together by a field inside, or spelt by the numbers of its letters
    rf"|{_FIELD}\s*(?!IF{_FIELD})[A-Z]*{_FIELD}|QUOTE\s+\d"
)
_ACTING: Final = frozenset(
    (
        *("oleobject", "package", "afchunk", "control", "activexcontrolbinary", "subdocument"),
        *("frame", "vbaproject", "wordvbadata", "attachedtoolbars"),
    )
)
_OWN_DISK: Final = re.compile(r"(?:file:///)?(?:[a-z]:/)?[^/:%?]+(?:/[^/:%?]+)*")
_SHOWN: Final = 30
_PLACES: Final = {
    "document": N_("เนื้อหา"),
    "hdr": N_("หัวกระดาษ"),
    "ftr": N_("ท้ายกระดาษ"),
    "footnotes": N_("เชิงอรรถ"),
    "comments": N_("ข้อคิดเห็น (Comments)"),
    "coreProperties": N_("คุณสมบัติของไฟล์ (Properties)"),
    "Properties": N_("คุณสมบัติของไฟล์ (Properties)"),
}
_HIDDEN: Final = {
    "instrText": N_("เขตข้อมูล (Field)"),
    "delInstrText": N_("เขตข้อมูล (Field)"),
    "fldSimple": N_("เขตข้อมูล (Field)"),
    "delText": N_("ข้อความที่ลบแล้วแต่ยังไม่ยอมรับการแก้ไข (Track Changes)"),
    "docPr": N_("คำอธิบายรูป (Alt Text)"),
    "cNvPr": N_("คำอธิบายรูป (Alt Text)"),
    "bookmarkStart": N_("ชื่อบุ๊กมาร์ก"),
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part wants another for, or something outside of the file: `kind` in small letters."""

    kind: str
    target: str
    is_external: bool


def relations_in(root: Any) -> Iterator[Relation]:
    """Give the relations in a part; a part that is no list of them has none."""
    for each in root.iter("{*}Relationship"):
        kind = each.get("Type", "").rstrip("/").rpartition("/")[2].lower()
        target = each.get("Target", "")
        outside = each.get("TargetMode", "").lower() == "external" or "://" in target
        yield Relation(kind, target, outside)


def targets_of(name: str, relation: Relation) -> Iterator[str]:
    """Give the names that the part may have which a relation in the list `name` leads to."""
    home = posixpath.dirname(posixpath.dirname(name))
    for target in (relation.target, unquote(relation.target)):
        joined = posixpath.join("/", home, target.replace("\\", "/"))
        yield posixpath.normpath(joined).lstrip("/")


def check_relation(relation: Relation) -> None:
    """Refuse what a word processor would fetch or start of itself. Raises TemplateRefusedError."""
    if relation.kind in _ACTING:
        raise TemplateRefusedError("object")
    if not relation.is_external or relation.kind == "hyperlink":
        return
    # Word notes there which template of this computer a document was made with
    if relation.kind != "attachedtemplate" or not _is_local(relation.target):
        raise TemplateRefusedError("elsewhere", target=relation.target[:60])


def _is_local(target: str) -> bool:
    return bool(_OWN_DISK.fullmatch(unquote(target).lower().replace("\\", "/")))


def check_commands(root: Any) -> None:
    """Refuse fields of Word that call other programs or files. Raises TemplateRefusedError."""
    # the instruction of one field may be torn into several runs
    said = "".join(_instructions(root)).upper()
    if found := _STARTERS.search(said):
        raise TemplateRefusedError("starter", what=found[0].replace(_FIELD, "{ ").strip())


def _instructions(root: Any) -> Iterator[str]:
    """Give what stands in fields before their result, in whichever kind of text."""
    fields: list[bool] = []  # those that are open, and whether their instruction goes on
    for each in root.iter(etree.Element):
        # not by QName, which takes ten times as long: every letter to many is looked through
        name = each.tag.rpartition("}")[2]
        if name == "fldChar":
            kind = each.get(f"{_W}fldCharType")
            if kind == "begin":
                fields.append(True)
                yield _FIELD
            elif kind == "separate" and fields:
                fields[-1] = False
            elif kind == "end" and fields:
                fields.pop()
                yield " "
        elif name in ("instrText", "delInstrText") or (name == "t" and fields and fields[-1]):
            yield "".join(each.itertext())
        for key, value in each.items():
            if key.rpartition("}")[2] == "instr":
                yield f"{_FIELD}{value} "


def check_tags(root: Any) -> None:
    """Refuse tags that do not stand in the text of a paragraph. Raises TemplateRefusedError."""
    place = _(_PLACES.get(_local(root), N_("ส่วนประกอบของไฟล์")))
    for each, hidden in _hidden(root):
        if found := _OPENERS.search(hidden):
            _refuse(place, each, hidden[found.start() :])
    texts = list(_texts(root))
    whole = "".join(text for text, _owner in texts)
    owners = [owner for text, owner in texts for _letter in text]
    for found in _OPENERS.finditer(whole):
        first, second = owners[found.start() : found.end()]
        if first != second or not first:
            _refuse(place, None, whole[found.start() :])


def _refuse(place: str, element: Any, text: str) -> None:
    name = _HIDDEN.get(_local(element), "")
    where = _("{what} ใน{place}").format(what=_(name), place=place) if name else place
    shown = " ".join(text.split())
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    raise TemplateRefusedError("hidden_tag", what=shown, place=where)


def _local(element: Any) -> str:
    """Return the name of an element; comments have none."""
    tag = getattr(element, "tag", None)
    return etree.QName(tag).localname if isinstance(tag, str) else ""


def _hidden(root: Any) -> Iterator[tuple[Any, str]]:
    """Give all that is written in a part besides the texts of its paragraphs."""
    for around in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield around, around.text or ""
    for event, each in etree.iterwalk(root, events=("start", "start-ns", "comment", "pi")):
        if event == "start-ns":
            yield None, each[1]
        elif event == "start":
            yield from ((each, str(value)) for value in each.attrib.values())
            if not _is_in_paragraph(each):
                yield each, each.text or ""
        else:
            yield each, each.text or ""


def _texts(root: Any) -> Iterator[tuple[str, int]]:
    """Give the texts as the library joins them, over whatever stands between.

    Each comes with a number of its own between two breaks, and 0 for what is hidden.
    """
    stretch = 1
    for event, each in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        stretch += each.tag in _ENDS_A_TEXT
        if event == "start" and _is_in_paragraph(each):
            yield each.text or "", stretch
        elif event == "start":
            yield (each.text or "").strip(), 0
        if event != "start":
            yield (each.tail or "").strip(), 0


def _is_in_paragraph(element: Any) -> bool:
    if element.tag != _TEXT:
        return False
    return next(element.iterancestors(f"{_W}p"), None) is not None
