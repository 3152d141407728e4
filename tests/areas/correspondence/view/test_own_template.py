"""A paper is written in a Word template of the office's own."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.areas.correspondence.view.compose_header import BOTH, CERTIFIED, FILE_COPY
from district_admin.errors import OfficeError
from district_admin.office import templates
from district_admin.storage.database import Database

Write = Callable[..., int]
PageOf = Callable[[], ComposePage]
Stored = Callable[[int | None], dict[str, Any]]

NAME = "หนังสือเชิญของสำนักงาน"
HAS_OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")


def word(*lines: str) -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


@pytest.fixture
def template(office_database: Database) -> int:
    data = word("เรื่อง {{ เรื่อง }}", "เรียน {{ ผู้รับ }}", "{{ ผู้ลงนาม_ชื่อ }}")
    with office_database.transaction("เพิ่มแบบ", undoable=False) as session:
        return templates.add_template(session, NAME, "letter", data, "เชิญ.docx")


@pytest.fixture
def page(view: CorrespondenceView, write: Write, page_of: PageOf, template: int) -> ComposePage:
    """The desk of a letter, whose office has a template for letters."""
    view.open_paper(write("letter", subject="ขอเชิญ", addressee="บริษัท ก & ข <จำกัด> {{ x }}"))
    return page_of()


def choose(page: ComposePage, name: str) -> None:
    choice = page.template_bar.choice
    choice.setCurrentIndex(choice.findText(name))


@pytest.fixture
def chosen_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "เชิญ.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    return place


def save(page: ComposePage, suffixes: tuple[str, ...], qtbot: QtBot) -> None:
    page.exporter.save(suffixes)
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=60_000)


def lines(path: Path) -> list[str]:
    return [each.text.replace("\u00a0", " ") for each in docx.Document(str(path)).paragraphs]


def test_the_choice_is_kept_and_the_file_is_the_template_filled_in(
    page: ComposePage, qtbot: QtBot, chosen_place: Path, stored: Stored, template: int
) -> None:
    assert page.template_bar.isVisible()
    assert not page.template_bar.look_button.isVisible()
    choose(page, NAME)
    assert page.template_bar.look_button.isVisible()

    save(page, (".docx",), qtbot)

    assert stored(page.draft.paper_id)["template"] == template
    assert lines(chosen_place) == [
        "เรื่อง ขอเชิญ",
        "เรียน บริษัท ก & ข <จำกัด> {{ x }}",
        "นายเก่า  กาลก่อน",
    ]


def test_no_emblem_is_asked_for_where_the_template_brings_its_own(page: ComposePage) -> None:
    def told() -> str:
        return " ".join(each.text for each in page.problems._problems)

    assert "ตราครุฑ" in told()
    choose(page, NAME)
    assert "ตราครุฑ" not in told()


def test_the_official_form_leaves_no_trace_in_the_paper(page: ComposePage, stored: Stored) -> None:
    choose(page, NAME)
    choose(page, "ตามระเบียบ")
    page.draft.save()
    assert "template" not in stored(page.draft.paper_id)


def test_the_choice_can_be_taken_back(page: ComposePage, context: Any, stored: Stored) -> None:
    choose(page, NAME)
    page.draft.save()
    context.history.undo()
    assert page.template_bar.choice.currentText() == "ตามระเบียบ"
    assert "template" not in stored(page.draft.paper_id)


def test_only_kinds_with_a_template_ask_and_a_new_one_is_offered_at_once(
    view: CorrespondenceView, write: Write, page_of: PageOf, template: int, database: Database
) -> None:
    view.open_paper(write("memo"))
    page = page_of()
    assert not page.template_bar.isVisible()

    with database.transaction("เพิ่ม") as session:
        templates.add_template(session, "บันทึก <b>&", "memo", word("{{ เรื่อง }}"), "ก.docx")

    assert page.template_bar.isVisible()
    assert page.template_bar.choice.findText("บันทึก <b>&") > 0


def test_a_paper_keeps_a_template_that_was_thrown_away_and_says_so(
    page: ComposePage, qtbot: QtBot, database: Database, template: int, chosen_place: Path
) -> None:
    choose(page, NAME)
    with database.transaction("ลงถังขยะ") as session:
        templates.bin_template(session, template)

    assert page.template_bar.choice.currentText() == f"{NAME} (อยู่ในถังขยะ)"
    save(page, (".docx",), qtbot)
    assert lines(chosen_place)[0] == "เรื่อง ขอเชิญ"


def test_a_paper_keeps_the_file_it_chose_when_another_takes_its_name_and_is_offered_that(
    page: ComposePage, qtbot: QtBot, database: Database, template: int, chosen_place: Path
) -> None:
    choose(page, NAME)
    with database.transaction("เปลี่ยนไฟล์") as session:
        templates.replace_file(session, template, word("ใหม่ {{ เรื่อง }}"), "ใหม่.docx")

    assert page.template_bar.choice.currentText() == f"{NAME} (ไฟล์เดิม)"
    assert "มีไฟล์ใหม่แล้ว" in page.template_bar.note
    save(page, (".docx",), qtbot)
    assert lines(chosen_place)[0] == "เรื่อง ขอเชิญ"

    choose(page, NAME)
    assert "มีไฟล์ใหม่แล้ว" not in page.template_bar.note
    page.notice.say("")
    save(page, (".docx",), qtbot)
    assert lines(chosen_place)[0] == "ใหม่ ขอเชิญ"


def test_a_template_whose_adding_was_taken_back_is_told_and_nothing_is_written(
    view: CorrespondenceView,
    write: Write,
    page_of: PageOf,
    database: Database,
    context: Any,
    chosen_place: Path,
) -> None:
    paper = write("letter", subject="ขอเชิญ")
    with database.transaction("เพิ่มแบบ") as session:
        added = templates.add_template(session, NAME, "letter", word("ก"), "ก.docx")
    context.history.undo()
    view.open_paper(paper)
    page = page_of()
    page.draft.take({**page.draft.content, "template": added})
    page.template_bar.show_content(page.draft.content)

    assert page.template_bar.choice.currentText() == "ไม่พบแบบนี้แล้ว"
    with pytest.raises(OfficeError, match="เลือกรูปแบบอื่น"):
        page.exporter.save((".docx",))
    assert not chosen_place.exists()


def test_without_a_word_processor_the_docx_is_written_and_it_is_said_plainly(
    page: ComposePage, qtbot: QtBot, chosen_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    choose(page, NAME)

    save(page, BOTH, qtbot)

    assert "เชิญ.docx" in page.notice.text
    assert "ไม่พบ Word หรือ LibreOffice ในเครื่องนี้" in page.notice.text
    assert chosen_place.is_file()
    assert not chosen_place.with_suffix(".pdf").exists()


@HAS_OFFICE
@pytest.mark.slow
def test_the_pdf_is_the_template_s_and_can_be_looked_at(
    page: ComposePage, qtbot: QtBot, chosen_place: Path
) -> None:
    choose(page, NAME)
    save(page, BOTH, qtbot)
    assert chosen_place.with_suffix(".pdf").read_bytes().startswith(b"%PDF")

    shown: list[bytes] = []
    page.sheet.show_pdf = shown.append  # type: ignore[method-assign,assignment]
    page.template_bar.look_button.click()
    qtbot.waitUntil(lambda: bool(shown), timeout=60_000)
    assert shown[0].startswith(b"%PDF")
    assert "แสดงตามแบบนี้" in page.template_bar.note


def test_who_copies_a_paper_is_told_what_became_of_its_template(
    view: CorrespondenceView, write: Write, page_of: PageOf, template: int, database: Database
) -> None:
    paper_id = write("letter", subject="ขอเชิญ", template=template)
    view.copy_paper(paper_id)
    assert page_of().notice.text == ""
    with database.transaction("เปลี่ยนไฟล์") as session:
        newer = templates.replace_file(session, template, word("ใหม่ {{ เรื่อง }}"), "ใหม่.docx")
    view.copy_paper(paper_id)
    assert f"แบบ “{NAME}” มีไฟล์ใหม่แล้ว" in page_of().notice.text
    assert page_of().template_bar.choice.currentText() == NAME
    assert "ไฟล์เดิม" not in page_of().template_bar.note
    with database.transaction("ทิ้งแบบ") as session:
        templates.bin_template(session, newer)
    view.copy_paper(paper_id)
    assert f"แบบ “{NAME}” อยู่ในถังขยะ" in page_of().notice.text
    assert page_of().template_bar.choice.currentText() == "ตามระเบียบ"


def test_copies_are_made_of_the_template_and_not_of_the_official_form(
    page: ComposePage, qtbot: QtBot, chosen_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # the DOCX is there without a word processor
    choose(page, NAME)
    page.copies.save(FILE_COPY)
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=60_000)

    made = docx.Document(str(chosen_place))
    assert made.paragraphs[0].text == "เรื่อง ขอเชิญ"
    assert "สำเนาคู่ฉบับ" in [each.text for each in made.sections[0].header.paragraphs]
    assert "ไม่พบ Word หรือ LibreOffice ในเครื่องนี้" in page.notice.text


@HAS_OFFICE
@pytest.mark.slow
def test_the_pdf_of_a_certified_copy_is_the_template_s_page_with_its_mark(
    page: ComposePage, qtbot: QtBot, chosen_place: Path, press: Callable[[QWidget, str], None]
) -> None:
    choose(page, NAME)
    page.copies.save(CERTIFIED)
    assert page.copies.dialog is not None
    page.copies.dialog.form.show_values(
        {"certifier_name": "นางสาวลองดู", "certifier_post": "ครู", "day": "2026-11-20"}
    )
    press(page.copies.dialog, "บันทึกเป็นไฟล์")
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=60_000)

    with pypdfium2.PdfDocument(chosen_place.with_suffix(".pdf").read_bytes()) as file:
        text = file[0].get_textpage().get_text_range()
        assert len(file) == 1
    for words in ("ขอเชิญ", "สำเนาถูกต้อง", "(นางสาวลองดู", "๒๐"):
        assert words in text
