"""What is done with rows of a list: asked for in a window, kept as one step, told by its page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from district_admin.progress import Progress
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry
from district_admin.ui.list_page import ListPage
from district_admin.ui.one_step import keep_in_one_step


class ListDeeds(QObject):
    """Deeds of a page; which they are, its heirs say."""

    def __init__(self, page: ListPage[Any]) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | None = None

    def _keep(self, action: str, work: Callable[[Any, Progress], object], count: int = 1) -> None:
        page = self._page
        keep_in_one_step(page.context, page, action, work, lambda _: page.said.emit(action), count)

    def _begin_asking(
        self, title: str, entries: Sequence[Entry], keep: Callable[[dict[str, Any]], object]
    ) -> EntryDialog:
        page = self._page
        self.dialog = EntryDialog(page.context.theme, page, title, entries, keep, date.today())
        return self.dialog

    def _ask(
        self,
        title: str,
        entries: Sequence[Entry],
        keep: Callable[[dict[str, Any]], object],
        values: Mapping[str, object],
    ) -> None:
        self._begin_asking(title, entries, keep).ask(values)
