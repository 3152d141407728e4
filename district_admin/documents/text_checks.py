"""What stands in the officer's texts that no paper should carry, whatever its form.

Each field is told of once for each kind of fault: a text pasted from a chat may be full of emoji.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Final

from district_admin.documents.fonts import supported
from district_admin.documents.form_model import Field, Form
from district_admin.documents.problem import Problem, texts_of
from district_admin.documents.shaping import SIGNS
from district_admin.texts import _
from district_admin.thai.normalise import normalise, unpaired_marks, unprintable

_NUMBER: Final = re.compile(r"[0-9๐-๙]{1,3}")
_LETTER: Final = re.compile(r"[ก-ฮ]|[0-9๐-๙]+(?:\.[0-9๐-๙]+)+")  # or a number of several levels
_LONGEST_NUMBER: Final = 6
_CLOSING: Final = {")": "(", "]": "[", "”": "“"}
_MOST_SHOWN: Final = 3
_SHOWN_AROUND: Final = 12
_LONGEST_SIGN: Final = 16
_JOINER: Final = "\u200d"  # makes one emoji of several
_INVISIBLE: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
_MODIFIERS: Final = ("Cf", "Mn", "Me", "Sk")


def check_texts(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """Give characters that cannot be printed, marks without a letter, and unpaired brackets."""
    for field, group in groupby(texts_of(form, content), key=lambda found: found[0]):
        lines = [text for _field, text in group]
        yield from _unprintable(field, lines)
        yield from _unpaired(field, lines)
        for line in lines:
            if not _balanced(line.strip()):
                words = _("วงเล็บหรือเครื่องหมายคำพูดไม่ครบคู่ใน “{start}…”")
                yield Problem("should", words.format(start=line.strip()[:30]), field.name)


def _unprintable(field: Field, lines: Iterable[str]) -> Iterator[Problem]:
    signs: list[str] = []
    around = ""
    for line in lines:
        for start, end in _signs(line):
            sign = _shown(line[start:end])
            if sign not in signs:
                signs.append(sign)
                around = around or _around(line, start, end)
    if signs:
        words = _("อักขระ “{character}” ใน “…{around}…” พิมพ์บนเอกสารไม่ได้ กรุณาลบหรือเปลี่ยน")
        shown = " ".join(signs[:_MOST_SHOWN])
        yield Problem("should", words.format(character=shown, around=around), field.name)


def _signs(line: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each sign: a character, or an emoji of several joined ones."""
    start = end = 0
    for offset, character in unprintable(line, _is_drawn):
        modifies = offset == end and unicodedata.category(character) in _MODIFIERS
        joined = offset - end <= 2 and line[offset - 1 : offset] == _JOINER
        if end > start and (modifies or joined):
            end = offset + 1
            continue
        if end > start:
            yield start, end
        start, end = offset, offset + 1
    if end > start:
        yield start, end


def _shown(sign: str) -> str:
    """Return the sign, or the codes of one that cannot be seen."""
    if not _seen(sign):
        return " ".join(f"U+{ord(character):04X}" for character in sign[:_MOST_SHOWN])
    return sign[:_LONGEST_SIGN]


def _around(line: str, start: int, end: int) -> str:
    before, after = line[max(start - _SHOWN_AROUND, 0) : start], line[end : end + _SHOWN_AROUND]
    return f"{_seen(before)}{_shown(line[start:end])}{_seen(after)}".strip()


def _seen(text: str) -> str:
    return "".join(each for each in text if unicodedata.category(each) not in _INVISIBLE)


def _is_drawn(character: str) -> bool:
    """Whether the font has the character, or the paper draws it: ticks and tick boxes."""
    return supported(character) or character in SIGNS or character in "☐□"


def _unpaired(field: Field, lines: Iterable[str]) -> Iterator[Problem]:
    # as it will be printed, its marks in order
    found = (_word_at(line, at) for line in map(normalise, lines) for at in unpaired_marks(line))
    places = list(dict.fromkeys(islice(found, _MOST_SHOWN)))
    if places:
        words = _("สระหรือวรรณยุกต์ไม่มีพยัญชนะรองรับใน “{places}” ของช่อง “{label}” กรุณาตรวจตัวสะกด")
        text = words.format(places="” “".join(places), label=_(field.label))
        yield Problem("should", text, field.name)


def _word_at(line: str, offset: int) -> str:
    before = line[max(offset - _SHOWN_AROUND, 0) : offset].rpartition(" ")[2]
    return before + line[offset : offset + _SHOWN_AROUND].partition(" ")[0]


def _balanced(line: str) -> bool:
    """Whether brackets come in pairs, but for those of a list: ๑) ก ๒) ข."""
    waiting: list[str] = []
    count = 0
    for offset, character in enumerate(line):
        if character in _CLOSING.values():
            waiting.append(character)
        elif character in _CLOSING:
            if waiting:
                if waiting.pop() != _CLOSING[character]:
                    return False
                continue
            counted = _list_number(line, offset, count) if character == ")" else None
            if counted is None:
                return False
            count = counted
    return not waiting


def _list_number(line: str, offset: int, count: int) -> int | None:
    """Return the number of a list that a bracket closes here, if there is one.

    Within a line it must count on, so that of “ฉบับที่ ๒)” the missing bracket is seen.
    """
    word = line[max(offset - _LONGEST_NUMBER, 0) : offset].split()[-1:]
    start = offset - len(word[0]) if word else offset
    if not word or not (start == 0 or line[start - 1].isspace()):
        return None
    if not _NUMBER.fullmatch(word[0]):
        return count if _LETTER.fullmatch(word[0]) else None
    number = int(word[0])  # which reads Thai digits
    return number if start == 0 or number == count + 1 else None
