"""The lists on view given out: as worksheets, as cards, as a telephone booklet."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton

from district_admin.areas.directory.operations import agencies, published
from district_admin.areas.directory.view.list_page import ListPage
from district_admin.areas.directory.view.papers import who_is_in_it
from district_admin.areas.directory.view.web_page import give_page
from district_admin.documents.model import Document
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.thai.calendar import fiscal_year
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.edit_pane import Keep
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry
from district_admin.ui.giving import PDF, Said, format_entry, give_file, give_papers, look_of
from district_admin.ui.questions import choice, switch

if TYPE_CHECKING:
    from district_admin.areas.directory.documents.entries import AgencyEntry

_KINDS: Final = (
    (".xlsx", N_("ตาราง Excel (XLSX)")),
    (".csv", N_("ตาราง CSV")),
    (".vcf", N_("สมุดที่อยู่สำหรับโทรศัพท์ (vCard)")),
)


class Exports(QObject):
    """The key ส่งออก of a list of agencies or of people, and what is behind it."""

    def __init__(
        self,
        context: AppContext,
        window: ListPage[Any],
        said: Said,
        shown: Callable[[], Sequence[int]],
        *,
        of_people: bool,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window: ListPage[Any] = window
        self._said = said
        self._shown = shown
        self._of_people = of_people
        self.dialog: EntryDialog | None = None
        self.button: QPushButton = button(context.theme, _("ส่งออก"), icon="download")
        self.menu = QMenu(self.button)
        for suffix, name in _KINDS:
            self.menu.addAction(_(name)).triggered.connect(
                lambda _checked=False, suffix=suffix: self.give(suffix)
            )
        if not of_people:
            self.menu.addSeparator()
            self.menu.addAction(_("สมุดโทรศัพท์")).triggered.connect(lambda: self.ask_booklet())
            self.menu.addAction(_("หน้าเว็บทำเนียบ (HTML)")).triggered.connect(lambda: self.ask_page())
        self.button.setMenu(self.menu)

    def give(self, suffix: str) -> None:
        """Write the records on view as a file of this kind, where she wants it."""
        ids, told = self._ids(), self._told()
        title = _("ทำเนียบบุคคล") if self._of_people else _("ทำเนียบหน่วยงาน")

        def work(progress: Progress) -> bytes:
            return self._written(suffix, ids, progress)

        def done(data: bytes) -> None:
            give_file(self._context, self._window, title, suffix, data, self._said, told)

        self._context.jobs.run(self._window, title, work, done)

    def ask_booklet(self) -> None:
        """Ask for the size of the telephone booklet, and make it of the agencies on view."""
        from district_admin.areas.directory.documents.booklet import (  # noqa: PLC0415 - when asked
            BOOKLET_SIZES,
            booklet,
        )

        ids = self._ids()
        sizes = [(key, size.name) for key, size in BOOKLET_SIZES.items()]

        def keep(values: dict[str, Any]) -> None:
            size, look = BOOKLET_SIZES[str(values["size"])], look_of(self._context)

            def make(progress: Progress) -> list[Document]:
                entries = self._entries(ids, progress, with_mobiles=bool(values["mobiles"]))
                return [booklet(entries, look, date.today(), size)]

            title = _("สมุดโทรศัพท์")
            wanted = str(values["format"])
            give_papers(self._context, self._window, title, wanted, make, self._said)

        title = _("สมุดโทรศัพท์ {count} หน่วยงาน").format(count=f"{len(ids):,}")
        self._ask(title, [choice("size", N_("ขนาด"), sizes), format_entry()], keep, ids)

    def ask_page(self) -> None:
        """Ask what is shown on a page of the agencies on view, and make it."""
        ids = self._ids()

        def keep(values: dict[str, Any]) -> None:
            give_page(
                self._context,
                self._window,
                self._said,
                fiscal_year(date.today()),
                agency_ids=ids,
                with_mobiles=bool(values["mobiles"]),
                only_published=True,
            )

        title = _("หน้าเว็บทำเนียบ {count} หน่วยงาน").format(count=f"{len(ids):,}")
        self._ask(title, [], keep, ids)

    def _ask(self, title: str, entries: Sequence[Entry], keep: Keep, ids: frozenset[int]) -> None:
        """Ask how something that is given out of these agencies is wanted."""
        mobiles = switch("mobiles", N_("แสดงโทรศัพท์มือถือส่วนบุคคล"))
        context, today = self._context, date.today()
        self.dialog = EntryDialog(
            context.theme, self._window, title, [*entries, mobiles], keep, today, _("ทำเอกสาร")
        )
        self.dialog.add_advice(who_is_in_it(context, ids))
        self.dialog.ask({"format": PDF} if entries else {})

    def _ids(self) -> frozenset[int]:
        """Return what is on view. Raises OfficeError where that cannot be given out."""
        page = self._window
        if not page.table.rows:
            raise OfficeError(_("ไม่มีรายการที่แสดงอยู่ กรุณาล้างคำค้นหรือเลือกตัวกรองอื่นก่อนส่งออก"))
        if page.filters.current == len(page.counts()) - 1:  # the last filter is the bin
            raise OfficeError(_("รายการในถังขยะส่งออกไม่ได้ กรุณานำกลับจากถังขยะก่อน หรือเลือกตัวกรองอื่น"))
        return frozenset(self._shown())

    def _told(self) -> str:
        """Return what to say of the file `{name}`: not all may be in it that she thinks of."""
        page = self._window
        if page.search.text().strip():
            words = _("บันทึก {count} รายการตามที่ค้นไว้ในไฟล์ {file} แล้ว")
        elif page.filters.current:
            words = _("บันทึก {count} รายการตามตัวกรองในไฟล์ {file} แล้ว")
        else:
            words = _("บันทึก {count} รายการในไฟล์ {file} แล้ว")
        return words.format(count=f"{len(self._shown()):,}", file="{name}")

    def _written(self, suffix: str, ids: frozenset[int], progress: Progress) -> bytes:
        from district_admin.areas.directory.importing import (  # noqa: PLC0415 - brings writers
            exporting,
            vcard,
        )

        today = date.today()
        with self._context.database.reading() as session:
            if suffix == ".vcf":
                if self._of_people:
                    return vcard.people_vcards(session, today, ids)
                return vcard.agencies_vcards(session, ids)
            if self._of_people:
                found = exporting.people_list(session, today, ids)
            else:
                found = exporting.agencies_list(session, ids)
        if suffix == ".csv":
            return exporting.as_csv(found)
        return exporting.as_xlsx(found, progress)

    def _entries(
        self, ids: frozenset[int], progress: Progress, *, with_mobiles: bool
    ) -> list["AgencyEntry"]:
        progress.report(0, 0, _("กำลังรวบรวมรายชื่อ"))
        with self._context.database.reading() as session:
            there = [each for each in agencies.list_agencies(session) if each.id in ids]
            return published.agency_entries(session, there, date.today(), with_mobiles=with_mobiles)
