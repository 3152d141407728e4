"""What was locked comes out for ever as it was, whatever becomes of the office and its forms."""

import io
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from PIL import Image
from sqlalchemy import func, select

from district_admin import assets
from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.looks import KEPT, LOST, Look
from district_admin.areas.correspondence.documents.own_templates import own_docx
from district_admin.areas.correspondence.model import PaperLook
from district_admin.areas.correspondence.operations import (
    bulk_letters,
    bulk_writing,
    issuing,
    looks,
    numbering,
    papers,
    registers,
    versions,
)
from district_admin.areas.correspondence.operations.bulk_letters import Outputs
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.data_folder import DataFolder
from district_admin.documents.form_file import FormError, load_form
from district_admin.documents.form_model import Form
from district_admin.office import operations as office
from district_admin.office import templates
from district_admin.storage.backup import back_up
from district_admin.storage.database import Database
from district_admin.storage.history import History
from district_admin.storage.migrations import LAYOUT, all_migrations
from district_admin.storage.taking_back import take_back
from district_admin.storage.upgrade import upgrade

pytestmark = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="poppler is not on this machine"
)

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
LATER = datetime(2032, 3, 1, 9, 30).astimezone()
TODAY = date(2026, 11, 20)
Write = Callable[..., int]
Change = Callable[[], None]
StartJob = Callable[..., int]
MakeFiles = Callable[[int], bulk_writing.Outcome]

WORD = "สมมติวิทยานุสรณ์"
NEW_LINE = "ข้อความท้ายกระดาษของแบบใหม่"


@dataclass(frozen=True)
class Printed:
    """A paper as its files show it."""

    text: str
    pages: list[bytes]
    word: dict[str, bytes]


def emblem(colour: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (300, 330), colour).save(data, "PNG")
    return data.getvalue()


@pytest.fixture(autouse=True)
def profile(database: Database) -> None:
    with database.transaction("ตั้งค่า", undoable=False) as session:
        office.save_profile(
            session,
            name="สำนักงานเขตพื้นที่การศึกษาเดิม",
            short_name="สพป.เดิม",
            letter_code="ศธ 04999",
            address="ถนนเดิม  อำเภอเมือง\nจังหวัดเดิม  10000",
            telephone="0 4400 0000",
            group_name="กลุ่มอำนวยการ",
        )
        office.set_emblem(session, emblem("navy"), "image/png", "ครุฑ.png")
        director = office.SignatoryDetails("นายเก่า  กาลก่อน", "ผู้อำนวยการ", date(2020, 1, 1))
        office.add_signatory(session, director)


@pytest.fixture
def change_office(database: Database, folder: DataFolder) -> Change:
    """Changes all that papers are drawn with besides what they say."""

    def change() -> None:
        with database.transaction("เปลี่ยนสำนักงาน", undoable=False) as session:
            office.save_profile(
                session,
                name="สำนักงานเขตพื้นที่การศึกษาใหม่",
                short_name="สพป.ใหม่",
                letter_code="ศธ 05000",
                address="ถนนใหม่\nจังหวัดใหม่  20000",
                docx_family="TH SarabunIT๙",
                numeral_mode="arabic",
            )
            office.set_emblem(session, emblem("crimson"), "image/png", "ใหม่.png")
            office.add_word(session, WORD)
            old = office.list_signatories(session)[0]
            office.edit_signatory(
                session,
                old.id,
                office.SignatoryDetails("นางใหม่  ใจงาม", "ผู้อำนวยการใหม่", date(2020, 1, 1)),
            )
        write_own_form(folder)

    return change


def write_own_form(folder: DataFolder) -> None:
    folder.forms.mkdir(exist_ok=True)
    shipped = (assets.forms_folder() / "letter.yaml").read_text("utf-8")
    own = f'{shipped}\n  - paragraph: {{text: "{NEW_LINE}"}}\n'
    (folder.forms / "letter.yaml").write_text(own, "utf-8")


