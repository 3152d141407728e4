"""Plain tables given out as worksheets."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from district_admin.progress import Progress
from district_admin.ui.context import AppContext
from district_admin.ui.giving import Said, give_file
from district_admin.worksheets.model import Cell


def give_table(
    context: AppContext,
    window: QWidget,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    said: Said,
) -> None:
    """Write a table as XLSX away from the screen, and save it where she wants it."""

    def work(progress: Progress) -> bytes:
        from district_admin.worksheets.writing import (  # noqa: PLC0415 - loads the writer
            write_xlsx,
        )

        return write_xlsx(title, headings, rows, progress=progress)

    def done(data: bytes) -> None:
        give_file(context, window, title, ".xlsx", data, said)

    context.jobs.run(window, title, work, done)
