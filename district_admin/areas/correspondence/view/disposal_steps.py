"""The way of a list: who is on the committee, what it decided, who approved, what became of it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QMenu

from district_admin.areas.correspondence.model import DisposalList
from district_admin.areas.correspondence.model.retention import (
    APPROVED,
    AT_ARCHIVES,
    CROSSED,
    DESTROY,
    DONE,
    EXTENDED,
    KEEP_OWN,
    TRANSFER,
)
from district_admin.areas.correspondence.operations import committees, disposal, filing
from district_admin.areas.correspondence.operations.filing_listing import LineRow
from district_admin.areas.correspondence.view.filing_words import list_name
from district_admin.areas.correspondence.view.list_deeds import ListDeeds
from district_admin.texts import N_, _
from district_admin.ui.entry_form import Entry
from district_admin.ui.questions import day, day_of, line, switch

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.disposal_page import DisposalPage

_SEATS: Final = (
    (N_("ประธานกรรมการ"), committees.CHAIR),
    (N_("กรรมการ คนที่ 1"), committees.MEMBER),
    (N_("กรรมการ คนที่ 2"), committees.MEMBER),
    (N_("กรรมการ คนที่ 3"), committees.MEMBER),
    (N_("กรรมการและเลขานุการ"), committees.SECRETARY),
)
_FINISHED: Final = {
    DESTROY: (N_("ทำลายแล้ว…"), N_("วันที่ทำลาย"), N_("ทำลายหนังสือตาม{list}")),
    TRANSFER: (N_("ส่งมอบแล้ว…"), N_("วันที่ส่งมอบ"), N_("ส่งมอบหนังสือตาม{list}")),
    KEEP_OWN: (N_("ขอเก็บเองแล้ว…"), N_("วันที่แจ้งขอเก็บเอง"), N_("ขอเก็บหนังสือเองตาม{list}")),
}

_NEEDED: Final = 2
"""Seats that always have someone; any other may be the third."""

_NAME, _POST = 5, 7
"""How much of a line name and post take, in twelfths."""


class DisposalSteps(ListDeeds):
    """Asks for what each step of a list needs, and keeps it as one step that can be taken back."""

    _page: "DisposalPage"

    def fill_menu(self, menu: QMenu, made: DisposalList | None) -> None:
        """Put into the menu of a button what can be done next with a list."""
        menu.clear()
        if made is None or made.state == DONE:
            return
        finish = partial(self.finish, made)
        if made.kind != DESTROY or made.state == AT_ARCHIVES:
            menu.addAction(_(_FINISHED[made.kind][0]), finish)
        elif made.state == APPROVED:
            menu.addAction(_("ส่งหอจดหมายเหตุแห่งชาติแล้ว…"), partial(self.send, made))
        else:
            menu.addAction(_("คณะกรรมการทำลายหนังสือ…"), partial(self.ask_committee, made))
            menu.addAction(_("หัวหน้าส่วนราชการอนุมัติแล้ว…"), partial(self.approve, made))

    def ask_committee(self, made: DisposalList) -> None:
        """Ask who is on the committee of a list."""
        title = _("คณะกรรมการทำลายหนังสือ ประจำปี {year}").format(year=made.be_year)
        entries: list[Entry] = []
        for number, (name, _role) in enumerate(_SEATS):
            needed = number < _NEEDED
            entries.append(line(f"name{number}", name, _NAME, required=needed))
            hint = N_("พร้อมระดับ เช่น ชำนาญการ") if number == 0 else ""
            entries.append(line(f"post{number}", N_("ตำแหน่ง"), _POST, required=needed, hint=hint))

        def keep(values: dict[str, Any]) -> None:
            members = _members(values)
            self._keep(title, lambda session, _p: disposal.set_committee(session, made.id, members))

        self._ask(title, entries, keep, _seated(made.committee))

    def approve(self, made: DisposalList) -> None:
        """Ask when the head approved what the committee decided."""
        self._ask_day(
            _("อนุมัติ{list}").format(list=list_name(made)),
            N_("วันที่อนุมัติ"),
            lambda session, on: disposal.approve(session, made.id, on, date.today()),
            len(self._page.rows),
        )

    def send(self, made: DisposalList) -> None:
        """Ask when the list went to the National Archives."""
        self._ask_day(
            _("ส่ง{list} ให้หอจดหมายเหตุแห่งชาติ").format(list=list_name(made)),
            N_("วันที่ส่ง"),
            lambda session, on: disposal.send_to_archives(session, made.id, on, date.today()),
        )

    def finish(self, made: DisposalList) -> None:
        """Ask when what is in a list was destroyed or handed over; the rows stay."""
        _word, label, told = _FINISHED[made.kind]
        title = _(told).format(list=list_name(made))
        entries = [day("on", label, required=True)]
        if made.kind == DESTROY:
            entries.append(switch("answered", N_("หอจดหมายเหตุแห่งชาติตอบเห็นชอบแล้ว")))

        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["on"]) or date.today()
            answered = bool(values.get("answered"))
            self._keep(
                title,
                lambda session, _p: disposal.finish(
                    session, made.id, on, date.today(), answered=answered
                ),
                len(self._page.rows),
            )

        self._ask(title, entries, keep, {"on": date.today().isoformat()})

    def cross(self, rows: Sequence[LineRow]) -> None:
        """Note that the committee would have these letters destroyed."""
        action = _("เห็นควรทำลาย {what}").format(what=_what(rows))
        ids = [row.id for row in rows]
        self._keep(
            action,
            lambda session, progress: disposal.decide(session, ids, CROSSED, progress=progress),
            len(ids),
        )

    def extend(self, rows: Sequence[LineRow]) -> None:
        """Ask until when the committee would have these letters kept."""
        action = _("ขยายเวลาการเก็บ {what}").format(what=_what(rows))
        ids = [row.id for row in rows]
        entries = [
            line("year", N_("เก็บถึง พ.ศ."), hint=N_("เว้นว่างหมายถึงห้ามทำลาย")),
        ]

        def keep(values: dict[str, Any]) -> None:
            year = filing.year_typed(str(values["year"] or ""))
            self._keep(
                action,
                lambda session, progress: disposal.decide(session, ids, EXTENDED, year, progress),
                len(ids),
            )

        self._ask(action, entries, keep, {})

    def take_out(self, rows: Sequence[LineRow]) -> None:
        """Ask why lines are taken out of their list."""
        action = _("เอา {what} ออกจากบัญชี").format(what=_what(rows))
        ids = [row.id for row in rows]

        def keep(values: dict[str, Any]) -> None:
            reason = str(values["reason"])
            self._keep(
                action,
                lambda session, progress: disposal.take_out(session, ids, reason, progress),
                len(ids),
            )

        self._ask(action, [line("reason", N_("เหตุผล"), required=True)], keep, {})

    def put_back(self, rows: Sequence[LineRow]) -> None:
        """Put lines back that were taken out."""
        action = _("นำ {what} กลับเข้าบัญชี").format(what=_what(rows))
        ids = [row.id for row in rows]
        self._keep(action, lambda session, _p: disposal.put_back(session, ids), len(ids))

    def _ask_day(
        self, title: str, label: str, do: Callable[[Any, date], object], count: int = 1
    ) -> None:
        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["on"]) or date.today()
            self._keep(title, lambda session, _p: do(session, on), count)

        entries = [day("on", label, required=True)]
        self._ask(title, entries, keep, {"on": date.today().isoformat()})


def _what(rows: Sequence[LineRow]) -> str:
    if len(rows) == 1:
        return rows[0].number_text
    return _("{count} เรื่อง").format(count=f"{len(rows):,}")


def _seated(committee: Sequence[dict[str, str]]) -> dict[str, object]:
    """Return the fields of a committee that was noted before."""
    values: dict[str, object] = {}
    free = list(range(len(_SEATS)))
    for each in committee:
        seat = next((number for number in free if _SEATS[number][1] == each["role"]), None)
        if seat is not None:
            free.remove(seat)
            values |= {f"name{seat}": each["name"], f"post{seat}": each["post"]}
    return values


def _members(values: dict[str, Any]) -> list[dict[str, str]]:
    """Return the members that were typed in, without empty seats."""
    found = []
    for number, (_name, role) in enumerate(_SEATS):
        name, post = (str(values[f"{key}{number}"] or "").strip() for key in ("name", "post"))
        if name or post:
            found.append({"name": name, "post": post, "role": role})
    return found
