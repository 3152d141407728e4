"""What was typed on a matter meets what else changed there while that was being typed.

Passages are carried in and corrections accepted in other tabs, while the pane of the resolution
stays open or its text waits beside the data. Rejected: the pane's text as it is (a correction that
was accepted would stand as such, and be gone from the minutes).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sqlalchemy.orm import Session

from district_admin.areas.directory.model.keys import tidy
from district_admin.areas.meetings.operations.agenda import ItemFacts, get_item
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError, lines_of
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.texts import _


@dataclass(frozen=True)
class Began:
    """What a matter said when the typing began."""

    discussion: str = ""
    verb: str = ""
    resolution: str = ""


def with_meanwhile(
    session: Session, item_id: int, began: Began, facts: ResolutionFacts
) -> ResolutionFacts:
    """Return what was typed on a matter together with what was carried and corrected meanwhile.

    Raises MeetingGoneError, and MeetingIncompleteError for a resolution that both changed.
    """
    item = get_item(session, item_id)
    lines = _merged(
        began.discussion.splitlines(),
        item.discussion.splitlines(),
        lines_of(facts.discussion).splitlines(),
    )
    facts = replace(facts, discussion="\n".join(lines))
    before, now = (began.verb, began.resolution), (item.verb, item.resolution)
    typed = tidy(facts.verb), lines_of(facts.resolution)
    if now in (before, typed):
        return facts
    if typed != before:
        told = _("มติของเรื่องนี้เพิ่งแก้ไขเป็น “{text}” กรุณาคัดลอกที่พิมพ์ไว้ กด ไม่บันทึก แล้วแก้มติอีกครั้ง")
        raise MeetingIncompleteError(told.format(text=item.resolution_text))
    return replace(facts, verb=item.verb, resolution=item.resolution)


def facts_meanwhile(session: Session, item_id: int, began: str, facts: ItemFacts) -> ItemFacts:
    """Return what was typed of a matter with what was corrected in its paragraphs meanwhile.

    Raises MeetingGoneError.
    """
    now = get_item(session, item_id).facts.splitlines()
    lines = _merged(began.splitlines(), now, lines_of(facts.facts).splitlines())
    return replace(facts, facts="\n".join(lines))


def _merged(began: Sequence[str], now: Sequence[str], typed: Sequence[str]) -> list[str]:
    """Return typed lines with what changed from `began` to `now`; what is new comes at the end."""
    instead: dict[str, str] = {}
    gone: set[str] = set()
    came: list[str] = []
    for kind, start, end, at, to in SequenceMatcher(None, began, now, False).get_opcodes():
        if kind == "equal":
            continue
        if end - start == to - at:
            instead |= zip(began[start:end], now[at:to], strict=True)
        else:
            gone.update(began[start:end])
            came += now[at:to]
    came += [new for old, new in instead.items() if old not in typed]
    kept = [instead.get(line, line) for line in typed if line not in gone]
    return [*kept, *(line for line in came if line not in kept)]
