"""The last steps that made a record what it is, in its pane; all of them in a window."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from district_admin.areas.directory.dialogs.history import HistoryDialog, step_line
from district_admin.areas.directory.view.detail import Deed, DetailPane
from district_admin.texts import _
from district_admin.ui.context import AppContext

_STEPS_SHOWN = 3


def fill_history(
    context: AppContext, window: QWidget, pane: DetailPane, table: str, ids: Sequence[int]
) -> None:
    """Show the last steps of a record and of those merged into it: the ids, its own first."""
    found = [change for each in ids for change in context.history.of_record(table, each)]
    changes = sorted(found, key=lambda change: change.at)
    name = pane.title

    def show_all() -> None:
        HistoryDialog(context.theme, window, name, changes).open()

    whole = Deed(_("ดูทั้งหมด"), "history", show_all)
    pane.section(_("ประวัติ"), *([whole] if changes else []))
    for change in reversed(changes[-_STEPS_SHOWN:]):
        pane.remark(step_line(change))
    if not changes:
        pane.remark(_("ยังไม่มีประวัติ"))
