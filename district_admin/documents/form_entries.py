"""Reads the entries of a form's YAML so that every mistake is told with its file and line.

The nodes of PyYAML are read, not its plain values, because only nodes know their line. Rejected:
a schema library (its messages are English and speak of types, not of what to write instead).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

import yaml

from district_admin.documents.form_model import Condition
from district_admin.documents.form_sentences import Sentence, SentenceError, names_in
from district_admin.errors import OfficeError
from district_admin.texts import N_, _

T = TypeVar("T")

_YES_OR_NO: Final = {"true": True, "yes": True, "false": False, "no": False}
_NULL: Final = "tag:yaml.org,2002:null"
_LARGEST: Final = 200_000  # bytes; shipped forms have 8,000 at most

Limits = tuple[float, float]
"""The least and the greatest number that makes sense."""

CM: Final[Limits] = (0.0, 30.0)
PT: Final[Limits] = (0.0, 500.0)


class FormError(OfficeError):
    """A form's file cannot be used; the text gives file, line and reason."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path = path
        self.line = line
        self.reason = reason
        super().__init__(
            _("แบบฟอร์ม {path} บรรทัดที่ {line}: {reason} กรุณาแก้ไขไฟล์แล้วเปิดใหม่").format(
                path=path, line=line, reason=reason
            )
        )


@dataclass
class Source:
    """One form's file while it is read: where it is and which names its sentences may use."""

    path: Path
    names: set[str] = field(default_factory=set)
    office_names: frozenset[str] = frozenset()

    def error(self, node: yaml.Node, reason: str) -> FormError:
        """Return the error of this reason at this node."""
        # a node of the form that this one extends knows its own file
        return FormError(Path(node.start_mark.name), node.start_mark.line + 1, reason)

    def sentence(self, node: yaml.Node, *, in_default: bool = False) -> Sentence:
        """Return a sentence whose names are all known. Raises FormError."""
        text = scalar(self, node)
        try:
            used, of_office = names_in(text)
        except SentenceError as error:
            raise self.error(node, str(error)) from error
        known = {"office", "today"} if in_default else self.names
        for name in sorted(used - known):
            raise self.error(node, _unknown_name(name, known))
        for name in sorted(of_office - self.office_names):
            raise self.error(node, _unknown_name(f"office.{name}", set()))
        return Sentence(text)


class Entry:
    """One `key: value` group of a form. Take the keys, then `close()` it."""

    def __init__(self, source: Source, node: yaml.Node) -> None:
        if not isinstance(node, yaml.MappingNode):
            raise source.error(node, _("ตรงนี้ต้องเป็นรายการแบบ “ชื่อ: ค่า”"))
        self.source = source
        self.node = node
        self._values: dict[str, yaml.Node] = {}
        self._taken: set[str] = set()
        for key, value in node.value:
            name = scalar(source, key)
            if name in self._values:
                raise source.error(key, _("คำว่า “{key}” ซ้ำ").format(key=name))
            self._values[name] = value

    @property
    def names(self) -> list[str]:
        """The keys as they stand in the file."""
        return list(self._values)

    def get(self, key: str) -> yaml.Node | None:
        """Return the node of a key, or None if the file does not have it."""
        self._taken.add(key)
        return self._values.get(key)

    def need(self, key: str) -> yaml.Node:
        """Return the node of a key. Raises FormError if the file does not have it."""
        node = self.get(key)
        if node is None:
            raise self.source.error(self.node, _("ขาด “{key}”").format(key=key))
        return node

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there."""
        node = self.need(key) if default is None else self.get(key)
        return default or "" if node is None else scalar(self.source, node)

    def number(self, key: str, limits: Limits, default: float | None = None) -> float:
        """Return a number within its limits; without a default it must be there."""
        node = self.need(key) if default is None else self.get(key)
        return default or 0.0 if node is None else number(self.source, node, key, limits)

    def optional_number(self, key: str, limits: Limits) -> float | None:
        """Return a number within its limits, or None if the file does not give one."""
        return self.number(key, limits) if key in self._values else None

    def flag(self, key: str, default: bool = False) -> bool:
        """Return true or false."""
        node = self.get(key)
        if node is None:
            return default
        found = _YES_OR_NO.get(scalar(self.source, node).lower())
        if found is None:
            raise self.source.error(node, _("“{key}” ต้องเป็น true หรือ false").format(key=key))
        return found

    def one_of(self, key: str, allowed: Mapping[str, T], default: T) -> T:
        """Return what one of the allowed words stands for."""
        node = self.get(key)
        if node is None:
            return default
        word = scalar(self.source, node)
        if word not in allowed:
            raise self.source.error(
                node,
                _("“{key}” ใช้คำว่า “{word}” ไม่ได้ ใช้ได้เฉพาะ {allowed}").format(
                    key=key, word=word, allowed=", ".join(allowed)
                ),
            )
        return allowed[word]

    def list_of(self, key: str, read: Callable[["Entry"], T]) -> tuple[T, ...]:
        """Return each entry of a list, read; an absent list is empty."""
        node = self.get(key)
        if node is None:
            return ()
        return tuple(read_entry(self.source, each, read) for each in items(self.source, node))

    def field_name(self, key: str) -> str:
        """Return the name of a field that the form declares."""
        node = self.need(key)
        name = scalar(self.source, node)
        if name not in self.source.names:
            raise self.source.error(node, _unknown_name(name, self.source.names))
        return name

    def conditions(self) -> tuple[Condition, ...]:
        """Return what `when` and `unless` ask: a field's name, or names with values."""
        found: list[Condition] = []
        for key, negated in (("when", False), ("unless", True)):
            node = self.get(key)
            if isinstance(node, yaml.MappingNode):
                entry = Entry(self.source, node)
                for name in entry.names:
                    values = strings(self.source, entry.need(name))
                    found.append(Condition(self._known(node, name), values, negated))
            elif node is not None:
                name = scalar(self.source, node)
                found.append(Condition(self._known(node, name), (), negated))
        return tuple(found)

    def close(self) -> None:
        """Raise FormError if the file has a key here that nothing reads."""
        for key, _value in self.node.value:
            if key.value not in self._taken:
                raise self.source.error(key, _unknown_key(key.value, self._taken))

    def _known(self, node: yaml.Node, name: str) -> str:
        if name not in self.source.names:
            raise self.source.error(node, _unknown_name(name, self.source.names))
        return name


