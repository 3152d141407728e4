"""A locked paper on the desk, in its files and among its versions is drawn as it was locked."""

import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from district_admin import assets
from district_admin.areas.correspondence.operations import issuing, papers, versions
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.areas.correspondence.view.compose_header import BOTH
from district_admin.documents.form_file import FormError
from district_admin.office import operations as office
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext
from district_admin.ui.sheet import LiveSheet

Write = Callable[..., int]
PageOf = Callable[[], ComposePage]
Press = Callable[[QWidget, str], None]
SaidOf = Callable[[QWidget], str]

NEW_LINE = "ข้อความท้ายกระดาษของแบบใหม่"
OF_ITS_DAY = "ของวันที่ล็อก"
TODAYS = "จึงแสดงตามแบบและตราปัจจุบัน"


def use_emblem(database: Database, colour: str) -> None:
    data = io.BytesIO()
    Image.new("RGB", (300, 330), colour).save(data, "PNG")
    with database.transaction("เปลี่ยนตรา") as session:
        office.set_emblem(session, data.getvalue(), "image/png", "ตรา.png")


def use_own_form(context: AppContext, more: str = f'  - paragraph: {{text: "{NEW_LINE}"}}') -> None:
    context.folder.forms.mkdir(exist_ok=True)
    shipped = (assets.forms_folder() / "letter.yaml").read_text("utf-8")
    (context.folder.forms / "letter.yaml").write_text(f"{shipped}\n{more}\n", "utf-8")


@pytest.fixture
def signed(database: Database, office_database: Database, write: Write) -> int:
    """A letter that was signed under an emblem of then."""
    use_emblem(database, "navy")
    paper_id = write("letter", subject="เชิญประชุม", cause="ด้วยจะประชุม")
    with database.transaction("ลงนาม") as session:
        versions.sign(session, paper_id, date.today())
    return paper_id


def shown(qtbot: QtBot, sheet: LiveSheet, act: Callable[[], object]) -> list[bytes]:
    """The pages that the sheet shows after something is done."""
    with qtbot.waitSignal(sheet.preview.ready, timeout=20_000) as made:
        act()
    assert made.args
    return pages_of(made.args[0])


def pages_of(pdf: bytes) -> list[bytes]:
    with closing(pypdfium2.PdfDocument(pdf)) as opened:
        drawn = [page.render() for page in opened]
        return [bytes(each.buffer) for each in drawn]


