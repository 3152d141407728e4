"""Loads a form from its YAML file: the office's own version first, else the shipped one.

What may stand in a form is what the readers here take; `forms/README.md` tells it to the officer.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml

from district_admin import assets
from district_admin.documents.form_entries import (
    Entry,
    FormError,
    Limits,
    Source,
    composed,
    items,
    read_entry,
    read_yaml,
    scalar,
)
from district_admin.documents.form_extending import extended
from district_admin.documents.form_model import (
    FIELD_KINDS,
    PATTERNS,
    Choice,
    Field,
    FieldKind,
    Form,
    Letterhead,
    Part,
    Pattern,
)
from district_admin.documents.form_parts import PARTS
from district_admin.documents.form_sentences import Sentence
from district_admin.documents.model import PageSetup
from district_admin.documents.set_phrases import load_closing_sentences, load_pairs
from district_admin.errors import OfficeError
from district_admin.texts import _

_KINDS: Final[Mapping[str, FieldKind]] = {kind: kind for kind in FIELD_KINDS}
_PATTERNS: Final[Mapping[str, Pattern]] = {each: each for each in PATTERNS if each}
_SIDE_CM: Final[Limits] = (0.0, 5.0)
_EDGE_CM: Final[Limits] = (0.0, 8.0)
_OFFICE_NAMES: Final = frozenset(each.name for each in fields(Letterhead)) - {"emblem", "words"}

_Stamps = tuple[tuple[Path, int, int], ...]
"""The files of all forms with when each was last changed, and its size."""


class FormNotFoundError(OfficeError):
    """There is no form of this name, neither shipped nor of the office."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("ไม่พบแบบฟอร์ม “{name}” กรุณาตรวจสอบว่ามีไฟล์ {name}.yaml ในโฟลเดอร์ forms").format(
                name=name
            )
        )


def form_names(own_folder: Path | None = None) -> list[str]:
    """Return the names of all forms, the office's own ones included, in alphabetical order."""
    folders = [assets.forms_folder(), *([own_folder] if own_folder else [])]
    return sorted({path.stem for folder in folders for path in folder.glob("*.yaml")})


def load_form(name: str, own_folder: Path | None = None) -> Form:
    """Return a form; the file of the same name in the office's own folder wins.

    Raises FormError with file, line and reason, or FormNotFoundError.
    """
    source, root = _whole(name, own_folder, _stamps(own_folder))
    return _form(name, source, root, own_folder)


def form_text(name: str, own_folder: Path | None = None) -> str:
    """Return a form as one text to be kept, with what it takes from the one that it extends.

    It is asked for with every number given, so it is remembered until a file changes. Raises
    FormError and FormNotFoundError.
    """
    return _whole_text(name, own_folder, _stamps(own_folder))


@lru_cache(maxsize=16)
def _whole_text(name: str, own_folder: Path | None, stamps: _Stamps) -> str:
    source, root = _whole(name, own_folder, stamps)
    _form(name, source, root, own_folder)  # what cannot be read again is not kept
    return yaml.serialize(root, allow_unicode=True)


@lru_cache(maxsize=16)
def form_of_text(name: str, text: str) -> Form:
    """Return a form that was kept as a text. Raises FormError."""
    path = Path(f"{name}.yaml")
    return _form(name, Source(path, office_names=_OFFICE_NAMES), composed(path, text), None)


def _stamps(own_folder: Path | None) -> _Stamps:
    folders = [assets.forms_folder(), *([own_folder] if own_folder else [])]
    found = (path for folder in folders for path in sorted(folder.glob("*.yaml")))
    files = [path for path in found if path.is_file()]
    return tuple((path, (state := path.stat()).st_mtime_ns, state.st_size) for path in files)


@lru_cache(maxsize=16)
def _whole(name: str, own_folder: Path | None, _unchanged: _Stamps) -> tuple[Source, yaml.Node]:
    path = _find(name, own_folder)
    source = Source(path, office_names=_OFFICE_NAMES)
    return source, extended(source, read_yaml(path), lambda base: _find(base, own_folder))


def _form(name: str, source: Source, root: yaml.Node, own_folder: Path | None) -> Form:
    entry = Entry(source, root)
    source.names = _declared_names(source, entry.need("fields"))
    form_fields = entry.list_of("fields", lambda each: _field(each, own_folder))
    form = Form(
        name=name,
        title=entry.text("title"),
        fields=form_fields,
        parts=entry.list_of("parts", _part),
        document_title=source.sentence(entry.need("paper_title")),
        page=_page(entry),
        secrecy=entry.field_name("secrecy") if "secrecy" in entry.names else "",
        pairs=load_pairs(own_folder),
    )
    if not form.parts:
        raise source.error(entry.node, _("ขาด “{key}”").format(key="parts"))
    entry.close()
    return form


