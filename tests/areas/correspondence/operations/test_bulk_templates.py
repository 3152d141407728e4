"""One paper to many in the office's own template: all of it is the template's, whatever happens."""

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
import pypdf
import pytest
from docx.shared import Pt
from sqlalchemy import func, select

from district_admin.areas.correspondence.documents.own_templates import with_template
from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.operations import bulk_letters, bulk_writing, papers
from district_admin.areas.correspondence.operations.bulk_letters import Outputs
from district_admin.areas.correspondence.operations.bulk_templates import ASIDE
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.data_folder import DataFolder
from district_admin.documents import joining
from district_admin.documents.joining import NotJoinedError
from district_admin.documents.template_rendering import TemplateNotFilledError
from district_admin.documents.word_pdf import NoWordProcessorError
from district_admin.office import templates
from district_admin.office.model import PaperTemplate
from district_admin.progress import Cancelled, Silent
from district_admin.storage.database import Database
from tests.areas.correspondence.operations.test_bulk_killed import MAKE

StartJob = Callable[..., int]
MakeFiles = Callable[..., bulk_writing.Outcome]
HAS_OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
BADGE = "แบบของสำนักงานเอง"


def word(*lines: str) -> bytes:
    made = docx.Document()
    for line in lines:
        run = made.add_paragraph().add_run(line)
        run.font.name, run.font.size = "TH Sarabun New", Pt(16)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


class CancelAt:
    """Progress whose officer cancels when so many letters are made into PDF."""

    def __init__(self, count: int) -> None:
        self._count = count

    def report(self, done: int, total: int, what: str = "") -> None:
        if what.startswith("ทำแล้ว") and done >= self._count:
            raise Cancelled


def lines(data: Path) -> list[str]:
    return [each.text.replace("\u00a0", " ") for each in docx.Document(str(data)).paragraphs]


