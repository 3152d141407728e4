"""The laws of a meeting or body in the pane of a page: listed, typed or chosen, corrected, let go.

They stand where they are needed, at step 9.3, with their paper, and with the body. Rejected: a tab
of their own (one more beside nine, for a list that is made once a year).
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final, Protocol

from district_admin.areas.meetings.model.law import LAW, LAW_KINDS
from district_admin.areas.meetings.operations import laws
from district_admin.areas.meetings.operations.agenda import item_numbers, list_items
from district_admin.areas.meetings.operations.laws import LawFacts, LawRow
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed, DetailPane
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry
from district_admin.ui.questions import choice, line

LAW_STEP: Final = "prepare_laws"
_STANDING: Final = "standing"
_MEETING: Final = "meeting"
_ITEM: Final = "item:"


class LawPage(Protocol):
    """A page in whose pane laws are listed."""

    context: AppContext
    detail: DetailPane

    def do(self, action: str, deed: Callable[[Any], object]) -> None:
        """Do something under a name by which it can be taken back."""

    def window(self) -> Any:
        """Return the window that the page is in."""


class LawLines:
    """The lines of laws in the pane of a page, and what can be done with each."""

    def __init__(self, page: LawPage) -> None:
        self._page = page
        self.dialog: EntryDialog | None = None

    def fill(self, series_id: int, meeting_id: int | None, *, closed: bool) -> None:
        """Show the laws of a meeting, or without one those that hold for every meeting."""
        pane = self._page.detail
        with self._page.context.database.reading() as session:
            if meeting_id is None:
                rows = laws.list_standing(session, series_id)
            else:
                rows = laws.list_laws(session, meeting_id)
        add = Deed(_("เพิ่ม"), "plus", partial(self.add, series_id, meeting_id))
        title = _("กฎหมายและเอกสารที่ใช้ {count} รายการ").format(count=len(rows))
        pane.section(title, *(() if closed else (add,)))
        if not rows and not closed:
            pane.remark(_("ยังไม่มีรายการ เพิ่มครั้งเดียวแล้วใช้กับการประชุมทุกครั้งของชุดนี้ได้"))
        for row in rows:
            pane.line(row.title, _note(row), () if closed else self._deeds(row, meeting_id))

    def add(self, series_id: int, meeting_id: int | None) -> None:
        """Ask for a law to list."""

        def keep(values: dict[str, Any]) -> None:
            action = _("เพิ่ม {title}").format(title=str(values["title"]).strip())
            facts = _facts(values, meeting_id)
            self._page.do(action, lambda session: laws.add_law(session, series_id, facts))

        reach = _STANDING if meeting_id is None else _MEETING
        self._ask(_("เพิ่มกฎหมายหรือเอกสาร"), meeting_id, keep, {"kind": LAW, "reach": reach})

    def edit(self, law_id: int, meeting_id: int | None) -> None:
        """Ask for what is to be corrected of a law."""
        with self._page.context.database.reading() as session:
            law = laws.get_law(session, law_id)

        def keep(values: dict[str, Any]) -> None:
            action = _("แก้ไข {name}").format(name=str(values["title"]).strip())
            facts = _facts(values, meeting_id)
            self._page.do(action, lambda session: laws.edit_law(session, law_id, facts))

        reach = _STANDING if law.meeting_id is None else _MEETING
        if law.item_id is not None:
            reach = f"{_ITEM}{law.item_id}"
        values = {"kind": law.kind, "title": law.title, "part": law.part, "reach": reach}
        self._ask(_("แก้ไขกฎหมายหรือเอกสาร"), meeting_id, keep, values)

    def remove(self, row: LawRow) -> None:
        """Take a law off the list; one that holds for every meeting goes from all of them."""
        action = _("นำ {title} ออกจากรายการ").format(title=row.title)
        self._page.do(action, lambda session: laws.remove_law(session, row.id))

    def _deeds(self, row: LawRow, meeting_id: int | None) -> tuple[Deed, Deed]:
        edit = Deed(_("แก้ไข"), "pen-line", partial(self.edit, row.id, meeting_id))
        return edit, Deed(_("นำออก"), "trash-2", partial(self.remove, row))

    def _ask(
        self,
        title: str,
        meeting_id: int | None,
        keep: Callable[[dict[str, Any]], object],
        values: Mapping[str, object],
    ) -> None:
        self.dialog = EntryDialog(
            self._page.context.theme,
            self._page.window(),
            title,
            self._entries(meeting_id),
            keep,
            date.today(),
        )
        self.dialog.ask(values)

    def _entries(self, meeting_id: int | None) -> list[Entry]:
        reaches = [(_STANDING, N_("การประชุมทุกครั้งของชุดนี้"))]
        with self._page.context.database.reading() as session:
            titles = laws.suggestions(session)
            if meeting_id is not None:
                reaches.append((_MEETING, N_("การประชุมครั้งนี้")))
                items = list_items(session, meeting_id)
                numbers = item_numbers(get_meeting(session, meeting_id), items)
                reaches += [
                    (f"{_ITEM}{each.id}", f"{numbers[each.id]} {each.title}") for each in items
                ]
        return [
            choice("kind", N_("ประเภท"), list(LAW_KINDS.items())),
            line("title", N_("ชื่อ"), required=True, suggestions=titles, hint=_HINT),
            line("part", N_("มาตรา/ข้อ"), hint=N_("เช่น มาตรา 79 หรือ ข้อ 25")),
            choice("reach", N_("ใช้กับ"), reaches),
        ]


_HINT: Final = N_("เลือกจากที่เคยใช้หรือคลังข้อความ หรือพิมพ์ใหม่")


def _facts(values: Mapping[str, Any], meeting_id: int | None) -> LawFacts:
    reach = str(values["reach"])
    item_id = int(reach.removeprefix(_ITEM)) if reach.startswith(_ITEM) else None
    return LawFacts(
        str(values["title"]),
        str(values["kind"]),
        str(values.get("part") or ""),
        None if reach == _STANDING else meeting_id,
        item_id,
    )


def _note(row: LawRow) -> str:
    reach = _("ใช้ทุกครั้ง") if row.is_standing else _("เฉพาะครั้งนี้")
    if row.number:
        reach = _("ระเบียบวาระที่ {number}").format(number=row.number)
    return "  ·  ".join(filter(None, (_(LAW_KINDS[row.kind]), row.part, reach)))
