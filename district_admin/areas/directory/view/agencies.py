"""The agencies: found by any part of what she remembers, with all that is known of one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.directory.dialogs.agency_fields import (
    Known,
    agency_entries,
    details_from,
    values_of,
)
from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.model.agency import (
    SCHOOL,
)
from district_admin.areas.directory.operations import agencies, postings, verification
from district_admin.areas.directory.view.agency_detail import AgencyFacts, fill_agency
from district_admin.areas.directory.view.agency_list import (
    BIN,
    FILTERS,
    STALE,
    agency_columns,
    agency_empties,
    by_filter,
)
from district_admin.areas.directory.view.doubles import Doubles
from district_admin.areas.directory.view.exports import Exports
from district_admin.areas.directory.view.list_page import LongListPage
from district_admin.texts import N_, _
from district_admin.thai.calendar import long_date
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.list_frame import Words
from district_admin.ui.questions import BY_OFFICER, VERIFIED_BY, day_of, verified_entries

_PAIR: Final = 2
_READ_IN_PLACE: Final = 400
"""So many agencies are read before it would be felt."""
_TABLES: Final = frozenset({"agency", "posting", "person", "directory_settings"})


class _Agencies(NamedTuple):
    """What was read: the agencies of each filter, the day that parts old from new, the heads."""

    by_filter: Sequence[Sequence[Agency]]
    stale_before: date
    heads: Mapping[int, str]

    @property
    def there(self) -> Sequence[Agency]:
        """All that are not in the bin."""
        return self.by_filter[0]


class AgenciesPage(LongListPage[Agency]):
    """All agencies that the office deals with, in Thai order."""

    person_wanted = Signal(int)
    new_person_wanted = Signal(int)  # at this agency
    merge_wanted = Signal(int, int)  # the ids of the kept and the absorbed one
    import_wanted = Signal()
    tables = _TABLES
    several = True
    bin_word = N_("ลงถังขยะ")
    hidden_beside = (1, 4)
    hidden_narrow = (1,)

    def __init__(self, context: AppContext) -> None:
        self._known = Known()
        self._all = _Agencies(((),) * len(FILTERS), date.min, {})
        self._comes_back = False
        self.dialog: EntryDialog | None = None
        self.add_button = button(context.theme, _("เพิ่มหน่วยงาน"), "primary", "plus", keys="Ctrl+N")
        self.doubles_button = button(context.theme, _("ตรวจรายชื่อซ้ำ"), icon="git-merge")
        words = Words(
            "directory/agencies",
            _("หน่วยงาน"),
            _("ค้นชื่อ รหัส อำเภอ หรือโทรศัพท์"),
            [_(name) for _key, name, _kinds in FILTERS],
        )
        columns = agency_columns(
            context.theme.tokens, self._head_of, lambda: self._all.stale_before
        )
        super().__init__(context, words, columns)
        self.exports = Exports(
            context,
            self,
            self.saved.emit,
            lambda: [row.id for row in self.table.rows],
            of_people=False,
        )
        self.doubles = Doubles(self, of_people=False)
        self.add_button.clicked.connect(self.add)
        self.doubles_button.clicked.connect(self.doubles.look_for)
        self.table.bin_wanted.connect(self.put_in_bin)

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.doubles_button, self.exports.button, self.add_button)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            count = sum(agencies.agency_counts(session).values())
        # what she changes here is to stand there at once; what changed elsewhere may take a moment
        if self._comes_back and count > _READ_IN_PLACE:
            self.read_behind([self._read_all])
        else:
            self.read_here(self._read_all)

    @override
    def take(self, found: _Agencies) -> None:
        self._all = found
        schools = sum(each.kind == SCHOOL for each in found.there)
        self.summary = _("หน่วยงาน {count} แห่ง  ·  โรงเรียน {schools} แห่ง").format(
            count=f"{len(found.there):,}", schools=f"{schools:,}"
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._comes_back = True
        super().showEvent(event)
        self._comes_back = False

    def _read_all(self) -> _Agencies:
        today = date.today()
        with self.context.database.reading() as session:
            there = agencies.list_agencies(session)
            binned = agencies.list_agencies(session, agencies.AgencyFilter(in_bin=True))
            stale_before = verification.stale_before(session, today)
            heads = postings.head_names(session, today)
        return _Agencies(by_filter(there, binned, stale_before), stale_before, heads)

    @override
    def shown(self, number: int) -> Sequence[Agency]:
        return self._all.by_filter[number]

    @override
    def counts(self) -> Sequence[int]:
        if self.is_reading and not self._all.there:
            return ()
        return [len(rows) for rows in self._all.by_filter]

    @override
    def why_empty(self, number: int, typed: str) -> str:
        if typed:
            return "search"
        key = FILTERS[number][0]
        if key in (STALE, BIN):
            return key
        return "kind" if self._all.there else "start"

    @override
    def fill_detail(self, record: Agency) -> Iterator[None]:
        today = date.today()
        with self.context.database.reading() as session:
            people = postings.postings_of_agency(session, record.id, today)
            parent_id, in_charge_id = record.parent_agency_id, record.in_charge_id
            parent = agencies.get_agency(session, parent_id).name if parent_id else ""
        in_charge = record.in_charge or next(
            (p.person.full_name for p in people if p.person_id == in_charge_id), ""
        )
        facts = AgencyFacts(record, parent, in_charge, people, self._all.stale_before)
        yield
        yield from fill_agency(self, facts)

    @override
    def fill_many(self, records: Sequence[Agency]) -> None:
        pane = self.detail
        pane.begin(_("เลือก {count} หน่วยงาน").format(count=f"{len(records):,}"))
        for record in records[:12]:
            pane.line(record.name)
        if records[0].in_bin:
            pane.end([Deed(_("นำกลับจากถังขยะ"), "undo-2", self.take_from_bin, "primary")])
            return
        deeds = [
            Deed(_("ลงถังขยะ"), "trash-2", self.put_in_bin, "icon"),
            Deed(_("ตรวจสอบแล้ว"), "check", self.verify),
        ]
        if len(records) == _PAIR:
            kept, absorbed = (record.id for record in records)
            merge = partial(self.merge_wanted.emit, kept, absorbed)
            deeds.append(Deed(_("รวมเป็นแห่งเดียว"), "git-merge", merge, "primary"))
        pane.end(deeds)

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        return agency_empties(self.context.theme, self.import_wanted.emit, self.search.clear)

    @Slot()
    def add(self) -> None:
        """Open the pane for a new agency."""
        kinds = FILTERS[self.filters.current][2]
        details = agencies.AgencyDetails(name="", kind=kinds[-1] if kinds else SCHOOL)
        known = self._read_known(None)
        self.begin_edit(
            _("เพิ่มหน่วยงาน"),
            agency_entries(known),
            values_of(details, known),
            lambda values: self._keep_new(values, known),
        )

    @Slot()
    def correct(self) -> None:
        """Open the pane in which the chosen agency is corrected."""
        if (record := self.table.current) is None:
            return
        known = self._read_known(record)
        self.begin_edit(
            _("แก้ไข {name}").format(name=record.name),
            agency_entries(known),
            values_of(agencies.details_of_agency(record), known),
            lambda values: self._keep(record.id, values, known),
        )

    @Slot()
    def put_in_bin(self) -> None:
        """Put the chosen agencies in the bin; they can be taken back."""
        chosen = [record for record in self.table.selected if not record.in_bin]
        if not chosen:
            return
        action = _("ลงถังขยะ {what}").format(what=_called(chosen))
        with self.context.database.transaction(action) as session:
            for record in chosen:
                agencies.bin_agency(session, record.id)
        self.said.emit(action)

    @Slot()
    def take_from_bin(self) -> None:
        """Take the chosen agencies back from the bin."""
        chosen = self.table.selected
        action = _("นำกลับจากถังขยะ {what}").format(what=_called(chosen))
        with self.context.database.transaction(action) as session:
            for record in chosen:
                agencies.restore_agency(session, record.id)
        self.said.emit(action)

    @Slot()
    def verify(self) -> None:
        """Ask by what the entries of the chosen agencies were found right, and note it."""
        chosen = self.table.selected
        self.dialog = EntryDialog(
            self.context.theme,
            self,
            _("ข้อมูลถูกต้อง: {what}").format(what=_called(chosen)),
            verified_entries(with_people=True),
            lambda values: self._keep_verified(chosen, values),
            date.today(),
        )
        self.dialog.ask(
            {"by": _(VERIFIED_BY[0]), "on": date.today().isoformat(), "with_people": True}
        )

    def _keep_new(self, values: dict[str, Any], known: Known) -> None:
        details = details_from(values, known)
        self.doubles.check(details.name)
        action = _("เพิ่มหน่วยงาน {name}").format(name=details.name.strip())
        with self.context.database.transaction(action) as session:
            agency_id = agencies.add_agency(session, details)
            verification.mark_agency_verified(session, agency_id, date.today(), _(BY_OFFICER))
        self.choose(agency_id)
        self.said.emit(action)

    def _keep(self, agency_id: int, values: dict[str, Any], known: Known) -> None:
        details = details_from(values, known)
        action = _("แก้ไขหน่วยงาน {name}").format(name=details.name.strip())
        with self.context.database.transaction(action) as session:
            agencies.edit_agency(session, agency_id, details)
        self.said.emit(action)

    def _keep_verified(self, chosen: Sequence[Agency], values: dict[str, Any]) -> None:
        on = day_of(values["on"])
        assert on is not None  # the form asks for it
        action = _("ตรวจสอบข้อมูล {what}").format(what=_called(chosen))
        with self.context.database.transaction(action) as session:
            for record in chosen:
                verification.mark_agency_verified(
                    session, record.id, on, values["by"], with_people=bool(values["with_people"])
                )
        self.said.emit(f"{action}  ·  {long_date(on)}")

    def _read_known(self, record: Agency | None) -> Known:
        with self.context.database.reading() as session:
            people = postings.postings_of_agency(session, record.id, date.today()) if record else []
            return Known(
                {
                    each.name: each.id
                    for each in self._all.there or agencies.list_agencies(session)
                    if record is None or each.id != record.id
                },
                agencies.network_groups(session),
                agencies.districts(session),
                {each.person.full_name: each.person_id for each in people},
            )

    def _head_of(self, agency: Agency) -> str:
        return self._all.heads.get(agency.id, "")


def _called(chosen: Sequence[Agency]) -> str:
    """Return how the chosen agencies are called in messages."""
    if len(chosen) == 1:
        return chosen[0].name
    return _("{count} หน่วยงาน").format(count=len(chosen))
