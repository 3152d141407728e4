"""The files in which agencies send their confirmation forms back, read one after the other.

Nothing that is wrong with one file stops the others: each is told by its name and its reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from district_admin.areas.directory.documents.confirmation import ConfirmationForm
from district_admin.areas.directory.documents.confirmation_rows import (
    ConfirmationAnswer,
    keys_of_forms,
    read_answers,
)
from district_admin.areas.directory.model import ConfirmationRound
from district_admin.areas.directory.operations import answers, papers
from district_admin.areas.directory.operations.answers import Correction
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.worksheets.model import Row
from district_admin.worksheets.reading import open_workbook
from district_admin.worksheets.refusals import WorksheetRefusedError


class RefusedFile(NamedTuple):
    """A file, or one form in it, of which nothing is taken, and why."""

    file: str
    reason: str


class AnsweredForm(NamedTuple):
    """What one agency sent back, and in which file it stood."""

    file: str
    form: ConfirmationForm
    answer: ConfirmationAnswer
    found: Sequence[Correction]
    known_already: bool
    """Whether it was kept before, and the file brings nothing that is new."""


@dataclass
class AnswerFiles:
    """What some files hold, before any of it is kept."""

    files_count: int
    forms: list[AnsweredForm]
    refused: list[RefusedFile]


class _OneOfMany:
    """The progress of one file among many: its name, and which one it is."""

    def __init__(self, progress: Progress, place: int, count: int, name: str) -> None:
        self._progress = progress
        self._place, self._count, self._name = place, count, name

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say which file is being read, whatever is reported of it."""
        self._progress.report(self._place, self._count, self._name)


def read_answer_files(
    session: Session, round_id: int, paths: Sequence[Path], on: date, progress: Progress
) -> AnswerFiles:
    """Return what the forms of a round say in these files, beside what is known on a day.

    Raises RoundNotFoundError, and Cancelled when the progress does.
    """
    reading = _Reading(session, round_id, papers.confirmation_forms(session, round_id, on))
    for place, path in enumerate(paths):
        reading.take(path, _OneOfMany(progress, place, len(paths), path.name))
    return AnswerFiles(len(paths), reading.forms, reading.refused)


class _Reading:
    """One round's forms, looked for in file after file."""

    def __init__(self, session: Session, round_id: int, forms: Sequence[ConfirmationForm]) -> None:
        self.forms: list[AnsweredForm] = []
        self.refused: list[RefusedFile] = []
        self._session = session
        self._round_id = round_id
        self._asked: Mapping[str, ConfirmationForm] = {form.key: form for form in forms}
        self._known = papers.known_values(forms)
        self._files: dict[str, str] = {}

    def take(self, path: Path, progress: Progress) -> None:
        """Read a file, or note why it is not read."""
        progress.report(0, 0)
        try:
            book = open_workbook(path, progress)
        except WorksheetRefusedError as error:
            self.refused.append(RefusedFile(path.name, str(error)))
            return
        rows = [row for sheet in book.sheets for row in sheet.rows]
        answered = read_answers((row.cells for row in rows), self._known)
        for answer in answered:
            self._take_answer(path.name, answer)
        if not answered:
            self.refused.append(RefusedFile(path.name, self._why_none(rows)))

    def _take_answer(self, file: str, answer: ConfirmationAnswer) -> None:
        form = self._asked[answer.form_key]
        if answer.is_blank:
            told = _(
                "แบบของ {agency} ยังไม่มีเครื่องหมาย “ถูกต้องครบถ้วน” ชื่อผู้ยืนยัน หรือรายการแก้ไข "
                "กรุณาส่งให้หน่วยงานยืนยันก่อน"
            )
            self.refused.append(RefusedFile(file, told.format(agency=form.agency_name)))
            return
        before = self._files.get(form.key)
        if before is not None:
            told = _("แบบของ {agency} มีอยู่ในไฟล์ {file} แล้ว หากจะใช้ไฟล์นี้แทน กรุณาเลือกเพียงไฟล์เดียว")
            reason = told.format(agency=form.agency_name, file=before)
            self.refused.append(RefusedFile(file, reason))
            return
        self._files[form.key] = file
        found = answers.checked(self._session, answers.corrections(form, answer))
        known = answers.says_nothing_new(self._session, form.key, found)
        self.forms.append(AnsweredForm(file, form, answer, found, known))

    def _why_none(self, rows: Sequence[Row]) -> str:
        keys = keys_of_forms(row.cells for row in rows)
        if not keys:
            return _("ไม่ใช่แบบยืนยันข้อมูล หรือคอลัมน์รหัสที่ซ่อนไว้ถูกลบ กรุณาขอไฟล์ที่ส่งออกจากโปรแกรมนี้")
        round_id, _agency_id = answers.round_and_agency(keys[0])
        if round_id == self._round_id:
            return _("หน่วยงานในแบบนี้ไม่ได้อยู่ในรอบที่เลือก")
        other = self._session.get(ConfirmationRound, round_id)
        if other is None or other.in_bin:
            return _("เป็นแบบยืนยันของรอบที่ไม่มีในโปรแกรมแล้ว")
        told = _("เป็นแบบยืนยันของรอบ “{name}” กรุณาเลือกรอบนั้นก่อนอ่านไฟล์นี้")
        return told.format(name=other.name)
