"""The processes that write letters: what one of them leaves undone is done all the same."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from district_admin.areas.correspondence.documents.bulk_letters import Addressed
from district_admin.areas.correspondence.documents.letter_worker import OPTION, LetterJob, Task
from district_admin.areas.correspondence.documents.looks import Look
from district_admin.areas.correspondence.operations import bulk_writing
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.documents.form_file import load_form
from district_admin.documents.form_model import Letterhead


class KillWorkers:
    """Progress that kills the processes that write letters as soon as there are some letters."""

    def __init__(self) -> None:
        self.killed: list[int] = []

    def report(self, done: int, total: int, what: str = "") -> None:
        if done and not self.killed:
            threads = Path("/proc/self/task").iterdir()
            children = " ".join((each / "children").read_text() for each in threads)
            self.killed = [int(each) for each in children.split()]
            for each in self.killed:
                os.kill(each, signal.SIGKILL)


@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
def test_letters_of_killed_workers_are_written_by_the_program(
    schools: list[Recipient],
    start_job: Callable[..., int],
    make_files: Callable[..., bulk_writing.Outcome],
) -> None:
    progress = KillWorkers()
    outcome = make_files(start_job(schools), progress)
    assert len(progress.killed) >= 1
    assert (outcome.made, outcome.missing) == (120, ())
    for path in outcome.folder.glob("[0-9]*.pdf"):
        assert len(pypdf.PdfReader(path).pages) == 1


def test_a_built_program_starts_its_worker_by_an_option(tmp_path: Path) -> None:
    content = {"subject": "ขอเชิญประชุม", "cause": "ด้วยจะจัดประชุม"}
    look = Look(load_form("letter"), Letterhead(""))
    job = LetterJob(content, look, tmp_path, (".pdf", ".docx"))
    to = Addressed("โรงเรียน", "เรียน", "ผู้อำนวยการโรงเรียน")
    asked = pickle.dumps(job) + pickle.dumps(Task(0, to, "1 โรงเรียน"))
    command = [sys.executable, "-X", "utf8", "-m", "district_admin", OPTION]
    done = subprocess.run(command, input=asked, capture_output=True, check=True, timeout=120)
    assert done.stdout == b'{"written": 0}\n'
    assert sorted(each.name for each in tmp_path.iterdir()) == ["1 โรงเรียน.docx", "1 โรงเรียน.pdf"]
