"""Keeps what the officer asked for as one step: at once, or away from the screen if it is large.

Either way it is one transaction with one name: a large one that she cancels leaves nothing.
Rejected: always a job (her next key would find the list as it was), and a step for each part of a
large one (undo would take back the last part only).
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtWidgets import QWidget

from district_admin.progress import Progress, Silent
from district_admin.ui.context import AppContext

AT_ONCE: Final = 2000
"""So many records are written, or put back, before a key would be missed."""

Result = TypeVar("Result")


def keep_in_one_step(
    context: AppContext,
    window: QWidget,
    action: str,
    work: Callable[[Any, Progress], Result],
    done: Callable[[Result], None],
    count: int,
) -> None:
    """Do the work on `count` records in a transaction, and hand its result to `done`.

    `work` is given the session and the progress that can cancel it.
    """

    def kept(progress: Progress) -> Result:
        with context.database.transaction(action) as session:
            result = work(session, progress)
            progress.report(0, 0)  # the last moment to cancel it: now it is kept
            return result

    do_with_many(context, window, action, kept, done, count)


def do_with_many(
    context: AppContext,
    window: QWidget,
    title: str,
    work: Callable[[Progress], Result],
    done: Callable[[Result], None],
    count: int,
) -> None:
    """Do the work on `count` records at once, or as a job, and hand its result to `done`."""
    if count <= AT_ONCE:
        done(work(Silent()))
        return

    def job(progress: Progress) -> Result:
        progress.report(0, 0, title)
        return work(progress)

    context.jobs.run(window, title, job, done)
