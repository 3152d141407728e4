"""The stakeholders of a fiscal year by segment, and the two lists that the ITA asks for."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from district_admin.areas.directory.dialogs.picking import Candidate, PickDialog, key_of
from district_admin.areas.directory.model import Segment
from district_admin.areas.directory.model.stakeholder import (
    EXTERNAL,
    INTERNAL,
    SEGMENT_KIND_NAMES,
    SERVICE_USER,
)
from district_admin.areas.directory.operations import ita, people_listing, stakeholders
from district_admin.areas.directory.operations.stakeholders import StakeholderDetails
from district_admin.areas.directory.view.candidates import candidates
from district_admin.areas.directory.view.list_page import ListPage
from district_admin.areas.directory.view.segments import Segments
from district_admin.areas.directory.view.stake_rows import (
    StakeRow,
    is_served,
    ita_words,
    row_of,
    row_of_entry,
    stake_empties,
)
from district_admin.areas.directory.view.tables import give_table
from district_admin.areas.directory.view.years import YearCombo
from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.thai.telephones import shown_telephones
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.list_frame import Words
from district_admin.ui.questions import choice, line, text
from district_admin.ui.tables import Column

_FILTERS: Final[tuple[tuple[str, str], ...]] = (
    ("all", N_("ทั้งหมด")),
    (INTERNAL, N_("ภายใน")),
    (EXTERNAL, N_("ภายนอก")),
    (SERVICE_USER, N_("ผู้รับบริการ")),
    ("iit", "IIT"),
    ("eit", "EIT"),
)


class StakeholdersPage(ListPage[StakeRow]):
    """The stakeholders of the chosen fiscal year."""

    import_wanted = Signal()

    bin_word = N_("ลบออก")
    tables = frozenset({"stakeholder", "segment", "person", "agency", "posting"})
    hidden_beside = (1, 4)
    hidden_narrow = (1, 4)

    def __init__(self, context: AppContext) -> None:
        self._rows: Sequence[StakeRow] = ()
        self._iit: Sequence[StakeRow] = ()
        self._eit: Sequence[StakeRow] = ()
        self._short_count = 0
        self._unknown: list[str] = []
        self.segments: Sequence[Segment] = ()
        self.dialog: EntryDialog | PickDialog | None = None
        self.year = YearCombo()
        self.add_button = button(context.theme, _("เพิ่ม"), "primary", "plus", keys="Ctrl+N")
        self.add_menu = QMenu(self.add_button)
        self.add_button.setMenu(self.add_menu)
        self.copy_button = button(context.theme, _("คัดลอกจากปีก่อน"), icon="copy")
        self.export_button = button(context.theme, _("ส่งออก"), icon="download")
        words = Words(
            "directory/stakeholders",
            _("ผู้มีส่วนได้ส่วนเสีย"),
            _("ค้นชื่อ หน่วยงาน หรือเรื่องที่มารับบริการ"),
            [_(name) for _key, name in _FILTERS],
        )
        columns: list[Column[StakeRow]] = [
            Column(_("ชื่อ"), lambda each: each.name, sort_key=lambda _row: 0, stretch=True),
            Column(_("ตำแหน่ง"), lambda each: each.position, width=170),
            Column(_("หน่วยงาน"), lambda each: each.agency, width=200),
            Column(_("กลุ่ม"), lambda each: each.segment, width=170),
            Column(_("รับบริการเรื่อง"), lambda each: each.served, width=180),
            Column(_("โทรศัพท์"), lambda each: shown_telephones(each.telephone), width=150),
        ]
        super().__init__(context, words, columns)
        self.segment_deeds = Segments(self)
        self.add_menu.aboutToShow.connect(self._fill_menu)
        self.copy_button.clicked.connect(self.copy_from_last_year)
        self.export_button.clicked.connect(self.export)
        self.year.chosen.connect(self.refresh)
        self.table.bin_wanted.connect(self.remove)
        self._fill_menu()

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.year, self.copy_button, self.export_button, self.add_button)

    @override
    def read(self) -> None:
        today, year = date.today(), self.year.fiscal_year
        with self.context.database.reading() as session:
            self.segments = stakeholders.list_segments(session)
            found = stakeholders.list_stakeholders(session, year)
            years = stakeholders.fiscal_years(session)
            iit = ita.iit_list(session, today)
            eit = ita.eit_list(session, year, today)
            posts = people_listing.main_posts(session, today)
        self._rows = [row_of(each, posts.get(each.person_id or 0)) for each in found]
        self._iit = [row_of_entry(-number, each) for number, each in enumerate(iit.entries, 1)]
        self._eit = [row_of_entry(-number, each) for number, each in enumerate(eit, 1)]
        self._short_count, self._unknown = len(iit.too_short), [each.name for each in iit.unknown]
        self.summary = _("ปีงบประมาณ {year}  ·  IIT {iit} คน  ·  EIT {eit} ราย").format(
            year=year, iit=f"{len(self._iit):,}", eit=f"{len(self._eit):,}"
        )
        if self._unknown:
            self.summary += "  ·  " + _("ไม่ทราบวันเริ่มงาน {count} คน").format(
                count=len(self._unknown)
            )
        self.year.offer(years)
        self.copy_button.setEnabled(year - 1 in years)
        self.export_button.setEnabled(bool(self._rows or self._iit))

    @override
    def shown(self, number: int) -> Sequence[StakeRow]:
        key = _FILTERS[number][0]
        lists = {"all": self._rows, "iit": self._iit, "eit": self._eit}
        if key == SERVICE_USER:
            return [row for row in self._rows if is_served(row)]
        return lists[key] if key in lists else [row for row in self._rows if row.kind == key]

    @override
    def why_empty(self, number: int, typed: str) -> str:
        if typed:
            return "search"
        return "iit" if _FILTERS[number][0] == "iit" else "start"

    @override
    def fill_detail(self, record: StakeRow) -> None:
        pane = self.detail
        kind = _(SEGMENT_KIND_NAMES[record.kind]) if record.kind else ""
        tone = self.context.theme.tokens.info
        pane.begin(record.name, [(kind, tone)] if kind else [])
        pane.facts(
            [
                (_("ตำแหน่ง"), record.position),
                (_("หน่วยงาน"), record.agency),
                (_("กลุ่ม"), record.segment),
                (_("รับบริการ"), record.served),
                (_("โทรศัพท์"), shown_telephones(record.telephone)),
                (_("อีเมล"), record.email),
                (_("เริ่มงาน"), medium_date(record.since_on) if record.since_on else ""),
                (_("หมายเหตุ"), record.record.note if record.record else ""),
            ]
        )
        if record.record is None:
            key = _FILTERS[self.filters.current][0]
            pane.remark(ita_words(key, self._short_count, self._unknown))
            pane.end([])
            return
        pane.end(
            [
                Deed(_("นำออกจากรายชื่อปีนี้"), "user-minus", self.remove, "icon"),
                Deed(_("แก้ไข"), "pen-line", self.correct, "primary", "Ctrl+E"),
            ]
        )

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        return stake_empties(self.context.theme, self.import_wanted.emit, self.search.clear)

    @Slot()
    def copy_from_last_year(self) -> None:
        """Bring last year's list into this one; what is there already stays."""
        year = self.year.fiscal_year
        action = _("คัดลอกผู้มีส่วนได้ส่วนเสียจากปี {year}").format(year=year - 1)
        with self.context.database.transaction(action) as session:
            count = stakeholders.copy_stakeholders(session, year - 1, year)
        self.said.emit(_("{action} {count} ราย").format(action=action, count=count))

    @Slot()
    def export(self) -> None:
        """Save the list on view as a worksheet. Raises OfficeError when there is nobody in it."""
        key, name = _FILTERS[self.filters.current]
        title = _("รายชื่อ {what} ปีงบประมาณ {year}").format(
            what=_("ผู้มีส่วนได้ส่วนเสีย") if key == "all" else _(name), year=self.year.fiscal_year
        )
        if not self.table.rows:
            raise OfficeError(_("ไม่มีผู้ใดใน{title} จึงไม่ได้สร้างไฟล์").format(title=title))
        headings = (  # as an import knows them
            *("ที่", "ชื่อ-นามสกุล", "ตำแหน่ง", "หน่วยงาน", "กลุ่มผู้มีส่วนได้ส่วนเสีย", "รับบริการเรื่อง"),
            *("โทรศัพท์", "อีเมล"),
        )
        rows = [
            (n, r.name, r.position, r.agency, r.segment, r.served, r.telephone, r.email)
            for n, r in enumerate(self.table.rows, start=1)
        ]
        give_table(self.context, self, title, headings, rows, self.saved.emit)

    def add_to(self, segment: Segment) -> None:
        """Open the window in which people and agencies are picked for a segment."""
        there = [
            key_of(row.record.person_id, row.record.agency_id)
            for row in self._rows
            if row.record and row.record.segment_id == segment.id
        ]
        self.dialog = PickDialog(
            self.context.theme,
            self.context.desk,
            self,
            _("เพิ่มใน {segment}").format(segment=segment.name),
            candidates(self.context),
            partial(self._add, segment),
            there,
        )
        self.dialog.open()

    @Slot()
    def correct(self) -> None:
        """Ask for what is to be put right about the chosen stakeholder."""
        row = self.table.current
        if row is None or row.record is None:
            return
        record = row.record
        entries = [
            choice("segment", N_("กลุ่ม"), [(str(s.id), s.name) for s in self.segments]),
            line("served", N_("รับบริการเรื่อง")),
            text("note", N_("หมายเหตุ")),
        ]
        values = {
            "segment": str(record.segment_id),
            "served": record.served,
            "note": record.note,
        }

        def keep(typed: dict[str, Any]) -> None:
            details = StakeholderDetails(
                int(typed["segment"]),
                record.person_id,
                record.agency_id,
                typed["served"],
                typed["note"],
            )
            action = _("แก้ไขผู้มีส่วนได้ส่วนเสีย {name}").format(name=row.name)
            with self.context.database.transaction(action) as session:
                stakeholders.edit_stakeholder(session, record.id, details)
            self.said.emit(action)

        self.begin_edit(_("แก้ไข {name}").format(name=row.name), entries, values, keep)

    @Slot()
    def remove(self) -> None:
        """Take the chosen stakeholder off the year's list; the person stays in the directory."""
        row = self.table.current
        if row is None or row.record is None:
            return
        action = _("นำ {name} ออกจากรายชื่อ").format(name=row.name)
        with self.context.database.transaction(action) as session:
            stakeholders.remove_stakeholder(session, row.record.id)
        self.said.emit(action)

    def _add(self, segment: Segment, picked: Sequence[Candidate]) -> None:
        name = picked[0].name if len(picked) == 1 else _("{count} ราย").format(count=len(picked))
        pairs = [(each.person_id, each.agency_id) for each in picked]
        action = _("เพิ่ม {name} ใน {segment}").format(name=name, segment=segment.name)
        with self.context.database.transaction(action) as session:
            stakeholders.add_stakeholders(session, self.year.fiscal_year, segment.id, pairs)
        self.said.emit(action)

    @Slot()
    def _fill_menu(self) -> None:
        self.add_menu.clear()
        if not self.segments:
            self.add_menu.addAction(_("ใช้กลุ่มตามคู่มือ ITA"), self.segment_deeds.add_usual)
        for kind, name in SEGMENT_KIND_NAMES.items():
            of_kind = [segment for segment in self.segments if segment.kind == kind]
            if of_kind:
                self.add_menu.addAction(_(name)).setEnabled(False)
            for segment in of_kind:
                self.add_menu.addAction(segment.name, partial(self.add_to, segment))
        if self.segments:
            self.add_menu.addSeparator()
        self.add_menu.addAction(_("สร้างกลุ่มใหม่…"), self.segment_deeds.add)
        if self.segments:
            below = self.add_menu.addMenu(_("แก้ไขกลุ่ม"))
            for segment in self.segments:
                below.addAction(segment.name, partial(self.segment_deeds.correct, segment))