def saved(
    page: ComposePage, qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[bytes], list[str], list[bytes]]:
    """The paper as its PDF shows it, and the lines and pictures of its DOCX."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    page.notice.hide()
    page.exporter.save(BOTH)
    qtbot.waitUntil(lambda: place.name in page.notice.text, timeout=20_000)
    word = docx.Document(str(place.with_suffix(".docx")))
    pictures = [part.blob for part in word.part.package.iter_parts() if "media" in part.partname]
    lines = [each.text for each in word.paragraphs]
    return pages_of(place.with_suffix(".pdf").read_bytes()), lines, pictures


def test_sheet_and_files_stay_when_the_office_changes_and_the_desk_says_so(
    view: CorrespondenceView,
    qtbot: QtBot,
    context: AppContext,
    page_of: PageOf,
    signed: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view.open_paper(signed)
    page = page_of()
    assert OF_ITS_DAY not in page.lock.bar.text
    before = shown(qtbot, page.sheet, page._request_sheet)
    files = saved(page, qtbot, tmp_path / "ก.pdf", monkeypatch)
    assert files[0] == before

    use_own_form(context)
    after = shown(qtbot, page.sheet, lambda: use_emblem(context.database, "crimson"))
    assert OF_ITS_DAY in page.lock.bar.text
    assert after == before
    view.show_list()
    view.open_paper(signed)
    page = page_of()
    assert OF_ITS_DAY in page.lock.bar.text
    assert saved(page, qtbot, tmp_path / "ข.pdf", monkeypatch) == files
    assert files[2]

    context.history.undo()  # the emblem
    opened = shown(qtbot, page.sheet, context.history.undo)  # the signature
    assert not page.lock.bar.isVisible()
    assert opened != before  # in the office's own form
    again = shown(qtbot, page.sheet, context.history.redo)
    assert again == before


def test_each_version_is_the_sheet_it_was(
    view: CorrespondenceView, qtbot: QtBot, context: AppContext, page_of: PageOf, signed: int
) -> None:
    view.open_paper(signed)
    first = shown(qtbot, page_of().sheet, page_of()._request_sheet)
    use_emblem(context.database, "crimson")
    with context.database.transaction("แก้ไข") as session:
        versions.correct(session, signed, "คำผิด", datetime.now(UTC))
    second = shown(qtbot, page_of().sheet, page_of()._request_sheet)
    assert second != first
    page_of().lock.show_versions()
    dialog = page_of().lock.versions_dialog
    assert dialog is not None
    assert shown(qtbot, dialog.sheet, lambda: dialog.list.setCurrentRow(0)) == second
    assert OF_ITS_DAY not in dialog._why.text()
    assert shown(qtbot, dialog.sheet, lambda: dialog.list.setCurrentRow(1)) == first
    assert OF_ITS_DAY in dialog._why.text()
    dialog.close()


def test_what_is_to_be_checked_of_a_corrected_paper_is_of_todays_emblem(
    view: CorrespondenceView,
    context: AppContext,
    office_database: Database,
    write: Write,
    page_of: PageOf,
) -> None:
    paper_id = write("letter", subject="เชิญประชุม", cause="ด้วยจะประชุม")
    with context.database.transaction("ลงนาม") as session:
        versions.sign(session, paper_id, date.today())
    use_emblem(context.database, "navy")
    view.open_paper(paper_id)
    with context.database.transaction("แก้ไข") as session:
        versions.correct(session, paper_id, "เพิ่มตรา", datetime.now(UTC))
    page = page_of()
    assert not [each for each in page.problems.problems if "ตราครุฑ" in each.text]


def test_a_paper_locked_before_looks_were_kept_says_so(
    view: CorrespondenceView,
    qtbot: QtBot,
    context: AppContext,
    page_of: PageOf,
    signed: int,
) -> None:
    with closing(sqlite3.connect(context.folder.database)) as plain, plain:
        plain.execute("UPDATE paper SET look_id = NULL")
    view.open_paper(signed)
    page = page_of()
    assert TODAYS in page.lock.bar.text
    before = shown(qtbot, page.sheet, page._request_sheet)
    assert shown(qtbot, page.sheet, lambda: use_emblem(context.database, "crimson")) != before
    with context.database.transaction("แก้ไข") as session:
        versions.correct(session, signed, "คำผิด", datetime.now(UTC))
    assert TODAYS not in page.lock.bar.text  # it is open
    page.lock.show_versions()
    dialog = page.lock.versions_dialog
    assert dialog is not None
    assert TODAYS in dialog._why.text()
    dialog.close()


def test_who_saves_a_paper_locked_without_an_emblem_is_not_sent_to_the_settings(
    view: CorrespondenceView,
    context: AppContext,
    write: Write,
    page_of: PageOf,
    said_of: SaidOf,
) -> None:
    paper_id = write("letter", subject="เชิญ")
    with context.database.transaction("ออกเลข", undoable=False) as session:
        issuing.number_paper(session, paper_id, "sent", datetime.now(UTC))
    use_emblem(context.database, "navy")  # too late for this one
    view.open_paper(paper_id)
    page_of().exporter.save(BOTH)
    question = page_of().findChild(QDialog)
    assert question is not None
    assert "แก้ไขเป็นฉบับใหม่" in said_of(question)
    assert "ตั้งค่า" not in said_of(question)


def test_a_locked_paper_opens_though_the_offices_form_is_broken(
    view: CorrespondenceView,
    qtbot: QtBot,
    context: AppContext,
    write: Write,
    page_of: PageOf,
    signed: int,
) -> None:
    view.open_paper(signed)
    before = shown(qtbot, page_of().sheet, page_of()._request_sheet)
    view.show_list()
    use_own_form(context, more="  - no_such_part: 5")
    with pytest.raises(FormError):
        view.open_paper(write("letter"))
    view.open_paper(signed)
    assert shown(qtbot, page_of().sheet, page_of()._request_sheet) == before


def test_a_copy_like_last_year_is_drawn_with_what_there_is_today(
    view: CorrespondenceView, context: AppContext, page_of: PageOf, signed: int
) -> None:
    use_emblem(context.database, "crimson")
    view.copy_paper(signed)
    assert page_of()._look.source == "today"
    with context.database.reading() as session:
        assert page_of()._look.letterhead.emblem == office.emblem(session)
        copy: Any = papers.get_paper(session, page_of().draft.paper_id or 0)
        assert copy.look_id is None