@pytest.fixture
def write(database: Database) -> Write:
    """Writes a letter of a kind."""

    def write_one(kind: str = "letter", **typed: Any) -> int:
        body = f"ด้วยโรงเรียน{WORD}กำหนดจัดประชุมผู้บริหารสถานศึกษา{WORD} " * 9
        with database.transaction("เขียน", undoable=False) as session:
            content = papers.first_content(session, load_form(kind), TODAY)
            said = {**content, "subject": "เชิญประชุม", "cause": body, **typed}
            return papers.start_paper(session, kind, said)

    return write_one


def number(database: Database, paper_id: int, register: str = "sent") -> None:
    with database.transaction("ออกเลข", undoable=False) as session:
        issuing.number_paper(session, paper_id, register, NOW)


def sign(database: Database, paper_id: int) -> None:
    with database.transaction("ลงนาม") as session:
        versions.sign(session, paper_id, TODAY)


def form_of(database: Database, kind: str) -> Form:
    """The form as the desk has it today, the office's own first."""
    return load_form(kind, DataFolder(database.path.parent).forms)


def look(database: Database, paper_id: int) -> Look:
    with database.reading() as session:
        paper = papers.get_paper(session, paper_id)
        return looks.look_of_paper(session, paper, form_of(database, paper.kind))


def sheet(database: Database, paper_id: int) -> Printed:
    with database.reading() as session:
        content = papers.get_paper(session, paper_id).content
    return printed(look(database, paper_id), content)


def printed(drawn: Look, content: Mapping[str, Any]) -> Printed:
    paper = documents.filled(drawn.form, content, drawn.letterhead)
    pdf = documents.pdf(paper)
    return Printed(text_of(pdf), pages_of(pdf), word_parts(documents.docx(paper)))


def text_of(pdf: bytes) -> str:
    command = ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def pages_of(pdf: bytes) -> list[bytes]:
    with closing(pypdfium2.PdfDocument(pdf)) as opened:
        drawn = [page.render(scale=1.5) for page in opened]
        return [bytes(each.buffer) for each in drawn]


