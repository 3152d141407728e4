"""Takes the last action back, or does it again: at once, or away from the screen if it is large."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.one_step import AT_ONCE

Done = Callable[[str], None]
"""Given the name of the action."""


def _nothing(_name: str) -> None:
    pass


def undo(context: AppContext, window: QWidget, done: Done = _nothing) -> None:
    """Take the last action back, if there is one that can be. Raises RecordsMovedOnError."""
    if context.history.undo_name():
        _run(context, window, done)


def redo(context: AppContext, window: QWidget, done: Done = _nothing) -> None:
    """Do again what was taken back last, if there is such. Raises RecordsMovedOnError."""
    if context.history.redo_name():
        _run(context, window, done, again=True)


def _run(context: AppContext, window: QWidget, done: Done, *, again: bool = False) -> None:
    if context.jobs.is_busy:
        return  # the keys were pressed again while it is under way
    history = context.history
    change = history.redo if again else history.undo
    if history.change_count(of_redo=again) <= AT_ONCE:
        done(change())
        return
    title = _("กำลังทำซ้ำ") if again else _("กำลังย้อนกลับ")

    def work(progress: Progress) -> str:
        progress.report(0, 0, title)
        return change(progress)

    context.jobs.run(window, title, work, done)
