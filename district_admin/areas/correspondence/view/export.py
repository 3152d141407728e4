"""Writes the paper being written as files, where the officer wants them.

She is asked once where a paper goes; saving it again writes the same files. A file that somebody
changed in between, in Word for one, is not written over without asking.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from district_admin.areas.correspondence import documents
from district_admin.documents.form_model import Form, Letterhead
from district_admin.documents.model import Document
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.safe_files import write_aside
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.confirm import confirm
from district_admin.ui.context import AppContext
from district_admin.ui.files import ask_where, open_outside, show_in_folder
from district_admin.ui.toast import Step, Toast

_KINDS: Final[Mapping[tuple[str, ...], str]] = {(".docx",): "DOCX", (".pdf",): "PDF"}


class Written(Protocol):
    """A paper that can be written to files: the one on the desk, or one that was kept."""

    form: Form

    @property
    def content(self) -> Mapping[str, Any]:
        """What it says now."""

    def save(self) -> None:
        """Keep what is typed, before it is written."""


Stamp = tuple[int, int]
"""When a file was last changed, and its size."""


class Exporter(QObject):
    """Saves one paper as DOCX, PDF or both.

    `note` stands in the names of the files, to tell a copy from the paper.
    """

    note = ""

    def __init__(self, context: AppContext, draft: Written, page: QWidget, notice: Toast) -> None:
        super().__init__(page)
        self.letterhead = Letterhead(office_name="")
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
        if not documents.lacks_emblem(self._draft.form, self.letterhead):
            self._ask_where(tuple(suffixes))
            return
        question = confirm(
            self._context.theme,
            self._page,
            _("ยังไม่มีตราครุฑ"),
            _("ไฟล์จะมีกรอบเปล่าแทนตราครุฑ เพิ่มตราของสำนักงานได้ที่ตั้งค่า แล้วบันทึกไฟล์อีกครั้ง"),
            _("บันทึกโดยไม่มีตรา"),
            _("ยังไม่บันทึกไฟล์"),
        )
        question.accepted.connect(lambda: self._ask_where(tuple(suffixes)))
        question.finished.connect(question.deleteLater)
        question.open()

    def finished(self, paper: Document) -> Document:
        """Return the paper as it is written; copies of it are marked."""
        return paper

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
        form, content, letterhead = self._draft.form, dict(self._draft.content), self.letterhead

        def work(progress: Progress) -> list[Path]:
            paper = self.finished(documents.filled(form, content, letterhead))
            for done, path in enumerate(paths):
                progress.report(done, len(paths), path.name)
                render = documents.pdf if path.suffix == ".pdf" else documents.docx
                try:
                    write_aside(path, render(paper))
                except OfficeError:
                    self._base = None  # the place may be what is wrong: she is asked for it again
                    raise
            return list(paths)

        self._context.jobs.run(self._page, _("กำลังบันทึกไฟล์"), work, self._say_written)

    def _say_written(self, paths: list[Path]) -> None:
        self._written.update({path: _stamp(path) for path in paths})
        steps = [Step(_("เปิดโฟลเดอร์"), "folder-open", lambda: show_in_folder(paths[0]))]
        for path in paths:
            word = _("เปิด {kind}").format(kind=path.suffix[1:].upper())
            steps.append(Step(word, "file-text", partial(open_outside, path)))
        names = ", ".join(path.name for path in paths)
        self._notice.say(_("บันทึกไฟล์แล้ว: {names}").format(names=names), steps)

    def _is_ours(self, path: Path) -> bool:
        return self._written.get(path) == _stamp(path)


def _stamp(path: Path) -> Stamp:
    if not path.exists():
        return (0, 0)
    state = path.stat()
    return (state.st_mtime_ns, state.st_size)
