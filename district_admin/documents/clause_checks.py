"""Whether numbered clauses follow each other, and whether everyone in a committee has a role."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from district_admin.documents.body_text import committee_row
from district_admin.documents.clause_numbers import clause_number
from district_admin.documents.form_model import Form, is_empty
from district_admin.documents.problem import Problem, texts_of
from district_admin.texts import _
from district_admin.thai.numerals import to_arabic_digits, to_thai_digits

_SHAPES: Final = (
    ("{}.", re.compile(r"([0-9]+(?:\.[0-9]+)*)")),
    ("ข้อ {}", re.compile(r"ข้อ\s*([0-9]+)")),
    ("{})", re.compile(r"([0-9]+)\)")),
    ("({})", re.compile(r"\(([0-9]+)\)")),
)

Number = tuple[int, ...]


def check_clauses(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """E05: numbers are consecutive on every level. E06: every member has a role."""
    sequence = _Sequence()
    for field, text in texts_of(form, content):
        if field.kind == "text" or (field.kind == "line" and committee_row(text)):
            expected = sequence.expected_instead_of(text)
            if expected:
                words = _("เลขข้อ “{number}” ไม่ต่อเนื่อง ควรเป็น “{expected}”").format(
                    number=clause_number(text), expected=to_thai_digits(expected)
                )
                yield Problem("should", words, field.name)
    for field in form.fields:
        members = content.get(field.name)
        if field.kind == "committee" and isinstance(members, list | tuple):
            for member in members:
                if isinstance(member, Mapping) and not is_empty(member) and not member.get("role"):
                    words = _("กรรมการ “{name}” ยังไม่มีหน้าที่ในคณะกรรมการ")
                    name = member.get("name") or member.get("post")
                    yield Problem("should", words.format(name=name), field.name)


class _Sequence:
    """The numbers so far; a plain paragraph between clauses allows a list to begin anew."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, Number], int] = {}
        self._may_restart = True

    def expected_instead_of(self, text: str) -> str:
        """Take the next line; return the number it should have begun with, or nothing."""
        found = _parse(text)
        if not found:
            self._may_restart = True
            return ""
        shape, number = found
        parent, own = number[:-1], number[-1]
        before = self._last.get((shape, parent))
        self._forget_below(shape, number)
        self._last[shape, parent] = own
        restarted = own == 1 and (self._may_restart or before is None)
        self._may_restart = False
        above = self._last.get((shape, parent[:-1])) if parent else None
        if above is not None and above != parent[-1]:
            return _written(shape, (*parent[:-1], above, 1))
        # The first number is taken as it is: a paper may quote from the middle of another.
        if before is None and (shape == "ข้อ {}" or (parent and above is None)):
            return ""
        if restarted or own == (before or 0) + 1:
            return ""
        return _written(shape, (*parent, (before or 0) + 1))

    def _forget_below(self, shape: str, number: Number) -> None:
        if shape == "{}.":
            depth = len(number)
            self._last = {
                key: last
                for key, last in self._last.items()
                if key[0] == shape and (len(key[1]) < depth)
            }


def _parse(text: str) -> tuple[str, Number] | None:
    number = to_arabic_digits(clause_number(text))
    for shape, pattern in _SHAPES:
        found = pattern.fullmatch(number)
        if found:
            return shape, tuple(int(each) for each in found[1].split("."))
    return None


def _written(shape: str, number: Number) -> str:
    return shape.format(".".join(str(each) for each in number)).rstrip(".")
