"""Letters that a meeting gives rise to: every field exists, and the paper says what it should."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import agenda, drafting, resolutions
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.drafting import DRAFTS, OF_A_RESOLUTION, Draft
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import fill, new_content
from district_admin.documents.model import Paragraph
from district_admin.office.letterhead import read_letterhead

DAY = date(2026, 9, 16)
SIGNS = {"lines": ["(นายดำรง  ศรีทอง)", "ผู้อำนวยการ"], "rank": ""}


@pytest.fixture
def item_id(session: Session, plan: Callable[[date], int]) -> int:
    return agenda.add_item(session, plan(DAY), ItemFacts("แผนพัฒนาบุคลากร", 5))


def _text(session: Session, draft: Draft) -> str:
    form = load_form(draft.kind)
    assert set(draft.content) <= {field.name for field in form.fields}
    letterhead = read_letterhead(session)
    content = {**new_content(form, letterhead, DAY, SIGNS), **draft.content}
    paper = fill(form, content, letterhead, "arabic")
    lines = ["".join(r.text for r in b.runs) for b in paper.blocks if isinstance(b, Paragraph)]
    return " ".join(" ".join(lines).replace("\u00a0", " ").split())


@pytest.mark.parametrize("which", DRAFTS)
def test_a_draft_names_the_meeting_and_its_day(session: Session, item_id: int, which: str) -> None:
    meeting_id = agenda.get_item(session, item_id).meeting_id
    text = _text(session, drafting.draft_of(session, meeting_id, which, DAY))
    assert "ประชุมคณะกรรมการบริหารสำนักงาน ครั้งที่ 1/2569" in text
    assert "16 กันยายน 2569" in text


def test_the_call_says_until_when(session: Session, item_id: int) -> None:
    meeting_id = agenda.get_item(session, item_id).meeting_id
    text = _text(session, drafting.draft_of(session, meeting_id, drafting.CALL, DAY))
    assert "ภายในวันที่ 2 กันยายน 2569" in text


@pytest.mark.parametrize("which", OF_A_RESOLUTION)
def test_what_follows_a_resolution_cites_it(session: Session, item_id: int, which: str) -> None:
    with pytest.raises(MeetingIncompleteError, match="ยังไม่มีมติ"):
        drafting.draft_of_resolution(session, item_id, which)
    resolutions.decide(
        session,
        item_id,
        ResolutionFacts(
            "มอบหมาย", "ให้จัดทำแผน", owner_name="กลุ่มบริหารงานบุคคล", due_on=date(2026, 10, 1)
        ),
    )
    text = _text(session, drafting.draft_of_resolution(session, item_id, which))
    assert "มีมติมอบหมาย ให้จัดทำแผน" in text
    assert "16 กันยายน 2569" in text
    assert ("ครบกำหนดเมื่อวันที่ 1 ตุลาคม 2569" in text) == (which == drafting.REMINDER)
