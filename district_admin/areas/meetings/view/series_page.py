"""The bodies that meet, and their members: at the right, in the order of the minutes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.directory.operations.searching import narrow
from district_admin.areas.meetings.model import MeetingSeries
from district_admin.areas.meetings.model.series import ADOPTIONS
from district_admin.areas.meetings.operations import series as operations
from district_admin.areas.meetings.view.fields import (
    series_entries,
    series_facts,
    series_values,
)
from district_admin.areas.meetings.view.laws import LawLines
from district_admin.areas.meetings.view.series_members import SeriesMembers
from district_admin.areas.meetings.view.words import nothing_found, nothing_here
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.list_frame import Words
from district_admin.ui.list_page import ListPage
from district_admin.ui.tables import Column

_FILTERS: Final = (N_("ทั้งหมด"), N_("ถังขยะ"))
_BIN: Final = 1


class SeriesPage(ListPage[MeetingSeries]):
    """All bodies that meet; the pane at the right shows who belongs to the chosen one."""

    meeting_wanted = Signal(int)  # plan a meeting of a body

    bin_word = N_("ลงถังขยะ")
    tables = frozenset({"meeting_series", "series_member", "meeting", "meeting_law"})
    hidden_beside = (2,)
    hidden_narrow = (2,)

    def __init__(self, context: AppContext) -> None:
        self._there: Sequence[MeetingSeries] = ()
        self._binned: Sequence[MeetingSeries] = ()
        self._counts: Mapping[int, int] = {}
        self.add_button = button(
            context.theme, _("สร้างชุดการประชุม"), "primary", "plus", keys="Ctrl+N"
        )
        words = Words(
            "meetings/series", _("ชุดการประชุม"), _("ค้นชื่อชุดการประชุม"), [_(name) for name in _FILTERS]
        )
        columns: list[Column[MeetingSeries]] = [
            Column(_("คณะหรือชุดการประชุม"), lambda each: each.name, stretch=True),
            Column(_("กรรมการวันนี้"), self._count, self._count_of, width=130),
            Column(_("การรับรองรายงาน"), lambda each: _(ADOPTIONS[each.adoption]), width=260),
        ]
        super().__init__(context, words, columns)
        self.members = SeriesMembers(self)
        self.laws = LawLines(self)
        self.add_button.clicked.connect(self.add)
        self.table.bin_wanted.connect(self.put_in_bin)

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.add_button,)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self._there = operations.list_series(session)
            self._binned = operations.list_series(session, in_bin=True)
            self._counts = operations.count_members(session, date.today())
        self.summary = _("ชุดการประชุม {count} ชุด").format(count=len(self._there))

    @override
    def shown(self, number: int) -> Sequence[MeetingSeries]:
        return self._binned if number == _BIN else self._there

    @override
    def narrowed(self, rows: Sequence[MeetingSeries], typed: str) -> Sequence[MeetingSeries]:
        return narrow(rows, typed)

    @override
    def counts(self) -> Sequence[int]:
        return len(self._there), len(self._binned)

    @override
    def why_empty(self, number: int, typed: str) -> str:
        if typed:
            return "search"
        return "bin" if number == _BIN else "start"

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        begin = button(theme, _("สร้างชุดการประชุมแรก"), "primary", "plus")
        begin.clicked.connect(lambda: self.add())
        told = _("เช่น การประชุมผู้บริหารสถานศึกษา ตั้งรายชื่อกรรมการและวาระประจำไว้ครั้งเดียว แล้วใช้ได้ทุกครั้ง")
        return {
            "start": EmptyState(theme, "users", _("ยังไม่มีชุดการประชุม"), told, begin),
            "search": nothing_found(theme, self.search),
            "bin": nothing_here(theme),
        }

    @override
    def fill_detail(self, record: MeetingSeries) -> None:
        pane = self.detail
        pane.begin(record.name)
        quorum = str(record.quorum) if record.quorum else _("ไม่น้อยกว่ากึ่งหนึ่ง")
        pane.facts(
            [
                (_("องค์ประชุม"), quorum),
                (_("สถานที่"), record.place),
                (
                    _("เวลา"),
                    _("{time} น.").format(time=record.starts_at) if record.starts_at else "",
                ),
                (_("ผู้จด"), record.taker_name),
                (_("ผู้ตรวจ"), record.checker_name),
                (_("หมายเหตุ"), record.note),
            ]
        )
        self.members.fill(record)
        self.laws.fill(record.id, None, closed=record.in_bin)
        pane.end(self._deeds(record))

    @Slot()
    def add(self) -> None:
        """Open the pane for a new body."""
        self.begin_edit(_("สร้างชุดการประชุม"), series_entries(), series_values(None), self._keep_new)

    @Slot()
    def correct(self) -> None:
        """Open the pane in which the chosen body is corrected."""
        if (series := self.table.current) is not None:
            title = _("แก้ไข {name}").format(name=series.name)
            self.begin_edit(
                title, series_entries(), series_values(series), partial(self._keep, series.id)
            )

    @Slot()
    def put_in_bin(self) -> None:
        """Put the chosen body in the bin. Raises MeetingIncompleteError while it has meetings."""
        if (series := self.table.current) is not None and not series.in_bin:
            self.do(
                _("ลงถังขยะ {name}").format(name=series.name),
                lambda session: operations.bin_series(session, series.id),
            )

    @Slot()
    def take_from_bin(self) -> None:
        """Take the chosen body back from the bin."""
        if (series := self.table.current) is not None:
            self.do(
                _("นำกลับจากถังขยะ {name}").format(name=series.name),
                lambda session: operations.restore_series(session, series.id),
            )

    def _deeds(self, series: MeetingSeries) -> list[Deed]:
        if series.in_bin:
            return [Deed(_("นำกลับจากถังขยะ"), "undo-2", self.take_from_bin, "primary")]
        plan = partial(self.meeting_wanted.emit, series.id)
        return [
            Deed(_("ลงถังขยะ"), "trash-2", self.put_in_bin, "icon"),
            Deed(_("แก้ไข (Ctrl+E)"), "pen-line", self.correct, "icon", "Ctrl+E"),
            Deed(_("กำหนดการประชุม"), "calendar", plan, "primary"),
        ]

    def _keep_new(self, values: dict[str, Any]) -> None:
        action = _("สร้างชุดการประชุม {name}").format(name=str(values["name"]).strip())
        with self.context.database.transaction(action) as session:
            series_id = operations.add_series(session, series_facts(values))
        self.choose(series_id)
        self.said.emit(action)

    def _keep(self, series_id: int, values: dict[str, Any]) -> None:
        action = _("แก้ไขชุดการประชุม {name}").format(name=str(values["name"]).strip())
        with self.context.database.transaction(action) as session:
            operations.edit_series(session, series_id, series_facts(values), date.today())
        self.said.emit(action)

    def do(self, action: str, deed: Callable[[Any], object]) -> None:
        """Do something under a name by which it can be taken back."""
        with self.context.database.transaction(action) as session:
            deed(session)
        self.said.emit(action)

    def _count_of(self, series: MeetingSeries) -> int:
        return self._counts.get(series.id, 0)

    def _count(self, series: MeetingSeries) -> str:
        return _("{count} คน").format(count=self._count_of(series))
