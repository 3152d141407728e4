"""Makes the files of a job: in the order of its letters, from the one where it stopped.

A file is written aside and renamed, so one that is there is whole; how many there are is kept now
and then, and whenever the work ends. Who kills the program in between has a few letters made twice,
under the same names and with the same numbers.
"""

import time
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents import bulk_letters as letters
from district_admin.areas.correspondence.documents.letter_worker import (
    LetterJob,
    LetterWriter,
    Task,
)
from district_admin.areas.correspondence.model import BulkJob, BulkLetter
from district_admin.areas.correspondence.operations import bulk_letters as jobs
from district_admin.areas.correspondence.operations.bulk_templates import (
    Places,
    TemplateLetters,
    printed,
    refuse_without_processor,
    template_of,
    wants_pdf,
)
from district_admin.areas.correspondence.operations.letter_workers import write_all
from district_admin.areas.correspondence.operations.looks import look_today, read_look
from district_admin.areas.correspondence.operations.papers import name_of_content
from district_admin.documents.form_file import load_form
from district_admin.progress import Cancelled, Progress
from district_admin.safe_files import FileNotWrittenError, full_files, write_aside
from district_admin.storage.database import Database
from district_admin.system_reasons import reason_of
from district_admin.texts import _

_KEPT_EVERY_SECONDS: Final = 1.0
_MOST_NAMESAKES: Final = 1000


@dataclass(frozen=True)
class Outcome:
    """What came of a job: how many letters were asked for, and how many are in the folder.

    `missing` are the names of files that should be there and are not, or are empty.
    """

    job_id: int
    folder: Path
    asked: int
    made: int
    missing: tuple[str, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True)
class Batch:
    """A job as it was read from the database, with what makes its letters."""

    job: BulkJob
    letters: Sequence[BulkLetter]
    writer: LetterWriter

    @property
    def outputs(self) -> jobs.Outputs:
        """What is made of the job."""
        return jobs.outputs_of(self.job)

    @property
    def whole_path(self) -> Path:
        """The one PDF of all letters."""
        return Path(self.job.folder) / letters.whole_name(len(self.letters))

    @property
    def places(self) -> Places | None:
        """Where the files of a job in a template go; None for one in the official form."""
        if self.job.template_file_id is None:
            return None
        return Places(Path(self.job.folder), self.outputs)

    def wanted(self, letter: BulkLetter) -> list[Path]:
        """Return the files that a letter gets."""
        folder = Path(self.job.folder)
        return [folder / (letter.file_name + end) for end in self.outputs.suffixes]

    def needed(self, letter: BulkLetter) -> list[Path]:
        """Return the files by which a letter counts as made."""
        places = self.places
        return places.needed(letter.file_name) if places else self.wanted(letter)

    def task(self, position: int) -> Task:
        """Return what is to be done for a letter, counted from 0."""
        each = self.letters[position]
        return Task(position, addressed(each), each.file_name)


def addressed(letter: BulkLetter) -> letters.Addressed:
    """Return whom a letter of a job is written to, with its number."""
    return letters.Addressed(
        letter.name,
        letter.salutation,
        letter.addressee,
        letter.closing,
        letter.number_text,
        letter.asked_name,
        letter.asked_post,
    )


def read_batch(database: Database, job_id: int, own_forms: Path) -> Batch:
    """Return a job ready to be made. Raises BulkLettersError, FormError and TemplateKeptError."""
    with database.reading() as session:
        job = jobs.get_job(session, job_id)
        found = jobs.letters_of(session, job_id)
        look = read_look(session, job.look_id)
        if look is None:  # begun before looks were kept
            look = look_today(session, load_form(job.kind, own_forms))
        template = template_of(session, job)
    suffixes = jobs.outputs_of(job).suffixes
    shared = LetterJob(job.content, look, Path(job.folder), suffixes, template)
    return Batch(job, found, LetterWriter(shared))


def new_folder(parent: Path, kind: str, content: letters.Content) -> Path:
    """Make a folder of a paper's own and see that it can be written to, before numbers are given.

    Raises FileNotWrittenError.
    """
    for number in range(1, _MOST_NAMESAKES):
        folder = parent / letters.folder_name(kind, content, number)
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        except OSError as error:
            raise FileNotWrittenError(
                _("สร้างโฟลเดอร์ใน {folder} ไม่ได้ ({reason}) ยังไม่ได้ออกเลขใด กรุณาเลือกโฟลเดอร์อื่น").format(
                    folder=parent, reason=reason_of(error)
                )
            ) from error
        return folder
    raise FileNotWrittenError(_("กรุณาเลือกโฟลเดอร์อื่น โฟลเดอร์นี้มีหนังสือชื่อเดียวกันมากเกินไป"))


def make_files(database: Database, job_id: int, own_forms: Path, progress: Progress) -> Outcome:
    """Make what is not made yet of a job, and count what is there.

    When she cancels, what was made stays. Raises FileNotWrittenError, FormError and
    BulkLettersError, and of a template what its filling in and its PDF raise; then too it is kept
    how far it came.
    """
    batch = read_batch(database, job_id, own_forms)
    if batch.places:
        refuse_without_processor(batch.outputs)
    with database.reading() as session:
        jobs.refuse_cancelled(session, batch.job)
    making = _Making(database, batch, progress)
    try:
        making.run()
    except Cancelled:
        return Outcome(
            job_id, Path(batch.job.folder), len(batch.letters), making.made, cancelled=True
        )
    outcome = count_files(batch)
    if not outcome.missing:
        making.finish()
    return outcome


