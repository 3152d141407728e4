"""Thai and Arabic numerals on papers, and the tokens whose digits are never made Thai.

Exempt are the tokens of official-documents 6.4, and what the officer marks to keep as typed by
double square brackets: `[[2569]]` (easily typed on the Thai keyboard's English side, no meaning in
a form's sentences, never part of a paper's wording). The marks vanish when the paper is made.

Which Latin words keep the number after them: the one they stand before by a single space (ISO 9001,
Windows 11, PMQA 4.0, Meeting ID: 894 1234 5678), unless that number counts something in Thai
(PMQA 5 ข้อ becomes ๕ ข้อ) or is a year of the Buddhist era (ITA 2569). A bracket between them parts
them: (ITA Online) 5 เรื่อง is a count.

Rejected: one regular expression for all tokens; on a paragraph of 100,000 letters its backtracking
takes hours. Here a paragraph is read a fixed number of times.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

from district_admin.thai.number_words import HEADS, UNITS, begins_with_unit

NumeralMode = Literal["thai", "as_typed", "arabic"]
"""The numerals of a paper: all Thai (the rule), as typed, or all Arabic."""

_ARABIC: Final = "0123456789"
_THAI: Final = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI: Final = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC: Final = str.maketrans(_THAI, _ARABIC)

_OPEN: Final = "[["
_CLOSE: Final = "]]"

_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_DIGIT: Final = "0-9๐-๙"
_WORD: Final = re.compile(r"\S+")
_WEB_ADDRESS: Final = re.compile(r"https?://\S|www\.\S", re.IGNORECASE)
_FILE_OR_DOMAIN: Final = re.compile(
    r"\.(?:go\.th|ac\.th|or\.th|com|net|pdf|docx|xlsx)(?![A-Za-z0-9_])", re.IGNORECASE
)
_NAME_CHARACTER: Final = re.compile(r"[\w.\-\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_TOKEN: Final = re.compile(rf"[{_LATIN}{_DIGIT}]+(?:[-_.:/+][{_LATIN}{_DIGIT}]+)*")
_LATIN_LETTER: Final = re.compile(rf"[{_LATIN}]")
_TYPED_NUMBER: Final = re.compile("[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_QUOTED: Final = 40  # characters of what was typed that a refusal quotes
_ANY_DIGIT: Final = re.compile(rf"[{_DIGIT}]")
_THAI_LETTER: Final = re.compile("[ก-ฮะ-ฺเ-๎]")
_NUMBER: Final = rf"[{_DIGIT}]+(?:[-.,:/][{_DIGIT}]+)*"
_NUMBER_AFTER: Final = re.compile(rf"(?: ?:|\.)?[ \u00a0]({_NUMBER})(?![{_LATIN}])")
# The number of an online meeting is typed in groups of three digits or more: 894 1234 5678.
_MORE_GROUPS: Final = re.compile(rf"(?:[ \u00a0][{_DIGIT}]{{3,}}(?![{_DIGIT}{_LATIN}]))*")
_BUDDHIST_YEAR: Final = re.compile("[2๒][5๕][0-9๐-๙]{2}")
_CODE: Final = re.compile(
    r"(?:รหัสผ่าน|รหัสการประชุม|รหัสห้องประชุม|รหัสเข้าประชุม|รหัสเข้าร่วมประชุม|หมายเลขห้องประชุม|"
    r"รหัสงบประมาณ|รหัสแหล่งของเงิน|รหัสกิจกรรมหลัก|รหัสบัญชีแยกประเภท)"
    rf"(?: ?:)?[ \u00a0]?([{_DIGIT}]+(?:[ \u00a0-][{_DIGIT}]{{3,}})*)"
)
_DAY_BEFORE_MONTH: Final = re.compile(
    rf"(?<![{_DIGIT}])[{_DIGIT}]{{1,2}}(?=[ \u00a0](?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b)"
)


def to_thai_digits(text: str) -> str:
    """Return the text with every Arabic digit made Thai, exempt or not."""
    return text.translate(_TO_THAI)


def to_arabic_digits(text: str) -> str:
    """Return the text with every Thai digit made Arabic."""
    return text.translate(_TO_ARABIC)


def whole_number(text: str, most_digits: int = 9) -> int | None:
    """Return the whole number that was typed in either digits, with or without thousands commas.

    None for anything else, and for more digits than a count of an office has: Python refuses to
    read thousands of them, and the database to keep more than eighteen.
    """
    digits = to_arabic_digits(text).strip()
    if not _TYPED_NUMBER.fullmatch(digits):
        return None
    digits = digits.replace(",", "")
    return int(digits) if len(digits) <= most_digits else None


def quoted(text: str) -> str:
    """Return what was typed as a refusal quotes it: on one line, shortened if it is long."""
    shown = " ".join(text.split())
    return shown if len(shown) <= _QUOTED else f"{shown[:_QUOTED]}…"


def convert_numerals(text: str, mode: NumeralMode) -> str:
    """Return the text in the numerals of its paper, without the marks of what is kept as typed.

    In Thai mode exempt tokens get Arabic digits, save those with Thai letters in them (names of
    files), which stay as typed. Marked stretches stay as typed in every mode. Since the marks are
    removed a text is converted once, when its paper is made; without marks doing it again changes
    nothing (official-documents 6.4, A07, A08).
    """
    pieces = []
    at = 0
    for start, end in _marked_spans(text):
        pieces += [_convert(text[at:start], mode), text[start + len(_OPEN) : end - len(_CLOSE)]]
        at = end
    pieces.append(_convert(text[at:], mode))
    return "".join(pieces)


def without_marks(text: str) -> str:
    """Return the text without the marks round what is kept as typed."""
    return convert_numerals(text, "as_typed")


def exempt_spans(text: str) -> list[tuple[int, int]]:
    """Return where (start, end) digits stay as they are in Thai mode, in order, never overlapping.

    Marked stretches are given with their marks.
    """
    marked = _marked_spans(text)
    spans = list(marked)
    at = 0
    for start, end in [*marked, (len(text), len(text))]:
        spans += [(at + first, at + last) for first, last in _token_spans(text[at:start])]
        at = end
    return sorted(spans)


def _convert(text: str, mode: NumeralMode) -> str:
    """Convert a stretch that has no marks in it."""
    if mode == "as_typed":
        return text
    if mode == "arabic":
        return to_arabic_digits(text)
    pieces = []
    at = 0
    for start, end in _token_spans(text):
        token = text[start:end]
        kept = token if _THAI_LETTER.search(token) else to_arabic_digits(token)
        pieces += [to_thai_digits(text[at:start]), kept]
        at = end
    pieces.append(to_thai_digits(text[at:]))
    return "".join(pieces)


def _marked_spans(text: str) -> list[tuple[int, int]]:
    """Return the stretches in double brackets, brackets included; an unclosed one is text."""
    spans = []
    start = text.find(_OPEN)
    while start >= 0:
        close = text.find(_CLOSE, start + len(_OPEN))
        if close < 0:
            break
        spans.append((start, close + len(_CLOSE)))
        start = text.find(_OPEN, close + len(_CLOSE))
    return spans


def _token_spans(text: str) -> list[tuple[int, int]]:
    """Return the exempt tokens of a text without marks, joined where they touch or overlap."""
    found = sorted(
        [
            *_addresses(text),
            *_file_names(text),
            *_latin_tokens(text),
            *(match.span(1) for match in _CODE.finditer(text)),
            *(match.span() for match in _DAY_BEFORE_MONTH.finditer(text)),
        ]
    )
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield web addresses up to the next space, and words that are e-mail addresses."""
    for word in _WORD.finditer(text):
        letters = word[0]
        at_sign = letters.find("@", 1)
        if at_sign > 0 and "." in letters[at_sign + 2 : -1]:
            yield word.span()
        elif web := _WEB_ADDRESS.search(letters):
            yield word.start() + web.start(), word.end()


