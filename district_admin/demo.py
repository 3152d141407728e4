"""A sample office with invented people, and its papers: to try the program, and to see it work.

The command `district-admin demo --out FOLDER` makes the office in `FOLDER/data` and writes each
paper as DOCX and PDF beside it, and the package of a meeting; the welcome screen opens the same
office in the window.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import yaml
from sqlalchemy.orm import Session

from district_admin import assets
from district_admin.areas.correspondence import documents, operations
from district_admin.areas.correspondence.model import Paper
from district_admin.areas.correspondence.operations import numbering, registers
from district_admin.areas.directory import importing
from district_admin.data_folder import DataFolder
from district_admin.demo_meeting import add_meetings, write_meeting
from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import new_content
from district_admin.office import operations as office
from district_admin.office.letterhead import read_letterhead, signature
from district_admin.progress import Silent
from district_admin.safe_files import write_aside
from district_admin.storage.database import Database
from district_admin.storage.lock import OfficeLock
from district_admin.storage.upgrade import upgrade
from district_admin.texts import _

SAMPLE: Final = "sample_office"


def write_sample_papers(folder: Path) -> list[Path]:
    """Make the sample office below this folder and return the papers written into it.

    A second run uses the office that is there and writes its papers again. Raises OfficeError
    when the folder cannot be used.
    """
    data = DataFolder(folder / "data")
    lock = OfficeLock(data.lock)
    lock.acquire()
    upgrade(data.database, data.backups)
    database = Database(data.database)
    try:
        fill_sample_office(database)
        return [*_write_papers(database, data, folder), *write_meeting(database, folder)]
    finally:
        database.close()
        lock.release()


def fill_sample_office(database: Database) -> None:
    """Put the sample office into an empty database; one that is in use is left as it is."""
    with database.reading() as session:
        if office.get_profile(session).set_up:
            return
    sample = _read("office.yaml")
    with database.transaction(_("สร้างสำนักงานตัวอย่าง"), undoable=False) as session:
        office.save_profile(session, **sample["profile"], set_up=True)
        for details in sample["signatories"]:
            office.add_signatory(session, office.SignatoryDetails(**details))
        for word in sample["words"]:
            office.add_word(session, word)
    for name in sample["papers"]:
        with database.transaction(_("สร้างหนังสือตัวอย่าง"), undoable=False) as session:
            _add_paper(session, _read(name))
    _import_schools(database, assets.resource(f"{SAMPLE}/schools.tsv"))
    with database.transaction(_("ลงทะเบียนตัวอย่าง"), undoable=False) as session:
        _fill_registers(session, _read("registers.yaml"))
    with database.transaction(_("สร้างการประชุมตัวอย่าง"), undoable=False) as session:
        add_meetings(session, _read("meeting.yaml"))


def _add_paper(session: Session, sample: Mapping[str, Any]) -> None:
    signatory = next(
        each for each in office.list_signatories(session) if each.name == sample["signatory"]
    )
    typed = sample["content"]
    form = load_form(sample["kind"])
    content = new_content(
        form, read_letterhead(session), date.fromisoformat(typed["date"]), signature(signatory)
    )
    operations.start_paper(session, sample["kind"], {**content, **typed})


def _fill_registers(session: Session, sample: Mapping[str, Any]) -> None:
    """Put letters received and reserved numbers into the registers, as of their own days."""
    for row in sample["received"]:
        at = datetime.fromisoformat(row.pop("at")).astimezone()
        head = office.signatories_on(session, at.date())[0]
        details = registers.EntryDetails(recipient=" ".join(head.position.split()), **row)
        registers.receive(session, details, at)
    kept = sample["reserved"]
    at = datetime.fromisoformat(kept["at"]).astimezone()
    numbering.reserve(session, kept["register"], kept["count"], kept["purpose"], kept["whom"], at)


def _import_schools(database: Database, file: Path) -> None:
    """Fill the directory by the way the officer does: a pasted list, a dry run, an import."""
    sheet = importing.read(file.read_text(encoding="utf-8"), Silent()).preselected
    assert sheet is not None
    on = date(2026, 11, 20)
    with database.transaction(_("นำเข้าทำเนียบตัวอย่าง"), undoable=False) as session:
        proposal = importing.propose(session, sheet)
        checked = importing.dry_run(session, proposal, Silent(), on)
        importing.apply(session, checked, Silent(), on)


def _write_papers(database: Database, data: DataFolder, folder: Path) -> list[Path]:
    written: list[Path] = []
    with database.reading() as session:
        letterhead = read_letterhead(session)
        ids = [paper.id for paper in operations.list_papers(session, operations.PaperFilter())]
    with database.reading() as session:
        whole: list[Paper] = [operations.get_paper(session, paper_id) for paper_id in sorted(ids)]
    namesakes: Counter[str] = Counter()
    for paper in whole:
        document = documents.document(paper.kind, paper.content, letterhead, data.forms)
        name = documents.file_name(paper.kind, paper.content).casefold()
        namesakes[name] += 1
        for suffix, render in ((".docx", documents.docx), (".pdf", documents.pdf)):
            path = folder / documents.file_name(paper.kind, paper.content, suffix, namesakes[name])
            write_aside(path, render(document))
            written.append(path)
    return written


def _read(name: str) -> dict[str, Any]:
    text = assets.resource(f"{SAMPLE}/{name}").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