def count_files(batch: Batch) -> Outcome:
    """Count the files in the folder against the letters that were asked for."""
    there = _files_of(batch)
    lacking = [_lacking(batch.wanted(letter), there) for letter in batch.letters]
    missing = [name for names in lacking for name in names]
    made = sum(not names for names in lacking)
    if batch.outputs.whole and batch.whole_path not in there:
        missing.append(batch.whole_path.name)
        made = made if batch.outputs.suffixes else 0
    folder = Path(batch.job.folder)
    return Outcome(batch.job.id, folder, len(batch.letters), made, tuple(missing))


def _files_of(batch: Batch) -> set[Path]:
    """Return the files of a job, also what lies there for a while, without empty ones."""
    folders = [Path(batch.job.folder), *([batch.places.aside] if batch.places else [])]
    return {path for folder in folders for path in full_files(folder)}


def _lacking(files: Sequence[Path], there: Container[Path]) -> list[str]:
    return [path.name for path in files if path not in there]


def pdf_from(batch: Batch, first: int, progress: Progress) -> bytes:
    """Return one PDF of the letters from a place on, counted from 0, each with its own pages.

    Raises Cancelled with the progress, and of a job in a template what its PDF raises.
    """
    count = len(batch.letters)
    if batch.places:
        tasks = [batch.task(position) for position in range(first, count)]
        return printed(batch.writer, batch.places, tasks, progress)
    subject = str(batch.job.content.get("subject") or "")
    whole = documents.pdf_file(subject, batch.writer.job.look.letterhead.office_name)
    for position in range(first, count):
        what = _("กำลังจัดหน้าฉบับที่ {number} จาก {count}")
        progress.report(position, count, what.format(number=position + 1, count=count))
        whole.add(batch.writer.paper(batch.task(position).letter))
    return whole.finish()


def _still_there(batch: Batch) -> int:
    """Return how many letters, from the first one on, are made and were not taken away since."""
    there = _files_of(batch)
    made = batch.letters[: batch.job.made_count]
    taken = (place for place, letter in enumerate(made) if _lacking(batch.needed(letter), there))
    return next(taken, len(made))


class _Making:
    """One run over the letters of a job; `made` are on the disk, the first ones of the job."""

    def __init__(self, database: Database, batch: Batch, progress: Progress) -> None:
        self._kept = batch.job.made_count
        self.made = _still_there(batch)
        self._database = database
        self._batch = batch
        self._progress = progress
        self._count = len(batch.letters)
        self._ahead: set[int] = set()  # written before one that comes before them
        self._filled = 0  # of a template, into which all are filled before the first PDF
        self._kept_at = time.monotonic()
        paper = name_of_content(batch.job.kind, batch.job.content)
        self._action = _("ทำไฟล์{paper}").format(paper=paper)

    def run(self) -> None:
        """Make everything; keep how far it came, whatever happens."""
        try:
            if self._batch.places:
                self._write_in_template(self._batch.places)
            else:
                self._write_official()
            self.made = self._count
        finally:
            self._keep()

    def finish(self) -> None:
        """Keep that nothing is left to do."""
        with self._database.transaction(self._action, undoable=False) as session:
            jobs.finish_job(session, self._batch.job.id)
        if self._batch.places:
            self._batch.places.clear()

    def _write_official(self) -> None:
        if self._batch.outputs.suffixes:
            write_all(self._batch.writer, self._left(), self._written, self._look)
        if self._batch.outputs.whole:
            data = pdf_from(self._batch, 0, self._progress)
            write_aside(self._batch.whole_path, data)

    def _write_in_template(self, places: Places) -> None:
        letters, outputs = TemplateLetters(self._batch.writer, places), self._batch.outputs
        if not wants_pdf(outputs):
            letters.fill_in(self._left(), self._written, self._look)
            return
        empty = letters.lacking(self._left())
        self._filled = self._count - len(empty)
        letters.fill_in(empty, self._count_filled, self._look_filling)
        letters.make_pdfs(self._left(), self._written, self._look)
        if outputs.whole:
            tasks = [self._batch.task(place) for place in range(self._count)]
            write_aside(self._batch.whole_path, letters.whole(tasks, self._progress))

    def _count_filled(self, _position: int) -> None:
        self._filled += 1

    def _look_filling(self) -> None:
        what = _("เติมข้อความลงแบบแล้ว {done} จาก {count} ฉบับ")
        what = what.format(done=self._filled, count=self._count)
        self._progress.report(self._filled, self._count, what)

    def _left(self) -> list[Task]:
        places = range(self.made, self._count)
        return [self._batch.task(place) for place in places if place not in self._ahead]

    def _written(self, position: int) -> None:
        self._ahead.add(position)
        while self.made in self._ahead:
            self._ahead.remove(self.made)
            self.made += 1

    def _look(self) -> None:
        done = self.made + len(self._ahead)
        what = _("ทำแล้ว {done} จาก {count} ฉบับ").format(done=done, count=self._count)
        self._progress.report(done, self._count, what)
        if time.monotonic() - self._kept_at > _KEPT_EVERY_SECONDS:
            self._keep()

    def _keep(self) -> None:
        self._kept_at = time.monotonic()
        if self.made == self._kept:
            return
        merge = f"bulk:{self._batch.job.id}"
        with self._database.transaction(self._action, merge=merge, undoable=False) as session:
            jobs.mark_made(session, self._batch.job.id, self.made)
        self._kept = self.made
