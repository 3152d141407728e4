"""A PDF of a Word file by the word processor of this computer."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest

from district_admin.documents.word_pdf import (
    BATCH,
    NoWordProcessorError,
    PdfNotMadeError,
    WordConverter,
    has_word_processor,
    pdf_of_word,
)
from district_admin.progress import Cancelled, Silent

HAS_OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="stands in for a program by a script")


def word(text: str) -> bytes:
    made = docx.Document()
    made.add_paragraph(text).runs[0].font.name = "TH Sarabun New"
    data = BytesIO()
    made.save(data)
    return data.getvalue()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called soffice that sleeps, and leaves its number beside itself."""
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\n/bin/sleep 300 &\necho $! > {tmp_path}/child\nwait\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "child"


def is_running(number: int) -> bool:
    state = Path(f"/proc/{number}/stat")
    return state.is_file() and state.read_text().split(")")[1].split()[0] != "Z"


def until(there: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for what another program does."""
    end = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < end
        os.sched_yield()


@HAS_OFFICE
@pytest.mark.slow
def test_libreoffice_makes_the_pdf() -> None:
    pdf = pypdfium2.PdfDocument(pdf_of_word(word("เรื่อง ขอเชิญประชุม"), Silent()))
    page = pdf[0]
    text = page.get_textpage()
    assert "ขอเชิญประชุม" in text.get_text_range()
    text.close()
    page.close()
    pdf.close()


@HAS_OFFICE
@pytest.mark.slow
def test_what_is_no_word_file_makes_no_pdf_and_says_so() -> None:
    with pytest.raises(PdfNotMadeError, match="DOCX"):
        pdf_of_word(b"PK\x03\x04 damaged", Silent())


def test_without_a_word_processor_it_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not has_word_processor()
    with pytest.raises(NoWordProcessorError, match="ไม่พบ Word หรือ LibreOffice ในเครื่องนี้"):
        pdf_of_word(word("ก"), Silent())


@UNIX
def test_a_program_that_hangs_is_ended_with_all_that_it_started(stand_in: Path) -> None:
    with pytest.raises(PdfNotMadeError, match="นานเกิน"):
        pdf_of_word(word("ก"), Silent(), seconds=0.5)
    until(lambda: not is_running(int(stand_in.read_text())), seconds=5)


@UNIX
def test_the_officer_may_cancel(stand_in: Path) -> None:
    class Impatient:
        def report(self, done: int, total: int, what: str = "") -> None:
            if stand_in.is_file() and stand_in.read_text().strip():
                raise Cancelled

    with pytest.raises(Cancelled):
        pdf_of_word(word("ก"), Impatient())
    until(lambda: not is_running(int(stand_in.read_text())), seconds=5)


_CONVERT = """
import sys
from pathlib import Path
from district_admin.documents.word_pdf import pdf_of_word

class Tells:
    def report(self, done, total, what=""):
        print("working", flush=True)

pdf_of_word(Path(sys.argv[1]).read_bytes(), Tells())
"""


@HAS_OFFICE
@UNIX
@pytest.mark.slow
def test_libreoffice_ends_with_a_program_that_is_killed_and_what_it_left_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper.docx"
    paper.write_bytes(word("เรื่อง ขอเชิญประชุม\n" * 20_000))
    program = subprocess.Popen(
        [sys.executable, "-c", _CONVERT, str(paper)],
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert program.stdout is not None
    assert program.stdout.readline() == b"working\n"
    until(lambda: any("soffice.bin" in each for each in commands_in(tmp_path)))
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    until(lambda: not commands_in(tmp_path), seconds=5)  # the paper would take longer
    left = {each for each in tmp_path.iterdir() if each.is_dir()}
    assert len(left) == 1  # all that it left, that of LibreOffice too
    with monkeypatch.context() as patched:
        patched.setattr(tempfile, "tempdir", str(tmp_path))
        with WordConverter():
            assert not any(each.exists() for each in left)
    assert [each.name for each in tmp_path.iterdir()] == ["paper.docx"]


def commands_in(folder: Path) -> list[str]:
    """The programs at work for a folder, by what they were started with."""
    found = []
    for each in Path("/proc").iterdir():
        if each.name.isdecimal():
            try:
                command = (each / "cmdline").read_text()
            except OSError:  # it ended just now
                continue
            if re.search(re.escape(str(folder)) + ".*profile", command):
                found.append(command)
    return found


@HAS_OFFICE
@pytest.mark.slow
def test_a_file_that_cannot_be_made_keeps_no_other_from_being_made(tmp_path: Path) -> None:
    papers = [tmp_path / f"หนังสือ {number}.docx" for number in range(4)]
    for number, paper in enumerate(papers):
        paper.write_bytes(b"PK\x03\x04 damaged" if number == 1 else word(f"letter {number}"))
    made: dict[int, str] = {}

    def keep(place: int, data: bytes) -> None:
        with pypdfium2.PdfDocument(data) as pdf:
            made[place] = pdf[0].get_textpage().get_text_range().strip()

    with WordConverter() as converter, pytest.raises(PdfNotMadeError):
        converter.pdfs(papers, keep, lambda: None)
    assert made == {0: "letter 0", 2: "letter 2", 3: "letter 3"}


@UNIX
@pytest.mark.parametrize(("of_each_start", "starts"), [(1000, 3), (30, 7)])
def test_many_files_take_few_starts_also_when_the_program_dies_among_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of_each_start: int, starts: int
) -> None:
    """The program here makes so many files and ends, having begun one more."""
    script = tmp_path / "soffice"
    script.write_text(
        f"#!/bin/sh\necho start >> {tmp_path}/starts\nleft={of_each_start}\n"
        'for paper; do case "$paper" in *.docx)\n'
        '  pdf="${paper%.docx}.pdf"\n'
        '  if [ $left -eq 0 ]; then printf "%%PDF half" > "$pdf"; exit 1; fi\n'
        '  left=$((left - 1)); printf "%%PDF\\n%%%%EOF\\n" > "$pdf";;\nesac; done\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    papers = [tmp_path / f"{number}.docx" for number in range(2 * BATCH + 10)]
    for paper in papers:
        paper.write_bytes(b"PK")
    made: list[int] = []
    with WordConverter() as converter:
        converter.pdfs(papers, lambda place, _data: made.append(place), lambda: None)
    assert sorted(made) == list(range(len(papers)))
    assert len((tmp_path / "starts").read_text().split()) == starts
