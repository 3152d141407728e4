"""The signed orders of a meeting lie on its disc, taken from the paper or row they belong to."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from district_admin.archive.packages import verify
from district_admin.areas.correspondence import operations as papers
from district_admin.areas.correspondence.model.register import SIGNED
from district_admin.areas.correspondence.operations import issuing, registers, versions
from district_admin.areas.correspondence.operations.finding import FINDER
from district_admin.areas.correspondence.operations.registers import Attachment, EntryDetails
from district_admin.areas.meetings.operations import (
    agenda,
    archiving,
    meetings,
    resolutions,
    series,
    year_archiving,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import SeriesFacts
from district_admin.areas.meetings.operations.year_archiving import YearChoice
from district_admin.documents.look import Look
from district_admin.found import Ref
from district_admin.office.letterhead import read_letterhead
from district_admin.office.links import link
from district_admin.progress import Silent
from district_admin.ui.context import AppContext

NOW = datetime(2026, 10, 1, 9, 30).astimezone()
TODAY = date(2026, 10, 20)
ORDER = "คำสั่งที่ 1-2569 แต่งตั้งคณะทำงาน"
NOTICE = "ประกาศที่ 1-2569 รายชื่อคณะทำงาน"


@pytest.fixture
def session(context: AppContext) -> Iterator[Session]:
    with context.database.transaction("ตั้งต้น", undoable=False) as made:
        yield made


@pytest.fixture
def order_id(session: Session) -> int:
    """An order written here that carries a resolution out, and a notice of the paper book."""
    body = series.add_series(session, SeriesFacts("คณะกรรมการบริหาร"))
    meeting = meetings.plan_meeting(session, body, MeetingFacts(date(2026, 9, 16)))
    item = agenda.add_item(session, meeting, ItemFacts("แต่งตั้งคณะทำงาน", 5))
    resolutions.decide(session, item, ResolutionFacts("เห็นชอบ", "ตามที่เสนอ"))
    content = {"subject": "แต่งตั้งคณะทำงาน", "date": "2026-10-01"}
    order = papers.start_paper(session, "order", content)
    issuing.number_paper(session, order, "order", NOW)
    entry = registers.issue(session, "announcement", EntryDetails(subject="รายชื่อคณะทำงาน"), NOW)
    notice = Attachment(b"%PDF notice", "application/pdf", "ประกาศ.pdf")
    registers.add_files(session, entry, [notice], SIGNED)
    for born in (
        Ref("correspondence", "paper", order),
        Ref("correspondence", "register.announcement", entry),
    ):
        link(session, born, Ref("meetings", "agenda_item", item))
    return order


def _missing(session: Session) -> list[str]:
    missing = archiving.missing_pieces(session, 1, [FINDER])
    return [each.told for each in missing if each.told.startswith(("คำสั่ง", "ประกาศ"))]


def test_the_signed_order_and_the_notice_lie_on_the_disc(
    session: Session, order_id: int, tmp_path: Path
) -> None:
    assert _missing(session) == ["คำสั่งที่ 1/2569 ยังไม่ได้บันทึกว่าลงนามแล้ว"]
    scan = Attachment(b"%PDF order", "application/pdf", "สแกน.pdf")
    versions.sign(session, order_id, date(2026, 10, 2), [scan])
    assert _missing(session) == []
    look = Look(read_letterhead(session))
    archiving.seal(session, 1, tmp_path / "ครั้ง", look, TODAY, Silent(), finders=[FINDER])
    choice = YearChoice(2569)
    year_archiving.seal_year(
        session, choice, tmp_path / "ปี", look, TODAY, Silent(), finders=[FINDER]
    )
    for target in (tmp_path / "ครั้ง", tmp_path / "ปี"):
        [folder] = target.rglob("6 ฉบับลงนาม*")
        assert {path.name: path.read_bytes() for path in folder.glob("*ฉบับลงนาม.pdf")} == {
            f"{ORDER} ฉบับลงนาม.pdf": b"%PDF order",
            f"{NOTICE} ฉบับลงนาม.pdf": b"%PDF notice",
        }
        assert {path.suffix for path in folder.glob(f"{ORDER}.*")} == {".pdf", ".docx"}
        assert not list(folder.glob(f"{NOTICE}.*"))  # the program has nothing of it to draw
        assert verify(target, Silent())[0].verdict.is_whole