def thai(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def pages(path: Path) -> list[str]:
    return [plain(page.extract_text()) for page in pypdf.PdfReader(path).pages]


def plain(text: str) -> str:
    """Leave out spaces, and the letter whose code LibreOffice's PDF does not tell."""
    return re.sub(r"[\s\x08าำ]+", "", thai(text))


def numbers_given(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(RegisterEntry)) or 0


def made_count(database: Database, job_id: int) -> int:
    with database.reading() as session:
        return bulk_letters.get_job(session, job_id).made_count


@pytest.fixture
def template(database: Database) -> int:
    """A template of the office, which can be taken back."""
    data = word(BADGE, "ที่ {{ ที่ }}", "{{ คำขึ้นต้น }} {{ ผู้รับ }}", "{{ วันที่ }}")
    with database.transaction("เพิ่มแบบ") as session:
        return templates.add_template(session, "แบบ", "letter", data, "ก.docx")


@pytest.fixture
def letter(letter: int, template: int, database: Database) -> int:
    """The letter to many, in that template."""
    with database.transaction("เลือกแบบ", undoable=False) as session:
        content = papers.get_paper(session, letter).content
        papers.save_paper(session, letter, with_template(content, template))
    return letter


def test_each_letter_is_the_template_with_its_own_recipient_and_number(
    database: Database,
    schools: list[Recipient],
    start_job: StartJob,
    make_files: MakeFiles,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")  # DOCX needs no word processor
    job_id = start_job(schools[:12], "each", Outputs(whole=False, docx=True))
    outcome = make_files(job_id)
    assert (outcome.asked, outcome.made, outcome.missing) == (12, 12, ())
    found = [lines(path) for path in sorted(outcome.folder.iterdir())]
    assert [each[0] for each in found] == [BADGE] * 12
    assert [each[1] for each in found] == [thai(f"ที่ ศธ ๐๔๐๙๒/{n}") for n in range(1, 13)]
    assert [each[2] for each in found] == [thai(f"เรียน {each.addressee}") for each in schools[:12]]


@HAS_OFFICE
@pytest.mark.slow
def test_all_pdfs_and_the_one_for_the_printer_are_made_and_counted(
    database: Database, schools: list[Recipient], start_job: StartJob, make_files: MakeFiles
) -> None:
    job_id = start_job(schools[:12], outputs=Outputs(whole=True))
    outcome = make_files(job_id)
    assert (outcome.made, outcome.missing) == (12, ())
    [whole] = outcome.folder.iterdir()  # nothing of what it was made of is left
    found = pages(whole)
    for text, school in zip(found, schools[:12], strict=True):
        assert text.startswith(plain(BADGE))
        assert "/ว๑" in text
        assert plain(school.agency) in text


@HAS_OFFICE
@pytest.mark.slow
def test_a_job_that_is_gone_on_with_stays_in_the_file_it_began_with(
    database: Database,
    folder: DataFolder,
    schools: list[Recipient],
    start_job: StartJob,
    make_files: MakeFiles,
    template: int,
) -> None:
    job_id = start_job(schools[:6], outputs=Outputs(whole=True, pdf=True))
    stopped = make_files(job_id, CancelAt(2))
    assert stopped.cancelled
    made = made_count(database, job_id)
    assert 2 <= made < 6
    before = {each: each.stat().st_mtime_ns for each in sorted(stopped.folder.glob("*.pdf"))}
    assert len(before) == made

    with database.transaction("เปลี่ยนไฟล์", undoable=False) as session:
        templates.replace_file(session, template, word("แบบใหม่"), "ข.docx")
        session.delete(session.get_one(PaperTemplate, template))  # as when its adding is undone
    outcome = make_files(job_id)

    assert (outcome.made, outcome.missing) == (6, ())
    assert {each: each.stat().st_mtime_ns for each in before} == before
    [whole] = outcome.folder.glob("รวม*.pdf")
    assert [text.startswith(plain(BADGE)) for text in pages(whole)] == [True] * 6
    assert len(list(outcome.folder.glob("[0-9]*.pdf"))) == 6
    assert not (outcome.folder / ASIDE).exists()

    batch = bulk_writing.read_batch(database, job_id, folder.forms)
    (outcome.folder / f"{batch.letters[5].file_name}.pdf").unlink()
    printed = pypdf.PdfReader(BytesIO(bulk_writing.pdf_from(batch, 4, Silent())))
    assert ["สมมติ๐๐๕" in plain(printed.pages[0].extract_text()), len(printed.pages)] == [True, 2]


@HAS_OFFICE
@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_job_killed_among_its_pdfs_goes_on_and_leaves_nothing_behind(
    database: Database,
    folder: DataFolder,
    schools: list[Recipient],
    start_job: StartJob,
    make_files: MakeFiles,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    aside = tmp_path_factory.mktemp("aside")
    job_id = start_job(schools[:30], outputs=Outputs(whole=True, pdf=True))
    with database.reading() as session:
        where = Path(bulk_letters.get_job(session, job_id).folder)
    making = subprocess.Popen(
        [*(sys.executable, "-X", "utf8", "-c", MAKE), folder.database, str(job_id), folder.forms],
        env={**os.environ, "TMPDIR": str(aside)},
    )
    until = time.monotonic() + 60
    while len(list(where.glob("[0-9]*.pdf"))) < 5 and time.monotonic() < until:
        time.sleep(0.01)
    making.send_signal(signal.SIGKILL)
    making.wait()
    assert 5 <= len(list(where.glob("[0-9]*.pdf"))) < 30
    assert list(aside.iterdir())

    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    outcome = make_files(job_id)
    assert (outcome.made, outcome.missing) == (30, ())
    assert sorted(len(pages(path)) for path in where.iterdir()) == [1] * 30 + [30]
    assert list(aside.iterdir()) == []


@pytest.mark.parametrize("outputs", [Outputs(), Outputs(whole=False, pdf=True, docx=True)])
def test_without_a_word_processor_it_is_said_before_a_number_is_given(
    database: Database,
    schools: list[Recipient],
    start_job: StartJob,
    monkeypatch: pytest.MonkeyPatch,
    outputs: Outputs,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoWordProcessorError, match="DOCX"):
        start_job(schools, outputs=outputs)
    assert numbers_given(database) == 0


def test_a_template_that_cannot_be_filled_in_costs_no_number(
    database: Database, schools: list[Recipient], start_job: StartJob, template: int
) -> None:
    with database.transaction("ช่องไม่มีแล้ว", undoable=False) as session:
        bad = templates.add_template(session, "ข", "letter", word("{{ ช่องเก่า }}"), "ข.docx")
        session.get_one(PaperTemplate, template).file_id = templates.template_file(session, bad)
    with pytest.raises(TemplateNotFilledError, match="ช่องเก่า"):
        start_job(schools, outputs=Outputs(whole=False, docx=True))
    assert numbers_given(database) == 0


def test_she_may_have_the_official_form_for_one_job(
    database: Database,
    schools: list[Recipient],
    start_job: StartJob,
    make_files: MakeFiles,
    monkeypatch: pytest.MonkeyPatch,
    letter: int,
    template: int,
) -> None:
    monkeypatch.setenv("PATH", "")
    job_id = start_job(schools[:3], outputs=Outputs(whole=True), in_official_form=True)
    outcome = make_files(job_id)
    [whole] = outcome.folder.iterdir()
    assert [plain(BADGE) in text for text in pages(whole)] == [False] * 3
    with database.reading() as session:
        assert papers.get_paper(session, letter).content["template"] == template


def test_files_too_large_for_one_are_refused_and_a_damaged_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "7 โรงเรียน.pdf"
    damaged.write_bytes(b"%PDF-1.7 not whole")
    with pytest.raises(NotJoinedError, match="7 โรงเรียน"):
        joining.joined([damaged], lambda _done: None)
    monkeypatch.setattr(joining, "LARGEST_MB", 0)
    with pytest.raises(NotJoinedError, match="แยกแต่ละฉบับ"):
        joining.joined([damaged], lambda _done: None)
