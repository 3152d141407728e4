"""The confirmation forms of a round: out as papers or worksheets, back as worksheets."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDir, QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from district_admin.areas.directory.dialogs.answers import AnswersDialog, LeftOut
from district_admin.areas.directory.documents.confirmation import (
    ConfirmationForm,
    ConfirmationRequest,
)
from district_admin.areas.directory.model import ConfirmationRound
from district_admin.areas.directory.operations import answers, papers
from district_admin.areas.directory.view.papers import ADDRESSEE
from district_admin.documents.model import Document
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Progress
from district_admin.safe_files import file_name, write_aside
from district_admin.texts import N_, _
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.file_window import dress_next_file_window
from district_admin.ui.files import ask_several, open_outside
from district_admin.ui.giving import DOCX, PDF, PRINT, give_papers, look_of
from district_admin.ui.questions import choice
from district_admin.ui.requests import NewPaper
from district_admin.ui.toast import Step

if TYPE_CHECKING:
    from district_admin.areas.directory.importing.answer_files import AnswerFiles
    from district_admin.areas.directory.view.rounds import RoundsPage

_XLSX: Final = "xlsx"
_LETTER: Final = "letter"
_KINDS: Final = (
    (PDF, N_("บันทึกเป็น PDF")),
    (DOCX, N_("บันทึกเป็น Word (DOCX)")),
    (PRINT, N_("พิมพ์ออกเครื่องพิมพ์")),
    (_XLSX, N_("ไฟล์ Excel หน่วยงานละหนึ่งไฟล์ สำหรับส่งให้กรอก")),
    (_LETTER, N_("ร่างหนังสือนำส่งแบบยืนยัน ในหนังสือราชการ")),
)


class RoundPapers(QObject):
    """Makes the forms of all agencies of a round or of some, and reads what came back."""

    def __init__(self, page: "RoundsPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: AnswersDialog | None = None
        self.question: EntryDialog | None = None

    def fill(self, menu: QMenu) -> None:
        """Put the ways in which forms are given out into a menu."""
        for kind, name in _KINDS:
            menu.addAction(_(name), partial(self.give, kind))

    def give(self, kind: str) -> None:
        """Ask of which agencies the forms are to be, or begin the letter that goes with them.

        Raises OfficeError when there are none.
        """
        page = self._page
        asked = page.current_round
        if asked is None or not page.shown(0):
            raise OfficeError(_("ไม่มีหน่วยงานในรอบนี้ กรุณาเลือกรอบที่มีหน่วยงาน"))
        if kind == _LETTER:
            self._begin_letter(self._request(asked))
            return
        offered = self._offered()
        choices = [(name, words.format(count=f"{len(ids):,}")) for name, words, ids in offered]

        def keep(values: dict[str, Any]) -> None:
            (ids,) = (ids for name, _words, ids in offered if name == values["whose"])
            self._make(kind, asked, ids)

        title = f"{_('แบบยืนยันข้อมูล')}: {_(dict(_KINDS)[kind])}"
        asks = [choice("whose", N_("ทำแบบของ"), choices)]
        self.question = EntryDialog(
            page.context.theme, page, title, asks, keep, date.today(), _("ทำแบบ")
        )
        self.question.ask({"whose": offered[0][0]})

    def _offered(self) -> list[tuple[str, str, frozenset[int]]]:
        """Return of whom forms can be made, each with its words; what is likely wanted first."""
        page = self._page
        every = frozenset(row.id for row in page.shown(0))
        shown = frozenset(row.id for row in page.table.rows)
        chosen = frozenset(row.id for row in page.table.selected)
        of_chosen = ("chosen", _("เฉพาะที่เลือก {count} แห่ง"), chosen)
        offered = [("round", _("ทั้งรอบ {count} แห่ง"), every)]
        if shown and shown != every:
            offered.insert(0, ("shown", _("เฉพาะที่แสดงตามตัวกรองและคำค้น {count} แห่ง"), shown))
        if chosen and chosen != every:
            offered.insert(0 if len(chosen) > 1 else len(offered), of_chosen)
        return offered

    def _make(self, kind: str, asked: ConfirmationRound, ids: frozenset[int]) -> None:
        page = self._page
        forms = [form for form in self._forms(asked) if int(form.key.partition("-A")[2]) in ids]
        request = self._request(asked)
        if kind == _XLSX:
            self._give_worksheets(forms, request)
            return
        look = look_of(page.context)

        def make(_progress: Progress) -> list[Document]:
            from district_admin.areas.directory.documents.confirmation import (  # noqa: PLC0415
                confirmation_papers,
            )

            return confirmation_papers(forms, request, look)

        give_papers(page.context, page, asked.name, kind, make, page.saved.emit)

    def read_answers(self) -> None:
        """Ask for the worksheets that came back, any number at once, and show what they say."""
        page = self._page
        paths = ask_several(
            page,
            page.context.desk,
            _("เลือกแบบที่ตอบกลับ เลือกได้หลายไฟล์"),
            _("ไฟล์ Excel"),
            "*.xlsx *.xls *.xlsm",
        )
        if paths:
            page.context.desk.remember_folder(paths[0].parent)
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Read the worksheets that came back, and show what is in them or why they are refused."""
        page = self._page
        asked = page.current_round
        if asked is None:
            return

        def work(progress: Progress) -> "AnswerFiles":
            from district_admin.areas.directory.importing.answer_files import (  # noqa: PLC0415
                read_answer_files,
            )

            with page.context.database.reading() as session:
                return read_answer_files(session, asked.id, paths, date.today(), progress)

        page.context.jobs.run(page, _("กำลังอ่านคำตอบ"), work, self._show)

    def _show(self, files: "AnswerFiles") -> None:
        page = self._page
        forms = [each for each in files.forms if not each.known_already]

        def keep(left_out: LeftOut) -> None:
            action = _("บันทึกคำตอบ {count} หน่วยงาน").format(count=len(forms))
            if len(forms) == 1:
                action = _("บันทึกคำตอบของ {name}").format(name=forms[0].form.agency_name)
            with page.context.database.transaction(action) as session:
                for each in forms:
                    left = left_out.get(each.form.key, ())
                    answers.keep_answer(session, each.form, each.answer, date.today(), left)
            page.said.emit(action)

        self.dialog = AnswersDialog(page.context.theme, page, files, keep)
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

    def _give_worksheets(self, forms: list[ConfirmationForm], request: ConfirmationRequest) -> None:
        page = self._page
        start = str(page.context.desk.folder(Path(QDir.homePath())))
        dress_next_file_window()
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
            step = Step(_("เปิดโฟลเดอร์"), "folder-open", lambda: open_outside(folder))
            page.saved.emit(said, step)

        page.context.jobs.run(page, _("กำลังทำแบบยืนยันข้อมูล"), work, done)
