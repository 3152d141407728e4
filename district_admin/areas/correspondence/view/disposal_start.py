"""A list of what is past its time is begun: of which kind, and of which year."""

from collections.abc import Callable
from datetime import date
from typing import Any

from district_admin.areas.correspondence.model.retention import LIST_NAMES
from district_admin.areas.correspondence.operations import disposal, filing, filing_listing
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.list_page import ListPage
from district_admin.ui.one_step import keep_in_one_step
from district_admin.ui.questions import line


def ask_list(page: ListPage[Any], kind: str, made: Callable[[int], object]) -> EntryDialog:
    """Ask of which year a list is to be, and make it; `made` is told its id."""
    today = date.today()
    name = _(LIST_NAMES[kind])

    def keep(values: dict[str, Any]) -> None:
        year = filing.year_typed(str(values["year"])) or disposal.last_year(today)
        action = _("ทำ{list} ประจำปี {year}").format(list=name, year=year)
        with page.context.database.reading() as session:
            count = filing_listing.count_filed(session)

        def make(session: Any, progress: Progress) -> int:
            return disposal.make_list(session, kind, year, today, progress)

        def done(list_id: int) -> None:
            made(list_id)
            page.said.emit(action)

        keep_in_one_step(page.context, page, action, make, done, count)

    entries = [
        line(
            "year",
            N_("ประจำปี พ.ศ."),
            required=True,
            hint=N_("ปีที่สิ้นสุดแล้ว ต้องสำรวจภายใน 60 วันหลังสิ้นปี"),
        )
    ]
    title = _("ทำ{list}").format(list=name)
    dialog = EntryDialog(page.context.theme, page, title, entries, keep, today, _("ทำบัญชี"))
    return dialog.ask({"year": str(disposal.last_year(today))})
