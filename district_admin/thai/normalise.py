"""Text as it is stored: one way of writing each Thai syllable, nothing invisible, tidy spaces.

The same word typed in two orders looks alike and is not found; Unicode's NFC alone mends neither
two เ for แ, nor a nikhahit and า for ำ, nor a tone mark typed before its vowel. No-break spaces are
kept: they were put there on purpose. (official-documents 6.3; text pasted from older PDFs.)
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from district_admin.thai.numerals import to_arabic_digits, without_marks

NBSP: Final = "\u00a0"

_THAI_MARK: Final = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_MARK: Final = re.compile(f"[{_THAI_MARK}\u0e33]")
_MARKS: Final = re.compile(f"[{_THAI_MARK}\u0e33]{{2,}}")
# Phinthu, vowel, mai taikhu, tone, thanthakhat, yamakkan, nikhahit, sara am: as they are to be
# typed, and in the order that NFC leaves alone.
_MARK_ORDER: Final = "\u0e3aัิีึืฺุู็่้๊๋์๎ํำ"
_RANK: Final = {mark: rank for rank, mark in enumerate(_MARK_ORDER)}

# What a text that is already tidy never has: marks out of order or twice, two เ, spaces too many.
# The first class lets the search leap from one candidate to the next. Rare marks are left to the
# long way.
_ABOVE_OR_BELOW: Final = "\u0e31\u0e34-\u0e3a"
_OVER_THESE: Final = "\u0e47-\u0e4c"
_UNTIDY: Final = re.compile(
    f"[ เ{_THAI_MARK}\u0e33](?:"
    f"(?<=[{_ABOVE_OR_BELOW}])[{_ABOVE_OR_BELOW}]"
    f"|(?<=[{_OVER_THESE}])[{_ABOVE_OR_BELOW}{_OVER_THESE}]"
    f"|(?<=\u0e33)[{_THAI_MARK}\u0e33]"
    "|(?<=[\u0e4d\u0e4e])|(?<=เ)เ|(?<= )(?:  |\n|\\Z))"
)

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_GAP: Final = re.compile(f"[ {NBSP}]{{2,}}")
_WIDE_SPACES: Final = (
    "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
_NARROW_NO_BREAK_SPACES: Final = "\u2007\u202f"
# Old Thai fonts placed marks by private code points, and old PDFs give these when copied from.
_PRIVATE: Final = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ุู\u0e3a", strict=True))
_TABLE: Final = {
    **{ord(space): " " for space in _WIDE_SPACES},
    **{ord(space): NBSP for space in _NARROW_NO_BREAK_SPACES},
    **_PRIVATE,
}
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs"})  # control, format (zero-width), half a character


def normalise(text: str) -> str:
    """Return the text in the one way it is stored; doing it again changes nothing.

    Line ends become newlines, tabs and wide spaces a space, three or more spaces two, two no-break
    spaces one and a space; spaces at line ends and invisible characters go.
    """
    return text if _is_tidy(text) else _tidied(text)


def search_key(text: str) -> str:
    """Return what a text is searched by: normalised, one kind of digits, letters and spaces.

    A text contains what is looked for when its key contains the other's key, whether it was typed
    with Thai or Arabic digits, ต่างๆ or ต่าง ๆ, capitals or not.
    """
    folded = unicodedata.normalize("NFC", normalise(without_marks(text)).casefold())
    return " ".join(to_arabic_digits(folded).split()).replace(" ๆ", "ๆ")


def unpaired_marks(text: str) -> list[int]:
    """Return the offsets of Thai vowel and tone marks that have no consonant to stand on."""
    return [
        match.start()
        for match in _MARK.finditer(text)
        if not _carries_mark(text[match.start() - 1 : match.start()])
    ]


def unprintable(text: str, supported: Callable[[str], bool]) -> list[tuple[int, str]]:
    """Return (offset, character) of all that the paper's font cannot draw, such as emoji.

    `supported` says whether the font has a character; it is asked once for each.
    """
    missing = {c for c in set(text) if c not in "\n\t" and not supported(c)}
    return [(offset, c) for offset, c in enumerate(text) if c in missing] if missing else []


def _is_tidy(text: str) -> bool:
    """Say whether nothing has to be done, as for nearly all texts; it may say no of a tidy one."""
    return (
        (text.replace("\n", "") if "\n" in text else text).isprintable()
        and unicodedata.is_normalized("NFC", text)
        and _UNTIDY.search(text) is None
    )


def _tidied(text: str) -> str:
    """Return what `normalise` returns, the long way."""
    text = _LINE_ENDS.sub("\n", text).translate(_TABLE)
    if not text.isascii() or not text.replace("\n", "").isprintable():
        text = text.translate(dict.fromkeys(ord(c) for c in set(text) if not _is_kept(c)))
        text = _tidy_marks(unicodedata.normalize("NFC", text))
    text = _GAP.sub(_tidy_gap, text)
    return "\n".join(line.rstrip(f" {NBSP}") for line in text.split("\n"))


def _is_kept(character: str) -> bool:
    return character == "\n" or unicodedata.category(character) not in _INVISIBLE


def _tidy_marks(text: str) -> str:
    text = _MARKS.sub(_in_order, text.replace("เเ", "แ"))
    # Only now a nikhahit typed before the tone stands beside its า.
    return _MARKS.sub(_in_order, text.replace("ํา", "ำ"))


def _in_order(marks: re.Match[str]) -> str:
    """Put the marks of one consonant in order, each once; sara am swallows a nikhahit."""
    kept = set(marks[0])
    if "ำ" in kept:
        kept.discard("ํ")
    return "".join(sorted(kept, key=_RANK.__getitem__))


def _tidy_gap(gap: re.Match[str]) -> str:
    if len(gap[0]) > 2:
        return "  "
    return f"{NBSP} " if gap[0] == NBSP * 2 else gap[0]


def _carries_mark(character: str) -> bool:
    return "ก" <= character <= "ฮ" or bool(character and _MARK.match(character))
