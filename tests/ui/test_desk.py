from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.desk import Desk


def test_a_window_stands_where_it_was_left(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    first.resize(643, 421)
    desk = Desk(tmp_path / "desk.ini")
    desk.remember_window("main", first)
    desk.save()

    assert Desk(tmp_path / "desk.ini").restore_window("main", second)
    assert (second.width(), second.height()) == (643, 421)


def test_an_unknown_window_is_left_alone(tmp_path: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    assert not Desk(tmp_path / "desk.ini").restore_window("main", window)


def test_widths_are_given_back_only_for_as_many_columns(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.ini")
    desk.remember_sizes("columns/letters", [130, 200, 112])

    assert desk.sizes("columns/letters", 3) == [130, 200, 112]
    assert desk.sizes("columns/letters", 4) == []
    assert desk.sizes("columns/unknown", 3) == []


def test_the_last_folder_is_offered_as_long_as_it_is_there(tmp_path: Path) -> None:
    desk, folder = Desk(tmp_path / "desk.ini"), tmp_path / "หนังสือออก ปี 2569"
    folder.mkdir()
    desk.remember_folder(folder)
    desk.save()
    assert Desk(tmp_path / "desk.ini").folder(tmp_path) == folder

    folder.rmdir()
    assert desk.folder(tmp_path) == tmp_path


def test_a_spoilt_file_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "desk.ini"
    file.write_text("[sizes]\ncolumns\\letters=a,b\n[window]\nmain=?\n", encoding="utf-8")

    assert Desk(file).sizes("columns/letters", 2) == []
