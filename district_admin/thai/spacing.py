"""No-break spaces where a line must not end, and the spaces that ๆ and ฯลฯ must have.

The groups are those of official-documents 6.2: era and year, day and month and year, label and
number, number and unit, letter number, title and name, first name and surname, ๆ, telephone
number, initials; also the two ends of a range, and ณ with what it stands before (ณ วันที่, ณ ห้องประชุม,
ณ อยุธยา). A text is read word by word (a word: what stands between spaces) and each gap is looked at
from both sides.

Rejected: the regular expressions of 6.2 one after another. Each sees a part (it would join 'เขต 2'
and then '2 กลุ่ม' of 'เขต 2 กลุ่มอำนวยการ'), none can count the words it has joined, and the order in
which they run decides the outcome.
"""

import re
from collections.abc import Sequence
from typing import Final, Literal

from district_admin.thai.calendar import THAI_MONTHS, THAI_MONTHS_SHORT
from district_admin.thai.normalise import NBSP
from district_admin.thai.number_words import (
    DIGITS,
    ERAS,
    HEADS,
    LABELS,
    UNITS,
    begins_with_unit,
)
from district_admin.thai.titles import COURTESY_TITLES, RANKS, is_title

_Bond = Literal["", "phone", "date", "letter", "ordinal", "count", "title", "name", "at"]
"""Why two words stay together; empty if they need not."""

_LONGEST_GROUP: Final = 4  # words; more would leave holes in a justified line
_SINGLE: Final = (" ", NBSP)
_DASHES: Final = ("-", "–", "—")
_GAPS: Final = re.compile(r"(\s+)")
_MONTHS: Final = (*THAI_MONTHS, *THAI_MONTHS_SHORT)
_OPENING: Final = "([{“‘\"'"
_PHONE_LABELS: Final = ("โทร.", "โทร", "โทรศัพท์", "โทรสาร", "มือถือ")
_LETTER_CODE: Final = re.compile("[ก-ฮ]{2}")
_ABBREVIATED: Final = re.compile(r"[ก-ฮ]{1,3}\.")  # อ.ก.ค.ศ., ก.ต.ป.น.
_OWNER_NUMBER: Final = re.compile(
    r"[0-9๐-๙]{2,5}(?:\.[0-9๐-๙]{1,4}){0,4}/|[0๐][0-9๐-๙]{4}(?![0-9๐-๙])"
)
_PARTICLE: Final = re.compile("(^| )ณ ")
_YEAR: Final = re.compile("[12๑๒][0-9๐-๙]{3}(?![0-9๐-๙])")
_AREA_OFFICE: Final = re.compile(r"สพ[ปม]\.[ก-๎]{2,30}$")
_NAME: Final = re.compile("[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]{1,40}")
_SPACED_OUT: Final = re.compile("ๆ|ฯลฯ")
_WANTS_SPACE_BEFORE: Final = re.compile(r"(?![ๆฯ])[\w฿“‘(\[]")
_LINE_ENDS: Final = "\n\t"

# Common nouns that begin like a courtesy title, and words after a name that are not its surname.
_NOT_PERSONS: Final = (
    *("นายกรัฐมนตรี", "นายกสมาคม", "นายกสภา", "นายกองค์การ", "นายกเทศมนตรี", "นายทะเบียน"),
    *("นายอำเภอ", "นายจ้าง", "นายช่าง", "นายทหาร", "นายตำรวจ", "นายแพทย์", "นายหน้า", "นางพยาบาล"),
)
_NOT_SURNAMES: Final = (
    *("ผู้อำนวยการ", "ผู้ช่วย", "รองผู้", "ตำแหน่ง", "ประธาน", "กรรมการ", "เลขานุการ", "เจ้าหน้าที่"),
    *("นักวิชาการ", "นักจัดการ", "และ", "หรือ", "ซึ่ง", "เพื่อ", "เป็นผู้", "นาย", "นาง"),
    *("จังหวัด", "โรงเรียน", "สำนักงาน", "วัด"),
)


