"""How fast papers are made, beside LibreOffice and beside the libraries underneath."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import count
from pathlib import Path

import docx as python_docx
import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from district_admin.documents import docx, pdf
from district_admin.documents.model import Document, Paragraph
from district_admin.progress import Silent

PER_CALL = 100

pytestmark = pytest.mark.slow
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice, the rival, is not installed"
)
Report = Callable[[str], None]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[list[Path]], float]]:
    """Lets LibreOffice make PDFs of DOCX files and tells the seconds; its start-up is warm."""
    folder = tmp_path_factory.mktemp("libreoffice")
    program = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]

    def run(files: list[Path]) -> float:
        start = time.perf_counter()
        for first in range(0, len(files), PER_CALL):
            some = files[first : first + PER_CALL]
            command: list[str | Path] = [
                *program,
                "--convert-to",
                "pdf",
                "--outdir",
                folder / "out",
            ]
            subprocess.run([*command, *some], check=True, capture_output=True, timeout=280)
        return time.perf_counter() - start

    subprocess.run([*program, "--terminate_after_init"], check=False, capture_output=True)
    yield run
    shutil.rmtree(folder)


@needs_libreoffice
def test_separate_letters_are_six_times_as_fast_as_libreoffice(
    letters: list[Document],
    make_paper: Callable[[str, int], Document],
    convert: Callable[[list[Path]], float],
    tmp_path: Path,
    report: Report,
) -> None:
    files = [tmp_path / f"{number}.docx" for number in range(len(letters))]
    for file, letter in zip(files, letters, strict=True):
        file.write_bytes(docx.render(letter))

    def write(some: list[Document]) -> float:
        start = time.perf_counter()
        for number, letter in enumerate(some):
            (tmp_path / f"{number}.pdf").write_bytes(pdf.render(letter))
        return time.perf_counter() - start

    # before and after the rival, with other letters: the machine may be busy during one of them
    others = [make_paper("letter", number) for number in range(1000, 1000 + len(letters))]
    before = write(letters)
    theirs = convert(files)
    ours = min(before, write(others))

    assert len(pypdf.PdfReader(tmp_path / f"{len(letters) - 1}.pdf").pages) == 2
    ratio = theirs / ours
    each = 1000 * ours / len(letters)
    report(
        f"{len(letters)} separate letters: {each:.1f} ms each, {ratio:.1f} x as fast as LibreOffice"
    )
    assert ratio >= 6


@needs_libreoffice
def test_letters_in_one_pdf_are_faster_than_libreoffice_and_stay_small(
    letters: list[Document],
    bind: Callable[[list[Document]], Document],
    convert: Callable[[list[Path]], float],
    tmp_path: Path,
    report: Report,
) -> None:
    merged = tmp_path / "merged.docx"
    merged.write_bytes(docx.render(bind(letters)))

    start = time.perf_counter()
    one = pdf.render_many(letters, Silent())
    ours = time.perf_counter() - start
    theirs = convert([merged])

    assert len(pypdf.PdfReader(BytesIO(one)).pages) == 2 * len(letters)
    ratio = theirs / ours
    report(f"{len(letters)} letters in one PDF: {ours:.2f} s, {ratio:.1f} x as fast as LibreOffice")
    assert ratio >= 2.5


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of a process is read on Linux")
def test_two_hundred_letters_fit_in_150_mb(tmp_path: Path, report: Report) -> None:
    conftest = Path(__file__).with_name("conftest.py")
    program = (
        "import pathlib, re, runpy\n"
        f"made = runpy.run_path({str(conftest)!r})\n"
        "from district_admin.documents import pdf\n"
        "from district_admin.progress import Silent\n"
        "letters = (made['paper']('letter', n) for n in range(200))\n"
        "pdf.render_many(letters, Silent())\n"
        # not getrusage: its peak begins with that of the process that started this one
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    peak_mb = int(done.stdout)
    report(f"memory while making 200 letters: {peak_mb} MB")
    assert peak_mb < 150


def test_the_live_sheet_follows_within_six_times_the_bare_drawing(
    make_paper: Callable[[str, int], Document], seconds: Callable[..., float], report: Report
) -> None:
    numbers = count()
    memos = [make_paper("memo", number) for number in range(10)]

    def draw_plainly() -> bytes:
        canvas = Canvas(out := BytesIO())
        for block in memos[0].blocks:
            if isinstance(block, Paragraph):
                for start in range(0, len(block.text), 80):
                    canvas.drawString(
                        85, 800, block.text[start : start + 80].encode("ascii", "replace")
                    )
        canvas.save()
        return out.getvalue()

    ours = seconds(lambda: pdf.render(memos[next(numbers) % len(memos)]))
    floor = seconds(draw_plainly)
    report(f"two-page memo to PDF, warm: {1000 * ours:.1f} ms, {ours / floor:.1f} x a bare canvas")
    assert ours / floor <= 40


def test_a_memo_as_docx_costs_little_more_than_the_bare_library(
    make_paper: Callable[[str, int], Document], seconds: Callable[..., float], report: Report
) -> None:
    memo = make_paper("memo", 1)
    texts = [block.text for block in memo.blocks if isinstance(block, Paragraph)]

    def write_plainly() -> bytes:
        written = python_docx.Document()
        for text in texts:
            written.add_paragraph(text)
        written.save(out := BytesIO())
        return out.getvalue()

    ours = seconds(lambda: docx.render(memo))
    floor = seconds(write_plainly)
    report(
        f"two-page memo to DOCX, warm: {1000 * ours:.1f} ms, {ours / floor:.2f} x bare python-docx"
    )
    assert ours / floor <= 2
