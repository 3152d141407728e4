"""A draft that another area hands over with its recipients, sent with a slip for each answer."""

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from district_admin.addressees import SentTo
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.bulk_page import BulkPage
from district_admin.areas.directory.operations.agencies import AgencyDetails, add_agency
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.requests import NewPaper

CONTENT = {
    "subject": "ขอเชิญประชุมผู้บริหารสถานศึกษา ครั้งที่ 1/2569",
    "addressee": "ผู้บริหารสถานศึกษา",
    "meeting": "ผู้บริหารสถานศึกษา",
    "session": "1/2569",
    "meeting_date": "2026-09-16",
    "meeting_time": "09.30",
    "place": "ห้องประชุมใหญ่",
    "reply_slip": True,
    "reply_by": "2026-09-14",
}


@pytest.fixture
def school(office_database: Database) -> int:
    with office_database.transaction("นำเข้า", undoable=False) as session:
        return add_agency(session, AgencyDetails(name="โรงเรียนบ้านดอน", kind="school"))


@pytest.fixture
def invitation(school: int) -> NewPaper:
    recipients = (
        SentTo(agency_id=school, name="นายสมหมาย รักดี", post="ผู้อำนวยการ"),
        SentTo(name="นายเชี่ยว ชาญ", post="ผู้ทรงคุณวุฒิ", addressee="นายเชี่ยว ชาญ"),
    )
    return NewPaper("invitation", CONTENT, "ร่างหนังสือเชิญ", recipients, "เตรียมผู้รับไว้ 2 ราย")


def test_the_recipients_wait_with_the_draft_and_each_letter_has_its_own_slip(
    invitation: NewPaper, view: CorrespondenceView, qtbot: QtBot, tmp_path: Path
) -> None:
    view.take_paper(invitation)
    assert view.compose_page is not None
    assert view.compose_page.notice.text == "เตรียมผู้รับไว้ 2 ราย"
    view.show_list()  # she goes away, and sends it another day
    paper_id = view.list_page.table.current
    assert paper_id is not None
    view.open_paper(paper_id.id)
    view.compose_page.header.many_action.trigger()
    page = view.in_sight
    assert isinstance(page, BulkPage)
    page.options.take_folder(tmp_path)
    assert page.people.said.startswith("2 ราย")
    page.options.docx.setChecked(True)
    page.make()
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=60_000)
    assert page.notice.text == "ทำแล้ว 2 จาก 2 ฉบับ"
    [folder] = tmp_path.glob("หนังสือเชิญประชุม*")
    with pypdfium2.PdfDocument(next(folder.glob("รวม*.pdf"))) as whole:
        said = [page.get_textpage().get_text_range().replace("\xa0", " ") for page in whole]
    assert len(said) == 4
    for letter, slip, addressee, name, post in (
        (0, 1, "ผู้อำนวยการโรงเรียนบ้านดอน", "นายสมหมาย รักดี", "ผู้อำนวยการ โรงเรียนบ้านดอน"),
        (2, 3, "นายเชี่ยว ชาญ", "นายเชี่ยว ชาญ", "ผู้ทรงคุณวุฒิ"),
    ):
        assert addressee in said[letter]
        assert "แบบตอบรับเข้าร่วมประชุม" in said[slip]
        assert f"ชื่อ – สกุล {name}" in " ".join(said[slip].split())
        assert f"ตำแหน่ง/สังกัด {post}" in " ".join(said[slip].split())
        assert "ภายในวันที่ ๑๔ กันยายน ๒๕๖๙" in said[slip]
    assert len(list(folder.glob("*.docx"))) == 2
    page.finish()


def test_undoing_the_draft_takes_its_recipients_along(
    invitation: NewPaper, view: CorrespondenceView, context: AppContext, database: Database
) -> None:
    view.take_paper(invitation)
    view.show_list()
    context.history.undo()
    assert list(view.list_page.table.rows) == []
    context.history.redo()
    [row] = view.list_page.table.rows
    view.open_paper(row.id)
    assert view.compose_page is not None
    view.compose_page.header.many_action.trigger()
    page = view.in_sight
    assert isinstance(page, BulkPage)
    assert [each.addressee for each in page.people.recipients] == [
        "ผู้อำนวยการโรงเรียนบ้านดอน",
        "นายเชี่ยว ชาญ",
    ]
    page.finish()
