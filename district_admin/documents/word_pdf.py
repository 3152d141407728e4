"""Makes PDFs of Word files with the word processor of this computer, if it has one.

A template's layout is the word processor's own, so only that can turn it into pages. LibreOffice
runs with a profile of its own, in a folder that goes afterwards, so that neither an open window of
hers nor her settings (macros!) matter; Word is asked through PowerShell, which needs nothing more
installed. Many files are made in batches, each by one start of the program, which takes longer
than a letter; a PDF is handed on as soon as it is whole, so that a batch may be ended at any file.
Rejected: our own renderer, which knows our papers and no other file of Word, and a program that is
kept running and asked over a socket (it grows with each file and hangs with the one it cannot
read).

Not tried: Word. It was written where there is no Windows.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from district_admin import assets
from district_admin.documents.tied_process import running
from district_admin.documents.working_folder import working_folder
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _

SECONDS: Final = 90.0
"""The longest that a paper may take; a first start of LibreOffice takes some ten."""

BATCH: Final = 100
"""Files made by one start: a start costs little beside them, and a command has room for them."""

_LOOK_EVERY_SECONDS: Final = 0.1
_COMMANDS: Final = ("soffice", "libreoffice")
_WINDOWS_PLACES: Final = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_END: Final = b"%%EOF"
_WORD_SCRIPT: Final = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false; $word.DisplayAlerts = 0; $word.AutomationSecurity = 3
  Get-ChildItem -LiteralPath $env:PAPERS -Filter *.docx | Sort-Object Name | ForEach-Object {
    try {
      $paper = $word.Documents.Open($_.FullName, $false, $true)
      $paper.ExportAsFixedFormat([IO.Path]::ChangeExtension($_.FullName, 'pdf'), 17)
      $paper.Close($false)
    } catch { }
  }
} finally { $word.Quit() }
"""

Made = Callable[[int, bytes], object]
"""Given the place of a file among those that were asked for, from 0, and its PDF."""

Look = Callable[[], object]
"""Called often while the other program works; raises what is to end it."""


class WordPdfError(OfficeError):
    """No PDF of a Word file was made; the text says why."""


