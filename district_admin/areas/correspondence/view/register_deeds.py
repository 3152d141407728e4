"""What the officer does with the rows of a register: register, reserve, insert, cancel, finish.

What gives or cancels a number cannot be taken back: it is asked for, done, and stays. What a row
says can be corrected and taken back like anything else.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from district_admin.areas.correspondence.model.register import (
    CANCELLED,
    ISSUED,
    RECEIVED,
    REGISTER_NAMES,
    RESERVED,
)
from district_admin.areas.correspondence.operations import numbering, offers, registers, scans
from district_admin.areas.correspondence.operations.finishing import finish_many
from district_admin.areas.correspondence.operations.register_listing import EntryRow
from district_admin.areas.correspondence.operations.registers import Attachment, EntryDetails
from district_admin.areas.correspondence.view.entry_fields import (
    REGISTERED_ON,
    details_from,
    entry_fields,
    entry_values,
    registered_on_entry,
)
from district_admin.areas.correspondence.view.register_words import (
    first_number_words,
    wanted_word,
)
from district_admin.areas.correspondence.view.row_deliveries import RowDeliveries
from district_admin.areas.correspondence.view.row_pane import RowPane
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.thai.calendar import be_year
from district_admin.ui.detail_pane import Deed
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import HALF
from district_admin.ui.one_step import keep_in_one_step
from district_admin.ui.questions import day, day_of, line

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.filing_deeds import FilingDeeds
    from district_admin.areas.correspondence.view.register_page import RegisterPage


class RegisterDeeds(QObject):
    """Asks for what a row is to say, and keeps it."""

    def __init__(self, page: "RegisterPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | None = None
        self.deliveries = RowDeliveries(page)
        self.pane = RowPane(page, self.deliveries)

    @cached_property
    def filing(self) -> "FilingDeeds":
        """What files the letters of rows; loaded with the first row on view."""
        from district_admin.areas.correspondence.view.filing_deeds import (  # noqa: PLC0415
            FilingDeeds,
        )

        return FilingDeeds(self._page)

    def add(self, register: str, files: Sequence[Attachment] = ()) -> None:
        """Open the pane for a new row; its number is given when it is kept, with its files."""
        page = self._page
        with page.context.database.reading() as session:
            offered = offers.offers(session, register)
            number = numbering.next_number(session, register, date.today())
            first = offers.first_details(session, register, date.today())
            is_first = not numbering.has_numbers(session, register)

        def keep(values: dict[str, Any]) -> None:
            details, on = details_from(values), day_of(values[REGISTERED_ON])
            entry_id = self._give(
                register,
                lambda session, now: _register(session, register, details, now, files, on),
            )
            self._show(entry_id)

        title = _("{what} (เลข {number})").format(what=_(wanted_word(register)), number=number)
        values = {**entry_values(first), REGISTERED_ON: date.today().isoformat()}
        entries = [*entry_fields(register, offered), registered_on_entry()]
        page.begin_edit(title, entries, values, keep)
        assert page.edit.form is not None  # it was just opened
        page.edit.form.changed.connect(partial(self._tell_year, register))
        notes = [first_number_words(register, number)] if is_first else []
        if files:
            names = ", ".join(each.name for each in files)
            notes.append(_("แนบไฟล์: {names}").format(names=names))
        page.edit.tell("\n".join(notes))

    def _tell_year(self, register: str) -> None:
        """Tell the number of a paper that is registered in the series of another year."""
        form = self._page.edit.form
        on = day_of(form.values[REGISTERED_ON]) if form is not None else None
        if on is None or on.year == date.today().year:
            return
        with self._page.context.database.reading() as session:
            number = numbering.next_number(session, register, on)
        told = _("จะใช้เลขของปี {year}: {number}")
        self._page.edit.tell(told.format(year=be_year(on), number=number))

    def receive_files(self, paths: Sequence[Path]) -> None:
        """Read scans and open the pane in which their letter is registered."""
        page = self._page

        def done(read: tuple[list[Attachment], list[str]]) -> None:
            files, refused = read
            if not files:
                raise OfficeError("\n".join(refused))
            self.add(RECEIVED, files)
            if refused:
                page.saved.emit("  ·  ".join(refused), None)

        page.context.jobs.run(
            page, _("กำลังอ่านไฟล์"), lambda progress: scans.read_attachments(paths, progress), done
        )

    def reserve(self, register: str) -> None:
        """Ask how many numbers to reserve, for what and whom."""
        entries = [
            line("count", N_("จำนวนเลข"), HALF, required=True),
            line("purpose", N_("ใช้กับเรื่อง"), required=True),
            line("whom", N_("ผู้ขอจอง")),
        ]

        def keep(values: dict[str, Any]) -> None:
            count = numbering.count_typed(str(values["count"]))
            purpose, whom = str(values["purpose"]), str(values["whom"])

            def give(session: Any, now: datetime) -> int:
                return numbering.reserve(session, register, count, purpose, whom, now)[0]

            self._show(self._give(register, give, _("จองเลข{register}")))

        title = _("จองเลข ({register})").format(register=_(REGISTER_NAMES[register]))
        self._ask(title, entries, keep, {"count": "1"})

    def fill(self, row: EntryRow) -> None:
        """Show a row in the pane at the right, with what can be done with it."""
        self.pane.fill(row, self.filing.fill_section, self._deeds(row))

    def correct(self, row: EntryRow) -> None:
        """Open the pane to put right what a row says."""
        from district_admin.areas.correspondence.view.row_correction import (  # noqa: PLC0415
            begin_correction,  # loads what is known of filing
        )

        begin_correction(self._page, row)

    def use(self, row: EntryRow) -> None:
        """Open the pane for the paper that a reserved number is used for."""
        page = self._page
        with page.context.database.reading() as session:
            offered = offers.offers(session, row.register)

        def keep(values: dict[str, Any]) -> None:
            details = details_from(values)

            def give(session: Any, now: datetime) -> int:
                registers.use_reserved(session, row.id, details, now)
                return row.id

            self._show(self._give(row.register, give, _("ใช้เลขที่จองไว้ใน{register}")))

        title = _("ใช้เลข {number} ที่จองไว้").format(number=row.number_text)
        values = entry_values(EntryDetails(subject=row.subject, owner_name=row.owner_name))
        page.begin_edit(title, entry_fields(row.register, offered), values, keep)

    def insert(self, row: EntryRow) -> None:
        """Open the pane for a paper that came late and is numbered behind a row."""
        page = self._page
        with page.context.database.reading() as session:
            offered = offers.offers(session, row.register)

        def keep(values: dict[str, Any]) -> None:
            details = details_from(values)

            def give(session: Any, now: datetime) -> int:
                return registers.insert_after(session, row.id, details, now)

            self._show(self._give(row.register, give, _("แทรกเลขใน{register}")))

        title = _("แทรกเลขต่อจาก {number}").format(number=row.number_text)
        values = entry_values(EntryDetails(dated_on=row.registered_on))
        page.begin_edit(title, entry_fields(row.register, offered), values, keep)

    def cancel(self, row: EntryRow) -> None:
        """Ask why a number is cancelled, and cancel it for good."""
        page = self._page

        def keep(values: dict[str, Any]) -> None:
            action = _("ยกเลิกเลข {number}").format(number=row.number_text)
            with page.context.database.transaction(action, undoable=False) as session:
                numbering.cancel(session, row.id, str(values["reason"]), date.today())
            page.saved.emit(_("{action} แล้ว เลขนี้จะไม่ใช้ซ้ำ").format(action=action), None)

        title = _("ยกเลิกเลข {number}").format(number=row.number_text)
        self._ask(title, [line("reason", N_("เหตุผลที่ยกเลิก"), required=True)], keep, {})

    def deeds_of_many(self, rows: Sequence[EntryRow]) -> list[Deed]:
        """Return what can be done with several rows at once, beside filing them."""
        waiting = [row for row in rows if row.is_open()]
        if not waiting:
            return []
        word = _("ดำเนินการแล้ว {count} เรื่อง").format(count=f"{len(waiting):,}")
        return [Deed(word, "check", lambda: self.finish(waiting), keys="Ctrl+K")]

    def finish(self, rows: Sequence[EntryRow]) -> None:
        """Note that what rows ask for was done, and when."""
        page = self._page
        one = rows[0]
        entries = [
            day("on", N_("ดำเนินการแล้วเมื่อ"), required=True),
            line("what", N_("การปฏิบัติ")),
        ]

        def keep(values: dict[str, Any]) -> None:
            action = _("ดำเนินการ {number} แล้ว").format(number=one.number_text)
            if len(rows) > 1:
                action = _("ดำเนินการแล้ว {count} เรื่อง").format(count=f"{len(rows):,}")
            on, what = day_of(values["on"]), str(values["what"])

            def work(session: Any, progress: Progress) -> None:
                finish_many(session, [row.id for row in rows], on or date.today(), what, progress)

            def done(_none: None) -> None:
                page.said.emit(action)

            keep_in_one_step(page.context, page, action, work, done, len(rows))

        title = _("ดำเนินการแล้ว: {subject}").format(subject=one.subject)
        if len(rows) > 1:
            title = _("ดำเนินการแล้ว {count} เรื่อง").format(count=f"{len(rows):,}")
        self._ask(title, entries, keep, {"on": date.today().isoformat()})

    def _deeds(self, row: EntryRow) -> list[Deed]:
        if row.state == CANCELLED:
            return []
        drop = Deed(_("ยกเลิกเลขนี้"), "ban", lambda: self.cancel(row), "icon")
        if row.state == RESERVED:
            use = Deed(_("ใช้เลขนี้"), "check", lambda: self.use(row), "primary", "Ctrl+E")
            return [drop, use]
        is_open = row.is_open()
        edit = Deed(_("แก้ไข"), "pen-line", lambda: self.correct(row), "primary", "Ctrl+E")
        deeds = [drop]
        if row.register != RECEIVED:
            deeds.append(Deed(_("แทรกเลขต่อจากนี้"), "plus", lambda: self.insert(row), "icon"))
        if is_open:  # the pane has room for two words beside the icons
            deeds.append(replace(edit, kind="icon"))
        if row.paper_id is not None:
            show = partial(self._page.paper_wanted.emit, row.paper_id)
            kind = "icon" if is_open else "secondary"
            deeds.append(Deed(_("เปิดหนังสือ"), "file-text", show, kind))
        if row.register == RECEIVED:
            reply = partial(self._page.reply_wanted.emit, row.id)
            deeds.append(Deed(_("ตอบ"), "mail", reply, keys="Ctrl+R"))
        if is_open:
            finish = partial(self.finish, [row])
            return [*deeds, Deed(_("ดำเนินการแล้ว"), "check", finish, "primary", "Ctrl+K")]
        return [*deeds, edit]

    def _give(
        self,
        register: str,
        give: Callable[[Any, datetime], int],
        action: str = "",
    ) -> int:
        """Give a number for good, in a transaction that undo does not pass."""
        name = _(REGISTER_NAMES[register])
        done = (action or _("ออกเลขใน{register}")).format(register=name)
        with self._page.context.database.transaction(done, undoable=False) as session:
            return give(session, datetime.now(UTC))

    def _show(self, entry_id: int) -> None:
        page = self._page
        with page.context.database.reading() as session:
            entry = numbering.get_entry(session, entry_id)
        page.show_entry(entry_id)
        told = _("จองเลข {number} แล้ว") if entry.state != ISSUED else _("ได้เลข {number} แล้ว")
        if entry.register == RECEIVED:
            told = _("ลงรับเลข {number} แล้ว")
        page.saved.emit(told.format(number=entry.number_text), None)

    def _ask(self, title: str, entries: Any, keep: Any, values: dict[str, object]) -> None:
        page = self._page
        self.dialog = EntryDialog(page.context.theme, page, title, entries, keep, date.today())
        self.dialog.ask(values)


def _register(
    session: Any,
    register: str,
    details: EntryDetails,
    now: datetime,
    files: Sequence[Attachment],
    on: date | None,
) -> int:
    if register == RECEIVED:
        return registers.receive(session, details, now, files, registered_on=on)
    return registers.issue(session, register, details, now, registered_on=on)
