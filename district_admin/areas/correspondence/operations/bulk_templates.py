"""A paper to many in the office's own template: filled in as DOCX, and made into PDF in batches.

First each letter's DOCX is written, by the processes that write letters in the official form;
then one start of the word processor makes up to a hundred PDFs, and each is put into its place at
once, so a job goes on at the letter where it stopped. The file that is filled in is the job's own
(a kept file, as its form and letterhead are a kept look): whatever becomes of the template, its
letters look alike. What only the PDF for the printer needs lies in a folder inside the job's that
goes when all is made. Rejected: a start for each letter (1 to 3 s each, an hour for 2,000), and
the word processor in each process that writes letters (two of them leave the window no core).
"""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from district_admin.areas.correspondence.documents.bulk_letters import Addressed
from district_admin.areas.correspondence.documents.letter_worker import (
    LetterJob,
    LetterWriter,
    Task,
)
from district_admin.areas.correspondence.documents.own_templates import Content, chosen_template
from district_admin.areas.correspondence.model import BulkJob
from district_admin.areas.correspondence.operations.bulk_letters import Outputs
from district_admin.areas.correspondence.operations.letter_workers import write_all
from district_admin.areas.correspondence.operations.looks import read_look
from district_admin.documents.joining import joined
from district_admin.documents.word_pdf import (
    NoWordProcessorError,
    WordConverter,
    has_word_processor,
)
from district_admin.documents.working_folder import working_folder
from district_admin.office.templates import TemplateKeptError, template_file
from district_admin.progress import Progress
from district_admin.safe_files import write_aside
from district_admin.storage.files import stored_data
from district_admin.texts import _

ASIDE: Final = "กำลังทำ PDF รวม"
"""The folder, in the job's, of what only the PDF for the printer is made of."""

Written = Callable[[int], object]
Look = Callable[[], None]


@dataclass(frozen=True)
class Places:
    """Where the files of a job in a template go, while they are made and afterwards."""

    folder: Path
    outputs: Outputs

    @property
    def aside(self) -> Path:
        """The folder of what is wanted for a while only."""
        return self.folder / ASIDE

    @property
    def words(self) -> Path:
        """The folder of the DOCX files."""
        return self.folder if self.outputs.docx else self.aside

    def word(self, name: str) -> Path:
        """The DOCX of a letter."""
        return self.words / f"{name}.docx"

    def pdf(self, name: str) -> Path:
        """The PDF of a letter."""
        return (self.folder if self.outputs.pdf else self.aside) / f"{name}.pdf"

    def needed(self, name: str) -> list[Path]:
        """What must be there of a letter before all that is wanted of it can be."""
        words = [self.word(name)] if self.outputs.docx else []
        return [*words, self.pdf(name)] if wants_pdf(self.outputs) else words

    def clear(self) -> None:
        """Remove what was wanted for a while only."""
        shutil.rmtree(self.aside, ignore_errors=True)


def wants_pdf(outputs: Outputs) -> bool:
    """Whether the word processor is wanted."""
    return outputs.whole or outputs.pdf


def file_chosen(session: Session, content: Content, outputs: Outputs) -> int | None:
    """Return the kept file that a job's letters are to be written in; None: the official form.

    Raises TemplateKeptError when the template is not there any more, and NoWordProcessorError
    when PDFs are wanted that nothing here can make.
    """
    chosen = chosen_template(content)
    if chosen is None:
        return None
    refuse_without_processor(outputs)
    return template_file(session, chosen)


def refuse_without_processor(outputs: Outputs) -> None:
    """Raise NoWordProcessorError when PDFs are wanted that nothing here can make."""
    if wants_pdf(outputs) and not has_word_processor():
        raise NoWordProcessorError


def template_of(session: Session, job: BulkJob) -> bytes | None:
    """Return the file that a job's letters are written in. Raises TemplateKeptError."""
    if job.template_file_id is None:
        return None
    data = stored_data(session, job.template_file_id)
    if data is None:
        raise TemplateKeptError(_("ไม่พบไฟล์แบบของสำนักงานที่งานนี้ใช้ กรุณาส่งเป็นงานใหม่"))
    return data


