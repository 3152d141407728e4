"""The nine forms that the manual of internal meetings names, each from a meeting in the window.

Seven are papers of the meeting itself; the invitation, order and announcement are begun from it in
correspondence. Each is saved as PDF and DOCX by the window's own buttons and read back.
"""

import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.meetings.operations import agenda, meetings, resolutions, series
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.meetings.view.meeting_page import MeetingPage
from district_admin.main_window import MainWindow
from district_admin.office import operations as office
from district_admin.thai.numerals import to_thai_digits
from district_admin.ui.context import AppContext
from district_admin.ui.theme import Theme

BODY = "คณะกรรมการบริหารสำนักงาน"
MATTER = "แผนพัฒนาบุคลากร"
OWN_FORMS = {
    "แบบฟอร์มติดตามงาน": "ประสานกลุ่มต่าง ๆ ให้ส่งวาระการประชุม",
    "แนวปฏิบัติ": "ก่อนวันประชุม ๑๔ วัน",
    "ระเบียบวาระการประชุม": MATTER,
    "บัญชีลงชื่อผู้มาประชุม": "นายดำรง ศรีทอง",
    "มติที่ประชุมโดยย่อ": "เห็นชอบตามเสนอ",
    "รายงานการประชุม": MATTER,
    "แบบแจ้งความเห็นเกี่ยวกับมติที่ประชุม": "นายดำรง ศรีทอง",
}
"""The forms as the tab of papers names them, with words that only this meeting puts on them."""

pytestmark = pytest.mark.slow
Saved = Callable[[str], None]


@pytest.fixture
def meeting(context: AppContext) -> int:
    """A meeting on a Wednesday to come, with one matter that has its resolution."""
    soon = date.today() + timedelta(days=30)
    day = soon + timedelta(days=(2 - soon.weekday()) % 7)
    picture = BytesIO()
    Image.new("L", (500, 500), 90).save(picture, "PNG")  # a stand-in: it asks for the emblem
    with context.database.transaction("ข้อมูลตั้งต้น", undoable=False) as session:
        office.set_emblem(session, picture.getvalue(), "image/png", "ตรา.png")
        body = series.add_series(session, SeriesFacts(BODY, place="ห้องประชุม 1", starts_at="09.30"))
        series.add_member(session, body, MemberFacts("นายดำรง ศรีทอง", "ผู้อำนวยการ", "ประธานกรรมการ"))
        made = meetings.plan_meeting(session, body, MeetingFacts(day))
        item = agenda.add_item(session, made, ItemFacts(MATTER, 5, "กลุ่มบริหารงานบุคคลเสนอ"))
        resolutions.decide(session, item, ResolutionFacts("เห็นชอบ", "ตามเสนอ"))
    return made


@pytest.fixture
def window(context: AppContext, theme: Theme, qtbot: QtBot, meeting: int) -> Iterator[MainWindow]:
    made = MainWindow(theme)
    qtbot.addWidget(made)
    made.show()
    made.open_office(context)
    made.showNormal()
    made.resize(1366, 768)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow, meeting: int) -> MeetingPage:
    view = window.area_view("meetings")
    assert isinstance(view, MeetingsView)
    view.meetings.opened.emit(meeting)
    assert view.meeting_page is not None
    return view.meeting_page


@pytest.fixture
def holds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Saved:
    """Answers where to save; then sees that both files are there and hold what they should."""
    base = tmp_path / "แบบ"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (f"{base}.pdf", ""))
    )

    def look(words: str) -> None:
        pdf, word = base.with_suffix(".pdf"), base.with_suffix(".docx")
        ran = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
        )
        element = docx.Document(str(word)).element.body
        for text in (ran.stdout, "".join(each.text or "" for each in element.iter() if each.text)):
            assert _plain(words) in _plain(text)
        pdf.unlink()
        word.unlink()

    return look


def test_the_seven_forms_of_the_meeting_itself(
    page: MeetingPage, qtbot: QtBot, holds: Saved
) -> None:
    _go_to(page.papers, page, qtbot)
    for title, words in OWN_FORMS.items():
        page.papers.choose(next(e.id for e in page.papers.rows if e.kind.title == title))
        for button in ("PDF", "Word"):
            with qtbot.waitSignal(page.papers.saved, timeout=20_000):
                _buttons(page.papers.detail)[button].click()
        holds(words)


@pytest.mark.parametrize("word", ["ร่างหนังสือเชิญ (ภายนอก)", "ร่างคำสั่งตามมติ", "ร่างประกาศตามมติ"])
def test_the_forms_that_are_begun_in_correspondence(
    page: MeetingPage, window: MainWindow, qtbot: QtBot, holds: Saved, word: str
) -> None:
    if word == "ร่างหนังสือเชิญ (ภายนอก)":
        _go_to(page.duties, page, qtbot)
        page.duties.choose(next(e.id for e in page.duties.rows if e.key == "write_invitation"))
        pane = page.duties.detail
    else:
        _go_to(page.agenda, page, qtbot)
        page.agenda.choose(page.agenda.rows[0].id)
        pane = page.agenda.detail
    _buttons(pane)[word].click()
    view = window.area_view("correspondence")
    assert isinstance(view, CorrespondenceView)
    desk = view.compose_page
    assert desk is not None
    QTest.keyClick(desk, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "บันทึกไฟล์แล้ว" in desk.notice.text, timeout=20_000)
    holds(f"ประชุม{BODY} ครั้งที่ ๑/")


def _go_to(tab: QWidget, page: MeetingPage, qtbot: QtBot) -> None:
    """Show a tab, and wait until it has the room of the window."""
    page.tabs.setCurrentWidget(tab)
    qtbot.waitUntil(lambda: tab.width() > 1_000)


def _buttons(pane: QWidget) -> dict[str, QPushButton]:
    return {e.accessibleName(): e for e in pane.findChildren(QPushButton) if e.isVisible()}


def _plain(text: str) -> str:
    return to_thai_digits("".join(text.split()))
