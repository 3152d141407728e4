"""Writes the paper being written as files, where the officer wants them.

She is asked once where a paper goes; saving it again writes the same files. A file that somebody
changed in between, in Word for one, is not written over without asking.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from district_admin.areas.correspondence import documents, operations
from district_admin.areas.correspondence.documents.looks import Look
from district_admin.areas.correspondence.documents.own_templates import (
    chosen_template,
    copied_docx,
    copied_pdf,
    own_docx,
    own_pdf,
)
from district_admin.areas.correspondence.view.look_words import no_emblem_words
from district_admin.areas.correspondence.view.own_template import (
    Writable,
    make_own_pdf,
    read_chosen,
)
from district_admin.documents.form_model import Letterhead
from district_admin.documents.word_pdf import WordPdfError
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.safe_files import write_aside
from district_admin.texts import _
from district_admin.thai.numerals import NumeralMode
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.confirm import confirm
from district_admin.ui.context import AppContext
from district_admin.ui.files import ask_where, open_outside, show_in_folder
from district_admin.ui.toast import Step, Toast

if TYPE_CHECKING:
    from district_admin.documents.copies import CopyMark

_KINDS: Final[Mapping[tuple[str, ...], str]] = {(".docx",): "DOCX", (".pdf",): "PDF"}


Stamp = tuple[int, int]
"""When a file was last changed, and its size."""


@dataclass(frozen=True)
class Written:
    """The files that were written, and why one that was wanted was not."""

    paths: list[Path]
    but: str = ""


class Exporter(QObject):
    """Saves one paper as DOCX, PDF or both.

    `note` stands in the names of the files, to tell a copy from the paper.
    """

    note = ""

    def __init__(self, context: AppContext, draft: Writable, page: QWidget, notice: Toast) -> None:
        super().__init__(page)
        self.look = Look(draft.form, Letterhead(office_name=""))
        self._context = context
        self._draft = draft
        self._page = page
        self._notice = notice
        self._base: Path | None = None  # the chosen place, without a suffix
        self._written: dict[Path, Stamp] = {}

    @Slot(object)
    def save(self, suffixes: Sequence[str]) -> None:
        """Save the paper as files with these suffixes; ask first if its emblem is missing."""
        self._draft.save()
        has_own = chosen_template(self._draft.content) is not None
        if has_own or not documents.lacks_emblem(self.look.form, self.look.letterhead):
            self._ask_where(tuple(suffixes))
            return
        question = confirm(
            self._context.theme,
            self._page,
            _("ยังไม่มีตราครุฑ"),
            no_emblem_words(self.look),
            _("บันทึกโดยไม่มีตรา"),
            _("ยังไม่บันทึกไฟล์"),
        )
        question.accepted.connect(lambda: self._ask_where(tuple(suffixes)))
        question.finished.connect(question.deleteLater)
        question.open()

    @Slot()
    def print_paper(self) -> None:
        """Print the paper as its files show it."""
        from district_admin.ui.printing import print_paper  # noqa: PLC0415 - loads QtPrintSupport

        self._draft.save()
        draft, look = self._draft, self.look
        if chosen_template(draft.content) is not None:
            title = operations.name_of_content(draft.form.name, draft.content)

            def printed(pdf: bytes) -> None:
                print_paper(self._page, title, pdf)

            make_own_pdf(self._context, self._page, draft, look, printed)
            return
        paper = documents.filled(look.form, draft.content, look.letterhead)
        print_paper(self._page, paper.title, documents.pdf(paper))

    def mark(self, numerals: NumeralMode) -> "CopyMark | None":
        """Return what marks the files as a copy of the paper; None for the paper itself."""
        return None

    def _ask_where(self, suffixes: tuple[str, ...]) -> None:
        if self._base is None:
            self._choose_place(suffixes)
            return
        paths = self._paths(self._base, suffixes)
        foreign = [path for path in paths if path.exists() and not self._is_ours(path)]
        if not foreign:
            self._write(paths)
            return
        answers = (
            Answer(_("เลือกชื่ออื่น"), lambda: self._choose_place(suffixes), "primary"),
            Answer(_("เขียนทับ"), lambda: self._write(paths), "danger"),
        )
        text = _("ไฟล์ {names} ถูกสร้างหรือแก้ไขนอกโปรแกรม ถ้าเขียนทับ เนื้อหาเดิมในไฟล์จะหายไป").format(
            names=", ".join(path.name for path in foreign)
        )
        title = _("มีไฟล์ชื่อนี้อยู่แล้ว")
        choice_box(self._context.theme, self._page, title, text, answers).open()

    def _choose_place(self, suffixes: tuple[str, ...]) -> None:
        """Ask for the place, and write; what is there already she was asked about there."""
        last = suffixes[-1]
        name = documents.file_name(self._draft.form.name, self._draft.content, note=self.note)
        kind = _KINDS.get(suffixes, _("DOCX และ PDF"))
        chosen = ask_where(self._page, self._context.desk, name, last, kind, suffixes[:-1])
        if chosen is not None:
            self._base = chosen.with_name(chosen.name.removesuffix(last))
            self._write(self._paths(self._base, suffixes))

    def _paths(self, base: Path, suffixes: Sequence[str]) -> list[Path]:
        return [base.with_name(base.name + suffix) for suffix in suffixes]

    def _write(self, paths: Sequence[Path]) -> None:
        content, look = dict(self._draft.content), self.look
        template = read_chosen(self._context, content)

        def work(progress: Progress) -> Written:
            mark = self.mark(documents.mode_of(str(content.get(documents.NUMERALS))))
            if template is not None:
                name = documents.file_name(look.form.name, content, ".pdf")
                word = own_docx(template, look.form, content, look.letterhead)
                renders = {
                    ".docx": lambda: copied_docx(word, mark, look.form, content),
                    ".pdf": lambda: copied_pdf(own_pdf(word, progress), mark, name),
                }
            else:
                paper = documents.filled(look.form, content, look.letterhead)
                paper = documents.copied(paper, mark) if mark else paper
                renders = {
                    ".docx": lambda: documents.docx(paper),
                    ".pdf": lambda: documents.pdf(paper),
                }
            return self._write_each(paths, renders, progress)

        self._context.jobs.run(self._page, _("กำลังบันทึกไฟล์"), work, self._say_written)

    def _write_each(
        self, paths: Sequence[Path], renders: Mapping[str, Callable[[], bytes]], progress: Progress
    ) -> Written:
        """Write the files; a PDF that no program here can make keeps no DOCX from being told."""
        written: list[Path] = []
        for done, path in enumerate(paths):
            progress.report(done, len(paths), path.name)
            try:
                data = renders[path.suffix]()
            except WordPdfError as error:
                if not written:
                    raise
                return Written(written, str(error))
            try:
                write_aside(path, data)
            except OfficeError:
                self._base = None  # the place may be what is wrong: she is asked for it again
                raise
            written.append(path)
        return Written(written)

    def _say_written(self, written: Written) -> None:
        paths = written.paths
        self._written.update({path: _stamp(path) for path in paths})
        steps = [Step(_("เปิดโฟลเดอร์"), "folder-open", lambda: show_in_folder(paths[0]))]
        for path in paths:
            word = _("เปิด {kind}").format(kind=path.suffix[1:].upper())
            steps.append(Step(word, "file-text", partial(open_outside, path)))
        names = ", ".join(path.name for path in paths)
        said = _("บันทึกไฟล์แล้ว: {names}").format(names=names)
        self._notice.say(f"{said} {written.but}".strip(), steps)

    def _is_ours(self, path: Path) -> bool:
        return self._written.get(path) == _stamp(path)


def _stamp(path: Path) -> Stamp:
    if not path.exists():
        return (0, 0)
    state = path.stat()
    return (state.st_mtime_ns, state.st_size)
