"""A disc is verified in the window, and what is wrong with it is named."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from district_admin.archive.copying import Entry
from district_admin.archive.writing import write_package
from district_admin.areas.meetings.view import MeetingsView
from district_admin.progress import Silent


def test_a_changed_byte_is_named(view: MeetingsView, qtbot: QtBot, tmp_path: Path) -> None:
    package = tmp_path / "การประชุม 1-2569"
    entries = [Entry("รายงานการประชุม.pdf", b"minutes"), Entry("มติ.pdf", b"resolutions")]
    write_package(package, entries, [("Source-Organization", "สพป.")], lambda _s: {}, Silent())
    view.verify_button.click()
    dialog = view.verify_dialog
    assert dialog is not None
    dialog.start(package)
    qtbot.waitUntil(lambda: dialog.pane.title == "ครบถ้วน ไม่มีไฟล์ใดเสียหาย")
    assert "อ่านแล้ว 2 ไฟล์ รวม 18 ไบต์" in dialog.pane.texts
    (package / "data/มติ.pdf").write_bytes(b"Resolutions")
    dialog.start(package)
    qtbot.waitUntil(lambda: dialog.pane.title == "พบข้อบกพร่อง")
    assert any(text.startswith("ไฟล์ data/มติ.pdf เสียหาย") for text in dialog.pane.texts)
    dialog.accept()


def test_what_a_disc_of_a_stranger_says_does_not_stop_the_window(
    view: MeetingsView, qtbot: QtBot, tmp_path: Path
) -> None:
    package = tmp_path / "แฟ้ม"
    facts = [(f"Label-{number}", "ก" * 100) for number in range(5_000)]
    facts.append(("Source-Organization", "ข" * 2_000_000))
    write_package(package, [Entry("ก.pdf", b"x")], facts[::-1], lambda _s: {}, Silent())
    view.verify_button.click()
    dialog = view.verify_dialog
    assert dialog is not None
    dialog.start(package)
    qtbot.waitUntil(lambda: dialog.pane.title == "ครบถ้วน ไม่มีไฟล์ใดเสียหาย", timeout=20_000)
    shown = [text for text in dialog.pane.texts if "ข" * 100 in text or "Label-" in text]
    assert 1 < len(shown) <= 200
    assert max(map(len, shown)) < 1_000
    dialog.accept()