def try_first(session: Session, job: BulkJob, letter: Addressed) -> None:
    """See that a job's template can be filled in. Raises TemplateNotFilledError."""
    template, look = template_of(session, job), read_look(session, job.look_id)
    if template is not None and look is not None:
        LetterWriter(LetterJob(job.content, look, Path(), (), template)).word(letter)


class TemplateLetters:
    """Makes the letters of a job in a template."""

    def __init__(self, writer: LetterWriter, places: Places) -> None:
        words = replace(writer.job, folder=places.words, suffixes=(".docx",))
        self._writer = LetterWriter(words)
        self._places = places

    def fill_in(self, tasks: Sequence[Task], written: Written, look: Look) -> None:
        """Write the DOCX of each letter.

        Raises FileNotWrittenError and TemplateNotFilledError, and whatever `look` raises.
        """
        with suppress(OSError):  # who writes into it says what is wrong with it
            self._places.words.mkdir(exist_ok=True)
        write_all(self._writer, tasks, written, look)

    def lacking(self, tasks: Sequence[Task]) -> list[Task]:
        """Return the letters whose DOCX is not there."""
        there = {each.name for each in _files_in(self._places.words)}
        return [each for each in tasks if self._places.word(each.file_name).name not in there]

    def make_pdfs(self, tasks: Sequence[Task], written: Written, look: Look) -> None:
        """Make the PDF of each letter from its DOCX, and let that go if nobody wants it.

        Raises FileNotWrittenError, PdfNotMadeError and NoWordProcessorError, and whatever `look`
        raises; what was made until then is in its place.
        """
        places = self._places
        with suppress(OSError):
            places.pdf("").parent.mkdir(exist_ok=True)

        def keep(place: int, data: bytes) -> None:
            task = tasks[place]
            write_aside(places.pdf(task.file_name), data)
            if not places.outputs.docx:
                places.word(task.file_name).unlink(missing_ok=True)
            written(task.position)

        with WordConverter() as converter:
            converter.pdfs([places.word(each.file_name) for each in tasks], keep, look)

    def whole(self, tasks: Sequence[Task], progress: Progress) -> bytes:
        """Return one PDF of letters that are made. Raises NotJoinedError."""
        files = [self._places.pdf(each.file_name) for each in tasks]
        words = _("กำลังรวมเป็นไฟล์เดียว {done} จาก {count} ฉบับ")

        def look(done: int) -> None:
            progress.report(done, len(files), words.format(done=done, count=len(files)))

        return joined(files, look)


def printed(
    writer: LetterWriter, there: Places, tasks: Sequence[Task], progress: Progress
) -> bytes:
    """Return one PDF of some letters of a job, without touching its folder but to read it.

    Raises what making the files raises.
    """
    made = {each.name for each in _files_in(there.pdf("").parent)}
    with working_folder() as folder:
        places = Places(Path(folder), Outputs(whole=True))
        letters = TemplateLetters(writer, places)
        for each in tasks:
            source = there.pdf(each.file_name)
            if source.name in made:
                places.aside.mkdir(exist_ok=True)
                shutil.copyfile(source, places.pdf(each.file_name))
        left = [each for each in tasks if not places.pdf(each.file_name).is_file()]
        if left:
            _make(letters, left, progress)
        return letters.whole(tasks, progress)


def _make(letters: TemplateLetters, tasks: Sequence[Task], progress: Progress) -> None:
    refuse_without_processor(Outputs(whole=True))
    steps, done = 2 * len(tasks), 0

    def count(_position: int) -> None:
        nonlocal done
        done += 1

    def look() -> None:
        progress.report(done, steps, _("กำลังทำแผ่นตามแบบของสำนักงาน"))

    letters.fill_in(tasks, count, look)
    letters.make_pdfs(tasks, count, look)


def _files_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [each for each in folder.iterdir() if each.is_file() and each.stat().st_size]