def _find(name: str, own_folder: Path | None) -> Path:
    folders = [*([own_folder] if own_folder else []), assets.forms_folder()]
    for folder in folders:
        path = folder / f"{name}.yaml"
        if path.is_file():
            return path
    raise FormNotFoundError(name)


def _declared_names(source: Source, node: yaml.Node) -> set[str]:
    names: set[str] = set()
    for each in items(source, node):
        declared = Entry(source, each).need("name")
        name = scalar(source, declared)
        if not name.isidentifier() or not name.isascii() or name in {"office", "today"}:
            raise source.error(
                declared, _("ชื่อช่อง “{name}” ต้องเป็นตัวอักษรอังกฤษ ตัวเลข หรือ _").format(name=name)
            )
        if name in names:
            raise source.error(declared, _("คำว่า “{key}” ซ้ำ").format(key=name))
        names.add(name)
    return names


def _field(entry: Entry, own_folder: Path | None) -> Field:
    kind_node = entry.need("kind")
    found = Field(
        name=entry.text("name"),
        label=entry.text("label"),
        kind=entry.one_of("kind", _KINDS, "line"),
        required=entry.flag("required"),
        default=_default(entry),
        hint=entry.text("hint", ""),
        choices=_choices(entry),
        suggestions=_suggestions(entry, own_folder),
        group=entry.text("group", ""),
        pattern=entry.one_of("pattern", _PATTERNS, ""),
        when=entry.conditions(),
    )
    if (found.kind == "choice") != bool(found.choices):
        raise entry.source.error(kind_node, _("ช่องแบบ choice ต้องมี choices และช่องแบบอื่นต้องไม่มี"))
    return found


def _default(entry: Entry) -> tuple[Sentence, ...]:
    node = entry.get("default")
    if node is None:
        return ()
    nodes = [node] if isinstance(node, yaml.ScalarNode) else items(entry.source, node)
    return tuple(entry.source.sentence(each, in_default=True) for each in nodes)


def _choices(entry: Entry) -> tuple[Choice, ...]:
    node = entry.get("choices")
    if node is None:
        return ()
    if isinstance(node, yaml.MappingNode):
        labels = Entry(entry.source, node)
        return tuple(Choice(value, labels.text(value)) for value in labels.names)
    words = [scalar(entry.source, each) for each in items(entry.source, node)]
    return tuple(Choice(word, word) for word in words)


def _suggestions(entry: Entry, own_folder: Path | None) -> tuple[str, ...]:
    pairs = load_pairs(own_folder)
    lists: Mapping[str, Callable[[], tuple[str, ...]]] = {
        "memo_closing_sentences": lambda: load_closing_sentences("memo", own_folder),
        "letter_closing_sentences": lambda: load_closing_sentences("letter", own_folder),
        "salutations": lambda: tuple(dict.fromkeys(pair.salutation for pair in pairs)),
        "closing_phrases": lambda: tuple(dict.fromkeys(pair.closing for pair in pairs)),
    }
    listed = entry.one_of("suggestions_from", lists, tuple)()
    node = entry.get("suggestions")
    own = () if node is None else items(entry.source, node)
    return (*listed, *(scalar(entry.source, each) for each in own))


def _part(entry: Entry) -> Part:
    kinds = [key for key in entry.names if key in PARTS]
    if len(kinds) != 1:
        raise entry.source.error(
            entry.node,
            _("แต่ละส่วนของเอกสารต้องเป็นอย่างใดอย่างหนึ่งของ {kinds}").format(kinds=", ".join(PARTS)),
        )
    return Part(PARTS[kinds[0]](entry.source, entry.need(kinds[0])), entry.conditions())


def _page(entry: Entry) -> PageSetup:
    node = entry.get("page")
    if node is None:
        return PageSetup()
    return read_entry(entry.source, node, _margins)


def _margins(page: Entry) -> PageSetup:
    standard = PageSetup()
    return PageSetup(
        left_cm=page.number("left", _SIDE_CM, standard.left_cm),
        right_cm=page.number("right", _SIDE_CM, standard.right_cm),
        bottom_cm=page.number("bottom", _EDGE_CM, standard.bottom_cm),
        first_top_cm=page.number("first_top", _EDGE_CM, standard.first_top_cm),
        top_cm=page.number("top", _EDGE_CM, standard.top_cm),
        numbered=page.flag("numbered", standard.numbered),
        number_top_cm=page.number("number_top", _EDGE_CM, standard.number_top_cm),
        continuation=page.flag("continuation", standard.continuation),
    )


__all__ = [
    "FormError",
    "FormNotFoundError",
    "form_names",
    "form_of_text",
    "form_text",
    "load_form",
]
