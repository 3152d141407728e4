"""The last steps that made a record what it is, in its pane; all of them in a window."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from district_admin.areas.directory.dialogs.history import history_text
from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed, DetailPane
from district_admin.ui.history_dialog import HistoryDialog, step_line

_STEPS_SHOWN = 3


def fill_history(
    context: AppContext, window: QWidget, pane: DetailPane, records: Sequence[tuple[str, int]]
) -> None:
    """Show the last steps of a record, of what belongs to it and of those merged into it.

    `records` are tables and ids, its own first.
    """
    found = [change for table, each in records for change in context.history.of_record(table, each)]
    changes = sorted(found, key=lambda change: change.at)
    title = _("ประวัติของ {name}").format(name=pane.title)

    def show_all() -> None:
        HistoryDialog(context.theme, window, title, history_text(changes)).open()

    whole = Deed(_("ดูทั้งหมด"), "history", show_all)
    pane.section(_("ประวัติ"), *([whole] if changes else []))
    steps = list(dict.fromkeys(step_line(change) for change in reversed(changes)))
    for line in steps[:_STEPS_SHOWN]:
        pane.remark(line)
    if not changes:
        pane.remark(_("ยังไม่มีประวัติ"))
