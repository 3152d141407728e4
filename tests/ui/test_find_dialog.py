"""The search over the whole office, in its window."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.orm import Session

from district_admin.found import PAGE, Finder, Found, Wanted
from district_admin.thai.searching import read_terms
from district_admin.ui.context import AppContext
from district_admin.ui.find_dialog import FindDialog
from district_admin.ui.found_list import below

WORDS = [f"หนังสือ {number}" for number in range(130)] + ["น้ำท่วม ๑๒", "น้ำท่วม ๑๓"]


def find(session: Session, wanted: Wanted, limit: int) -> list[Found]:
    """Find words of the office, which a test has put there; a year other than 2569 has none."""
    words = session.execute(text("SELECT id, word FROM office_word ORDER BY id DESC")).all()
    terms = read_terms(wanted.text)
    found = [
        Found("words", "word", "คำ", row[0], row[1], "จากใคร → ถึงใคร", str(row[0]), "", DAY)
        for row in words
        if all(term.is_in(row[1].replace("๑", "1").replace("๒", "2")) for term in terms)
    ]
    return found[:limit] if wanted.be_year in (0, 2569) else []


def count(session: Session, wanted: Wanted) -> int:
    return len(find(session, wanted, 10**6))


DAY = date(2026, 11, 20)
FINDER = Finder("words", {"word": "คำ"}, {"open": "ยังไม่เสร็จ"}, find, count)


@pytest.fixture
def dialog(context: AppContext, qtbot: QtBot) -> Iterator[FindDialog]:
    with context.database.transaction("เพิ่มคำ") as session:
        for word in WORDS:
            session.execute(text("INSERT INTO office_word (word) VALUES (:word)"), {"word": word})
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    dialog = FindDialog(context, [FINDER], window)
    dialog.begin()
    qtbot.waitUntil(dialog.isVisible)
    yield dialog
    dialog.wait()


def test_what_is_typed_is_found_and_counted(
    dialog: FindDialog, qtbot: QtBot, type_text: Callable[[QWidget, str], None]
) -> None:
    assert dialog.list.model_of_found.rowCount() == 0
    type_text(dialog.search, "นังสื")
    qtbot.waitUntil(lambda: "130" in dialog.said)
    assert dialog.list.model_of_found.rowCount() == PAGE
    dialog.more_button.click()
    qtbot.waitUntil(lambda: dialog.list.model_of_found.rowCount() == 130)
    assert not dialog.more_button.isVisible()
    dialog.search.setText("ไม่มี")
    qtbot.waitUntil(lambda: dialog.list.model_of_found.rowCount() == 0)
    assert dialog.said == ""


def test_enter_opens_the_chosen_one_without_a_pause(dialog: FindDialog, qtbot: QtBot) -> None:
    dialog.search.setText("ท่วม")
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)  # nothing is listed yet
    with qtbot.waitSignal(dialog.opened) as first:
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert first.args is not None
    assert first.args[0].title == "น้ำท่วม ๑๓"
    assert not dialog.isVisible()
    dialog.begin()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.opened) as second:
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert second.args is not None
    assert second.args[0].title == "น้ำท่วม ๑๒"


def test_keys_move_in_the_list_and_stop_at_its_ends(dialog: FindDialog) -> None:
    dialog.search.setText("หนังสือ")
    dialog.look()
    for key, row in (
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_PageDown, 7),
        (Qt.Key.Key_Down, 8),
        (Qt.Key.Key_PageUp, 1),
    ):
        QTest.keyClick(dialog.search, key)
        assert dialog.list.currentIndex().row() == row
    dialog.list.step(1000)
    assert dialog.list.currentIndex().row() == PAGE - 1


def test_filters_narrow_and_a_search_is_kept_by_name(
    dialog: FindDialog, context: AppContext, qtbot: QtBot
) -> None:
    dialog.search.setText("ท่วม")
    dialog.look()
    assert dialog.list.model_of_found.rowCount() == 2
    dialog.filters.year.setCurrentIndex(dialog.filters.year.findData(2568))
    assert dialog.list.model_of_found.rowCount() == 0
    dialog.filters.from_side.setText("อำเภอ")
    dialog.filters.state.setCurrentIndex(dialog.filters.state.findData("open"))
    keep = dialog.saved_menu.actions()[0]
    keep.trigger()
    assert dialog.name_dialog is not None
    name = dialog.name_dialog.form.entrance_of("name")
    assert isinstance(name, QLineEdit)
    assert name.text() == "ท่วม"
    name.setText("น้ำท่วมปีก่อน")
    dialog.name_dialog.save_button.click()
    dialog.search.clear()
    dialog.filters.show_wanted(Wanted())
    dialog.look()

    window = dialog.parentWidget()
    assert window is not None
    again = FindDialog(context, [FINDER], window)
    again.show_kept("น้ำท่วมปีก่อน")
    kept = Wanted("ท่วม", be_year=2568, sender="อำเภอ", state="open")
    assert again.filters.wanted(again.search.text()) == kept
    assert "น้ำท่วมปีก่อน" in [action.text() for action in again.saved_menu.actions()]
    again.forget("น้ำท่วมปีก่อน")
    assert context.desk.searches() == {}
    again.close()


def test_a_damaged_kept_search_does_no_harm(context: AppContext, dialog: FindDialog) -> None:
    context.desk.remember_searches({"ก": {"text": 5, "kind": "word", "nonsense": "x"}})
    dialog.show_kept("ก")
    assert dialog.filters.wanted("") == Wanted(kind="word")


def test_a_row_says_what_it_is_to_a_screen_reader_and_marks_what_was_found(
    dialog: FindDialog,
) -> None:
    dialog.search.setText("ท่วม")
    dialog.look()
    model = dialog.list.model_of_found
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "คำ\nน้ำท่วม ๑๓\n132  ·  จากใคร → ถึงใคร"
    assert below(Found("", "", "", 1, "ก", excerpt="…ข…", number="7")) == "7  ·  …ข…"
    marked = dialog.list.grab().toImage()
    dialog.list.show_found(model.found, ())
    assert dialog.list.grab().toImage() != marked


def test_esc_closes_the_window_and_the_search_is_there_again(
    dialog: FindDialog, qtbot: QtBot, type_text: Callable[[QWidget, str], None]
) -> None:
    type_text(dialog.search, "น้ำท่วม")
    qtbot.waitUntil(lambda: dialog.list.model_of_found.rowCount() == 2)
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.begin()
    assert dialog.search.text() == dialog.search.selectedText() == "น้ำท่วม"
    assert dialog.list.model_of_found.rowCount() == 2
