from threading import current_thread, main_thread

from pytestqt.qtbot import QtBot

from district_admin.ui.background import Background


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    background = Background()
    told: list[tuple[object, object, bool]] = []

    background.start(
        lambda: current_thread() is main_thread(),
        lambda result, error: told.append((result, error, current_thread() is main_thread())),
    )
    qtbot.waitUntil(lambda: bool(told))

    assert told == [(False, None, True)]


def test_an_error_is_handed_over_with_the_work_after_it_still_done(qtbot: QtBot) -> None:
    background = Background()
    told: list[object] = []

    background.start(lambda: [][0], lambda _result, error: told.append(type(error)))
    background.start(lambda: 7, lambda result, _error: told.append(result))
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told == [IndexError, 7]