def behind_word(name: str) -> str:
    """Return a name as it stands behind another word: an abbreviation is set apart from it.

    >>> behind_word("คณะกรรมการ"), behind_word("อ.ก.ค.ศ. เขตพื้นที่การศึกษา")
    ('คณะกรรมการ', ' อ.ก.ค.ศ. เขตพื้นที่การศึกษา')
    """
    return f" {name}" if _ABBREVIATED.match(name) else name


def glue(text: str) -> str:
    """Return the text with U+00A0 for the space inside each group that must stay on one line.

    Only single spaces change; gaps of two stay, since a line may end there (official-documents
    1.9). No more than four words are joined, the two ends of a range (๑๙ - ๒๐) being one: between
    month and พ.ศ. a line may end. Before ๆ and
    ฯลฯ comes one no-break space and after them a space, typed or not (6.3, A12), but for these the
    text stays letter for letter. Doing it again changes nothing.
    """
    pieces = _GAPS.split(_space_out(text))
    words = pieces[::2]
    gaps = pieces[1::2]
    bond: _Bond = ""
    joined = 1
    ranges = 0
    for place, gap in enumerate(gaps):
        in_range = _is_range(words, gaps, place) or _is_range(words, gaps, place - 1)
        ends_range = in_range and words[place] in _DASHES
        if in_range:
            bond = "" if bond == "count" else bond  # either end may be counted: ๕ คน - ๖ คน
        else:
            single = gap in _SINGLE
            names_year = words[place + 1] == "ปี" and _is_year(words[place + 2 :])
            bond = _bond(words[place], words[place + 1], bond) if single and not names_year else ""
        if ends_range:
            gap = pieces[2 * place - 1]  # a range is joined on both sides or on none
        elif (bond or in_range) and joined < _LONGEST_GROUP:
            gap = NBSP
        pieces[2 * place + 1] = gap
        if gap != NBSP:
            joined, ranges = 1, 0
        elif ends_range:
            ranges += 1
        # the first range counts as one word, and ณ is none of its own
        elif bond != "at" and (not in_range or ranges):
            joined += 1
    return "".join(pieces)


def loosen(name: str) -> str:
    """Return a name whose line may end at each of its spaces, but never after ณ (ใจดี ณ อยุธยา)."""
    return _PARTICLE.sub(rf"\1ณ{NBSP}", name.replace(NBSP, " "))


def _is_year(words: Sequence[str]) -> bool:
    """Say whether a year begins here: พ.ศ. 2569, 2569; ปี before it is no unit of a count."""
    return bool(words) and (words[0] in ERAS or _YEAR.match(words[0]) is not None)


def _is_range(words: Sequence[str], gaps: Sequence[str], place: int) -> bool:
    """Say whether the gap after this word leads to a dash between the ends of a range."""
    if not 0 <= place < len(gaps) - 1 or words[place + 1] not in _DASHES:
        return False
    first, last = words[place], words[place + 2]
    if gaps[place] not in _SINGLE or gaps[place + 1] not in _SINGLE or not first or not last:
        return False
    begins = first[-1] in DIGITS or first.endswith((*_MONTHS, "น."))
    return begins and (last[0] in DIGITS or last.startswith(_MONTHS))


def _space_out(text: str) -> str:
    """Give ๆ and ฯลฯ a no-break space before and, unless the line or sense ends, one after."""
    pieces: list[str] = []
    at = 0
    for match in _SPACED_OUT.finditer(text):
        before = text[at : match.start()]
        pieces += [_with_no_break_end(before, match[0], follows=bool(pieces)), match[0]]
        at = match.end()
        if _WANTS_SPACE_BEFORE.match(text, at):
            pieces.append(" ")
    pieces.append(text[at:])
    return "".join(pieces)


