"""A body with its members, for the tests of meetings. All names are invented."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import meetings, series
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts

MEMBERS = (
    ("นางสาวมะลิ ใจงาม", "รองผู้อำนวยการ", "เลขานุการ"),
    ("นายดำรง ศรีทอง", "ผู้อำนวยการสำนักงาน", "ประธานกรรมการ"),
    ("นายสมหมาย รักดี", "ผู้อำนวยการโรงเรียนบ้านดอน", "กรรมการ"),
    ("นางวารี ชื่นบาน", "ผู้อำนวยการโรงเรียนวัดใหม่", "กรรมการ"),
)


@pytest.fixture
def body_id(session: Session) -> int:
    """A body of four members that meets by the six sections."""
    series_id = series.add_series(
        session, SeriesFacts("คณะกรรมการบริหารสำนักงาน", place="ห้องประชุม 1", starts_at="09.30")
    )
    for name, position, role in MEMBERS:
        series.add_member(session, series_id, MemberFacts(name, position, role))
    return series_id


@pytest.fixture
def plan(session: Session, body_id: int) -> Callable[[date], int]:
    """Plan a meeting of the body on a day."""

    def planned(held_on: date) -> int:
        return meetings.plan_meeting(session, body_id, MeetingFacts(held_on))

    return planned
