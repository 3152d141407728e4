"""The agencies of a round of confirmation, as lines of a list."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.model.confirmation import (
    AWAITED,
    CONFIRMED,
    CORRECTED,
    OUTCOME_NAMES,
    UNREACHED,
)
from district_admin.areas.directory.view.verified import verified_text, verified_tone
from district_admin.texts import _
from district_admin.thai.calendar import short_date
from district_admin.thai.telephones import shown_telephones
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens, Tone


class AnswerRow(NamedTuple):
    """An agency that was asked in the round on view."""

    id: int  # the agency's
    name: str
    outcome: str
    answered_on: date | None
    note: str
    telephone: str
    search_text: str
    agency: Agency


def answer_columns(tokens: Tokens, stale_before: Callable[[], date]) -> list[Column[AnswerRow]]:
    """Return the columns of the agencies of a round."""
    return [
        Column(_("หน่วยงาน"), lambda each: each.name, sort_key=lambda _row: 0, stretch=True),
        Column(
            _("คำตอบ"),
            lambda each: _(OUTCOME_NAMES[each.outcome]),
            tone=lambda each: outcome_tone(tokens, each.outcome),
            width=160,
        ),
        Column(
            _("ตอบเมื่อ"),
            lambda each: short_date(each.answered_on) if each.answered_on else "",
            sort_key=lambda each: each.answered_on or date.min,
            width=100,
        ),
        Column(_("โทรศัพท์"), lambda each: shown_telephones(each.telephone), width=150),
        Column(_("หมายเหตุ"), lambda each: " ".join(each.note.split()), width=200),
        Column(
            _("ตรวจสอบ"),
            lambda each: verified_text(each.agency.verified_on),
            sort_key=lambda each: each.agency.verified_on or date.min,
            tone=lambda each: verified_tone(tokens, each.agency.verified_on, stale_before()),
            width=122,
        ),
    ]


def outcome_tone(t: Tokens, outcome: str) -> Tone:
    """Return how an outcome looks."""
    tones = {
        AWAITED: t.waiting._replace(icon="clock"),
        CONFIRMED: t.done,
        CORRECTED: t.info._replace(icon="pen-line"),
        UNREACHED: t.overdue,
    }
    return tones[outcome]
