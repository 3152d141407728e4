"""A letter is sent to many from the page: chosen, seen, made, stopped, gone on with, printed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import bulk_letters, entry_queries, registers
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.bulk_page import BulkPage
from district_admin.areas.directory.operations import groups
from district_admin.areas.directory.operations.agencies import AgencyDetails, add_agency
from district_admin.storage.database import Database
from district_admin.ui import printing
from district_admin.ui.sheet import open_pdf

Write = Callable[..., int]
Press = Callable[[QWidget, str], None]
SaidOf = Callable[[QWidget], str]
OpenPage = Callable[..., BulkPage]
COUNT = 60


@pytest.fixture
def schools(office_database: Database) -> None:
    """Sixty schools, one of them without an address, and a group of two."""
    with office_database.transaction("นำเข้า", undoable=False) as session:
        ids = [
            add_agency(
                session,
                AgencyDetails(
                    name=f"โรงเรียนบ้านสมมติ{number:02}",
                    kind="school",
                    province="" if number == 7 else "สมมติบุรี",
                ),
            )
            for number in range(1, COUNT + 1)
        ]
        group = groups.add_group(session, "ศูนย์ 1")
        for each in ids[:2]:
            groups.add_member(session, group, agency_id=each)


@pytest.fixture
def open_page(
    schools: None, view: CorrespondenceView, write: Write, tmp_path: Path
) -> Iterator[OpenPage]:
    """Opens the page of a letter from its desk, the same again, with a folder for its files."""
    opened: list[BulkPage] = []
    said = {"subject": "ขอเชิญประชุม", "cause": "ด้วยจะจัดประชุม"}
    papers = {
        kind: write(kind, date.today(), **said) for kind in ("letter", "circular", "invitation")
    }

    def open_letter(kind: str = "letter") -> BulkPage:
        view.open_paper(papers[kind])
        view.activateWindow()
        assert view.compose_page is not None
        view.compose_page.header.many_action.trigger()
        page = view.in_sight
        assert isinstance(page, BulkPage)
        page.options.take_folder(tmp_path)
        opened.append(page)
        return page

    yield open_letter
    for page in opened:
        page.finish()


def wait_made(qtbot: QtBot, page: BulkPage) -> str:
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=60_000)
    return page.notice.text


def test_all_schools_get_a_letter_seen_before_and_counted_after(
    qtbot: QtBot,
    open_page: OpenPage,
    view: CorrespondenceView,
    database: Database,
    tmp_path: Path,
    press: Press,
) -> None:
    page = open_page()
    assert not page.make_button.isEnabled()
    page.people.choose_source("schools")
    assert "60 ราย" in page.people.said
    assert "ไม่มีที่อยู่ 1 ราย" in page.people.said
    assert "โรงเรียนบ้านสมมติ07" in page.people.said
    qtbot.waitUntil(lambda: page.preview.sheet.page_count == 1, timeout=20_000)
    assert "ฉบับที่ 1 จาก 60" in page.preview.said
    QTest.keyClick(page.people.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    second = "ฉบับที่ 2 จาก 60 โรงเรียนบ้านสมมติ02"
    qtbot.waitUntil(lambda: page.preview.said == second)  # keys press a button for a while
    QTest.keyClick(page.people.table, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "ฉบับที่ 1 จาก 60" in page.preview.said)

    page.options.pdf.setChecked(True)
    press(page, "ทำ 60 ฉบับ")
    assert wait_made(qtbot, page) == "ทำแล้ว 60 จาก 60 ฉบับ"
    [folder] = [each for each in tmp_path.glob("หนังสือภายนอก*") if each.is_dir()]
    assert len(list(folder.iterdir())) == 61
    with database.reading() as session:
        entry = registers.entry_of_paper(session, page_paper(view))
    assert entry is not None
    assert entry.recipient == "โรงเรียนในสังกัดทุกโรงเรียน (60 ราย)"
    assert "ทำแล้ว 60 จาก 60 ฉบับ" in page.state
    assert view.compose_page is not None
    assert view.compose_page.draft.content["number"] == "ศธ 04092/ว 1"

    leave(qtbot, view, page)
    assert view.in_sight is view.compose_page


def leave(qtbot: QtBot, view: CorrespondenceView, page: BulkPage) -> None:
    view.activateWindow()  # without a window manager nobody does so when the box has gone
    qtbot.waitUntil(view.isActiveWindow)
    QTest.keyClick(page.people.table, Qt.Key.Key_Escape)


def page_paper(view: CorrespondenceView) -> int:
    assert view.compose_page is not None
    assert view.compose_page.draft.paper_id is not None
    return view.compose_page.draft.paper_id


def test_a_cancelled_job_is_offered_again_where_it_stopped(
    qtbot: QtBot, open_page: OpenPage, view: CorrespondenceView, database: Database, press: Press
) -> None:
    page = open_page()
    page.people.choose_source("schools")
    page.options.each.setChecked(True)
    page.options.whole.setChecked(False)
    page.options.pdf.setChecked(True)
    page.options.docx.setChecked(True)
    press(page, "ทำ 60 ฉบับ")
    [box] = page.findChildren(QProgressDialog)

    def cancel(done: int) -> None:
        if done and "ทำแล้ว" in box.labelText():
            box.findChildren(QPushButton)[0].click()

    box.findChildren(QProgressBar)[0].valueChanged.connect(cancel)
    said = wait_made(qtbot, page)
    with database.reading() as session:
        job = bulk_letters.last_job(session, page_paper(view))
    assert job is not None
    assert 0 < job.made_count < COUNT
    assert said == f"ทำแล้ว {job.made_count} จาก 60 ฉบับ"

    leave(qtbot, view, page)
    assert view.in_sight is view.compose_page
    page = open_page()
    page.options.take_folder(Path(job.folder).parent)
    assert page.make_button.accessibleName() == f"ทำต่อจากฉบับที่ {job.made_count + 1}"
    press(page, page.make_button.accessibleName())
    assert wait_made(qtbot, page) == "ทำแล้ว 60 จาก 60 ฉบับ"
    assert len(list(Path(job.folder).iterdir())) == 2 * COUNT
    assert page.make_button.accessibleName() == "ทำไฟล์อีกครั้ง"


def test_a_group_is_narrowed_and_its_letters_bear_numbers_of_their_own(
    qtbot: QtBot, open_page: OpenPage, view: CorrespondenceView, database: Database, press: Press
) -> None:
    page = open_page()
    with database.reading() as session:
        [group] = groups.list_groups(session)
    page.people.choose_source(group.id)
    assert page.people.said.startswith("2 ราย")
    page.people.table.choose(lambda line: line.position == 0)
    page.people.table.setFocus()
    QTest.keyClick(page.people.table, Qt.Key.Key_Delete)
    assert [each.agency for each in page.people.recipients] == ["โรงเรียนบ้านสมมติ02"]
    page.options.each.setChecked(True)
    press(page, "ทำ 1 ฉบับ")
    wait_made(qtbot, page)
    with database.reading() as session:
        entry = registers.entry_of_paper(session, page_paper(view))
    assert entry is not None
    assert (entry.register, entry.recipient) == ("sent", "ผู้อำนวยการโรงเรียนบ้านสมมติ02")


def test_it_prints_from_the_letter_she_says(
    qtbot: QtBot,
    open_page: OpenPage,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    press: Press,
) -> None:
    page = open_page()
    page.people.choose_source("schools")
    press(page, "ทำ 60 ฉบับ")
    wait_made(qtbot, page)
    page.first.setValue(59)
    printed: list[bytes] = []

    def take(_window: QWidget, _title: str, pdf: bytes) -> bool:
        printed.append(pdf)
        return True

    monkeypatch.setattr(printing, "print_paper", take)
    press(page, "พิมพ์")
    qtbot.waitUntil(lambda: bool(printed), timeout=60_000)
    pages = open_pdf(printed[0])
    assert pages.page_count == 2
    pages.close()


def test_what_is_written_as_a_circular_has_no_choice_of_numbers(
    qtbot: QtBot, open_page: OpenPage, database: Database, press: Press
) -> None:
    page = open_page("circular")
    assert page.options.one.isVisible()
    assert not page.options.each.isVisible()
    page.people.choose_source("schools")
    said_before = page.state
    press(page, "ทำ 60 ฉบับ")
    assert wait_made(qtbot, page) == "ทำแล้ว 60 จาก 60 ฉบับ"
    with database.reading() as session:
        wanted = entry_queries.EntryFilter(register="circular")
        assert len(entry_queries.list_entries(session, wanted)) == 1
    assert "เลขหนังสือออกเมื่อกดปุ่มนี้" in said_before
    press(page, "ส่งถึงผู้รับอื่นอีก")
    assert page.options.one.text() == "เลข ว เดียวทุกฉบับ (ออกแล้ว ศธ 04092/ว 1)"
    page.people.choose_source("schools")
    assert "เลขหนังสือออกเมื่อกดปุ่มนี้" not in page.state


def test_what_all_letters_lack_is_told_before_they_have_numbers(open_page: OpenPage) -> None:
    page = open_page("invitation")
    assert "ยังไม่ได้กรอก" not in page.state
    page.people.choose_source("schools")
    assert "ยังไม่ได้กรอก “ผู้กำหนดการประชุม”" not in page.state  # the office's own name is there
    assert "ยังไม่ได้กรอก “ชื่อคณะหรือการประชุม”" in page.state
    assert "“ผู้รับ”" not in page.state  # each letter has its own


def test_an_order_goes_to_nobody_else(view: CorrespondenceView, write: Write, qtbot: QtBot) -> None:
    view.open_paper(write("order", subject="แต่งตั้งคณะกรรมการ"))
    assert view.compose_page is not None
    assert not view.compose_page.header.many_action.isVisible()
    with pytest.raises(bulk_letters.BulkLettersError, match="ได้เฉพาะ"):
        view.send_to_many(page_paper(view))


def test_a_folder_that_is_gone_is_told_and_no_number_is_given(
    qtbot: QtBot, open_page: OpenPage, database: Database, tmp_path: Path, press: Press
) -> None:
    page = open_page()
    page.people.choose_source("schools")
    page.options.take_folder(tmp_path / "ถอดแล้ว")
    with qtbot.captureExceptions() as raised:
        press(page, "ทำ 60 ฉบับ")
    assert "ยังไม่ได้ออกเลขใด" in str(raised[0][1])
    with database.reading() as session:
        wanted = entry_queries.EntryFilter(register="circular")
        assert not entry_queries.list_entries(session, wanted)


def test_a_number_typed_from_the_paper_book_is_told_of_before_it_is_entered(
    open_page: OpenPage, database: Database
) -> None:
    page = open_page("circular")
    with database.transaction("เขียน") as session:
        paper = operations.get_paper(session, page._paper_id)
        operations.save_paper(session, paper.id, {**paper.content, "number": "ศธ 04092/ว 56"})
    page._choose_new()
    page.people.choose_source("schools")
    assert page.options.one.text() == "เลข ว เดียวทุกฉบับ (เลขที่พิมพ์ไว้ ศธ 04092/ว 56)"
    assert "ข้ามเลขก่อนหน้า 55 เลข" in page.state
