"""The members of the chosen body: picked from the directory or typed, put in order, let go."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from district_admin.areas.directory.dialogs.picking import Candidate, PickDialog, key_of
from district_admin.areas.directory.view.candidates import candidates
from district_admin.areas.meetings.model import MeetingSeries, SeriesMember
from district_admin.areas.meetings.model.series import ROLES
from district_admin.areas.meetings.operations import series as operations
from district_admin.areas.meetings.operations.members import members_from_directory, new_members
from district_admin.areas.meetings.view.fields import (
    member_entries,
    member_facts,
    member_values,
    whole_number,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.detail_pane import Deed
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import HALF, Entry
from district_admin.ui.questions import line

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.series_page import SeriesPage


class SeriesMembers(QObject):
    """What can be done with the members of the body chosen on a page."""

    def __init__(self, page: "SeriesPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | PickDialog | None = None

    def fill(self, series: MeetingSeries) -> None:
        """Show the members in the pane of the page."""
        pane, today = self._page.detail, date.today()
        with self._page.context.database.reading() as session:
            members = operations.list_members(session, series.id)
        now = operations.in_order_of_role([each for each in members if _is_now(each, today)])
        others = [each for each in members if each not in now]
        adding = (
            Deed(_("จากทำเนียบ"), "user-plus", self.pick),
            Deed(_("พิมพ์ชื่อ"), "plus", self.type_one),
        )
        title = _("กรรมการ {count} คน").format(count=len(now))
        pane.section(title, *(() if series.in_bin else adding))
        if not now:
            pane.remark(_("ยังไม่มีกรรมการ กรุณาเลือกจากทำเนียบหรือพิมพ์ชื่อ"))
        for place, member in enumerate(now):
            beside = now[place - 1 : place], now[place + 1 : place + 2]
            deeds = () if series.in_bin else self._deeds(member, *beside)
            pane.line(member.name, _member_note(member), deeds)
        if others:
            pane.section(_("เคยเป็นหรือจะเป็นกรรมการ {count} คน").format(count=len(others)))
        for member in others:
            edit = Deed(_("แก้ไข"), "pen-line", partial(self.edit, member.id))
            pane.line(member.name, _member_note(member), (edit,))

    def pick(self) -> None:
        """Open the window in which members are picked from the directory."""
        if (series := self._page.table.current) is None:
            return
        with self._page.context.database.reading() as session:
            members = operations.list_members(session, series.id, date.today())
        there = [key_of(each.person_id, each.agency_id) for each in members]
        self.dialog = PickDialog(
            self._page.context.theme,
            self._page.context.desk,
            self._page,
            _("เพิ่มกรรมการใน {name}").format(name=series.name),
            sorted(candidates(self._page.context), key=_is_of_agencies),
            partial(self._add_picked, series.id, series.name),
            there,
        )
        self.dialog.open()

    def type_one(self) -> None:
        """Ask for a member who is not in the directory."""
        if (series := self._page.table.current) is None:
            return

        def keep(values: dict[str, Any]) -> None:
            action = _("เพิ่มกรรมการ {name}").format(name=str(values["name"]).strip())
            with self._page.context.database.transaction(action) as session:
                operations.add_member(session, series.id, member_facts(values))
            self._page.said.emit(action)

        self._ask(_("เพิ่มกรรมการ"), keep, {"role": ROLES[2]})

    def edit(self, member_id: int) -> None:
        """Ask for what is to be corrected of a member."""
        with self._page.context.database.reading() as session:
            member = operations.get_member(session, member_id)
            before = operations.place_of(session, member, date.today())

        def keep(values: dict[str, Any]) -> None:
            action = _("แก้ไขกรรมการ {name}").format(name=str(values["name"]).strip())
            place = whole_number(values.get("place"), _("ลำดับที่"))
            with self._page.context.database.transaction(action) as session:
                operations.edit_member(session, member_id, member_facts(values, member))
                if place is not None and place != before:
                    operations.place_member(session, member_id, place, date.today())
            self._page.said.emit(action)

        values = {**member_values(member), "place": str(before or "")}
        of_place = [line("place", N_("ลำดับที่"), HALF)] if before else []
        self._ask(_("แก้ไขกรรมการ"), keep, values, of_place)

    def shift(self, member_id: int, name: str, by: int) -> None:
        """Move a member up or down."""
        self._page.do(
            _("เลื่อนลำดับ {name}").format(name=name),
            lambda session: operations.move_member(session, member_id, by),
        )

    def end(self, member_id: int, name: str) -> None:
        """Take a member out: from yesterday on, or altogether if never asked to a meeting."""
        with self._page.context.database.reading() as session:
            was_asked = operations.was_asked(session, member_id)
        if was_asked:
            last = date.today() - timedelta(days=1)
            self._page.do(
                _("สิ้นสุดการเป็นกรรมการของ {name}").format(name=name),
                lambda session: operations.end_member(session, member_id, last),
            )
        else:
            self._page.do(
                _("นำ {name} ออกจากกรรมการ").format(name=name),
                lambda session: operations.remove_member(session, member_id),
            )

    def _deeds(
        self, member: SeriesMember, above: Sequence[SeriesMember], below: Sequence[SeriesMember]
    ) -> list[Deed]:
        up = Deed(_("เลื่อนขึ้น"), "chevron-up", partial(self.shift, member.id, member.name, -1))
        down = Deed(_("เลื่อนลง"), "chevron-down", partial(self.shift, member.id, member.name, 1))
        out = Deed(_("นำออก"), "user-minus", partial(self.end, member.id, member.name))
        edit = Deed(_("แก้ไข"), "pen-line", partial(self.edit, member.id))
        rank = operations.role_rank(member.role)  # nobody moves out of the rank of the role
        moves = [
            deed
            for deed, beside in ((up, above), (down, below))
            if any(operations.role_rank(each.role) == rank for each in beside)
        ]
        return [*moves, edit, out]

    def _ask(
        self,
        title: str,
        keep: Callable[[dict[str, Any]], object],
        values: Mapping[str, object],
        more: Sequence[Entry] = (),
    ) -> None:
        entries = [*member_entries(), *more]
        self.dialog = EntryDialog(
            self._page.context.theme, self._page, title, entries, keep, date.today()
        )
        self.dialog.ask(values)

    def _add_picked(self, series_id: int, name: str, picked: Sequence[Candidate]) -> None:
        pairs = [(each.person_id, each.agency_id) for each in picked]
        with self._page.context.database.reading() as session:
            new = new_members(session, series_id, pairs, date.today())
        if not new:
            self._page.saved.emit(_("ทุกรายที่เลือกเป็นกรรมการอยู่แล้ว"), None)
            return
        who = new[0].name if len(new) == 1 else _("{count} คน").format(count=len(new))
        action = _("เพิ่มกรรมการ {who} ใน {name}").format(who=who, name=name)
        with self._page.context.database.transaction(action) as session:
            members_from_directory(session, series_id, pairs, date.today())
        self._page.said.emit(action)


def _is_of_agencies(named: tuple[str, Sequence[Candidate]]) -> bool:
    """Say whether candidates are agencies, or nobody: people are picked first, if there are any."""
    return all(each.person_id is None for each in named[1])


def _is_now(member: SeriesMember, today: date) -> bool:
    begun = member.from_on is None or member.from_on <= today
    return begun and (member.to_on is None or member.to_on >= today)


def _member_note(member: SeriesMember) -> str:
    since = _("ตั้งแต่ {day}").format(day=medium_date(member.from_on)) if member.from_on else ""
    until = _("ถึง {day}").format(day=medium_date(member.to_on)) if member.to_on else ""
    return "  ·  ".join(filter(None, (member.role, member.position, since, until)))
