"""What can be done with the chosen people: correct, verify, put away, and their posts."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from district_admin.areas.directory.dialogs.person_fields import (
    person_entries,
    person_from,
    post_entries,
    post_from,
    post_values,
)
from district_admin.areas.directory.model import Person, Posting
from district_admin.areas.directory.operations import (
    people,
    postings,
    preferences,
    verification,
)
from district_admin.texts import N_, _
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.questions import (
    VERIFIED_BY,
    day,
    day_of,
    verified_entries,
)

if TYPE_CHECKING:
    from district_admin.areas.directory.view.people import PeoplePage

_LAST_COMES_OFF = ("from_on", "to_on")


class PersonDeeds(QObject):
    """The deeds of the page of people; each asks what it must and names what it does."""

    def __init__(self, page: "PeoplePage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | None = None

    def correct(self) -> None:
        """Open the pane in which the chosen person is corrected."""
        page = self._page
        person = page.read_chosen()
        with page.context.database.reading() as session:
            keeps = preferences.get_settings(session).keep_citizen_ids
        details = people.details_of_person(person)
        values = {**vars(details), "citizen_id": ""}  # masked: a number is typed anew or stays
        page.begin_edit(
            _("แก้ไข {name}").format(name=person.full_name),
            person_entries(citizen_ids=keeps, kept=details.citizen_id),
            values,
            lambda typed: self._keep(person, typed),
        )

    def put_in_bin(self) -> None:
        """Put the chosen people in the bin; they can be taken back."""
        chosen = self._page.table.selected
        if not chosen:
            return
        action = _("ลงถังขยะ {what}").format(what=self._called())
        with self._page.context.database.transaction(action) as session:
            for row in chosen:
                people.bin_person(session, row.id)
        self._page.said.emit(action)

    def take_from_bin(self) -> None:
        """Take the chosen people back from the bin."""
        chosen = self._page.table.selected
        action = _("นำกลับจากถังขยะ {what}").format(what=self._called())
        with self._page.context.database.transaction(action) as session:
            for row in chosen:
                people.restore_person(session, row.id)
        self._page.said.emit(action)

    def verify(self) -> None:
        """Ask by what the entries of the chosen people were found right, and note it."""
        ids = [row.id for row in self._page.table.selected]
        called = self._called()

        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["on"])
            assert on is not None  # the form asks for it
            action = _("ตรวจสอบข้อมูล {what}").format(what=called)
            with self._page.context.database.transaction(action) as session:
                for person_id in ids:
                    verification.mark_person_verified(session, person_id, on, values["by"])
            self._page.said.emit(action)

        title = _("ข้อมูลถูกต้อง: {what}").format(what=called)
        self._ask(title, verified_entries(with_people=False), keep).ask(
            {"by": _(VERIFIED_BY[0]), "on": date.today().isoformat()}
        )

    def add_post(self) -> None:
        """Ask for a further post of the chosen person."""
        person, known = self._page.read_chosen(), self._page.known_agencies()

        def keep(values: dict[str, Any]) -> None:
            details = post_from(values, known)
            action = _("เพิ่มตำแหน่งของ {name}").format(name=person.full_name)
            with self._page.context.database.transaction(action) as session:
                postings.add_posting(session, person.id, details)
            self._page.said.emit(action)

        title = _("เพิ่มตำแหน่งของ {name}").format(name=person.full_name)
        self._ask(title, post_entries(known), keep).ask({"main": not person.postings})

    def move(self) -> None:
        """Ask where the chosen person moves; the main posts end the day before."""
        person, known = self._page.read_chosen(), self._page.known_agencies()
        entries = [
            entry
            for entry in post_entries(known)
            if entry.field.name not in (*_LAST_COMES_OFF, "main")
        ]
        entries.append(day("from_on", N_("ตั้งแต่วันที่"), required=True))

        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["from_on"])
            assert on is not None  # the form asks for it
            details = post_from({**values, "to_on": "", "main": True}, known)
            action = _("ย้าย {name}").format(name=person.full_name)
            with self._page.context.database.transaction(action) as session:
                postings.move_person(session, person.id, details, on)
            self._page.said.emit(action)

        title = _("ย้าย {name} ไปดำรงตำแหน่งใหม่").format(name=person.full_name)
        self._ask(title, entries, keep).ask({"from_on": date.today().isoformat()})

    def correct_post(self, posting: Posting) -> None:
        """Ask for what is to be put right in a post."""
        known: Mapping[str, int] = self._page.known_agencies()

        def keep(values: dict[str, Any]) -> None:
            details = post_from(values, known, posting.note)
            action = _("แก้ไขตำแหน่ง {position}").format(position=posting.position)
            with self._page.context.database.transaction(action) as session:
                postings.edit_posting(session, posting.id, details)
            self._page.said.emit(action)

        self._ask(_("แก้ไขตำแหน่ง"), post_entries(known), keep).ask(post_values(posting, known))

    def end_post(self, posting: Posting) -> None:
        """Ask for the last day of a post."""

        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["to_on"])
            assert on is not None  # the form asks for it
            action = _("สิ้นสุดตำแหน่ง {position}").format(position=posting.position)
            with self._page.context.database.transaction(action) as session:
                postings.end_posting(session, posting.id, on)
            self._page.said.emit(action)

        title = _("สิ้นสุดการดำรงตำแหน่ง {position}").format(position=posting.position)
        entries = [day("to_on", N_("วันสุดท้ายที่ดำรงตำแหน่ง"), required=True)]
        self._ask(title, entries, keep).ask({"to_on": date.today().isoformat()})

    def remove_post(self, posting: Posting) -> None:
        """Remove a post that was entered by mistake; it can be taken back."""
        action = _("ลบตำแหน่ง {position}").format(position=posting.position)
        with self._page.context.database.transaction(action) as session:
            postings.remove_posting(session, posting.id)
        self._page.said.emit(action)

    def _keep(self, person: Person, values: dict[str, Any]) -> None:
        details = person_from(values, person.citizen_id)
        action = _("แก้ไขบุคคล {name}").format(name=person.full_name)
        with self._page.context.database.transaction(action) as session:
            people.edit_person(session, person.id, details)
        self._page.said.emit(action)

    def _ask(self, title: str, entries: Any, keep: Any) -> EntryDialog:
        self.dialog = EntryDialog(
            self._page.context.theme, self._page, title, entries, keep, date.today()
        )
        return self.dialog

    def _called(self) -> str:
        chosen = self._page.table.selected
        if len(chosen) == 1:
            return chosen[0].name
        return _("{count} คน").format(count=len(chosen))