def _with_no_break_end(before: str, word: str, *, follows: bool) -> str:
    """End what stands before ๆ or ฯลฯ in one no-break space, if it is a word."""
    stem = before.rstrip(f" {NBSP}")
    if stem and stem[-1] not in _OPENING + _LINE_ENDS:
        return stem + NBSP
    if follows and not stem and (before or word != "ๆ"):
        return NBSP
    return before


def _bond(left: str, right: str, before: _Bond) -> _Bond:
    """Say why two neighbouring words stay together; `before` is what bound the left one."""
    if not left or not right:
        return ""
    if left == "ณ":
        return "at"
    if left == "ปี" and right in ERAS and before != "count":
        return "date"
    if right == "เขต" and _AREA_OFFICE.search(left):
        return "ordinal"
    if right[0] in DIGITS:
        return _bond_to_number(left, right, before)
    if left[-1] in DIGITS:
        return _bond_of_number(left, right, before)
    return _bond_of_name(left.lstrip(_OPENING), right, before)


def _bond_to_number(left: str, right: str, before: _Bond) -> _Bond:
    digits_only = not left.strip(DIGITS)
    group = len(right[:5]) - len(right[:5].lstrip(DIGITS))
    mobile = digits_only and len(left) <= 2 and left[0] in "0๐" and group == 4
    grouped = digits_only and len(left) in (3, 4) and group in (3, 4)  # Meeting ID 912 3456 7890
    if left.endswith(_PHONE_LABELS) or mobile or grouped or (before == "phone" and digits_only):
        return "phone"
    if left.endswith(ERAS) or (left.endswith(_MONTHS) and group in (2, 4)):
        return "date"
    code = _LETTER_CODE.fullmatch(left.lstrip(_OPENING))
    if left.endswith("/ว") or (code and _OWNER_NUMBER.match(right)):
        return "letter"
    # In '3 ปี 6 เดือน' ปี is what the 3 counts, not a label of the 6.
    return "ordinal" if before != "count" and left.endswith(LABELS) else ""


def _bond_of_number(left: str, right: str, before: _Bond) -> _Bond:
    head = left.rstrip(DIGITS)
    day = len(left) - len(head) <= 2 and head[-1:] not in (".", ",", "/")
    if day and right.startswith(_MONTHS) and not right.startswith("ก.ค.ศ"):
        return "date"
    if before not in ("", "ordinal") or left.rstrip(DIGITS + ".,").endswith("/"):
        return ""
    # A number with a label or a point counts no groups: 'เขต 2 กลุ่มอำนวยการ', '1.1 งานสารบรรณ'.
    counted = UNITS if before or head.endswith(".") else UNITS + HEADS
    return "count" if begins_with_unit(right, counted) else ""


def _bond_of_name(left: str, right: str, before: _Bond) -> _Bond:
    named = _NAME.match(right) is not None
    if left == "ว่าที่":
        return "title" if is_title(right) else ""
    if is_title(left) or left in COURTESY_TITLES:
        return "title" if named or is_title(right) else ""
    if not named or right.startswith(_NOT_SURNAMES):
        return ""
    titled_before = before == "title" and _NAME.fullmatch(left) is not None
    return "name" if titled_before or _is_titled_first_name(left) else ""


def _is_titled_first_name(word: str) -> bool:
    """Say whether a word is a title and a first name: นายก้อง, ดร.กานดา, ว่าที่ร้อยตรีก้อง."""
    abbreviated, point, name = word.rpartition(".")
    if point:
        title = abbreviated + point
        return _NAME.fullmatch(name) is not None and (title in COURTESY_TITLES or is_title(title))
    rank = word.removeprefix("ว่าที่")
    for title in (*COURTESY_TITLES, *RANKS):
        if rank.startswith(title) and _NAME.fullmatch(rank, len(title)):
            return not rank.startswith(_NOT_PERSONS)
    return False
