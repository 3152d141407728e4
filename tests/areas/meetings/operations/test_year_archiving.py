"""The package of a year: all its meetings in one, what each lacks, and what is left out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from district_admin.archive.copying import PackageNotWrittenError
from district_admin.archive.discs import DVD, Disc
from district_admin.archive.packages import verify
from district_admin.areas.meetings.operations import (
    agenda,
    archiving,
    files,
    meetings,
    series,
    year_archiving,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.areas.meetings.operations.transcripts import Passage, save_passages
from district_admin.areas.meetings.operations.year_archiving import SealedYear, YearChoice
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Cancelled, Silent

NAME = "คณะกรรมการบริหารสำนักงาน"
TODAY = date(2026, 12, 20)
YEAR = YearChoice(2569)
SMALL = Disc("test", "แผ่นเล็ก", 8_000_000 + 2_500_000)


@pytest.fixture
def planned(session: Session, body_id: int, plan: Callable[[date], int]) -> list[int]:
    """Three meetings of one body, one of a second: the first is closed, the third to come."""
    there = [plan(day) for day in (date(2026, 2, 4), date(2026, 6, 3), date(2026, 12, 23))]
    meetings.close_meeting(session, there[0], date(2026, 3, 1))
    other = series.add_series(session, SeriesFacts("ผู้บริหารสถานศึกษา", place="ห้องประชุมใหญ่"))
    there.append(meetings.plan_meeting(session, other, MeetingFacts(date(2026, 8, 5))))
    meetings.plan_meeting(session, other, MeetingFacts(date(2025, 8, 6)))
    return there


def _seal(
    session: Session, target: Path, choice: YearChoice = YEAR, disc: Disc = DVD
) -> SealedYear:
    look = Look(read_letterhead(session))
    return year_archiving.seal_year(session, choice, target, look, TODAY, Silent(), disc)


def test_the_years_and_bodies_to_choose_from_are_those_that_met(
    session: Session, planned: list[int]
) -> None:
    assert year_archiving.years_of(session) == [2569, 2568]
    names = [[e.name for e in year_archiving.bodies_of(session, year)] for year in (2569, 2568)]
    assert names == [[NAME, "ผู้บริหารสถานศึกษา"], ["ผู้บริหารสถานศึกษา"]]
    meetings.bin_meeting(session, planned[3])
    assert [each.name for each in year_archiving.bodies_of(session, 2569)] == [NAME]
    [old] = year_archiving.look_over(session, YearChoice(2568), TODAY, Silent())
    meetings.bin_meeting(session, old.id)
    assert year_archiving.years_of(session) == [2569]
    with pytest.raises(MeetingIncompleteError, match="มีแต่: -"):
        year_archiving.body_named(session, 2568, "ผู้บริหารสถานศึกษา")


def test_all_meetings_of_a_year_lie_in_one_package_by_body(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    scan = tmp_path / "สแกน.pdf"
    scan.write_bytes(b"%PDF-1.4 scanned")
    files.add_file(session, planned[3], scan, "sign_in")
    target = tmp_path / year_archiving.package_name(session, YEAR)
    made = _seal(session, target)
    assert [each.folder for each in made.discs] == [target]
    assert made.meeting_ids == [planned[0], planned[1], planned[3]]
    assert made.discs[0].numbers == "รวม 3 ครั้ง ระหว่าง 4 ก.พ. 2569 ถึง 5 ส.ค. 2569"
    [found] = verify(target, Silent())
    assert found.verdict.findings == ()
    assert [value for label, value in found.verdict.facts if label == "Meeting"] == [
        f"การประชุม{NAME} ครั้งที่ 1/2569 4 ก.พ. 2569",
        f"การประชุม{NAME} ครั้งที่ 2/2569 3 มิ.ย. 2569",
        "การประชุมผู้บริหารสถานศึกษา ครั้งที่ 1/2569 5 ส.ค. 2569",
    ]
    assert ("External-Description", "การประชุมประจำปี พ.ศ. 2569") in found.verdict.facts
    assert ("External-Identifier", "MEETINGS_2569") in found.verdict.facts
    folders = {str(path.parent.relative_to(target / "data")) for path in target.rglob("*.pdf")}
    assert "ผู้บริหารสถานศึกษา/ครั้งที่ 01/5 บัญชีลงชื่อ" in folders
    assert f"{NAME}/ครั้งที่ 02/4 รายงานการประชุม" in folders
    assert (target / "data/ผู้บริหารสถานศึกษา/ครั้งที่ 01/5 บัญชีลงชื่อ/สแกน.pdf").read_bytes() == (
        b"%PDF-1.4 scanned"
    )
    page = (target / "index.html").read_text(encoding="utf-8")
    assert page.count("<h2>") == 3
    assert "<h2>ผู้บริหารสถานศึกษา ครั้งที่ 1/2569  วันที่ 5 สิงหาคม 2569</h2>" in page
    assert ">บัญชีลงชื่อ: สแกน.pdf</a>" in page
    assert "<dt>ไม่รวมการประชุมที่ยังไม่ปิดแฟ้ม</dt><dd>1 ครั้ง</dd>" in page


def test_what_was_typed_of_the_recordings_comes_along_if_it_is_asked_for(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    for meeting_id, text in ((planned[1], "ประธานกล่าวเปิดประชุม"), (planned[3], "[00:00:01] ")):
        save_passages(session, meeting_id, [Passage(1, text)])
    found = year_archiving.look_over(session, YEAR, TODAY, Silent())
    assert [each.has_transcript for each in found] == [False, True, False, False]
    _seal(session, tmp_path / "ไม่ใส่")
    assert not list((tmp_path / "ไม่ใส่").rglob("*ถอดเทป*"))
    look = Look(read_letterhead(session))
    year_archiving.seal_year(
        session, YEAR, tmp_path / "ใส่", look, TODAY, Silent(), with_transcripts=True
    )
    folder = tmp_path / "ใส่/data" / NAME / "ครั้งที่ 02/7 บันทึกเสียง"
    there = sorted((tmp_path / "ใส่").rglob("*ถอดเทป*"))
    assert [path.parent for path in there] == [folder, folder]
    with pypdfium2.PdfDocument(there[1]) as paper:
        assert "ประธานกล่าวเปิดประชุม" in paper[0].get_textpage().get_text_range()
    assert ">บันทึกเสียง: บันทึกถอดเทปการประชุม.pdf</a>" in (tmp_path / "ใส่/index.html").read_text(
        encoding="utf-8"
    )
    assert verify(tmp_path / "ใส่", Silent())[0].verdict.is_whole


def test_what_each_meeting_lacks_is_told_and_what_is_open_can_be_left_out(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    found = year_archiving.look_over(session, YEAR, TODAY, Silent())
    assert [(each.id, each.state) for each in found] == [
        (planned[0], "closed"),
        (planned[1], "open"),
        (planned[2], "coming"),
        (planned[3], "open"),
    ]
    assert [bool(each.missing) for each in found] == [True, True, False, True]
    assert [each.told for each in found[3].missing] == [
        each.told for each in archiving.missing_pieces(session, planned[3])
    ]
    made = _seal(session, tmp_path / "ปี", YearChoice(2569, only_closed=True))
    assert made.meeting_ids == [planned[0]]
    with pytest.raises(PackageNotWrittenError, match="ปี 2568 ยังไม่มีการประชุม"):
        _seal(session, tmp_path / "ก่อน", YearChoice(2568, only_closed=True))


def test_one_body_alone_and_papers_stay_as_they_were_closed(
    session: Session, planned: list[int], body_id: int, tmp_path: Path
) -> None:
    series.edit_series(session, body_id, SeriesFacts("คณะกรรมการใหม่"))
    choice = YearChoice(2569, year_archiving.body_named(session, 2569, "คณะกรรมการใหม่"))
    made = _seal(session, tmp_path / "ปี", choice)
    assert made.meeting_ids == planned[:2]
    assert sorted(path.name for path in (tmp_path / "ปี/data").iterdir()) == [
        NAME,
        "คณะกรรมการใหม่",
    ]
    assert made.discs[0].numbers == "ครั้งที่ 1/2569 ถึงครั้งที่ 2/2569"
    [found] = verify(tmp_path / "ปี", Silent())
    assert ("External-Identifier", f"MEETINGS_2569_{body_id}") in found.verdict.facts
    with pytest.raises(MeetingIncompleteError, match="ผู้บริหารสถานศึกษา"):
        year_archiving.body_named(session, 2569, NAME)


def test_a_year_too_large_for_a_disc_keeps_each_meeting_whole_on_one(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    for number, meeting_id in enumerate((planned[0], planned[1], planned[3])):
        if meeting_id == planned[0]:
            meetings.open_again(session, meeting_id)
        sound = tmp_path / f"เทป {number}.mp3"
        sound.write_bytes(bytes([number]) * 1_500_000)
        files.add_file(session, meeting_id, sound, "recording")
    made = _seal(session, tmp_path / "ปี", disc=SMALL)
    assert [each.numbers for each in made.discs] == [
        f"{NAME} ครั้งที่ 1/2569",
        f"{NAME} ครั้งที่ 2/2569",
        "ผู้บริหารสถานศึกษา ครั้งที่ 1/2569",
    ]
    found = verify(tmp_path / "ปี", Silent())
    assert [each.verdict.is_whole for each in found] == [True] * 3
    for each, disc in zip(found, made.discs, strict=True):
        assert len([label for label, _value in each.verdict.facts if label == "Meeting"]) == 1
        assert len(list((disc.folder / "data").glob("*/*"))) == 1
        assert "เทป 2.mp3" in (disc.folder / "รายการทุกแผ่น.txt").read_text(encoding="utf-8-sig")


def test_a_meeting_larger_than_a_disc_is_torn_and_the_others_are_not(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    for number in range(2):
        sound = tmp_path / f"เทป {number}.mp3"
        sound.write_bytes(bytes([number]) * 1_500_000)
        files.add_file(session, planned[1], sound, "recording")
    made = _seal(session, tmp_path / "ปี", disc=SMALL)
    assert all(each.verdict.is_whole for each in verify(tmp_path / "ปี", Silent()))
    on_each = [{path.name for path in each.folder.rglob("เทป*")} for each in made.discs]
    assert sorted(map(sorted, on_each)) == [["เทป 0.mp3"], ["เทป 1.mp3"]]


def test_closing_the_year_leaves_the_day_of_those_closed_before(
    session: Session, planned: list[int]
) -> None:
    year_archiving.close_year(session, [planned[0], planned[1]], TODAY)
    assert [meetings.get_meeting(session, each).closed_on for each in planned] == [
        date(2026, 3, 1),
        TODAY,
        None,
        None,
    ]


class _CancelSecond:
    def report(self, done: int, total: int, what: str = "") -> None:
        if done == 1:
            raise Cancelled


def test_cancelling_leaves_nothing(session: Session, planned: list[int], tmp_path: Path) -> None:
    look = Look(read_letterhead(session))
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        year_archiving.seal_year(session, YEAR, tmp_path / "ปี", look, TODAY, _CancelSecond())
    assert set(tmp_path.iterdir()) == before


def test_matters_stand_as_a_person_counts_and_their_folders_keep_their_names(
    session: Session, planned: list[int], tmp_path: Path
) -> None:
    numbers = [
        agenda.add_item(session, planned[1], ItemFacts(f"เรื่อง {each}", 5)) for each in range(11)
    ]
    paper = tmp_path / "แผน.pdf"
    likely = tmp_path / "วาระที่ 5.2"  # called as the folder of a matter is
    for each in (paper, likely):
        each.write_bytes(b"%PDF-1.4")
    files.add_file(session, planned[1], paper, "related", numbers[10])
    files.add_file(session, planned[1], paper, "related", numbers[1])
    files.add_file(session, planned[1], likely, "related")
    target = tmp_path / "ปี"
    _seal(session, target)
    [found] = verify(target, Silent())
    assert found.verdict.findings == ()
    page = (target / "index.html").read_text(encoding="utf-8")
    told = [page.index(f"เอกสารที่เกี่ยวข้อง วาระที่ {number}: 1 แผน.pdf") for number in ("5.2", "5.11")]
    assert told == sorted(told)


def test_the_folder_of_a_long_named_body_keeps_the_year(session: Session, body_id: int) -> None:
    series.get_series(session, body_id).name = "คณะอนุกรรมการข้าราชการครู" * 4
    name = year_archiving.package_name(session, YearChoice(2569, series_id=body_id))
    assert name.startswith("การประชุมคณะอนุกรรมการ")
    assert name.endswith(" ประจำปี พ.ศ. 2569")
