"""The papers of a data set: the memo that asks for approval, and what it is published with.

A memo, announcement or circular is begun as a draft in หนังสือราชการ, where it is edited, numbered
and signed; its table is a file of its own. Or both come out as one file at once.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from district_admin.areas.directory.operations import papers
from district_admin.areas.directory.view.data_signers import APPROVER, SIGNER, Signers
from district_admin.areas.directory.view.papers import ADDRESSEE, DRAFT, TO_DRAFT, who_is_in_it
from district_admin.areas.directory.view.tables import give_table
from district_admin.areas.directory.view.web_page import give_page
from district_admin.documents.model import Document
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.giving import DOCX, PDF, PRINT, give_papers, look_of
from district_admin.ui.questions import choice, switch
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
    ("page", N_("หน้าเว็บทำเนียบและข้อมูลพื้นฐาน (HTML)")),
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
        signers = Signers(self._page.context, date.today())

        def keep(values: dict[str, Any]) -> None:
            self._give("memo", str(values["format"]), signers.fields(values))

        entries = [*signers.entries_of_memo(), choice("format", N_("ต้องการ"), _WITH_TABLE)]
        preset: dict[str, object] = {"format": DRAFT, APPROVER: signers.first}
        self._ask(_("บันทึกเสนอขอความเห็นชอบ"), entries, keep, preset)

    def ask_publication(self) -> None:
        """Ask which of the publications is wanted, and make it."""
        self.check()
        signers = Signers(self._page.context, date.today())

        def keep(values: dict[str, Any]) -> None:
            what, wanted = str(values["what"]), str(values["format"])
            signed = signers.fields(values)
            if what == "table":
                self.give_worksheet()
            elif what == "page":
                self.give_page(with_mobiles=bool(values["mobiles"]))
            else:
                kind: _Kind = "announcement" if what == "announcement" else "circular"
                self._give(kind, wanted, signed)

        entries = [
            choice("what", N_("เอกสาร"), _PUBLICATIONS),
            signers.entry(SIGNER, N_("ผู้ลงนามในประกาศหรือหนังสือเวียน")),
            choice("format", N_("รูปแบบของประกาศหรือหนังสือเวียน"), _WITH_TABLE),
            switch("mobiles", N_("แสดงโทรศัพท์มือถือส่วนบุคคลในหน้าเว็บ")),
        ]
        preset: dict[str, object] = {"format": DRAFT, SIGNER: signers.first}
        advice = who_is_in_it(self._page.context)
        self._ask(_("เอกสารเผยแพร่ข้อมูลพื้นฐาน"), entries, keep, preset, advice)
        self._follow_publication()

    def _follow_publication(self) -> None:
        """Let only be asked what the chosen publication needs."""
        assert self.dialog is not None  # just asked
        form = self.dialog.form
        what = form.entrance_of("what")
        assert isinstance(what, QComboBox)

        def follow() -> None:
            is_paper = what.currentData() in ("announcement", "circular")
            form.entrance_of(SIGNER).setEnabled(is_paper)
            form.entrance_of("format").setEnabled(is_paper)
            form.entrance_of("mobiles").setEnabled(what.currentData() == "page")

        what.currentIndexChanged.connect(lambda _at: follow())
        follow()

    def give_worksheet(self) -> None:
        """Save the data on view as a worksheet."""
        from district_admin.areas.directory.documents.data_table import (  # noqa: PLC0415
            cells,
        )

        page = self._page
        table, _data = self._data()
        title = " ".join(table.title.splitlines())
        give_table(page.context, page, title, table.headings, cells(table), page.saved.emit)

    def give_page(self, *, with_mobiles: bool = False) -> None:
        """Save the directory with the data of the year as a page that opens in any browser."""
        page = self._page
        year = page.year.fiscal_year
        give_page(page.context, page, page.saved.emit, year, with_mobiles=with_mobiles)

    def _give(self, kind: _Kind, wanted: str, signed: dict[str, object]) -> None:
        page, title = self._page, _(_TITLES[kind])
        table, data = self._data()
        if wanted == DRAFT:
            content = {**self._content(kind, data), **signed}
            new = NewPaper(_FORMS[kind], content, _("ร่าง{paper}").format(paper=title))
            page.context.requests.paper_wanted.emit(new)
            return
        look = look_of(page.context)

        def make(_progress: Progress) -> list[Document]:
            from district_admin.areas.directory.documents.data_table import (  # noqa: PLC0415
                attachment,
            )

            label = "สิ่งที่ส่งมาด้วย" if kind == "circular" else "เอกสารแนบ"
            whole = [] if wanted.startswith(_TABLE) else [self._paper(kind, data, signed)]
            return [*whole, attachment(table, look, label)]

        as_file = wanted.removeprefix(_TABLE)
        give_papers(page.context, page, title, as_file, make, page.saved.emit)

    def _paper(self, kind: _Kind, data: "DataSet", signed: dict[str, object]) -> Document:
        from district_admin.documents.form_file import load_form  # noqa: PLC0415 - when asked
        from district_admin.documents.form_filling import fill, new_content  # noqa: PLC0415 - as above

        context, today = self._page.context, date.today()
        with context.database.reading() as session:
            letterhead = read_letterhead(session)
        form = load_form(_FORMS[kind], context.folder.forms)
        content = {
            **new_content(form, letterhead, today),
            **self._content(kind, data),
            **signed,
        }
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

    def _ask(
        self,
        title: str,
        entries: Any,
        keep: Any,
        values: dict[str, object],
        advice: QWidget | None = None,
    ) -> None:
        page = self._page
        self.dialog = EntryDialog(
            page.context.theme, page, title, entries, keep, date.today(), _("ทำเอกสาร")
        )
        if advice is not None:
            self.dialog.add_advice(advice)
        self.dialog.ask(values)
