"""The people: found by name, post, agency or telephone, with all posts of the chosen one.

The rows of everybody are read once, away from the screen where they are many, and narrowed in
memory at each key. A change of one person reads them again in the same way; the first page stands
there before the others have come.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from district_admin.areas.directory.dialogs.person_fields import (
    agency_names,
    person_entries,
    person_from,
    post_entries,
    post_from,
)
from district_admin.areas.directory.model import Person
from district_admin.areas.directory.operations import (
    agencies,
    people,
    people_listing,
    postings,
    preferences,
    verification,
)
from district_admin.areas.directory.operations.people_listing import PersonFilter, PersonRow
from district_admin.areas.directory.view.doubles import Doubles
from district_admin.areas.directory.view.exports import Exports
from district_admin.areas.directory.view.list_page import LongListPage
from district_admin.areas.directory.view.new_agency import offer_agency
from district_admin.areas.directory.view.people_list import (
    BIN,
    FILTERS,
    POSTLESS,
    STALE,
    people_columns,
    people_empties,
)
from district_admin.areas.directory.view.person_deeds import PersonDeeds
from district_admin.areas.directory.view.person_detail import fill_person
from district_admin.areas.directory.view.verified import (
    is_stale,
)
from district_admin.collector import let_go, without_pauses
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.list_frame import Words
from district_admin.ui.questions import BY_OFFICER

_PAIR: Final = 2
_READ_IN_PLACE: Final = 4000
"""So many people are read before a key would be missed; more are read away from the screen."""
_FIRST_PAGE: Final = 100


class _Everybody(NamedTuple):
    """What was read: the rows of each filter in its order, and the day that parts old from new."""

    by_filter: tuple[Sequence[PersonRow], ...]
    stale_before: date
    whole: bool = True

    def let_go(self) -> None:
        """Forget the rows a few at a time: all at once would hold every thread."""
        let_go(*(rows for rows in self.by_filter if isinstance(rows, list)))


class PeoplePage(LongListPage[PersonRow]):
    """All people of the directory, in Thai order."""

    agency_wanted = Signal(int)
    merge_wanted = Signal(int, int)
    import_wanted = Signal()
    tables = frozenset({"person", "posting", "agency", "directory_settings"})
    several = True
    bin_word = N_("ลงถังขยะ")
    hidden_beside = (3, 5)
    hidden_narrow = (3,)

    def __init__(self, context: AppContext) -> None:
        self._all = _Everybody(((),) * len(FILTERS), date.min, whole=False)
        self.add_button = button(context.theme, _("เพิ่มบุคคล"), "primary", "user-plus", keys="Ctrl+N")
        self.doubles_button = button(context.theme, _("ตรวจรายชื่อซ้ำ"), icon="git-merge")
        words = Words(
            "directory/people",
            _("บุคคล"),
            _("ค้นชื่อ ตำแหน่ง หน่วยงาน หรือโทรศัพท์"),
            [_(name) for _key, name, _kinds in FILTERS],
        )
        super().__init__(
            context, words, people_columns(context.theme.tokens, lambda: self._all.stale_before)
        )
        self.exports = Exports(
            context,
            self,
            self.saved.emit,
            lambda: [row.id for row in self.table.rows],
            of_people=True,
        )
        self.question: QDialog | None = None
        self.deeds = PersonDeeds(self)
        self.doubles = Doubles(self, of_people=True)
        self.add_button.clicked.connect(lambda: self.add())
        self.doubles_button.clicked.connect(self.doubles.look_for)
        self.table.bin_wanted.connect(lambda: self.deeds.put_in_bin())

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.doubles_button, self.exports.button, self.add_button)

    @property
    def chosen_id(self) -> int:
        """The id of the chosen person. There must be one."""
        row = self.table.current
        assert row is not None
        return row.id

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            many = people.may_be_many(session, _READ_IN_PLACE)
        if not many:
            self.read_here(self._read_everybody)
        elif self._all.by_filter[0]:
            self.read_behind([self._read_everybody])
        else:
            self.read_behind([self._read_first_page, self._read_everybody])

    @override
    def shown(self, number: int) -> Sequence[PersonRow]:
        return self._all.by_filter[number]

    @override
    def counts(self) -> Sequence[int]:
        return [len(rows) for rows in self._all.by_filter] if self._all.whole else ()

    @override
    def why_empty(self, number: int, typed: str) -> str:
        if typed:
            return "search"
        key = FILTERS[number][0]
        if key in (STALE, POSTLESS, BIN):
            return key
        return "kind" if self._all.by_filter[0] else "start"

    @override
    def fill_detail(self, record: PersonRow) -> Iterator[None]:
        person = self.read_chosen()
        yield
        yield from fill_person(self, person, self._all.stale_before)

    @override
    def fill_many(self, records: Sequence[PersonRow]) -> None:
        pane = self.detail
        pane.begin(_("เลือก {count} คน").format(count=f"{len(records):,}"))
        for record in records[:12]:
            pane.line(record.name, "  ·  ".join(p for p in (record.position, record.agency) if p))
        if self.filters.current == len(FILTERS) - 1:
            back = Deed(_("นำกลับจากถังขยะ"), "undo-2", self.deeds.take_from_bin, "primary")
            pane.end([back])
            return
        deeds = [
            Deed(_("ลงถังขยะ"), "trash-2", self.deeds.put_in_bin, "icon"),
            Deed(_("ตรวจสอบแล้ว"), "check", self.deeds.verify),
        ]
        if len(records) == _PAIR:
            merge = partial(self.merge_wanted.emit, records[0].id, records[1].id)
            deeds.append(Deed(_("รวมเป็นคนเดียว"), "git-merge", merge, "primary"))
        pane.end(deeds)

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        return people_empties(self.context.theme, self.import_wanted.emit, self.search.clear)

    def read_chosen(self) -> Person:
        """Return the chosen person with all posts. Raises PersonNotFoundError."""
        with self.context.database.reading() as session:
            return people.read_person(session, self.chosen_id)

    def known_agencies(self) -> dict[str, int]:
        """Return the agencies as they are chosen by name."""
        with self.context.database.reading() as session:
            return agency_names(agencies.list_agencies(session))

    def add(self, agency_id: int | None = None) -> None:
        """Open the pane for a new person, at an agency if one is given."""
        with self.context.database.reading() as session:
            keeps = preferences.get_settings(session).keep_citizen_ids
        known = self.known_agencies()
        name = next((name for name, number in known.items() if number == agency_id), "")
        entries = [*person_entries(citizen_ids=keeps), *post_entries(known, required=False)]
        self.begin_edit(
            _("เพิ่มบุคคล"),
            entries,
            {"agency": name, "main": True},
            lambda values: self._keep_new(values, known),
        )

    def _keep_new(self, values: dict[str, Any], known: dict[str, int]) -> None:
        details = person_from(values)
        agency = " ".join(str(values["agency"]).split())
        if agency and agency not in known:
            self.question = offer_agency(self, agency, known)
        post = post_from(values, known) if str(values["agency"]).strip() else None
        self.doubles.check(details.first_name, details.last_name)
        name = " ".join(f"{details.first_name} {details.last_name}".split())
        action = _("เพิ่มบุคคล {name}").format(name=name)
        with self.context.database.transaction(action) as session:
            person_id = people.add_person(session, details)
            verification.mark_person_verified(session, person_id, date.today(), _(BY_OFFICER))
            if post is not None:
                postings.add_posting(session, person_id, post)
        self.choose(person_id)
        self.said.emit(action)

    def _read_first_page(self) -> _Everybody:
        today = date.today()
        with self.context.database.reading() as session:
            rows = people_listing.first_people(session, today, _FIRST_PAGE)
            stale_before = verification.stale_before(session, today)
        return _Everybody((rows, *[()] * (len(FILTERS) - 1)), stale_before, whole=False)

    def _read_everybody(self) -> _Everybody:
        today = date.today()
        with without_pauses(), self.context.database.reading() as session:
            there = people_listing.list_people(session, today)
            binned = people_listing.list_people(session, today, PersonFilter(in_bin=True))
            stale_before = verification.stale_before(session, today)
        found: list[Sequence[PersonRow]] = []
        for key, _name, wanted in FILTERS:
            if wanted:
                found.append([row for row in there if row.post and row.post.kind in wanted])
            elif key == POSTLESS:
                found.append([row for row in there if row.post is None])
            elif key == STALE:
                found.append([row for row in there if is_stale(row.verified_on, stale_before)])
            else:
                found.append(binned if key == BIN else there)
        return _Everybody(tuple(found), stale_before)

    @override
    def take(self, found: _Everybody) -> None:
        before, self._all = self._all, found
        count = len(found.by_filter[0])
        self.summary = _("บุคคล {count} คน").format(count=f"{count:,}") if found.whole else ""
        if len(before.by_filter[0]) > _READ_IN_PLACE:
            # in a moment, when the table shows the new ones
            QTimer.singleShot(0, self, partial(self._let_go, before))

    def _let_go(self, before: _Everybody) -> None:
        self.background.start(before.let_go, lambda _nothing, _error: None)
