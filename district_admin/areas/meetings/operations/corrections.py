"""What members want corrected in the minutes, beside the paragraph it touches, until it is settled.

The officer's sentence: "she wants 30 to be 40 in the second paragraph of 5.1; the director agrees,
so put it in, and let the next meeting adopt the minutes with it" (manual of internal meetings,
steps 12.4.1 and 12.4.2; official-documents 3.4).

A correction names the words that are replaced, and its paragraph by its place: the words find it
again when something before them was changed. Rejected: corrections as free text beside the
member's name (nobody could carry them in, and two who want the same line changed would not meet).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import (
    AgendaItem,
    Meeting,
    MeetingPerson,
    MinutesCorrection,
)
from district_admin.areas.meetings.model.agenda import VERBS
from district_admin.areas.meetings.model.final import (
    ACCEPTED,
    CARRIED,
    DECLINED,
    PARTS,
    PENDING,
    RESOLUTION,
    REWORDED,
)
from district_admin.areas.meetings.model.meeting import AGREE, CORRECT
from district_admin.areas.meetings.operations.adopted import note_adoption
from district_admin.areas.meetings.operations.adopting import (
    adoption_text,
    list_corrections,
    tell_next,
)
from district_admin.areas.meetings.operations.agenda import (
    get_item,
    item_numbers,
    list_items,
    set_search_text,
)
from district_admin.areas.meetings.operations.carried_words import carried_in_step
from district_admin.areas.meetings.operations.carrying import carry_on
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import (
    MeetingGoneError,
    MeetingIncompleteError,
    check_draft,
    required,
)
from district_admin.texts import _

_MOST: Final = 1000  # paragraphs of a part


@dataclass(frozen=True)
class Asked:
    """What somebody wants: `old_text` of a paragraph replaced, or a paragraph after it."""

    item_id: int
    part: str
    place: int
    old_text: str
    new_text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the minutes with the corrections that touch it, and who asked for each."""

    id: int
    item_id: int
    number: str
    title: str
    part: str
    place: int
    text: str
    corrections: Sequence[tuple[MinutesCorrection, str]]

    @property
    def pending(self) -> int:
        """How many corrections nobody has decided on."""
        return sum(each.state == PENDING for each, _name in self.corrections)


def list_paragraphs(session: Session, meeting_id: int) -> list[Paragraph]:
    """Return the paragraphs of a meeting's minutes in their order."""
    items = list_items(session, meeting_id)
    numbers = item_numbers(get_meeting(session, meeting_id), items)
    found = list_corrections(session, meeting_id)
    paragraphs = []
    for item in items:
        for order, part in enumerate(PARTS):
            of_part = [e for e in found if (e[0].item_id, e[0].part) == (item.id, part)]
            lines = paragraphs_of(item, part) or ([""] if of_part else [])
            places = [_place_of(each, lines) for each, _name in of_part]
            paragraphs += [
                Paragraph(
                    (item.id * len(PARTS) + order) * _MOST + place,
                    item.id,
                    numbers[item.id],
                    item.title,
                    part,
                    place,
                    line,
                    [each for each, at in zip(of_part, places, strict=True) if at == place],
                )
                for place, line in enumerate(lines)
            ]
    return paragraphs


def paragraphs_of(item: AgendaItem, part: str) -> list[str]:
    """Return the paragraphs of a part of a matter, as the minutes have them."""
    text = item.resolution_text if part == RESOLUTION else str(getattr(item, part))
    return [line.strip() for line in text.splitlines() if line.strip()]


def ask(session: Session, person_id: int, asked: Asked, on: date) -> int:
    """Keep what a member wants corrected and return its id; they then want a correction.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError for
    words that are not in the paragraph, or that would stay as they are.
    """
    person, item = session.get(MeetingPerson, person_id), get_item(session, asked.item_id)
    if person is None or person.meeting_id != item.meeting_id:
        raise MeetingGoneError
    meeting = _draft(session, item.meeting_id)
    old, new = _tidy(asked.old_text), _tidy(asked.new_text)
    lines = paragraphs_of(item, asked.part)
    if old and _find(lines, old, asked.place) is None:
        told = _("ไม่พบ “{text}” ในย่อหน้านี้ กรุณาคัดลอกข้อความเดิมจากย่อหน้าให้ตรงกันทุกตัวอักษร")
        raise MeetingIncompleteError(told.format(text=old))
    if not (old or new):
        raise MeetingIncompleteError(_("กรุณากรอกข้อความที่ขอแก้ไข"))
    if old == new:
        raise MeetingIncompleteError(_("ข้อความที่ขอแก้ไขเหมือนข้อความเดิม กรุณาแก้ให้ต่างกัน"))
    made = MinutesCorrection(
        meeting_id=meeting.id,
        person_id=person_id,
        item_id=item.id,
        part=asked.part,
        place=asked.place,
        old_text=old,
        new_text=new,
        asked_on=on,
    )
    session.add(made)
    if meeting.circulated_on is not None and person.opinion in ("", AGREE):
        person.opinion, person.opinion_on = CORRECT, max(on, meeting.circulated_on)
        person.given_on = person.given_on or person.opinion_on
    session.flush()
    return made.id


