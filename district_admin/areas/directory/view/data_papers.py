"""The papers of a data set: the memo that asks for approval, and what it is published with.

A memo, announcement or circular is begun as a draft in หนังสือราชการ, where it is edited, numbered
and signed; its table is a file of its own. Or both come out as one file at once.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QObject

from district_admin.areas.directory.dialogs.entry_dialog import EntryDialog
from district_admin.areas.directory.dialogs.questions import choice, switch
from district_admin.areas.directory.operations import agencies, papers
from district_admin.areas.directory.view.papers import (
    ADDRESSEE,
    DOCX,
    DRAFT,
    PDF,
    PRINT,
    TO_DRAFT,
    give_file,
    give_papers,
    look_of,
)
from district_admin.areas.directory.view.tables import give_table
from district_admin.documents.model import Document
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead, usual_signature
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.requests import NewPaper

if TYPE_CHECKING:
    from district_admin.areas.directory.documents.data_table import FieldTable
    from district_admin.areas.directory.documents.publication import DataSet
    from district_admin.areas.directory.view.base_data import BaseDataPage

_Kind = Literal["memo", "announcement", "circular"]

_FORMS: Final[dict[_Kind, str]] = {
    "memo": "memo",
    "announcement": "announcement",
    "circular": "letter",
}
_TITLES: Final[dict[_Kind, str]] = {
    "memo": N_("บันทึกเสนอข้อมูลพื้นฐาน"),
    "announcement": N_("ประกาศเผยแพร่ข้อมูลพื้นฐาน"),
    "circular": N_("หนังสือเวียนแจ้งข้อมูลพื้นฐาน"),
}
_TABLE: Final = "table-"  # before a format: the table alone, for a paper that is a draft
_WITH_TABLE: Final = (
    TO_DRAFT,
    (f"{_TABLE}{PDF}", N_("เฉพาะตารางแนบ เป็น PDF")),
    (f"{_TABLE}{DOCX}", N_("เฉพาะตารางแนบ เป็น Word (DOCX)")),
    (PDF, N_("บันทึกเป็น PDF พร้อมตารางแนบ")),
    (DOCX, N_("บันทึกเป็น Word (DOCX) พร้อมตารางแนบ")),
    (PRINT, N_("พิมพ์ออกเครื่องพิมพ์ พร้อมตารางแนบ")),
)
_PUBLICATIONS: Final = (
    ("announcement", N_("ประกาศ")),
    ("circular", N_("หนังสือเวียน")),
    ("table", N_("ตารางข้อมูล Excel (XLSX)")),
    ("page", N_("หน้าเว็บทำเนียบ (HTML)")),
)


class DataPapers(QObject):
    """Asks how a paper is wanted, and makes it of the agencies and fields on view."""

    def __init__(self, page: "BaseDataPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | None = None

    def ask_memo(self) -> None:
        """Ask how the memo with its table is wanted, and make it."""
        self.check()

        def keep(values: dict[str, Any]) -> None:
            self._give("memo", str(values["format"]))

        entries = [choice("format", N_("ต้องการ"), _WITH_TABLE)]
        self._ask(_("บันทึกเสนอขอความเห็นชอบ"), entries, keep, {"format": DRAFT})

    def ask_publication(self) -> None:
        """Ask which of the publications is wanted, and make it."""
        self.check()

        def keep(values: dict[str, Any]) -> None:
            what, wanted = str(values["what"]), str(values["format"])
            if what == "table":
                self.give_worksheet()
            elif what == "page":
                self.give_page(with_mobiles=bool(values["mobiles"]))
            else:
                self._give("announcement" if what == "announcement" else "circular", wanted)

        entries = [
            choice("what", N_("เอกสาร"), _PUBLICATIONS),
            choice("format", N_("ถ้าเป็นหนังสือ ต้องการ"), _WITH_TABLE),
            switch("mobiles", N_("แสดงโทรศัพท์มือถือในหน้าเว็บ")),
        ]
        self._ask(_("เอกสารเผยแพร่ข้อมูลพื้นฐาน"), entries, keep, {"format": DRAFT})

    def give_worksheet(self) -> None:
        """Save the data on view as a worksheet."""
        page = self._page
        table, _data = self._data()
        title = " ".join(table.title.splitlines())
        give_table(page.context, page, title, table.headings, table.rows, page.saved.emit)

    def give_page(self, *, with_mobiles: bool = False) -> None:
        """Save the directory as a page that opens in any browser; mobile numbers only if wanted."""
        page, today = self._page, date.today()

        def work(progress: Progress) -> bytes:
            from district_admin.areas.directory.documents.page import (  # noqa: PLC0415 - when asked
                directory_page,
            )

            progress.report(0, 0, _("กำลังทำหน้าเว็บ"))
            with page.context.database.reading() as session:
                there = agencies.list_agencies(session)
                entries = papers.agency_entries(session, there, today, with_mobiles=with_mobiles)
                office_name = read_letterhead(session).office_name
            return directory_page(entries, "ทำเนียบหน่วยงาน", office_name, today)

        def done(data: bytes) -> None:
            give_file(page.context, page, _("ทำเนียบหน่วยงาน"), ".html", data, page.saved.emit)

        page.context.jobs.run(page, _("กำลังทำหน้าเว็บ"), work, done)

    def _give(self, kind: _Kind, wanted: str) -> None:
        page, title = self._page, _(_TITLES[kind])
        table, data = self._data()
        if wanted == DRAFT:
            new = NewPaper(
                _FORMS[kind], self._content(kind, data), _("ร่าง{paper}").format(paper=title)
            )
            page.context.requests.paper_wanted.emit(new)
            return
        look = look_of(page.context)

        def make(_progress: Progress) -> list[Document]:
            from district_admin.areas.directory.documents.data_table import (  # noqa: PLC0415
                attachment,
            )

            label = "สิ่งที่ส่งมาด้วย" if kind == "circular" else "เอกสารแนบ"
            whole = [] if wanted.startswith(_TABLE) else [self._paper(kind, data)]
            return [*whole, attachment(table, look, label)]

        as_file = wanted.removeprefix(_TABLE)
        give_papers(page.context, page, title, as_file, make, page.saved.emit)

    def _paper(self, kind: _Kind, data: "DataSet") -> Document:
        from district_admin.documents.form_file import load_form  # noqa: PLC0415 - when asked
        from district_admin.documents.form_filling import fill, new_content  # noqa: PLC0415 - as above

        context, today = self._page.context, date.today()
        with context.database.reading() as session:
            letterhead = read_letterhead(session)
            signatory = None if kind == "memo" else usual_signature(session, today)
        form = load_form(_FORMS[kind], context.folder.forms)
        fresh = new_content(form, letterhead, today, signatory)
        content = {**fresh, **self._content(kind, data)}
        return fill(form, content, letterhead, look_of(context).numerals)

    def _content(self, kind: _Kind, data: "DataSet") -> dict[str, Any]:
        from district_admin.areas.directory.documents import (  # noqa: PLC0415 - when asked
            publication,
        )

        with self._page.context.database.reading() as session:
            letterhead = read_letterhead(session)
        if kind == "memo":
            return publication.approval_memo(data, letterhead)
        if kind == "announcement":
            return publication.announcement(data, letterhead)
        return publication.circular(data, letterhead, ADDRESSEE)

    def _data(self) -> tuple["FieldTable", "DataSet"]:
        page = self._page
        shown, fields = page.grid.grid.agencies, page.grid.grid.fields
        year = page.year.fiscal_year
        with page.context.database.reading() as session:
            table = papers.field_table(session, year, shown, fields)
            data = papers.data_set(session, year, shown, fields, date.today())
        return table, data

    def check(self) -> None:
        """Raise OfficeError while there is nothing to put forward."""
        grid = self._page.grid.grid
        if not grid.fields or not grid.agencies:
            raise OfficeError(_("ยังไม่มีข้อมูลพื้นฐานให้เสนอ กรุณาเพิ่มช่องข้อมูลและหน่วยงานก่อน"))

    def _ask(self, title: str, entries: Any, keep: Any, values: dict[str, object]) -> None:
        page = self._page
        self.dialog = EntryDialog(
            page.context.theme, page, title, entries, keep, date.today(), _("ทำเอกสาร")
        )
        self.dialog.ask(values)
