"""The named groups: whom each finds today, and the labels, envelopes and lists made for them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.directory.dialogs.group_fields import (
    group_entries,
    rule_from,
    rule_words,
    values_of_rule,
)
from district_admin.areas.directory.dialogs.picking import Candidate, PickDialog, key_of
from district_admin.areas.directory.model import ContactGroup
from district_admin.areas.directory.operations import agencies, groups, stakeholders
from district_admin.areas.directory.operations.recipients import GroupRule
from district_admin.areas.directory.view.candidates import candidates
from district_admin.areas.directory.view.group_detail import fill_group
from district_admin.areas.directory.view.group_papers import GroupPapers
from district_admin.areas.directory.view.group_rule import RuleMatches
from district_admin.areas.directory.view.list_page import ListPage
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.list_frame import Words
from district_admin.ui.tables import Column

_FILTERS: Final = (N_("ทั้งหมด"), N_("ถังขยะ"))
_BIN: Final = 1


class GroupsPage(ListPage[ContactGroup]):
    """All named groups; the pane at the right shows who is in the chosen one today."""

    bin_word = N_("ลงถังขยะ")
    tables = frozenset(
        {
            *("contact_group", "contact_group_member", "agency", "person", "posting"),
            *("segment", "stakeholder"),
        }
    )
    hidden_beside = (2,)
    hidden_narrow = (3,)

    def __init__(self, context: AppContext) -> None:
        self._there: Sequence[ContactGroup] = ()
        self._binned: Sequence[ContactGroup] = ()
        self._recipients: Mapping[int, int] = {}
        self.segments: Mapping[int, str] = {}
        self.dialog: EntryDialog | PickDialog | None = None
        self.add_button = button(context.theme, _("สร้างกลุ่ม"), "primary", "plus", keys="Ctrl+N")
        words = Words(
            "directory/groups", _("กลุ่มรายชื่อ"), _("ค้นชื่อกลุ่ม"), [_(name) for name in _FILTERS]
        )
        columns: list[Column[ContactGroup]] = [
            Column(_("ชื่อกลุ่ม"), lambda each: each.name, stretch=True),
            Column(_("ผู้รับวันนี้"), self._count, self._recipients_of, width=110),
            Column(_("เลือกโดย"), self._chosen_by, width=330),
            Column(_("หมายเหตุ"), lambda each: each.note, width=200),
        ]
        super().__init__(context, words, columns)
        self.papers = GroupPapers(self)
        self.matches = RuleMatches(self)
        self.add_button.clicked.connect(self.add)
        self.table.bin_wanted.connect(self.put_in_bin)

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.add_button,)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self._there = groups.list_groups(session)
            self._binned = groups.list_groups(session, in_bin=True)
            self._recipients = groups.count_recipients(
                session, (*self._there, *self._binned), date.today()
            )
            self.segments = {each.id: each.name for each in stakeholders.list_segments(session)}
        self.summary = _("กลุ่มรายชื่อ {count} กลุ่ม").format(count=len(self._there))

    @override
    def shown(self, number: int) -> Sequence[ContactGroup]:
        return self._binned if number == _BIN else self._there

    @override
    def counts(self) -> Sequence[int]:
        return len(self._there), len(self._binned)

    @override
    def why_empty(self, number: int, typed: str) -> str:
        if typed:
            return "search"
        return "bin" if number == _BIN else "start"

    @override
    def fill_detail(self, record: ContactGroup) -> None:
        fill_group(self, record)

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        begin = button(theme, _("สร้างกลุ่มแรก"), "primary", "plus")
        begin.clicked.connect(lambda: self.add())
        clear = button(theme, _("ล้างคำค้น"))
        clear.clicked.connect(lambda: self.search.clear())
        texts = {
            "start": (
                "users",
                _("ยังไม่มีกลุ่มรายชื่อ"),
                _("กลุ่มรายชื่อใช้ส่งหนังสือเวียน เชิญประชุม และพิมพ์ป้ายที่อยู่ได้ในครั้งเดียว"),
                begin,
            ),
            "search": ("search", _("ไม่พบกลุ่มที่ค้น"), _("ลองพิมพ์เพียงบางส่วนของชื่อกลุ่ม"), clear),
            "bin": ("inbox", _("ถังขยะว่าง"), _("กลุ่มที่ลงถังขยะจะอยู่ที่นี่ และนำกลับได้เสมอ"), None),
        }
        return {key: EmptyState(theme, *parts) for key, parts in texts.items()}

    @Slot()
    def add(self) -> None:
        """Open the pane for a new group."""
        self._edit(_("สร้างกลุ่มรายชื่อ"), {}, self._keep_new)

    @Slot()
    def correct(self) -> None:
        """Open the pane in which the chosen group is corrected."""
        if (group := self.table.current) is None:
            return
        values = {
            "name": group.name,
            "note": group.note,
            **values_of_rule(groups.rule_of(group)),
        }
        title = _("แก้ไข {name}").format(name=group.name)
        self._edit(title, values, partial(self._keep, group.id))

    @Slot()
    def pick_members(self) -> None:
        """Open the window in which members are picked, several at once or one after the other."""
        if (group := self.table.current) is None:
            return
        with self.context.database.reading() as session:
            there = groups.recipients(session, group.id, date.today())
        self.dialog = PickDialog(
            self.context.theme,
            self.context.desk,
            self,
            _("เพิ่มรายชื่อใน {name}").format(name=group.name),
            candidates(self.context),
            partial(self._add_members, group.id, group.name),
            [key_of(each.person_id, each.agency_id) for each in there],
        )
        self.dialog.open()

    def remove_member(self, member_id: int, name: str) -> None:
        """Take a name out of the chosen group's members."""
        action = _("นำ {name} ออกจากกลุ่ม").format(name=name)
        with self.context.database.transaction(action) as session:
            groups.remove_member(session, member_id)
        self.said.emit(action)

    def leave_out(self, person_id: int | None, agency_id: int | None, name: str) -> None:
        """Leave somebody out whom the chosen group's rule finds."""
        if (group := self.table.current) is None:
            return
        action = _("ไม่รวม {name} ในกลุ่ม").format(name=name)
        with self.context.database.transaction(action) as session:
            groups.add_member(
                session,
                group.id,
                person_id=person_id,
                agency_id=None if person_id else agency_id,
                left_out=True,
            )
        self.said.emit(action)

    @Slot()
    def put_in_bin(self) -> None:
        """Put the chosen group in the bin; it can be taken back."""
        if (group := self.table.current) is None:
            return
        action = _("ลงถังขยะ {name}").format(name=group.name)
        with self.context.database.transaction(action) as session:
            groups.bin_group(session, group.id)
        self.said.emit(action)

    @Slot()
    def take_from_bin(self) -> None:
        """Take the chosen group back from the bin."""
        if (group := self.table.current) is None:
            return
        action = _("นำกลับจากถังขยะ {name}").format(name=group.name)
        with self.context.database.transaction(action) as session:
            groups.restore_group(session, group.id)
        self.said.emit(action)

    def deeds(self, group: ContactGroup) -> list[Deed]:
        """Return what can be done with a group."""
        if group.in_bin:
            return [Deed(_("นำกลับจากถังขยะ"), "undo-2", self.take_from_bin, "primary")]
        return [
            Deed(_("ลงถังขยะ"), "trash-2", self.put_in_bin, "icon"),
            Deed(_("แก้ไข (Ctrl+E)"), "pen-line", self.correct, "icon", "Ctrl+E"),
            *self.papers.deeds(group),
        ]

    def _edit(
        self, title: str, values: Mapping[str, object], keep: Callable[[dict[str, Any]], object]
    ) -> None:
        with self.context.database.reading() as session:
            entries = group_entries(
                agencies.network_groups(session), agencies.districts(session), self.segments
            )
        self.begin_edit(title, entries, values, keep)
        self.matches.begin()

    def _keep_new(self, values: dict[str, Any]) -> None:
        action = _("สร้างกลุ่มรายชื่อ {name}").format(name=str(values["name"]).strip())
        with self.context.database.transaction(action) as session:
            rule = rule_from(values)
            group_id = groups.add_group(session, values["name"], rule, values["note"])
        self.choose(group_id)
        self.said.emit(action)

    def _keep(self, group_id: int, values: dict[str, Any]) -> None:
        action = _("แก้ไขกลุ่มรายชื่อ {name}").format(name=str(values["name"]).strip())
        with self.context.database.transaction(action) as session:
            groups.edit_group(session, group_id, values["name"], rule_from(values), values["note"])
        self.said.emit(action)

    def _add_members(self, group_id: int, group: str, picked: Sequence[Candidate]) -> None:
        name = picked[0].name if len(picked) == 1 else _("{count} ราย").format(count=len(picked))
        action = _("เพิ่ม {name} ใน {group}").format(name=name, group=group)
        with self.context.database.transaction(action) as session:
            for each in picked:
                groups.add_member(
                    session, group_id, person_id=each.person_id, agency_id=each.agency_id
                )
        self.said.emit(action)

    def _count(self, group: ContactGroup) -> str:
        return _("{count} ราย").format(count=f"{self._recipients_of(group):,}")

    def _recipients_of(self, group: ContactGroup) -> int:
        return self._recipients[group.id]

    def _chosen_by(self, group: ContactGroup) -> str:
        return rule_words(self._rule(group), self.segments) or _("เลือกรายชื่อเอง")

    def _rule(self, group: ContactGroup) -> GroupRule:
        return groups.rule_of(group)
