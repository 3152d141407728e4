"""Writes letters as files: here, or in a process of its own beside the program.

    python -m district_admin.areas.correspondence.documents.letter_worker

The process is given one `LetterJob` and then letters, pickled, on its standard input, and answers
with a line of JSON for each. It ends with its input, so it never outlives the program. Rejected:
multiprocessing (its fork copies threads of the window that it must not, and its spawn loads the
whole program again).
"""

import json
import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.bulk_letters import Addressed, letter_content
from district_admin.areas.correspondence.documents.looks import Look
from district_admin.areas.correspondence.documents.own_templates import form_to_check, own_docx
from district_admin.documents.checks import check
from district_admin.documents.model import Document
from district_admin.errors import OfficeError
from district_admin.safe_files import write_aside

OPTION: Final = "write-letters"
"""The command of a built program that starts this worker, since it has no `-m`."""


@dataclass(frozen=True)
class LetterJob:
    """What all letters have in common; `suffixes` are those of the files that each gets.

    With a `template` of the office's own, only DOCX files are written here (see `bulk_templates`).
    """

    content: documents.Content
    look: Look
    folder: Path
    suffixes: tuple[str, ...]
    template: bytes | None = None


class Task(NamedTuple):
    """One letter to write; `file_name` has no suffix."""

    position: int
    letter: Addressed
    file_name: str


class LetterWriter:
    """Makes the letters of one job."""

    def __init__(self, job: LetterJob) -> None:
        self.job = job
        self.form = job.look.form

    def paper(self, letter: Addressed) -> Document:
        """Return one letter. Raises SentenceError."""
        return documents.filled(self.form, self._content(letter), self.job.look.letterhead)

    def lacks(self, letter: Addressed) -> list[str]:
        """Return what must be mended in one letter before it is signed, in her words."""
        content = self._content(letter)
        found = check(form_to_check(self.form, content), content, self.job.look.letterhead)
        return [each.text for each in found if each.level == "must"]

    def word(self, letter: Addressed) -> bytes:
        """Return the DOCX of one letter in the office's template. Raises TemplateNotFilledError."""
        assert self.job.template is not None
        content = self._content(letter)
        return own_docx(self.job.template, self.form, content, self.job.look.letterhead)

    def write(self, task: Task) -> None:
        """Write the files of one letter.

        Raises FileNotWrittenError, SentenceError and TemplateNotFilledError.
        """
        if self.job.template is not None:
            for path in self.paths(task.file_name):
                write_aside(path, self.word(task.letter))
            return
        paper = self.paper(task.letter)
        for path in self.paths(task.file_name):
            render = documents.pdf if path.suffix == ".pdf" else documents.docx
            write_aside(path, render(paper))

    def paths(self, file_name: str) -> list[Path]:
        """Return the files of one letter."""
        return [self.job.folder / (file_name + end) for end in self.job.suffixes]

    def _content(self, letter: Addressed) -> documents.Content:
        return letter_content(self.form, self.job.content, letter)


def main(_arguments: Sequence[str] = ()) -> int:
    """Write letters until there are no more, or until one cannot be written."""
    # Not sys.stdin and sys.stdout: a windowed program has none, yet its pipes are there.
    with open(0, "rb", closefd=False) as asked, open(1, "wb", 0, closefd=False) as told:
        writer = LetterWriter(pickle.load(asked))
        while True:
            try:
                task: Task = pickle.load(asked)
            except EOFError:
                return 0
            if not _write(writer, task, told):
                return 0


def _write(writer: LetterWriter, task: Task, told: "BinaryIO") -> bool:
    """Write one letter and tell of it; return whether it is there."""
    try:
        writer.write(task)
    except OfficeError as error:
        told.write(json.dumps({"refused": str(error)}).encode() + b"\n")
        return False
    told.write(json.dumps({"written": task.position}).encode() + b"\n")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
