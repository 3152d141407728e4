"""Letters that a meeting gives rise to: every field exists, and the paper says what it should."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import agenda, drafting, meetings, resolutions, series
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.drafting import DRAFTS, OF_A_RESOLUTION, Draft
from district_admin.areas.meetings.operations.duties import answers_due
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.paper_kinds import OPINIONS
from district_admin.areas.meetings.operations.paper_making import make_papers
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import SeriesFacts, edit_series
from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import fill, new_content
from district_admin.documents.look import Look
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


def test_a_meeting_without_a_room_is_held_by_its_means(session: Session, body_id: int) -> None:
    online = MeetingFacts(DAY, place="ผ่านระบบการประชุมทางไกล")
    meeting_id = meetings.plan_meeting(session, body_id, online)
    for which in (drafting.CALL, drafting.INVITATION):
        text = _text(session, drafting.draft_of(session, meeting_id, which, DAY))
        assert " ผ่านระบบการประชุมทางไกล" in text
        assert "ณ ผ่านระบบ" not in text


@pytest.mark.parametrize("typed", ["การประชุมผู้บริหารสถานศึกษา", "ประชุม ผู้บริหารสถานศึกษา"])
def test_the_word_that_stands_before_a_body_is_not_written_twice(
    session: Session, typed: str
) -> None:
    body = series.add_series(session, SeriesFacts(typed))
    meeting_id = meetings.plan_meeting(session, body, MeetingFacts(DAY))
    for which in (drafting.CALL, drafting.INVITATION):
        text = _text(session, drafting.draft_of(session, meeting_id, which, DAY))
        assert "ประชุมผู้บริหารสถานศึกษา ครั้งที่ 1/2569" in text
        assert "ประชุมการประชุม" not in text
        assert "ประชุมประชุม" not in text
    with pytest.raises(MeetingIncompleteError, match="กรุณากรอกชื่อคณะ"):
        series.add_series(session, SeriesFacts("การประชุม"))


@pytest.mark.parametrize("which", DRAFTS)
def test_a_draft_names_the_meeting_and_its_day(session: Session, item_id: int, which: str) -> None:
    meeting_id = agenda.get_item(session, item_id).meeting_id
    facts = ResolutionFacts("มอบหมาย", "ให้จัดทำแผน", owner_name="กลุ่มบริหารงานบุคคล")
    resolutions.decide(session, item_id, facts)
    text = _text(session, drafting.draft_of(session, meeting_id, which, DAY))
    assert "ประชุมคณะกรรมการบริหารสำนักงาน ครั้งที่ 1/2569" in text
    assert "16 กันยายน 2569" in text


@pytest.mark.parametrize(
    ("which", "last"),
    [
        (drafting.CALL, date(2026, 9, 2)),
        (drafting.INVITATION, date(2026, 9, 14)),
        (drafting.INVITATION_MEMO, date(2026, 9, 14)),
    ],
)
def test_a_letter_says_until_when_but_asks_for_no_day_that_is_over(
    session: Session, item_id: int, which: str, last: date
) -> None:
    meeting_id = agenda.get_item(session, item_id).meeting_id
    text = _text(session, drafting.draft_of(session, meeting_id, which, last))
    assert f"ภายในวันที่ {last.day} กันยายน 2569" in text
    late = last + timedelta(days=1)
    text = _text(session, drafting.draft_of(session, meeting_id, which, late))
    assert "ภายในวันที่" not in text
    assert "โดยเร็ว" in text


def test_what_goes_round_today_is_answered_within_the_seven_days(
    session: Session, item_id: int
) -> None:
    meeting_id = agenda.get_item(session, item_id).meeting_id
    on = date(2026, 9, 18)  # a Friday: the seventh day is one, too
    text = _text(session, drafting.draft_of(session, meeting_id, drafting.NOTICE, on))
    assert "ตามแบบที่แนบ ภายในวันที่ 25 กันยายน 2569" in text
    look = Look(read_letterhead(session), "arabic")
    (form, *_rest) = make_papers(session, meeting_id, OPINIONS, look, on)
    told = "".join(r.text for b in form.blocks if isinstance(b, Paragraph) for r in b.runs)
    assert "ภายในวันที่ 25 กันยายน 2569" in told.replace("\u00a0", " ")
    assert answers_due(session, meeting_id, DAY - timedelta(days=1)) is None  # nothing to answer


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
    assert "มีมติมอบหมายให้จัดทำแผน" in text
    assert "16 กันยายน 2569" in text
    assert ("ครบกำหนดเมื่อวันที่ 1 ตุลาคม 2569" in text) == (which == drafting.REMINDER)
    assert ("ผู้อำนวยการกลุ่มบริหารงานบุคคล" in text) == (which == drafting.REMINDER)


def test_the_groups_concerned_are_told_what_each_has_to_do(session: Session, item_id: int) -> None:
    meeting_id = agenda.get_item(session, item_id).meeting_id
    with pytest.raises(MeetingIncompleteError, match="ยังไม่มีมติที่กำหนดผู้รับผิดชอบ"):
        drafting.draft_of(session, meeting_id, drafting.GROUPS, DAY)
    other = agenda.add_item(session, meeting_id, ItemFacts("ซ่อมห้องประชุม", 5))
    due = date(2026, 10, 1)
    for item, owner in ((item_id, "กลุ่มบริหารงานบุคคล"), (other, "นายช่าง ใจดี")):
        facts = ResolutionFacts("มอบหมาย", "ให้ดำเนินการ", owner_name=owner, due_on=due)
        resolutions.decide(session, item, facts)
    draft = drafting.draft_of(session, meeting_id, drafting.GROUPS, DAY)
    assert draft.content["addressee"] == "ผู้อำนวยการกลุ่มบริหารงานบุคคล นายช่าง ใจดี"
    text = _text(session, draft)
    assert "กลุ่มบริหารงานบุคคล ระเบียบวาระที่ 5.1 เรื่อง แผนพัฒนาบุคลากร" in text
    assert "นายช่าง ใจดี ระเบียบวาระที่ 5.2 เรื่อง ซ่อมห้องประชุม" in text
    assert text.count("ภายในวันที่ 1 ตุลาคม 2569") == 2


def test_one_memo_reminds_a_group_of_all_it_owes_from_any_meeting(
    session: Session, item_id: int, plan: Callable[[date], int]
) -> None:
    later = agenda.add_item(session, plan(date(2026, 10, 14)), ItemFacts("ซ่อมห้องประชุม", 5))
    in_time = agenda.add_item(session, plan(date(2026, 11, 11)), ItemFacts("งานปีใหม่", 5))
    for item, due in (
        (later, date(2026, 10, 30)),
        (item_id, date(2026, 10, 1)),
        (in_time, date(2026, 12, 1)),
    ):
        facts = ResolutionFacts("มอบหมาย", "ให้ทำ", owner_name="กลุ่มอำนวยการ", due_on=due)
        resolutions.decide(session, item, facts)
    today = date(2026, 11, 2)
    owed = drafting.overdue_by_owner(resolutions.list_resolutions(session), today)
    assert [row.id for row in owed["กลุ่มอำนวยการ"]] == [item_id, later]
    text = _text(session, drafting.reminder_of_owner("กลุ่มอำนวยการ", owed["กลุ่มอำนวยการ"], today))
    assert "ครบกำหนดแล้ว จำนวน 2 เรื่อง" in text
    assert "ครั้งที่ 1/2569 เมื่อวันที่ 16 กันยายน 2569 เรื่อง แผนพัฒนาบุคลากร" in text
    assert "เกินกำหนดมาแล้ว 3 วัน" in text
    assert "งานปีใหม่" not in text


@pytest.mark.parametrize(
    ("which", "title", "subject"),
    [
        (drafting.ANNOUNCEMENT, "ประกาศหลักเกณฑ์การใช้ห้องประชุม", "หลักเกณฑ์การใช้ห้องประชุม"),
        (drafting.ORDER, "คำสั่งแต่งตั้งคณะทำงาน", "แต่งตั้งคณะทำงาน"),
        (drafting.ORDER, "ประกาศผลการประกวด", "ประกาศผลการประกวด"),
        (drafting.ANNOUNCEMENT, "ประกาศ", "ประกาศ"),
    ],
)
def test_the_subject_does_not_say_the_kind_that_the_heading_says(
    session: Session, plan: Callable[[date], int], which: str, title: str, subject: str
) -> None:
    item_id = agenda.add_item(session, plan(DAY), ItemFacts(title, 5))
    resolutions.decide(session, item_id, ResolutionFacts("เห็นชอบ"))
    assert drafting.draft_of_resolution(session, item_id, which).content["subject"] == subject


def test_an_invitation_of_a_body_called_by_an_abbreviation_sets_it_apart(
    session: Session, plan: Callable[[date], int], body_id: int
) -> None:
    meeting_id = plan(DAY)
    edit_series(session, body_id, SeriesFacts("อ.ก.ค.ศ. เขตพื้นที่การศึกษา"))
    for which in DRAFTS:
        if which != drafting.GROUPS:
            text = _text(session, drafting.draft_of(session, meeting_id, which, DAY))
            assert "ประชุม อ.ก.ค.ศ." in text
            assert "ประชุมอ.ก.ค.ศ." not in text


def test_the_day_of_a_resolution_of_several_paragraphs_is_no_part_of_the_last(
    session: Session, item_id: int
) -> None:
    meeting_id = agenda.get_item(session, item_id).meeting_id
    more = "ให้จัดทำแผน\nทั้งนี้ ให้รายงานที่ประชุม"
    facts = ResolutionFacts("มอบหมาย", more, "", "กลุ่มบริหารงานบุคคล", date(2026, 10, 1))
    resolutions.decide(session, item_id, facts)
    told = "ให้จัดทำแผน ทั้งนี้ ให้รายงานที่ประชุม"
    purpose = str(drafting.draft_of(session, meeting_id, drafting.GROUPS, DAY).content["purpose"])
    assert f"{told} กำหนดแล้วเสร็จภายในวันที่ 1 ตุลาคม 2569" in purpose
    cause = drafting.draft_of_resolution(session, item_id, drafting.REMINDER).content["cause"]
    assert f"{told} ซึ่งครบกำหนดเมื่อวันที่ 1 ตุลาคม 2569 นั้น" in str(cause)


def test_an_invitation_says_nothing_of_a_time_and_place_that_are_not_known(
    session: Session, plan: Callable[[date], int]
) -> None:
    meeting_id = plan(DAY)
    text = _text(session, drafting.draft_of(session, meeting_id, drafting.INVITATION, DAY))
    assert "ในวันพุธที่ 16 กันยายน 2569 ในการนี้" in text
    assert "เวลา น." not in text
    assert " ณ " not in text
    facts = MeetingFacts(DAY, starts_at="09.30", place="ห้องประชุม 1")
    meetings.edit_meeting(session, meeting_id, facts)
    text = _text(session, drafting.draft_of(session, meeting_id, drafting.INVITATION, DAY))
    assert text.count("16 กันยายน 2569 เวลา 09.30 น. ณ ห้องประชุม 1") == 2  # letter and slip