def _file_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield names of files and domains, told by their ending."""
    done = 0
    for ending in _FILE_OR_DOMAIN.finditer(text):
        start = ending.start()
        while start > done and _NAME_CHARACTER.match(text[start - 1]):
            start -= 1
        while start < ending.start() and text[start] in ".-":
            start += 1
        if start < ending.start() or done == ending.start():
            yield start, ending.end()
            done = ending.end()


def _latin_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield tokens in which a Latin letter meets a digit, and the number a Latin word names."""
    for token in _TOKEN.finditer(text):
        if not _LATIN_LETTER.search(token[0]):
            continue
        if _ANY_DIGIT.search(token[0]):
            yield token.span()
        if not _LATIN_LETTER.match(token[0][-1]):
            continue
        number = _NUMBER_AFTER.match(text, token.end())
        if number and not _is_thai_number(number[1], text[number.end() : number.end() + 30]):
            more = _MORE_GROUPS.match(text, number.end())
            yield token.start(), more.end() if more else number.end()


def _is_thai_number(number: str, following: str) -> bool:
    """Say whether a number after a Latin word is a Buddhist year or counts what follows it."""
    if following[:1] in (" ", "\u00a0"):
        following = following[1:]
    counted = UNITS if "." in number else UNITS + HEADS
    return _BUDDHIST_YEAR.fullmatch(number) is not None or begins_with_unit(following, counted)