class NoWordProcessorError(WordPdfError):
    """This computer has no program that could make the PDF."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "ไม่พบ Word หรือ LibreOffice ในเครื่องนี้ จึงทำ PDF ตามแบบของสำนักงานไม่ได้ "
                "กรุณาบันทึกเป็น DOCX แล้วทำ PDF จากเครื่องที่มีโปรแกรมดังกล่าว"
            )
        )


class PdfNotMadeError(WordPdfError):
    """The word processor made no PDF."""


def has_word_processor() -> bool:
    """Whether a PDF can be made of a Word file here."""
    return _libreoffice() is not None or _has_word()


def pdf_of_word(docx: bytes, progress: Progress, seconds: float = SECONDS) -> bytes:
    """Return the PDF of a Word file. Call it from a job: it waits for another program.

    Raises NoWordProcessorError, PdfNotMadeError, and Cancelled when the progress does.
    """
    with WordConverter(seconds) as converter:
        return converter.pdf(docx, progress)


class WordConverter:
    """Makes PDFs until it is closed; what the program sets up for itself is set up once.

    Raises NoWordProcessorError when there is no such program. One thread at a time may use it.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._libreoffice = _libreoffice()
        if self._libreoffice is None and not _has_word():
            raise NoWordProcessorError
        self._seconds = seconds
        self._folder = working_folder()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove what the program set up for itself."""
        self._folder.cleanup()

    def pdf(self, docx: bytes, progress: Progress) -> bytes:
        """Return the PDF of one file. Raises PdfNotMadeError, and Cancelled with the progress."""
        paper = Path(self._folder.name) / "paper.docx"
        paper.write_bytes(docx)
        found: list[bytes] = []
        words = _("กำลังทำ PDF ด้วยโปรแกรมในเครื่อง")
        self.pdfs(
            [paper], lambda _place, data: found.append(data), lambda: progress.report(0, 0, words)
        )
        return found[0]

    def pdfs(self, papers: Sequence[Path], made: Made, look: Look) -> None:
        """Make the PDF of each file and hand it on at once; no more than one is in memory.

        A file that the program passes over, or dies of, is tried again after the others. Raises
        PdfNotMadeError when a start makes none of its files, and whatever `made` and `look` raise;
        then no program is running any more.
        """
        waiting = dict(enumerate(papers))
        while waiting:
            batch = {place: waiting[place] for place in list(waiting)[:BATCH]}
            done = self._batch(batch, made, look)
            if not done:
                raise PdfNotMadeError(
                    _(
                        "โปรแกรมในเครื่องทำ PDF จากแบบนี้ไม่สำเร็จ "
                        "กรุณาบันทึกเป็น DOCX แล้วเปิดด้วย Word หรือ LibreOffice"
                    )
                )
            left = {place: path for place, path in waiting.items() if place not in done}
            waiting = {
                **{place: path for place, path in left.items() if place not in batch},
                **{place: path for place, path in left.items() if place in batch},
            }

    def _batch(self, batch: Mapping[int, Path], made: Made, look: Look) -> set[int]:
        """Start the program once for these files, and return the places of those it made."""
        with tempfile.TemporaryDirectory(
            dir=self._folder.name, ignore_cleanup_errors=True
        ) as folder:
            # short names of our own: not every program is told Thai ones rightly
            papers = {place: Path(folder) / f"{place:06}.docx" for place in batch}
            for place, path in batch.items():
                shutil.copyfile(path, papers[place])
            command, more = self._command(Path(folder), list(papers.values()))
            return self._run(command, {**os.environ, **more}, papers, made, look)

    def _run(
        self,
        command: list[str],
        environment: Mapping[str, str],
        papers: Mapping[int, Path],
        made: Made,
        look: Look,
    ) -> set[int]:
        """Run a program to its end. However this ends, it is not running afterwards."""
        done: set[int] = set()
        ended = False
        deadline = time.monotonic() + self._seconds
        with running(command, environment) as process:
            while not ended:
                ended = process.poll() is not None  # before the look, so that none is missed
                for place, paper in papers.items():
                    if place not in done and (data := _whole_pdf(paper.with_suffix(".pdf"))):
                        made(place, data)
                        done.add(place)
                        deadline = time.monotonic() + self._seconds
                look()
                if not ended and time.monotonic() > deadline:
                    words = _("ทำ PDF นานเกิน {seconds} วินาที จึงหยุด กรุณาลองใหม่ หรือบันทึกเป็น DOCX แทน")
                    raise PdfNotMadeError(words.format(seconds=round(self._seconds)))
                if not ended:
                    time.sleep(_LOOK_EVERY_SECONDS)
        return done

    def _command(self, folder: Path, papers: Sequence[Path]) -> tuple[list[str], dict[str, str]]:
        if self._libreoffice is None:
            return _word_command(folder)
        return _libreoffice_command(self._libreoffice, Path(self._folder.name), folder, papers)


def _whole_pdf(path: Path) -> bytes:
    """Return a PDF that is written to its end; nothing for one that is not."""
    try:
        data = path.read_bytes()
    except OSError:  # not there yet, or Word holds it still
        return b""
    return data if data.startswith(b"%PDF") and data.rstrip().endswith(_END) else b""


def _libreoffice() -> str | None:
    for name in _COMMANDS:
        if found := shutil.which(name):
            return found
    return next((str(path) for path in _installed() if path.is_file()), None)


def _installed() -> Iterator[Path]:
    """Give where LibreOffice stands on Windows, which does not put it on the search path."""
    for name in _WINDOWS_PLACES:
        if folder := os.environ.get(name):
            yield Path(folder) / "LibreOffice" / "program" / "soffice.exe"


def _libreoffice_command(
    program: str, home: Path, folder: Path, papers: Sequence[Path]
) -> tuple[list[str], dict[str, str]]:
    profile = home / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, papers)]
    aside = home / "aside"  # what it leaves when it is ended goes with the folder
    aside.mkdir(exist_ok=True)
    variables = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(aside))
    return command, {**variables, **_with_our_fonts(home)}


def _with_our_fonts(folder: Path) -> dict[str, str]:
    """Let LibreOffice on Linux see TH Sarabun New, which nobody may have installed."""
    if sys.platform == "win32":
        return {}
    wanted = os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    fonts = assets.resource("fonts")
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">{wanted}</include>'
        f"<dir>{fonts}</dir></fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(config)}


def _has_word() -> bool:
    if sys.platform != "win32":
        return False
    import winreg  # noqa: PLC0415 - Windows alone has it

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application"))
    except OSError:
        return False
    return True


def _word_command(folder: Path) -> tuple[list[str], dict[str, str]]:
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _WORD_SCRIPT]
    # as a value of the environment, so that no sign in a path can be a command
    return command, {"PAPERS": str(folder)}
