"""The result of checking a disc stays with every meeting that the disc says it holds."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from district_admin.archive.discs import DVD, Disc
from district_admin.archive.packages import Verified, verify
from district_admin.areas.meetings.operations import (
    archiving,
    disc_checks,
    files,
    meetings,
    series,
    year_archiving,
)
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.areas.meetings.operations.year_archiving import YearChoice
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent

DAY = date(2026, 9, 16)
CHECKED = date(2027, 1, 5)


@pytest.fixture
def planned(session: Session, plan: Callable[[date], int]) -> list[int]:
    """Two meetings of a body, and one of another with the same number on the same day."""
    there = [plan(DAY), plan(date(2026, 10, 14))]
    other = series.add_series(session, SeriesFacts("ผู้บริหารสถานศึกษา"))
    return [*there, meetings.plan_meeting(session, other, MeetingFacts(DAY))]


def _told(session: Session, planned: list[int]) -> list[list[tuple[str, int]]]:
    return [
        [(each.disc, each.fault_count) for each in disc_checks.latest_checks(session, meeting_id)]
        for meeting_id in planned
    ]


def _sealed(session: Session, meeting_id: int, target: Path, disc: Disc = DVD) -> list[Verified]:
    look = Look(read_letterhead(session))
    archiving.seal(session, meeting_id, target, look, DAY, Silent(), disc)
    return verify(target, Silent())


def test_a_disc_of_one_meeting_is_of_that_meeting_alone(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    found = _sealed(session, planned[0], tmp_path / "แฟ้ม")
    assert disc_checks.keep_checks(session, found, CHECKED) == 1
    assert _told(session, planned) == [[("", 0)], [], []]
    next((tmp_path / "แฟ้ม/data").rglob("*.pdf")).unlink()
    disc_checks.keep_checks(session, verify(tmp_path / "แฟ้ม", Silent()), CHECKED)
    [[(_disc, count)], *_others] = _told(session, planned)
    assert count == 2  # the file, and the count of all
    assert disc_checks.latest_checks(session, planned[0])[0].checked_on == CHECKED


def test_the_disc_of_a_year_is_noted_with_each_of_its_meetings(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    look, target = Look(read_letterhead(session)), tmp_path / "ปี"
    choice = YearChoice(2569)
    year_archiving.seal_year(session, choice, target, look, date(2026, 12, 20), Silent())
    assert disc_checks.keep_checks(session, verify(target, Silent()), CHECKED) == 3
    meetings.bin_meeting(session, planned[1])
    assert disc_checks.keep_checks(session, verify(target, Silent()), CHECKED) == 2


def test_each_of_several_discs_has_a_result_of_its_own(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    for number in range(2):
        sound = tmp_path / f"เทป {number}.mp3"
        sound.write_bytes(bytes([number]) * 1_500_000)
        files.add_file(session, planned[0], sound, "recording")
    small = Disc("test", "แผ่นเล็ก", 8_000_000 + 2_000_000)
    found = _sealed(session, planned[0], tmp_path / "แฟ้ม", small)
    disc_checks.keep_checks(session, found[:1], CHECKED)
    disc_checks.keep_checks(session, found[1:], CHECKED)
    disc_checks.keep_checks(session, found[:1], CHECKED)
    assert _told(session, planned)[0] == [("1 of 2", 0), ("2 of 2", 0)]


def test_a_disc_of_another_office_is_of_no_meeting(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    found = _sealed(session, planned[0], tmp_path / "แฟ้ม")
    meetings.edit_meeting(session, planned[0], MeetingFacts(date(2026, 9, 17)))
    assert disc_checks.keep_checks(session, found, CHECKED) == 0
