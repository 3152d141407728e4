"""The confirmation forms of a round: out as papers or worksheets, back as worksheets."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDir, QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from district_admin.areas.directory.dialogs.answers import AnswersDialog
from district_admin.areas.directory.documents.confirmation import (
    ConfirmationForm,
    ConfirmationRequest,
)
from district_admin.areas.directory.documents.confirmation_rows import ConfirmationAnswer
from district_admin.areas.directory.model import ConfirmationRound
from district_admin.areas.directory.operations import answers, papers
from district_admin.areas.directory.view.papers import (
    ADDRESSEE,
    DOCX,
    PDF,
    PRINT,
    give_papers,
    look_of,
)
from district_admin.documents.model import Document
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Progress
from district_admin.safe_files import file_name, write_aside
from district_admin.texts import N_, _
from district_admin.ui.files import ask_which, open_outside
from district_admin.ui.requests import NewPaper

if TYPE_CHECKING:
    from district_admin.areas.directory.view.rounds import RoundsPage

_XLSX: Final = "xlsx"
_LETTER: Final = "letter"
_KINDS: Final = (
    (PDF, N_("บันทึกเป็น PDF")),
    (DOCX, N_("บันทึกเป็น Word (DOCX)")),
    (PRINT, N_("พิมพ์ออกเครื่องพิมพ์")),
    (_XLSX, N_("ไฟล์ Excel แห่งละไฟล์ สำหรับส่งให้กรอก")),
    (_LETTER, N_("หนังสือนำส่งแบบยืนยัน ร่างในหนังสือราชการ")),
)


class RoundPapers(QObject):
    """Makes the forms of the agencies on view, and reads what came back."""

    def __init__(self, page: "RoundsPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: AnswersDialog | None = None

    def fill(self, menu: QMenu) -> None:
        """Put the ways in which forms are given out into a menu."""
        for kind, name in _KINDS:
            menu.addAction(_(name), partial(self.give, kind))

    def give(self, kind: str) -> None:
        """Make the forms of the agencies on view, or begin the letter that goes with them.

        Raises OfficeError when there are none.
        """
        page = self._page
        asked, ids = page.current_round, {row.id for row in page.table.rows}
        if asked is None or not ids:
            raise OfficeError(_("ไม่มีหน่วยงานในรายการ กรุณาเลือกรอบและตัวกรองที่มีหน่วยงาน"))
        forms = [form for form in self._forms(asked) if int(form.key.partition("-A")[2]) in ids]
        request = self._request(asked)
        if kind == _LETTER:
            self._begin_letter(request)
            return
        if kind == _XLSX:
            self._give_worksheets(asked, forms, request)
            return
        look = look_of(page.context)

        def make(_progress: Progress) -> list[Document]:
            from district_admin.areas.directory.documents.confirmation import (  # noqa: PLC0415
                confirmation_papers,
            )

            return confirmation_papers(forms, request, look)

        give_papers(page.context, page, asked.name, kind, make, page.saved.emit)

    def read_answers(self) -> None:
        """Ask for a worksheet that came back and show what is written in it."""
        page = self._page
        path = ask_which(
            page, page.context.desk, _("เลือกแบบที่ตอบกลับ"), _("ไฟล์ Excel"), "*.xlsx *.xls"
        )
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Read a worksheet that came back. Raises WorksheetRefusedError with the reason."""
        page = self._page
        asked = page.current_round
        if asked is None:
            return

        def work(progress: Progress) -> list[ConfirmationAnswer]:
            from district_admin.areas.directory import importing  # noqa: PLC0415 - when asked
            from district_admin.areas.directory.documents.confirmation_rows import (  # noqa: PLC0415
                read_answers,
            )

            book = importing.read(path, progress)
            rows = [each.cells for sheet in book.sheets for each in sheet.rows]
            return read_answers(rows, papers.known_values(self._forms(asked)))

        page.context.jobs.run(page, _("กำลังอ่านคำตอบ"), work, lambda found: self._show(asked, found))

    def _show(self, asked: ConfirmationRound, found: list[ConfirmationAnswer]) -> None:
        if not found:
            raise OfficeError(_("ไม่พบแบบยืนยันข้อมูลของรอบนี้ในไฟล์ กรุณาเลือกไฟล์ที่ส่งออกจากรอบเดียวกัน"))
        page = self._page
        forms = {form.key: form for form in self._forms(asked)}
        pairs = [(forms[answer.form_key], answer) for answer in found]
        changes = [each for form, answer in pairs for each in answers.corrections(form, answer)]

        def keep() -> None:
            action = _("บันทึกคำตอบ {count} หน่วยงาน").format(count=len(pairs))
            with page.context.database.transaction(action) as session:
                for form, answer in pairs:
                    answers.keep_answer(session, form, answer, date.today())
            page.said.emit(action)

        self.dialog = AnswersDialog(
            page.context.theme, page.context.desk, page, len(pairs), changes, keep
        )
        self.dialog.open()

    def _forms(self, asked: ConfirmationRound) -> list[ConfirmationForm]:
        with self._page.context.database.reading() as session:
            return papers.confirmation_forms(session, asked.id, date.today())

    def _request(self, asked: ConfirmationRound) -> ConfirmationRequest:
        with self._page.context.database.reading() as session:
            letterhead = read_letterhead(session)
        return ConfirmationRequest(
            asked.name, asked.due_on, letterhead.saraban_email or letterhead.email
        )

    def _begin_letter(self, request: ConfirmationRequest) -> None:
        from district_admin.areas.directory.documents.publication import (  # noqa: PLC0415 - when asked
            confirmation_letter,
        )

        context = self._page.context
        with context.database.reading() as session:
            content = confirmation_letter(request, read_letterhead(session), ADDRESSEE)
        action = _("ร่างหนังสือนำส่งแบบยืนยันข้อมูล")
        context.requests.paper_wanted.emit(NewPaper("letter", content, action))

    def _give_worksheets(
        self, asked: ConfirmationRound, forms: list[ConfirmationForm], request: ConfirmationRequest
    ) -> None:
        page = self._page
        start = str(page.context.desk.folder(Path(QDir.homePath())))
        chosen = QFileDialog.getExistingDirectory(page, _("เลือกโฟลเดอร์สำหรับเก็บแบบยืนยัน"), start)
        if chosen:
            self.write_worksheets(Path(chosen), forms, request)

    def write_worksheets(
        self, folder: Path, forms: list[ConfirmationForm], request: ConfirmationRequest
    ) -> None:
        """Write a worksheet for each form into a folder, away from the screen."""
        page = self._page
        with page.context.database.reading() as session:
            office_name = read_letterhead(session).office_name

        def work(progress: Progress) -> int:
            from district_admin.areas.directory.documents.confirmation_rows import (  # noqa: PLC0415
                confirmation_xlsx,
            )

            for done, form in enumerate(forms):
                progress.report(done, len(forms), form.agency_name)
                data = confirmation_xlsx(form, request, office_name)
                write_aside(folder / file_name(f"แบบยืนยัน {form.agency_name}", ".xlsx"), data)
            return len(forms)

        def done(count: int) -> None:
            page.context.desk.remember_folder(folder)
            said = _("บันทึกแบบยืนยัน {count} ไฟล์แล้ว").format(count=count)
            page.saved.emit(said, lambda: open_outside(folder))

        page.context.jobs.run(page, _("กำลังทำแบบยืนยันข้อมูล"), work, done)
