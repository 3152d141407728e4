"""Makes a PDF of a Word file with the word processor of this computer, if it has one.

A template's layout is the word processor's own, so only that can turn it into pages. LibreOffice
runs with a profile of its own, in a folder that goes afterwards, so that neither an open window of
hers nor her settings (macros!) matter; Word is asked through PowerShell, which needs nothing more
installed. Rejected: our own renderer, which knows our papers and no other file of Word.

Not tried: Word. It was written where there is no Windows.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from district_admin import assets
from district_admin.documents.tied_process import running
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _

SECONDS: Final = 90.0
"""The longest that a paper may take; a first start of LibreOffice takes some ten."""

_LOOK_EVERY_SECONDS: Final = 0.1
_COMMANDS: Final = ("soffice", "libreoffice")
_WINDOWS_PLACES: Final = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_WORD_SCRIPT: Final = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false; $word.DisplayAlerts = 0; $word.AutomationSecurity = 3
  $paper = $word.Documents.Open($env:PAPER_IN, $false, $true)
  $paper.ExportAsFixedFormat($env:PAPER_OUT, 17)
  $paper.Close($false)
} finally { $word.Quit() }
"""


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
    libreoffice = _libreoffice()
    if libreoffice is None and not _has_word():
        raise NoWordProcessorError
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        paper = Path(folder) / "paper.docx"
        paper.write_bytes(docx)
        command, more = (
            _libreoffice_command(libreoffice, paper) if libreoffice else _word_command(paper)
        )
        _run(command, {**os.environ, **more}, progress, seconds)
        made = paper.with_suffix(".pdf")
        data = made.read_bytes() if made.is_file() else b""
    if not data.startswith(b"%PDF"):
        raise PdfNotMadeError(
            _("โปรแกรมในเครื่องทำ PDF จากแบบนี้ไม่สำเร็จ กรุณาบันทึกเป็น DOCX แล้วเปิดด้วย Word หรือ LibreOffice")
        )
    return data


def _run(
    command: list[str], environment: Mapping[str, str], progress: Progress, seconds: float
) -> None:
    """Run a program to its end. However this ends, it is not running afterwards."""
    deadline = time.monotonic() + seconds
    with running(command, environment) as process:
        while process.poll() is None:
            progress.report(0, 0, _("กำลังทำ PDF ด้วยโปรแกรมในเครื่อง"))
            if time.monotonic() > deadline:
                words = _("ทำ PDF นานเกิน {seconds} วินาที จึงหยุด กรุณาลองใหม่ หรือบันทึกเป็น DOCX แทน")
                raise PdfNotMadeError(words.format(seconds=round(seconds)))
            time.sleep(_LOOK_EVERY_SECONDS)


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


def _libreoffice_command(program: str, paper: Path) -> tuple[list[str], dict[str, str]]:
    profile = paper.parent / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(paper.parent), str(paper)]
    return command, _with_our_fonts(paper.parent)


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


def _word_command(paper: Path) -> tuple[list[str], dict[str, str]]:
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _WORD_SCRIPT]
    # as values of the environment, so that no sign in a path can be a command
    return command, {"PAPER_IN": str(paper), "PAPER_OUT": str(paper.with_suffix(".pdf"))}
