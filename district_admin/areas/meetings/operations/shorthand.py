"""What is typed short in a transcript: abbreviations, and the beginnings of names and titles.

Thai has no space between words, so an abbreviation is looked for at the end of what was typed and
not word by word. Tab asks for it; a space brings it only where the abbreviation stands alone, so
that no ordinary word changes under her hands. Her own abbreviations are phrases of the phrase book
(คำย่อ = ข้อความ). Rejected: a list of words that opens while she types (it takes Enter and the arrows
from the text, and looks up every letter of a language without spaces).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations.agenda import list_items
from district_admin.areas.meetings.operations.attendance import list_people
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.office import phrases
from district_admin.texts import _
from district_admin.thai.names import split_name

SHIPPED: Final = {
    "ปธ": "ประธานในที่ประชุม",
    "ลข": "เลขานุการ",
    "ทปช": "ที่ประชุม",
    "มตท": "มติที่ประชุม",
    "รทร": "ที่ประชุมรับทราบ",
    "หช": "ที่ประชุมพิจารณาแล้วมีมติเห็นชอบ",
    "อนม": "ที่ประชุมพิจารณาแล้วมีมติอนุมัติ",
    "มบ": "ที่ประชุมมอบหมาย",
    "สพท": "สำนักงานเขตพื้นที่การศึกษา",
    "ผอร": "ผู้อำนวยการโรงเรียน",
    "ผอก": "ผู้อำนวยการกลุ่ม",
}
"""Abbreviations that every office has; one of her own with the same letters takes its place."""
_BETWEEN: Final = "="
_FEWEST: Final = 2  # letters of a beginning that is gone on with
_MOST: Final = 40
_BEFORE: Final = ']([“"'


@dataclass(frozen=True)
class Offer:
    """A text that is gone on with from any of its beginnings."""

    text: str
    begins: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What may take the place of the last letters that were typed."""

    letters: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Shorthand:
    """Everything that can be typed short in one meeting."""

    abbreviations: dict[str, str]
    offers: tuple[Offer, ...] = ()

    def at_space(self, before: str) -> Found | None:
        """Return what a space brings after these letters: an abbreviation that stands alone."""
        word = before
        for each in (*_BEFORE, " ", "\t"):
            word = word.rpartition(each)[2]
        text = self.abbreviations.get(word)
        return Found(len(word), (text,)) if word and text else None

    def at_tab(self, before: str) -> Found | None:
        """Return what Tab brings after these letters: an abbreviation, or what begins so."""
        fitting = [each for each in self.abbreviations if before.endswith(each)]
        if fitting:
            word = max(fitting, key=len)
            return Found(len(word), (self.abbreviations[word],))
        for count in range(min(_MOST, len(before)), _FEWEST - 1, -1):
            typed = before[-count:]
            found = [
                each.text
                for each in self.offers
                if any(begin.startswith(typed) and begin != typed for begin in each.begins)
            ]
            if found:
                return Found(count, tuple(dict.fromkeys(found)))
        return None


def shorthand_of(session: Session, meeting_id: int) -> Shorthand:
    """Return what can be typed short in a meeting."""
    own = [read_line(each.text) for each in phrases.list_phrases(session, phrases.TRANSCRIPT)]
    short = SHIPPED | {short: text for short, text in own if short}
    offers = [Offer(text, (text,)) for short, text in own if not short]
    for person in list_people(session, meeting_id):
        first = split_name(person.name)
        bare = f"{first.first} {first.last}".strip()
        offers.append(Offer(person.name, (person.name, bare)))
        if person.position:
            offers.append(Offer(person.position, (person.position,)))
    items = list_items(session, meeting_id)
    offers += [Offer(each.title, (each.title,)) for each in items]
    return Shorthand(short, tuple(offers))


def read_line(line: str) -> tuple[str, str]:
    """Return the abbreviation of a line, empty if it has none, and its text."""
    short, mark, text = line.partition(_BETWEEN)
    return (short.strip(), text.strip()) if mark else ("", line.strip())


def own_lines(session: Session) -> str:
    """Return her own abbreviations and phrases, a line each."""
    return "\n".join(each.text for each in phrases.list_phrases(session, phrases.TRANSCRIPT))


def keep_lines(session: Session, typed: str) -> None:
    """Let her abbreviations and phrases be these lines.

    Raises MeetingIncompleteError for a line that cannot be one, and PhraseRefusedError.
    """
    wanted = list(dict.fromkeys(_checked(typed.splitlines())))
    there = phrases.list_phrases(session, phrases.TRANSCRIPT)
    for phrase in there:
        if phrase.text not in wanted:
            phrases.remove_phrase(session, phrase.id)
    known = {each.text for each in there}
    for line in wanted:
        if line not in known:
            phrases.add_phrase(session, phrases.TRANSCRIPT, line)


def _checked(lines: Iterable[str]) -> Sequence[str]:
    taken: dict[str, str] = {}
    checked = []
    for line in filter(None, (each.strip() for each in lines)):
        short, text = read_line(line)
        if not text or (_BETWEEN in line and not short):
            told = _("บรรทัด “{line}” ไม่ครบ กรุณาพิมพ์เช่น ปธ = ประธานในที่ประชุม")
            raise MeetingIncompleteError(told.format(line=line))
        if any(letter.isspace() for letter in short):
            told = _("คำย่อ “{short}” มีช่องว่าง กรุณาพิมพ์ติดกัน")
            raise MeetingIncompleteError(told.format(short=short))
        if short and taken.setdefault(short, text) != text:
            told = _("คำย่อ “{short}” มีสองบรรทัด กรุณาใช้คำย่ออื่น")
            raise MeetingIncompleteError(told.format(short=short))
        checked.append(f"{short} {_BETWEEN} {text}" if short else text)
    return checked
