"""The office's own Word templates on the screen of the settings."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from district_admin.areas.settings.view import SettingsView
from district_admin.areas.settings.view.templates import TemplatesPane
from district_admin.documents.template_refusals import TemplateRefusedError
from district_admin.errors import OfficeError
from district_admin.office import templates
from district_admin.storage.database import Database
from district_admin.ui.context import AppContext

Word = Callable[..., Path]


@pytest.fixture
def word(tmp_path: Path) -> Word:
    """Writes a Word file with these lines."""

    def write(name: str, *lines: str) -> Path:
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        path = tmp_path / name
        made.save(str(path))
        return path

    return write


@pytest.fixture
def pane(view: SettingsView) -> TemplatesPane:
    view.tabs.setCurrentIndex(5)
    assert view.templates.isVisible()
    return view.templates


def add(pane: TemplatesPane, path: Path, qtbot: QtBot, **values: str) -> None:
    pane.take_file(path)
    dialog = pane.deeds.dialog
    assert dialog is not None
    dialog.form.show_values({**dialog.form.values, **values})
    dialog.save_button.click()
    if not dialog.reason:
        wait(pane, qtbot)


def wait(pane: TemplatesPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not pane._context.jobs.is_busy, timeout=30_000)


def kept(database: Database) -> list[tuple[str, str, bytes]]:
    with database.reading() as session:
        return [
            (each.name, each.kind, templates.template_data(session, each.id))
            for each in templates.list_templates(session)
        ]


def shown(pane: TemplatesPane) -> list[str]:
    model = pane.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


GOOD = ("เรื่อง {{ เรื่อง }}",)


def test_a_good_file_is_kept_and_its_remarks_are_shown(
    pane: TemplatesPane, qtbot: QtBot, word: Word, database: Database, context: AppContext
) -> None:
    path = word("เชิญ {{ก}} & <ข>.docx", *GOOD)

    add(pane, path, qtbot, kind="letter", note="มีตรา")

    assert kept(database) == [("เชิญ {{ก}} & <ข>", "letter", path.read_bytes())]
    assert shown(pane) == ["เชิญ {{ก}} & <ข>"]
    assert pane.deeds.check_dialog is not None
    assert "ใช้ได้ มีข้อสังเกต 1 ข้อ" in pane.deeds.check_dialog.summary.accessibleName()
    assert "คำลงท้าย" in pane.deeds.check_dialog.story.toPlainText()
    assert context.history.undo() == "เพิ่มแบบ “เชิญ {{ก}} & <ข>”"
    assert shown(pane) == []


def test_a_file_with_mistakes_is_not_kept_and_each_is_told_with_its_place(
    pane: TemplatesPane, qtbot: QtBot, word: Word, database: Database
) -> None:
    add(pane, word("ผิด.docx", "ดี {{ เรื่อง }}", "{{ เรือง }}", "{{ ที่"), qtbot, kind="letter")

    assert kept(database) == []
    dialog = pane.deeds.check_dialog
    assert dialog is not None
    assert "มีที่ต้องแก้ 2 แห่ง จึงยังไม่ได้เก็บไฟล์นี้" in dialog.summary.accessibleName()
    story = dialog.story.toPlainText()
    assert "หมายถึง “เรื่อง” หรือไม่\n     ย่อหน้าที่ 2: {{ เรือง }}" in story
    assert "ย่อหน้าที่ 3: {{ ที่" in story


def test_a_file_for_another_kind_is_told_and_added_as_that_by_one_click(
    pane: TemplatesPane, qtbot: QtBot, word: Word, database: Database
) -> None:
    order = (
        "คำสั่ง ที่ {{ เลขที่ }} เรื่อง {{ เรื่อง }}",
        "{{ เหตุผลและอำนาจ }}",
        "{%p for แถว in คณะกรรมการ %}",
        "{{ แถว.ชื่อ }} {{ แถว.หน้าที่ }}",
        "{%p endfor %}",
        "สั่ง ณ วันที่ {{ สั่ง_ณ_วันที่ }} {{ ผู้ลงนาม }}",
    )
    path = word("คำสั่ง.docx", *order)
    add(pane, path, qtbot, kind="letter", name="คำสั่งของสำนักงาน")
    dialog = pane.deeds.check_dialog
    assert dialog is not None
    assert dialog.other_kind.isVisibleTo(dialog)
    assert "ชื่อช่องในไฟล์นี้ตรงกับ “คำสั่ง”" in dialog.other_kind.accessibleName()
    assert kept(database) == []
    dialog.kind_button.click()
    wait(pane, qtbot)
    assert [each[:2] for each in kept(database)] == [("คำสั่งของสำนักงาน", "order")]


def test_a_mistyped_field_does_not_make_another_kind_of_it(
    pane: TemplatesPane, qtbot: QtBot, word: Word
) -> None:
    lines = ("{{ เรือง }}", "{{ คำขึ้นต้น }} {{ เรียน }}", "{{ ภาคเหตุ }}", "{{ คำลงท้าย }}")
    add(pane, word("หนังสือ.docx", *lines), qtbot, kind="letter")
    dialog = pane.deeds.check_dialog
    assert dialog is not None
    assert not dialog.other_kind.isVisibleTo(dialog)
    assert not dialog.kind_button.isVisibleTo(dialog)


def test_a_file_that_is_no_word_file_is_refused_in_plain_words(
    pane: TemplatesPane, qtbot: QtBot, tmp_path: Path, database: Database
) -> None:
    path = tmp_path / "รูป.docx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with qtbot.captureExceptions() as raised:
        add(pane, path, qtbot)
        qtbot.waitUntil(lambda: bool(raised), timeout=10_000)
    assert isinstance(raised[0][1], TemplateRefusedError)
    assert kept(database) == []
    with pytest.raises(OfficeError, match="แล้วลองใหม่"):
        pane.take_file(tmp_path / "ไม่มี.docx")
    with pytest.raises(OfficeError, match=r"กรุณาเลือกไฟล์ \.docx"):
        pane.take_file(tmp_path)


def test_a_name_that_is_taken_is_told_where_it_is_typed(
    pane: TemplatesPane, qtbot: QtBot, word: Word, database: Database
) -> None:
    add(pane, word("ก.docx", *GOOD), qtbot, kind="letter", name="เชิญ")
    add(pane, word("ข.docx", *GOOD), qtbot, kind="letter", name=" เชิญ ")

    assert pane.deeds.dialog is not None
    assert "มีแบบชื่อ “เชิญ”" in pane.deeds.dialog.reason
    assert len(kept(database)) == 1
    pane.deeds.dialog.leave_button.click()


def test_another_file_serves_from_now_on_unless_it_has_mistakes(
    pane: TemplatesPane,
    qtbot: QtBot,
    word: Word,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(pane, word("ก.docx", *GOOD), qtbot, kind="letter", name="เชิญ")
    first = kept(database)
    choice = {"path": word("ผิด.docx", "{{ เรือง }}")}
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(choice["path"]), ""))

    pane.replace_button.click()
    wait(pane, qtbot)
    assert kept(database) == first

    choice["path"] = word("ใหม่.docx", "{{ เรื่อง }} ใหม่")
    pane.replace_button.click()
    wait(pane, qtbot)
    assert kept(database) == [("เชิญ", "letter", choice["path"].read_bytes())]


def test_a_template_is_renamed_thrown_away_and_taken_back(
    pane: TemplatesPane, qtbot: QtBot, word: Word, context: AppContext
) -> None:
    add(pane, word("ก.docx", *GOOD), qtbot, kind="letter", name="เชิญ")
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    dialog = pane.deeds.dialog
    assert dialog is not None
    dialog.form.show_values({"name": "ชื่อใหม่", "note": ""})
    dialog.save_button.click()
    assert shown(pane) == ["ชื่อใหม่"]

    pane.bin_button.click()
    assert shown(pane) == []
    pane.filters.choose(1)
    assert shown(pane) == ["ชื่อใหม่"]
    assert not pane.replace_button.isEnabled()
    pane.back_button.click()
    pane.filters.choose(0)
    assert shown(pane) == ["ชื่อใหม่"]
    assert context.history.undo() == "นำแบบ “ชื่อใหม่” กลับมาใช้"
    assert shown(pane) == []


def test_the_file_can_be_had_back_and_looked_through_again(
    pane: TemplatesPane,
    qtbot: QtBot,
    word: Word,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = word("ก.docx", *GOOD)
    add(pane, path, qtbot, kind="letter", name="เชิญ")
    out = tmp_path / "ออก.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    pane.save_button.click()
    assert out.read_bytes() == path.read_bytes()

    pane.check_button.click()
    wait(pane, qtbot)
    assert pane.deeds.check_dialog is not None
    assert "ใช้ได้" in pane.deeds.check_dialog.summary.accessibleName()


def test_a_word_file_may_be_dropped(
    pane: TemplatesPane, word: Word, drop_files: Callable[..., bool]
) -> None:
    assert drop_files(pane, word("ลาก.docx", *GOOD))
    assert pane.deeds.dialog is not None
    assert pane.deeds.dialog.form.values["name"] == "ลาก"
    pane.deeds.dialog.leave_button.click()


def test_the_fields_of_each_kind_are_listed_copied_and_given_as_a_sample(
    pane: TemplatesPane,
    qtbot: QtBot,
    word: Word,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    database: Database,
) -> None:
    pane.fields_button.click()
    dialog = pane.fields_dialog
    assert dialog is not None
    dialog.kind.setCurrentIndex(dialog.kind.findData("order"))
    model: Any = dialog.table.model()
    tags = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert {"{{ เรื่อง }}", "{%tr for แถว in คณะกรรมการ %}", "{{ แถว.ชื่อ }}"} <= set(tags)
    assert dialog.table.choose(lambda each: each.tag == "{{ เรื่อง }}")

    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "{{ เรื่อง }}"

    out = tmp_path / "ตัวอย่าง.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog.sample_button.click()
    dialog.accept()
    add(pane, out, qtbot, kind="order", name="คำสั่ง")
    assert [each[:2] for each in kept(database)] == [("คำสั่ง", "order")]
    assert "{{ เรื่อง }}" in "\n".join(
        each.text for each in docx.Document(BytesIO(kept(database)[0][2])).paragraphs
    )