def read_entry(source: Source, node: yaml.Node, read: Callable[[Entry], T]) -> T:
    """Return what is read of one group. Raises FormError, also for a key that is not read."""
    entry = Entry(source, node)
    found = read(entry)
    entry.close()
    return found


def read_yaml(path: Path) -> yaml.Node:
    """Return the root of a YAML file. Raises FormError, also if the file cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise FormError(path, 1, _("ไฟล์ใหญ่เกินกว่าจะเป็นแบบฟอร์ม"))
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FormError(path, 1, _("อ่านไฟล์ไม่ได้ หรือไฟล์ไม่ได้บันทึกแบบ UTF-8")) from error
    return composed(path, text)


@lru_cache(maxsize=32)
def composed(path: Path, text: str) -> yaml.Node:
    """Return the root of a YAML text, of which `path` is told in mistakes. Raises FormError.

    Reading takes longer than all that is made of it, so a text is read once; its nodes are shared
    and never changed.
    """
    try:
        root = _composed(path, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = _("รูปแบบ YAML ไม่ถูกต้อง ({problem})").format(problem=error.problem or "")
        raise FormError(path, mark.line + 1 if mark else 1, reason) from error
    except yaml.YAMLError as error:
        reason = _("มีอักขระที่ใช้ใน YAML ไม่ได้ ({error})").format(error=error)
        raise FormError(path, 1, reason) from error
    if root is None:
        raise FormError(path, 1, _("ไฟล์ว่างเปล่า"))
    return root


def _composed(path: Path, text: str) -> yaml.Node | None:
    loader = yaml.SafeLoader(text)
    loader.name = str(path)
    try:
        return loader.get_single_node()
    except RecursionError as error:
        line = loader.get_mark().line + 1
        raise FormError(path, line, _("รายการซ้อนกันลึกเกินไป")) from error
    finally:
        loader.dispose()


def number(source: Source, node: yaml.Node, key: str, limits: Limits) -> float:
    """Return the number of a node. Raises FormError if it is none or outside its limits."""
    try:
        found = float(scalar(source, node))
    except ValueError:
        raise source.error(node, _("“{key}” ต้องเป็นตัวเลข").format(key=key)) from None
    low, high = limits
    if not low <= found <= high:  # nor is "nan" within them
        words = _("“{key}” ต้องเป็นตัวเลขตั้งแต่ {low} ถึง {high}")
        raise source.error(node, words.format(key=key, low=f"{low:g}", high=f"{high:g}"))
    return found


def scalar(source: Source, node: yaml.Node) -> str:
    """Return the text of a node. Raises FormError if it is a list or a group."""
    if not isinstance(node, yaml.ScalarNode):
        raise source.error(node, _("ตรงนี้ต้องเป็นข้อความเดียว"))
    return "" if node.tag == _NULL else str(node.value)


def items(source: Source, node: yaml.Node) -> list[yaml.Node]:
    """Return the nodes of a list. Raises FormError if it is none."""
    if not isinstance(node, yaml.SequenceNode):
        raise source.error(node, _("ตรงนี้ต้องเป็นรายการที่ขึ้นต้นแต่ละข้อด้วย “-”"))
    return list(node.value)


def strings(source: Source, node: yaml.Node) -> tuple[str, ...]:
    """Return the texts of a list, or a single text as a list of one."""
    if isinstance(node, yaml.ScalarNode):
        return (scalar(source, node),)
    return tuple(scalar(source, each) for each in items(source, node))


_DID_YOU_MEAN: Final = N_("หมายถึง “{match}” หรือไม่")


def _unknown_key(key: str, known: set[str]) -> str:
    return _("ไม่รู้จักคำว่า “{key}”").format(key=key) + _suggestion(key, known)


def _unknown_name(name: str, known: set[str]) -> str:
    return _("ใช้ช่องข้อมูล “{name}” ที่ไม่ได้ประกาศไว้ใน fields").format(name=name) + _suggestion(
        name, known
    )


def _suggestion(word: str, known: set[str]) -> str:
    matches = get_close_matches(word, sorted(known), n=1)
    return " " + _(_DID_YOU_MEAN).format(match=matches[0]) if matches else ""
