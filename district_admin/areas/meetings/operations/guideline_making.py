"""The guideline of a meeting, from its duties and the rules of its body."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import yaml
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import Meeting, MeetingDuty
from district_admin.areas.meetings.model.duty import HOLDERS
from district_admin.areas.meetings.model.series import ADOPTIONS
from district_admin.areas.meetings.operations.duties import CIRCULATION, list_duties
from district_admin.areas.meetings.operations.papers import checker_of, sitting_of, taker_of
from district_admin.assets import resource
from district_admin.documents.look import Look
from district_admin.documents.model import Document


@cache
def manual_steps() -> Mapping[str, Mapping[str, Any]]:
    """Return who does each duty of the manual, and its papers (`meetings/guideline.yaml`)."""
    text = resource("meetings/guideline.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(text)
    return found


def guideline_of(session: Session, meeting: Meeting, look: Look, _today: date) -> list[Document]:
    """Return the guideline of a meeting; steps that it does not need are left out."""
    from district_admin.areas.meetings.documents.guideline import (  # noqa: PLC0415 - draws
        BodyRules,
        GuidelineStep,
        guideline_paper,
    )

    def step(duty: MeetingDuty) -> GuidelineStep:
        manual = manual_steps().get(duty.key, {})
        return GuidelineStep(
            duty.step,
            duty.title,
            tuple(manual.get("actors", ())) or (HOLDERS[duty.holder],),
            duty.due_on,
            duty.offset_days,
            duty.counts_from == CIRCULATION,
            tuple(manual.get("papers", ())),
        )

    checker = checker_of(meeting)
    rules = BodyRules(
        meeting.set_quorum,
        ADOPTIONS[meeting.series.adoption],
        taker_of(meeting).name,
        checker.name if checker else "",
        tuple(str(each) for each in meeting.sections),
    )
    steps = [step(each) for each in list_duties(session, meeting.id) if not each.is_dropped]
    return [guideline_paper(sitting_of(meeting), rules, steps, look)]
