"""Undo and redo: small ones at once, large ones away from the screen."""

import threading

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from district_admin.ui import undoing
from district_admin.ui.context import AppContext

ADD_WORDS = (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "
    "INSERT INTO office_word (word) SELECT 'คำ' || {count} || '-' || i FROM n"
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def add_words(context: AppContext, count: int) -> None:
    with context.database.transaction("เพิ่มคำ") as session:
        session.execute(text(ADD_WORDS.format(count=count)))


def word_count(context: AppContext) -> int:
    with context.database.reading() as session:
        return int(session.execute(text("SELECT count(*) FROM office_word")).scalar_one())


def test_a_small_action_is_taken_back_and_done_again_at_once(
    context: AppContext, window: QWidget
) -> None:
    add_words(context, 3)
    said: list[str] = []
    undoing.undo(context, window, said.append)
    assert word_count(context) == 0
    undoing.redo(context, window, said.append)
    assert word_count(context) == 3
    assert said == ["เพิ่มคำ", "เพิ่มคำ"]


def test_with_nothing_to_take_back_nothing_is_said(context: AppContext, window: QWidget) -> None:
    said: list[str] = []
    undoing.undo(context, window, said.append)
    undoing.redo(context, window, said.append)
    assert said == []


def test_a_large_one_is_taken_back_away_from_the_screen_and_once_only(
    context: AppContext, window: QWidget, qtbot: QtBot
) -> None:
    add_words(context, 1)
    add_words(context, 3000)
    assert context.history.change_count() == 3000
    threads: list[threading.Thread] = []
    context.database.on_commit(lambda _tables: threads.append(threading.current_thread()))
    said: list[str] = []
    undoing.undo(context, window, said.append)
    undoing.undo(context, window, said.append)  # the key was held down
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    assert word_count(context) == 1
    assert said == ["เพิ่มคำ"]
    assert threads
    assert threading.main_thread() not in threads
    assert context.history.change_count(of_redo=True) == 3000