def word_parts(data: bytes) -> dict[str, bytes]:
    """What a DOCX shows; its properties say when it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist() if name.startswith("word/")}


@pytest.mark.parametrize(
    ("kind", "register"), [("letter", "sent"), ("circular", "circular"), ("memo", "")]
)
def test_what_was_locked_is_drawn_as_on_its_day_in_pdf_and_docx(
    database: Database,
    write: Write,
    change_office: Change,
    kind: str,
    register: str,
) -> None:
    locked, draft = write(kind), write(kind)
    if register:
        number(database, locked, register)
    else:
        sign(database, locked)
    assert not look(database, locked).is_outdated
    of_its_day, of_the_draft = sheet(database, locked), sheet(database, draft)
    assert "เดิม" in of_its_day.text

    change_office()

    assert sheet(database, locked) == of_its_day
    assert look(database, locked).is_outdated
    now = sheet(database, draft)
    assert now.pages != of_the_draft.pages
    assert now.word != of_the_draft.word
    if kind != "memo":  # the circular is drawn by the letter's form, which the office changed
        assert NEW_LINE in now.text
    # what is locked from now on is as the office is now, and the older ones stay what they were
    sign(database, draft)
    assert sheet(database, draft) == now
    assert sheet(database, locked) == of_its_day


def test_the_sheet_outlives_a_restart_a_copy_taken_back_and_the_loss_of_the_forms_folder(
    database: Database,
    folder: DataFolder,
    write: Write,
    change_office: Change,
) -> None:
    change_office()  # an own form is in use when the paper is locked
    paper_id = write()
    number(database, paper_id)
    of_its_day = sheet(database, paper_id)
    assert NEW_LINE in of_its_day.text
    copy = back_up(folder.database, folder.backups, LAYOUT)
    with database.transaction("เปลี่ยนตรา", undoable=False) as session:
        office.set_emblem(session, emblem("gold"), "image/png", "อีกดวง.png")
    (folder.forms / "letter.yaml").unlink()
    database.close()

    again = Database(folder.database)
    assert sheet(again, paper_id) == of_its_day
    again.close()
    take_back(copy, folder.database, folder.backups)
    restored = Database(folder.database)
    assert sheet(restored, paper_id) == of_its_day
    restored.close()


def test_a_kept_version_is_of_its_day_and_the_corrected_one_of_the_day_it_is_locked(
    database: Database, write: Write, change_office: Change
) -> None:
    paper_id = write()
    number(database, paper_id)
    first = sheet(database, paper_id)
    change_office()
    with database.transaction("แก้ไข") as session:
        versions.correct(session, paper_id, "คำผิด", LATER)
    assert look(database, paper_id).source == "today"
    with database.transaction("ล็อก") as session:
        versions.finish_correction(session, paper_id)
    second = sheet(database, paper_id)
    assert NEW_LINE in second.text
    with database.transaction("ตรา") as session:
        office.remove_emblem(session)
    assert sheet(database, paper_id) == second
    with database.reading() as session:
        [before] = versions.earlier_versions(session, paper_id)
        kept = looks.look_kept(session, before.look_id, form_of(database, "letter"))
        assert printed(kept, before.content) == first

    history = History(database)
    for _step in range(3):
        history.undo()
    assert sheet(database, paper_id) == first  # the correction never was
    assert look(database, paper_id).source == KEPT


def test_undoing_a_signature_opens_the_paper_to_what_is_there_today(
    database: Database, folder: DataFolder, write: Write
) -> None:
    paper_id = write()
    sign(database, paper_id)
    signed = sheet(database, paper_id)
    write_own_form(folder)
    history = History(database)
    history.undo()
    assert look(database, paper_id).source == "today"
    assert NEW_LINE in sheet(database, paper_id).text
    history.redo()
    assert sheet(database, paper_id) == signed


def test_a_number_that_is_cancelled_leaves_the_version_that_bore_it_as_it_was(
    database: Database, write: Write, change_office: Change
) -> None:
    paper_id = write()
    number(database, paper_id)
    bore_it = sheet(database, paper_id)
    change_office()
    with database.transaction("ยกเลิกเลข", undoable=False) as session:
        entry = registers.entry_of_paper(session, paper_id)
        assert entry is not None
        numbering.cancel(session, entry.id, "ออกเลขผิด", LATER.date())
    with database.reading() as session:
        [before] = versions.earlier_versions(session, paper_id)
        kept = looks.look_kept(session, before.look_id, form_of(database, "letter"))
    assert printed(kept, before.content) == bore_it
    assert NEW_LINE in sheet(database, paper_id).text


def test_what_was_signed_before_it_was_numbered_stays_what_was_signed(
    database: Database, write: Write, change_office: Change
) -> None:
    paper_id = write()
    sign(database, paper_id)
    signed = sheet(database, paper_id)
    change_office()
    number(database, paper_id)
    assert look(database, paper_id).source == KEPT
    assert sheet(database, paper_id).pages[0] != signed.pages[0]  # it bears its number
    assert NEW_LINE not in sheet(database, paper_id).text
    assert sheet(database, paper_id).word["word/styles.xml"] == signed.word["word/styles.xml"]


def test_letters_to_many_that_are_made_again_are_what_went_out(
    schools: Sequence[Recipient],
    start_job: StartJob,
    make_files: MakeFiles,
    letter: int,
    database: Database,
    change_office: Change,
    tmp_path: Path,
) -> None:
    job_id = start_job(schools[:2], outputs=Outputs(whole=True, pdf=True, docx=True))
    first = files_in(make_files(job_id).folder)
    change_office()
    again = tmp_path / "อีกครั้ง"
    again.mkdir()
    with database.transaction("ทำอีก", undoable=False) as session:
        bulk_letters.make_again(session, job_id, Outputs(True, True, True), again)
    assert files_in(make_files(job_id).folder) == first
    assert len(first) == 5
    # what was corrected since goes to others as it is today, and the first job stays what it was
    with database.transaction("แก้ไข") as session:
        versions.correct(session, letter, "คำผิด", LATER)
    into = tmp_path / "อื่น"
    into.mkdir()
    later = start_job(schools[2:3], outputs=Outputs(whole=True), into=into)
    [whole] = make_files(later).folder.iterdir()
    assert NEW_LINE in text_of(whole.read_bytes())
    assert look(database, letter).source == KEPT


def files_in(folder: Path) -> dict[str, object]:
    shown: dict[str, object] = {}
    for path in folder.iterdir():
        if path.suffix == ".docx":
            shown[path.name] = word_parts(path.read_bytes())
        else:
            shown[path.name] = pages_of(path.read_bytes())
    return shown


def test_a_paper_in_a_template_has_the_office_of_its_day(
    database: Database, write: Write, change_office: Change
) -> None:
    word = docx.Document()
    word.add_paragraph("{{ สำนักงาน_ชื่อ }} {{ สำนักงาน_ที่อยู่ }} {{ เรื่อง }}")
    file = io.BytesIO()
    word.save(file)
    with database.transaction("เพิ่มแบบ", undoable=False) as session:
        template = templates.add_template(session, "แบบ", "letter", file.getvalue(), "ก.docx")
    paper_id = write(template=template)
    number(database, paper_id)
    change_office()
    drawn = look(database, paper_id)
    with database.reading() as session:
        content = papers.get_paper(session, paper_id).content
    filled = own_docx(file.getvalue(), drawn.form, content, drawn.letterhead)
    said = " ".join(each.text for each in docx.Document(io.BytesIO(filled)).paragraphs)
    assert "สำนักงานเขตพื้นที่การศึกษาเดิม" in said
    assert "จังหวัดเดิม" in said
    assert "ใหม่" not in said


def test_papers_that_are_locked_alike_share_what_is_kept(
    database: Database, write: Write, change_office: Change
) -> None:
    def kept() -> int:
        with database.reading() as session:
            return session.scalar(select(func.count()).select_from(PaperLook)) or 0

    for paper_id in [write() for _each in range(5)]:
        number(database, paper_id)
    assert kept() == 1
    sign(database, write("memo"))
    assert kept() == 2
    change_office()
    number(database, write())
    assert kept() == 3


def test_a_form_that_is_broken_locks_nothing_and_leaves_what_is_locked(
    database: Database, folder: DataFolder, write: Write
) -> None:
    locked, draft = write(), write()
    number(database, locked)
    folder.forms.mkdir()
    (folder.forms / "letter.yaml").write_text("title: แบบ\nparts: 5\n", "utf-8")
    with pytest.raises(FormError, match=r"letter\.yaml"):
        number(database, draft)
    with database.reading() as session:
        assert registers.entry_of_paper(session, draft) is None
        kept = looks.read_look(session, papers.get_paper(session, locked).look_id)
    assert kept is not None
    assert kept.form == load_form("letter")


def test_papers_locked_before_looks_were_kept_are_drawn_with_todays_and_known_as_such(
    tmp_path: Path,
) -> None:
    folder = DataFolder(tmp_path)
    before = next(n for n, each in enumerate(all_migrations()) if "paper_looks" in each.__name__)
    upgrade(folder.database, folder.backups, all_migrations()[:before])
    moment = "2026-11-19T00:00:00.000000+00:00"
    with closing(sqlite3.connect(folder.database)) as plain, plain:
        plain.execute(
            "INSERT INTO paper (kind, subject, addressee, number_text, content, in_bin, "
            "created_at, updated_at, search_text, status) "
            f"VALUES ('memo', '', '', '', '{{}}', 0, '{moment}', '{moment}', '', 'signed')"
        )
    upgrade(folder.database, folder.backups)
    database = Database(folder.database)
    assert look(database, 1).source == LOST
    assert look(database, 1).form == load_form("memo")
    database.close()
