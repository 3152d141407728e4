"""Passages of a transcript go into the minutes: into what was said on their agenda item.

A passage that was carried before and corrected since takes the place of what it said then, so that
the key may be pressed again. Where the secretary corrected that paragraph in the minutes, she is
asked: her words stay, give way, or stand beside. Rejected: a link from the minutes to the passage
(the secretary edits the minutes as she likes, and the transcript stays what was said).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import AgendaItem, TranscriptPassage
from district_admin.areas.meetings.operations.agenda import set_search_text
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError, check_draft
from district_admin.areas.meetings.operations.time_marks import spoken
from district_admin.areas.meetings.operations.transcripts import Passage
from district_admin.texts import _

KEEP: Final = "keep"
REPLACE: Final = "replace"
ADD: Final = "add"
"""What may become of a paragraph that was corrected in the minutes since it was carried there."""

_ALIKE: Final = 0.5  # of two texts, for one to have come of the other
_LOOKED_INTO: Final = 8


@dataclass(frozen=True)
class Corrected:
    """A passage that was carried before: what it says, and what the minutes say of it by now.

    `stands` is empty where no paragraph is like it any more.
    """

    words: str
    stands: str


def is_carried(passage: Passage) -> bool:
    """Say whether a passage stands in the minutes as it is."""
    return bool(passage.carried_text) and (
        passage.carried_text == spoken(passage.text) and passage.carried_to_id == passage.item_id
    )


def corrected(session: Session, meeting_id: int, keys: Collection[int]) -> list[Corrected]:
    """Return those of the passages whose paragraphs were corrected in the minutes."""
    found = []
    for passage in _passages(session, meeting_id, keys):
        lines, at = _paragraph(session, passage)
        words = spoken(passage.text)
        is_there = at is not None and lines[at] in (passage.carried_text, words)
        if passage.carried_to_id is not None and passage.carried_text and not is_there:
            found.append(Corrected(words, lines[at] if at is not None else ""))
    return found


def carry(session: Session, meeting_id: int, keys: Collection[int], instead: str = KEEP) -> None:
    """Put passages at the end of what was said on their items.

    `instead` says what becomes of those that `corrected` tells. Raises MeetingGoneError,
    MeetingClosedError, and MeetingIncompleteError for a passage that has no item and for passages
    that say nothing.
    """
    check_draft(get_meeting(session, meeting_id))
    there = _passages(session, meeting_id, keys)
    if not there:
        raise MeetingIncompleteError(_("ย่อหน้านี้ยังไม่มีข้อความที่จะนำเข้าร่างรายงานการประชุม"))
    for passage in there:
        if passage.item_id is None:
            raise MeetingIncompleteError(
                _("ย่อหน้านี้ยังไม่มีระเบียบวาระ กรุณาเลือกวาระ (Alt+↑ หรือ Alt+↓) ก่อนนำเข้าร่างรายงาน")
            )
        _carry_one(session, passage, session.get_one(AgendaItem, passage.item_id), instead)
    session.flush()


def _passages(session: Session, meeting_id: int, keys: Collection[int]) -> list[TranscriptPassage]:
    query = select(TranscriptPassage).where(TranscriptPassage.meeting_id == meeting_id)
    query = query.order_by(TranscriptPassage.position)
    return [each for each in session.scalars(query) if each.key in keys and spoken(each.text)]


def _carry_one(
    session: Session, passage: TranscriptPassage, item: AgendaItem, instead: str
) -> None:
    words = put = spoken(passage.text)
    lines, at = _paragraph(session, passage)
    is_hers = at is None or lines[at] not in (passage.carried_text, words)
    if passage.carried_text and passage.carried_to_id is not None and is_hers:
        if instead == KEEP:
            put = lines[at] if at is not None else ""
        elif instead == ADD:
            at = None
    passage.carried_text = words
    if at is not None and passage.carried_to_id == item.id:
        lines[at] = put
        _write(item, lines)
    else:
        if at is not None:
            _write(session.get_one(AgendaItem, passage.carried_to_id), lines[:at] + lines[at + 1 :])
        if put:
            _write(item, [*item.discussion.splitlines(), put])
    passage.carried_to_id = item.id


def _paragraph(session: Session, passage: TranscriptPassage) -> tuple[list[str], int | None]:
    """Return what was said where a passage was carried to, and which paragraph it is by now."""
    before, there = passage.carried_text, passage.carried_to_id
    if not before or there is None:
        return [], None
    lines = session.get_one(AgendaItem, there).discussion.splitlines()
    for words in (before, spoken(passage.text)):
        if words in lines:
            return lines, lines.index(words)
    others = select(TranscriptPassage.carried_text).where(
        TranscriptPassage.carried_to_id == there, TranscriptPassage.id != passage.id
    )
    return lines, _nearest(before, lines, set(session.scalars(others)))


def _nearest(before: str, lines: Sequence[str], others: Collection[str]) -> int | None:
    """Return the paragraph that is most like a text, and came of no other passage."""
    likely = []
    for at, line in enumerate(lines):
        compared = SequenceMatcher(None, before, line, autojunk=False)
        if line not in others and compared.quick_ratio() >= _ALIKE:
            likely.append((compared.quick_ratio(), at, compared))
    likely.sort(key=lambda each: each[0], reverse=True)
    found = [(compared.ratio(), at) for _quick, at, compared in likely[:_LOOKED_INTO]]
    ratio, at = max(found, default=(0.0, 0))
    return at if ratio >= _ALIKE else None


def _write(item: AgendaItem, lines: Sequence[str]) -> None:
    item.discussion = "\n".join(lines).strip()
    set_search_text(item)
