"""Writes a finished paper as a copy: certified as true, or the one that the office keeps."""

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.looks import Look
from district_admin.areas.correspondence.view.compose_header import BOTH, CERTIFIED, FILE_COPY
from district_admin.areas.correspondence.view.draft import Draft
from district_admin.areas.correspondence.view.export import Exporter
from district_admin.documents.form_model import Field
from district_admin.texts import N_, _
from district_admin.thai.numerals import NumeralMode
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import HALF, Entry
from district_admin.ui.toast import Toast

if TYPE_CHECKING:
    from district_admin.documents.copies import CopyMark

_NAME, _POST = "certifier_name", "certifier_post"
_FIELDS: Final = (
    Entry(
        Field(
            _NAME,
            N_("ชื่อผู้รับรองสำเนา"),
            "line",
            required=True,
            hint=N_("มีคำนำหน้าชื่อ เช่น นางสาว…"),
        )
    ),
    Entry(
        Field(
            _POST,
            N_("ตำแหน่งผู้รับรองสำเนา"),
            "text",
            required=True,
            hint=N_("ระดับชำนาญงานหรือปฏิบัติการขึ้นไป"),
        )
    ),
    Entry(Field("day", N_("วันที่รับรองสำเนา"), "date", required=True), HALF),
)


class _FileCopies(Exporter):
    note = "สำเนาคู่ฉบับ"

    @override
    def mark(self, numerals: NumeralMode) -> "CopyMark":
        return documents.for_the_file()


class _CertifiedCopies(Exporter):
    note = "สำเนาถูกต้อง"
    name = ""
    posts: tuple[str, ...] = ()
    day = date.min

    @override
    def mark(self, numerals: NumeralMode) -> "CopyMark":
        return documents.certified(self.name, self.posts, self.day, numerals)


class Copies(QObject):
    """The copies of one paper. Who certified last is offered again."""

    def __init__(self, context: AppContext, draft: Draft, page: QWidget, notice: Toast) -> None:
        super().__init__(page)
        self.dialog: EntryDialog | None = None
        self._context = context
        self._page = page
        self._draft = draft
        self._certified = _CertifiedCopies(context, draft, page, notice)
        self._kept = _FileCopies(context, draft, page, notice)

    def use_look(self, look: Look) -> None:
        """Take what the paper is drawn with."""
        self._certified.look = self._kept.look = look

    @Slot(str)
    def save(self, mark: str) -> None:
        """Save the paper with the mark of a copy, as DOCX and PDF."""
        if mark == FILE_COPY:
            self._kept.save(BOTH)
        elif mark == CERTIFIED:
            self._ask_who()

    def _ask_who(self) -> None:
        desk, today = self._context.desk, date.today()
        self.dialog = EntryDialog(
            self._context.theme,
            self._page,
            _("สำเนาถูกต้อง"),
            _FIELDS,
            self._take,
            today,
            _("บันทึกเป็นไฟล์"),
        )
        known = {key: desk.words(key) for key in (_NAME, _POST)}
        self.dialog.accepted.connect(lambda: self._certified.save(BOTH))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.ask({**known, "day": today.isoformat()})

    def _take(self, values: dict[str, Any]) -> None:
        certified = self._certified
        certified.name = " ".join(str(values[_NAME]).split()).strip("()")
        certified.posts = tuple(line.strip() for line in str(values[_POST]).splitlines() if line)
        certified.day = date.fromisoformat(str(values["day"]))
        for key in (_NAME, _POST):
            self._context.desk.remember_words(key, str(values[key]))
