"""The numbers that clauses begin with: ๑. ๑.๑ ๑) (๑) ข้อ ๑ ก. - (official-documents 1.6)."""

import re
from collections.abc import Iterator
from typing import Final

_DIGITS: Final = "0-9๐-๙"
# At most three digits: a year or a sum at the start of a line is no clause, nor is a time.
_MARKS: Final = (
    ("dotted", re.compile(rf"([{_DIGITS}]{{1,3}}(?:\.[{_DIGITS}]{{1,3}})+)\.?(?=\s(?!น\.))")),
    ("dotted", re.compile(rf"([{_DIGITS}]{{1,3}})\.(?=\s|[^\s{_DIGITS}])")),
    ("article", re.compile(rf"ข้อ\s*[{_DIGITS}]{{1,3}}(?=\s)")),
    ("bracket", re.compile(rf"[{_DIGITS}]{{1,3}}\)")),
    ("brackets", re.compile(rf"\([{_DIGITS}]{{1,3}}\)")),
    ("letter", re.compile(r"[ก-ฮ][.)](?=\s)")),
    ("dash", re.compile(r"[-–•](?=\s)")),
)
_GAP: Final = re.compile(r"\s*")


def clause_number(text: str) -> str:
    """Return the number a clause begins with, such as `๑.๑`, without its last point, or nothing."""
    for kind, found in _found(text.strip()):
        return found[1] if kind == "dotted" else found[0]
    return ""


def clause_kind(line: str) -> tuple[str, int]:
    """Return what kind of number a line begins with, and how many levels a dotted one has."""
    for kind, found in _found(line):
        return kind, found[1].count(".") + 1 if kind == "dotted" else 0
    return "", 0


def words_begin(text: str) -> int:
    """Return where the words after a clause's number and its gap begin; 0 without a number."""
    for _kind, found in _found(text):
        gap = _GAP.match(text, found.end())
        return gap.end() if gap else 0
    return 0


def _found(line: str) -> Iterator[tuple[str, re.Match[str]]]:
    for kind, pattern in _MARKS:
        found = pattern.match(line)
        if found:
            yield kind, found
