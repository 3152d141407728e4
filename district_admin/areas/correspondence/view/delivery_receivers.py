"""The ways by which recipients come into a letter's deliveries, as the menu of a button.

The same sources as those of a paper to many (`bulk_recipients`): all schools, a group, names picked
in the directory; and what only a letter in the register has, its bulk letters and its ถึง.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.operations import (
    bulk_letters,
    deliveries,
    receiver_names,
)
from district_admin.areas.correspondence.operations.deliveries import Receiver
from district_admin.areas.correspondence.view.name_advice import NameAdvice
from district_admin.areas.directory.dialogs.picking import Candidate, PickDialog, key_of
from district_admin.areas.directory.operations import groups
from district_admin.areas.directory.operations.recipients import Recipient, recipients_of
from district_admin.areas.directory.view.candidates import candidates
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.questions import text


class DeliveryReceivers(QObject):
    """Adds recipients to the deliveries of one letter, a step each."""

    def __init__(
        self,
        context: AppContext,
        window: QWidget,
        entry: RegisterEntry,
        said: Callable[[str, bool], object],
    ) -> None:
        super().__init__(window)
        self._context, self._window, self._entry, self._said = context, window, entry, said
        self.dialog: EntryDialog | PickDialog | None = None
        with context.database.reading() as session:
            self.letters = deliveries.count_letters(session, entry.id)
            self.listed = deliveries.listed_receivers(session, entry.id)
            self._groups = [(each.name, each.id) for each in groups.list_groups(session)]

    def fill(self, menu: QMenu) -> None:
        """Put the ways into the menu of a button, those of this letter first."""
        if self.letters:
            menu.addAction(self.letters_word, self.add_letters)
        if self.listed:
            menu.addAction(self.listed_word, self.add_listed)
        if self._entry.recipient:
            menu.addAction(_("ตามช่อง “ถึง” ในทะเบียน"), self.add_from_register)
        menu.addAction(_("เลือกจากทำเนียบ…"), self.pick)
        menu.addAction(_("โรงเรียนทั้งหมด"), self.add_schools)
        of_groups = menu.addMenu(_("กลุ่มรายชื่อ"))
        for name, group_id in self._groups:
            of_groups.addAction(name, partial(self.add_group, group_id))
        if not self._groups:
            of_groups.addAction(_("ยังไม่มีกลุ่ม สร้างได้ที่แท็บทำเนียบ")).setEnabled(False)
        menu.addAction(_("พิมพ์หรือวางรายชื่อ…"), self.ask_names)

    @property
    def letters_word(self) -> str:
        """What adds the recipients of the letters that were made together."""
        return _("ผู้รับของหนังสือถึงหลายแห่ง ({count} ราย)").format(count=f"{self.letters:,}")

    @property
    def listed_word(self) -> str:
        """What adds those whom the paper itself lists."""
        return _("ตามบัญชีแนบท้ายของหนังสือ ({count} ราย)").format(count=f"{len(self.listed):,}")

    def add_listed(self) -> None:
        """Add those of the paper's list of addressees."""
        self._add(self.listed)

    def add_letters(self) -> None:
        """Add those that the letters of the bulk job went to, each to the number it bears."""
        self._step(lambda session: deliveries.add_from_letters(session, self._entry.id))

    def add_from_register(self) -> None:
        """Add the recipient that the register names."""
        self._add([Receiver(self._entry.recipient)])

    def add_schools(self) -> None:
        """Add all schools of the directory."""
        with self._context.database.reading() as session:
            found = bulk_letters.school_recipients(session, date.today())
        self._add_found(found, _("ในทำเนียบยังไม่มีโรงเรียน จึงไม่ได้เพิ่มผู้รับ"))

    def add_group(self, group_id: int) -> None:
        """Add whom a group has today. Raises GroupNotFoundError."""
        with self._context.database.reading() as session:
            found = bulk_letters.group_recipients(session, group_id, date.today())
        self._add_found(found, _("กลุ่มนี้ยังไม่มีรายชื่อ จึงไม่ได้เพิ่มผู้รับ"))

    def pick(self) -> None:
        """Show the directory, to pick people and agencies from."""
        with self._context.database.reading() as session:
            known = deliveries.deliveries_of(session, self._entry.id)
        there = [
            key_of(each.person_id, each.agency_id)
            for each in known
            if each.person_id is not None or each.agency_id is not None
        ]
        self.dialog = PickDialog(
            self._context.theme,
            self._context.desk,
            self._window,
            _("เพิ่มผู้รับ"),
            candidates(self._context),
            self._add_picked,
            there,
        )
        self.dialog.open()

    def ask_names(self) -> None:
        """Ask for names, one a line."""

        def keep(values: dict[str, Any]) -> None:
            self._add(deliveries.typed_receivers(str(values["names"] or "")))

        entries = [text("names", N_("ชื่อผู้รับ บรรทัดละหนึ่งราย"))]
        dialog = EntryDialog(
            self._context.theme, self._window, _("พิมพ์หรือวางรายชื่อ"), entries, keep, date.today()
        )
        with self._context.database.reading() as session:
            known = receiver_names.directory_names(session)
        dialog.add_advice(NameAdvice(self._context.theme, dialog, known))
        self.dialog = dialog.ask({})

    def _add_picked(self, picked: Sequence[Candidate]) -> None:
        pairs = [(each.person_id, each.agency_id) for each in picked]
        with self._context.database.reading() as session:
            found = recipients_of(session, pairs, date.today())
        self._add_found(found, _("ไม่พบรายที่เลือกในทำเนียบแล้ว จึงไม่ได้เพิ่มผู้รับ"))

    def _add_found(self, found: Sequence[Recipient], none: str) -> None:
        if found:
            self._add([deliveries.receiver_of(each) for each in found])
        else:
            self._said(none, False)

    def _add(self, receivers: Sequence[Receiver]) -> None:
        self._step(lambda session: deliveries.add(session, self._entry.id, receivers))

    def _step(self, add: Callable[[Any], int]) -> None:
        action = _("เพิ่มผู้รับของ {number}").format(number=self._entry.number_text)
        with self._context.database.transaction(action) as session:
            count = add(session)
        if count:
            self._said(_("เพิ่มผู้รับ {count} ราย").format(count=f"{count:,}"), True)
        else:
            self._said(_("ผู้รับเหล่านี้มีอยู่แล้ว จึงไม่ได้เพิ่มซ้ำ"), False)