def accept(session: Session, correction_id: int, on: date, words: str | None = None) -> None:
    """Carry a correction into the minutes, as it was asked for or in other words.

    Raises MeetingGoneError, MeetingClosedError, MeetingFinalError, and MeetingIncompleteError if
    the words to be replaced are no longer there.
    """
    correction = _pending(session, correction_id)
    meeting = _draft(session, correction.meeting_id)
    before = adoption_text(session, meeting.id)
    if words is None:
        correction.state, correction.carried_text = ACCEPTED, correction.new_text
    else:
        required(words, _("ข้อความที่ใช้"))
        correction.state, correction.carried_text = REWORDED, _tidy(words)
    item = get_item(session, correction.item_id)
    _replace(session, item, correction, correction.old_text, correction.carried_text)
    correction.decided_on = on
    session.flush()
    tell_next(session, meeting.id, before)


def decline(session: Session, correction_id: int, reason: str, on: date) -> None:
    """Leave the minutes as they are, and say why. Raises as `accept` does."""
    correction = _pending(session, correction_id)
    _draft(session, correction.meeting_id)
    correction.reason = required(reason, _("เหตุผลที่ไม่แก้ไข"))
    correction.state, correction.decided_on = DECLINED, on
    session.flush()


def reconsider(session: Session, correction_id: int) -> None:
    """Let a correction wait again; what was carried into the minutes is put back.

    Raises as `accept` does.
    """
    correction = get_correction(session, correction_id)
    meeting = _draft(session, correction.meeting_id)
    before = adoption_text(session, meeting.id)
    if correction.state in CARRIED:
        item = get_item(session, correction.item_id)
        _replace(session, item, correction, correction.carried_text, correction.old_text)
    correction.state, correction.carried_text, correction.reason = PENDING, "", ""
    correction.decided_on = None
    session.flush()
    tell_next(session, meeting.id, before)


def withdraw(session: Session, correction_id: int) -> None:
    """Take off a correction that waits, such as one noted by mistake. Raises as `accept` does."""
    correction = _pending(session, correction_id)
    _draft(session, correction.meeting_id)
    session.delete(correction)
    session.flush()


def get_correction(session: Session, correction_id: int) -> MinutesCorrection:
    """Return a correction. Raises MeetingGoneError."""
    correction = session.get(MinutesCorrection, correction_id)
    if correction is None:
        raise MeetingGoneError
    return correction


def _replace(
    session: Session, item: AgendaItem, correction: MinutesCorrection, old: str, new: str
) -> None:
    lines = paragraphs_of(item, correction.part)
    if not old:
        lines.insert(correction.place + 1, new)
        _write(session, item, correction.part, lines)
        return
    at = _find(lines, old, correction.place)
    if at is None:
        told = _(
            "ไม่พบ “{text}” ในวาระนี้แล้ว อาจแก้ไขไปก่อน กรุณาแก้ข้อความในแท็บ วาระและมติ แล้วบันทึกคำขอแก้ไขใหม่"
        )
        raise MeetingIncompleteError(told.format(text=old))
    lines[at] = lines[at].replace(old, new, 1)
    _write(session, item, correction.part, lines)


def _write(session: Session, item: AgendaItem, part: str, lines: Sequence[str]) -> None:
    text = "\n".join(tidied for each in lines if (tidied := _tidy(each)))
    if part != RESOLUTION:
        setattr(item, part, text)
    else:
        verbs = sorted({item.verb, *VERBS}, key=len, reverse=True)
        verb = next((e for e in verbs if f"{text} ".startswith((f"{e} ", f"{e}\n"))), "")
        with carried_in_step(session, [item]):
            item.verb, item.resolution = verb, text.removeprefix(verb).strip()
    set_search_text(item)
    if part == RESOLUTION:  # what follows from it is another as well
        session.flush()
        note_adoption(session, item)
        carry_on(session, item)


def _find(lines: Sequence[str], text: str, place: int) -> int | None:
    """Return the paragraph with a text that is nearest to a place."""
    there = [number for number, line in enumerate(lines) if text in line]
    return min(there, key=lambda number: abs(number - place)) if there else None


def _place_of(correction: MinutesCorrection, lines: Sequence[str]) -> int:
    text = correction.carried_text if correction.state in CARRIED else correction.old_text
    first = text.splitlines()[0] if text else ""
    at = _find(lines, first, correction.place) if first else None
    return at if at is not None else min(correction.place, len(lines) - 1)


def _pending(session: Session, correction_id: int) -> MinutesCorrection:
    correction = get_correction(session, correction_id)
    if correction.state != PENDING:
        raise MeetingIncompleteError(_("คำขอแก้ไขนี้พิจารณาแล้ว หากจะเปลี่ยน กรุณากด พิจารณาใหม่ ก่อน"))
    return correction


def _draft(session: Session, meeting_id: int) -> Meeting:
    meeting = session.get_one(Meeting, meeting_id)
    check_draft(meeting)
    return meeting


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
