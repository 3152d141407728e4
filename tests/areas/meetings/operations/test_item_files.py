"""Documents of the agenda's matters: on the sheet, in the package, and when the matter goes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from district_admin.archive.discs import CD
from district_admin.areas.meetings.operations import (
    agenda,
    archiving,
    files,
    meetings,
    paper_kinds,
    paper_making,
    resolutions,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.item_files import files_by_item
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.documents import pdf
from district_admin.documents.look import Look
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Silent
from tests.documents.official.conftest import Pages

DAY = date(2026, 9, 16)
CUT_OFF = date(2026, 9, 2)


@pytest.fixture
def meeting_id(session: Session, plan: Callable[[date], int]) -> int:
    return plan(DAY)


@pytest.fixture
def item_id(session: Session, meeting_id: int, tmp_path: Path) -> int:
    """The second matter of a section, handed in a day late, with two documents and a recording."""
    agenda.add_item(session, meeting_id, ItemFacts("ปฏิทินงาน", 5, received_on=CUT_OFF))
    late = ItemFacts("แผนพัฒนาบุคลากร", 5, received_on=date(2026, 9, 3))
    made = agenda.add_item(session, meeting_id, late)
    for name in ("แผน.docx", "เสียง.mp3", "งบประมาณ.xlsx"):
        path = tmp_path / name
        path.write_bytes(name.encode())
        files.add_file(session, meeting_id, path, "related", made)
    return made


def _lines(session: Session, meeting_id: int, key: str) -> list[str]:
    look = Look(read_letterhead(session))
    [paper] = paper_making.make_papers(session, meeting_id, key, look, DAY)
    return [line.text.replace("\xa0", " ") for line in Pages(pdf.render(paper)).lines]


def test_the_agenda_lists_documents_under_their_matter_by_its_number(
    session: Session, meeting_id: int, item_id: int
) -> None:
    lines = _lines(session, meeting_id, paper_kinds.AGENDA)
    matter = next(n for n, line in enumerate(lines) if "แผนพัฒนาบุคลากร" in line)
    assert lines[matter + 1 : matter + 3] == [
        "เอกสารประกอบ ๕.๒/๑ แผน",
        "เอกสารประกอบ ๕.๒/๒ งบประมาณ",
    ]
    agenda.move_item(session, item_id, -1)
    assert "เอกสารประกอบ ๕.๑/๑ แผน" in _lines(session, meeting_id, paper_kinds.AGENDA)


def test_the_run_book_says_what_came_late_and_until_when_it_was_in_time(
    session: Session, meeting_id: int, item_id: int
) -> None:
    text = " ".join(_lines(session, meeting_id, paper_kinds.RUN_BOOK))
    assert "กำหนดส่งเรื่องเข้าวาระ ภายในวันที่ ๒ กันยายน ๒๕๖๙ ส่งหลังกำหนด ๑ เรื่อง" in text
    assert "ส่งหลังกำหนด รับเมื่อ ๓ ก.ย. ๒๕๖๙" in text
    assert text.count("รับเมื่อ") == 1
    assert "เอกสารประกอบ ๕.๒/๑ แผน" in text
    late = agenda.get_item(session, item_id)
    late.received_on = CUT_OFF
    assert "ทุกเรื่องส่งทันกำหนด" in " ".join(_lines(session, meeting_id, paper_kinds.RUN_BOOK))


def test_the_package_keeps_documents_under_the_number_of_their_matter(
    session: Session, meeting_id: int, item_id: int, tmp_path: Path
) -> None:
    resolutions.decide(session, item_id, ResolutionFacts("เห็นชอบ"))
    target = tmp_path / "แฟ้ม"
    look = Look(read_letterhead(session))
    archiving.seal(session, meeting_id, target, look, DAY, Silent(), CD)
    related = target / "data" / "2 เอกสารที่เกี่ยวข้อง" / "วาระที่ 5.2"
    assert sorted(each.name for each in related.iterdir()) == ["1 แผน.docx", "2 งบประมาณ.xlsx"]
    assert (target / "data" / "7 บันทึกเสียง" / "เสียง.mp3").exists()


def test_documents_stay_with_the_meeting_when_their_matter_goes(
    session: Session, meeting_id: int, item_id: int
) -> None:
    agenda.remove_item(session, item_id)
    assert files_by_item(session, meeting_id) == {}
    assert len(files.list_files(session, meeting_id)) == 3


def test_a_carried_matter_with_documents_is_not_taken_off_by_itself(
    session: Session, meeting_id: int, plan: Callable[[date], int], item_id: int, tmp_path: Path
) -> None:
    following = plan(date(2026, 10, 14))
    resolutions.decide(session, item_id, ResolutionFacts("มอบหมาย", owner_name="กลุ่มบุคคล"))
    [carried] = [e for e in agenda.list_items(session, following) if e.continues_id == item_id]
    path = tmp_path / "ผล.pdf"
    path.write_bytes(b"%PDF")
    files.add_file(session, following, path, "related", carried.id)
    resolutions.finish(session, item_id, date(2026, 10, 1))
    left = [each.id for each in agenda.list_items(session, following)]
    assert carried.id in left
    assert meetings.get_meeting(session, following).closed_on is None
