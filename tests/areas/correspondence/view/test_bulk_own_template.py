"""A letter in the office's own template is sent to many from the page: told, seen, made."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.operations.bulk_letters import Outputs
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.bulk_page import BulkPage
from district_admin.areas.correspondence.view.bulk_shape import BulkShape
from district_admin.areas.directory.operations.agencies import AgencyDetails, add_agency
from district_admin.documents import joining
from district_admin.documents.joining import NotJoinedError
from district_admin.documents.raster import PdfPages
from district_admin.office import templates
from district_admin.storage.database import Database

Write = Callable[..., int]
Press = Callable[[QWidget, str], None]
OpenPage = Callable[[], BulkPage]
HAS_OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
NAME = "หนังสือนำมีตรา"


@pytest.fixture
def template(office_database: Database) -> int:
    """A template of the office, and three schools."""
    made, data = docx.Document(), BytesIO()
    for line in ("แบบของเรา", "{{ ที่ }}", "{{ คำขึ้นต้น }} {{ ผู้รับ }}"):
        made.add_paragraph(line)
    made.save(data)
    with office_database.transaction("นำเข้า", undoable=False) as session:
        for number in range(1, 4):
            add_agency(session, AgencyDetails(name=f"โรงเรียน{number}", kind="school"))
        return templates.add_template(session, NAME, "letter", data.getvalue(), "ก.docx")


@pytest.fixture
def open_page(
    template: int, view: CorrespondenceView, write: Write, tmp_path: Path
) -> Iterator[OpenPage]:
    """Opens the page of a letter in that template, with all schools chosen."""
    paper = write("letter", date.today(), subject="เชิญ", cause="ด้วย", template=template)
    opened: list[BulkPage] = []

    def open_letter() -> BulkPage:
        view.open_paper(paper)
        assert view.compose_page is not None
        view.compose_page.header.many_action.trigger()
        page = view.in_sight
        assert isinstance(page, BulkPage)
        opened.append(page)
        page.options.take_folder(tmp_path)
        page.people.choose_source("schools")
        return page

    yield open_letter
    for page in opened:
        page.finish()


def wait_made(qtbot: QtBot, page: BulkPage) -> str:
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=60_000)
    return page.notice.text


def test_without_a_word_processor_docx_is_offered_and_the_reason_is_there_before_the_start(
    open_page: OpenPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    press: Press,
) -> None:
    monkeypatch.setenv("PATH", "")
    page = open_page()
    assert page.options.shape.choice.currentText() == f"แบบ “{NAME}”"
    assert page.options.outputs == Outputs(whole=False, docx=True)
    assert not page.options.whole.isEnabled()
    assert not page.options.pdf.isEnabled()
    assert "ไม่มี Word หรือ LibreOffice" in page.options.why_no_pdf
    qtbot.waitUntil(lambda: page.preview.sheet.page_count == 1, timeout=20_000)
    assert "แสดงข้อความตามระเบียบ" in page.preview.note

    press(page, "ทำ 3 ฉบับ")
    assert wait_made(qtbot, page) == "ทำแล้ว 3 จาก 3 ฉบับ"
    [folder] = [each for each in tmp_path.glob("หนังสือภายนอก*") if each.is_dir()]
    found = [docx.Document(str(path)).paragraphs for path in sorted(folder.iterdir())]
    assert [lines[0].text for lines in found] == ["แบบของเรา"] * 3
    assert [lines[2].text for lines in found] == [f"เรียน ผู้อำนวยการโรงเรียน{n}" for n in "๑๒๓"]
    assert not page.options.shape.choice.isEnabled()
    assert not page.print_button.isEnabled()


def test_the_official_form_may_be_had_for_one_job(
    open_page: OpenPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    press: Press,
) -> None:
    monkeypatch.setenv("PATH", "")
    page = open_page()
    page.options.shape.choice.setCurrentIndex(page.options.shape.choice.findText("ตามระเบียบ"))
    assert page.options.whole.isEnabled()
    assert page.options.why_no_pdf == ""
    qtbot.waitUntil(lambda: page.preview.sheet.page_count == 1, timeout=20_000)
    assert page.preview.note == ""
    assert page.options.outputs == Outputs(whole=True)  # as before the template was there
    press(page, "ทำ 3 ฉบับ")
    assert wait_made(qtbot, page) == "ทำแล้ว 3 จาก 3 ฉบับ"
    assert len(list(tmp_path.rglob("รวมทุกฉบับ*.pdf"))) == 1
    assert not page.options.shape.isVisible()


def test_a_template_that_brings_no_slip_for_the_answer_says_so(
    template: int, view: CorrespondenceView, qtbot: QtBot
) -> None:
    shape = BulkShape(view.context)
    qtbot.addWidget(shape)
    shape.offer({"template": template, "reply_slip": True})
    assert "แบบตอบรับ" in shape.told
    shape.choice.setCurrentIndex(shape.choice.findText("ตามระเบียบ"))
    assert shape.told == ""
    shape.offer({"template": template})
    assert shape.told == ""


@HAS_OFFICE
@pytest.mark.slow
def test_the_sheet_of_a_letter_is_the_one_its_file_will_be(
    open_page: OpenPage, qtbot: QtBot, tmp_path: Path, press: Press
) -> None:
    page = open_page()
    assert "กำลังทำแผ่น" in page.preview.note
    page.people.table.choose(lambda line: line.position == 2)  # the first is not waited for
    assert page.preview.sheet.page_count == 0
    shown: list[bytes] = []
    page.preview.sheet.preview.ready.connect(shown.append)
    qtbot.waitUntil(lambda: bool(shown), timeout=60_000)
    assert len(shown) == 1
    assert "ตรงกับไฟล์ที่จะได้" in page.preview.note

    page.options.whole.setChecked(False)
    page.options.pdf.setChecked(True)
    press(page, "ทำ 3 ฉบับ")
    assert wait_made(qtbot, page) == "ทำแล้ว 3 จาก 3 ฉบับ"
    page.people.table.choose(lambda line: line.position == 2)
    qtbot.waitUntil(lambda: len(shown) > 1 and page.preview.sheet.page_count == 1, timeout=60_000)
    [last] = tmp_path.rglob("3 โรงเรียน3.pdf")
    assert picture(shown[-1]) == picture(last.read_bytes())


@HAS_OFFICE
@pytest.mark.slow
def test_a_job_cancelled_among_its_pdfs_goes_on_where_it_stopped(
    office_database: Database, open_page: OpenPage, qtbot: QtBot, tmp_path: Path, press: Press
) -> None:
    with office_database.transaction("นำเข้า", undoable=False) as session:
        for number in range(4, 31):
            add_agency(session, AgencyDetails(name=f"โรงเรียน{number}", kind="school"))
    page = open_page()
    page.options.whole.setChecked(True)
    page.options.pdf.setChecked(True)
    press(page, "ทำ 30 ฉบับ")
    [box] = page.findChildren(QProgressDialog)

    def cancel(done: int) -> None:
        if done >= 3 and box.labelText().startswith("ทำแล้ว"):
            box.findChildren(QPushButton)[0].click()

    box.findChildren(QProgressBar)[0].valueChanged.connect(cancel)
    said = wait_made(qtbot, page)
    made = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("[0-9]*.pdf")}
    assert 3 <= len(made) < 30
    assert said == f"ทำแล้ว {len(made)} จาก 30 ฉบับ"

    page.notice.say("")
    press(page, f"ทำต่อจากฉบับที่ {len(made) + 1}")
    assert wait_made(qtbot, page) == "ทำแล้ว 30 จาก 30 ฉบับ"
    assert {path: path.stat().st_mtime_ns for path in made} == made
    [whole] = tmp_path.rglob("รวมทุกฉบับ*.pdf")
    assert sorted(page_count(path) for path in whole.parent.iterdir()) == [1] * 30 + [30]


@HAS_OFFICE
@pytest.mark.slow
def test_where_one_pdf_would_be_too_large_what_it_advises_can_be_done(
    open_page: OpenPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    press: Press,
) -> None:
    monkeypatch.setattr(joining, "LARGEST_MB", 0)
    page = open_page()
    page.options.whole.setChecked(True)
    with qtbot.captureExceptions() as raised:
        press(page, "ทำ 3 ฉบับ")
        qtbot.waitUntil(lambda: bool(raised), timeout=60_000)
    assert isinstance(raised[0][1], NotJoinedError)
    assert "“ทำไฟล์อีกครั้ง”" in str(raised[0][1])

    page.options.whole.setChecked(False)
    page.options.pdf.setChecked(True)
    press(page, "ทำไฟล์อีกครั้ง")
    assert wait_made(qtbot, page) == "ทำแล้ว 3 จาก 3 ฉบับ"
    assert len(list(tmp_path.rglob("[0-9]*.pdf"))) >= 3


def page_count(path: Path) -> int:
    with PdfPages(path.read_bytes()) as pages:
        return pages.page_count


def picture(pdf: bytes) -> bytes:
    with PdfPages(pdf) as pages:
        return pages.render(0, 1.0).data
