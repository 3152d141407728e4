"""One letter to many: every recipient has a file, every number is there once, nothing is lost."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest
from sqlalchemy import select

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model import BulkLetter, RegisterEntry
from district_admin.areas.correspondence.operations import (
    bulk_letters,
    bulk_start,
    bulk_writing,
    gaps,
    numbering,
)
from district_admin.areas.correspondence.operations.bulk_letters import (
    BulkLettersError,
    Outputs,
)
from district_admin.areas.correspondence.operations.numbering import NumberStateError
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.data_folder import DataFolder
from district_admin.documents.form_file import load_form
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Cancelled, Silent
from district_admin.safe_files import FileNotWrittenError
from district_admin.storage.database import Database

Someone = Callable[..., Recipient]
StartJob = Callable[..., int]
MakeFiles = Callable[..., bulk_writing.Outcome]


class CancelAt:
    """Progress whose officer cancels when so many letters are made."""

    def __init__(self, count: int) -> None:
        self._count = count

    def report(self, done: int, total: int, what: str = "") -> None:
        if done >= self._count:
            raise Cancelled


def text_of(path: Path) -> str:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return re.sub(r"\s+", "", text)


def thai(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def letters_of(database: Database, job_id: int) -> list[BulkLetter]:
    with database.reading() as session:
        return bulk_letters.letters_of(session, job_id)


def rows(database: Database, register: str) -> list[RegisterEntry]:
    with database.reading() as session:
        query = select(RegisterEntry).where(RegisterEntry.register == register)
        return list(session.scalars(query.order_by(RegisterEntry.number)))


def made_count(database: Database, job_id: int) -> int:
    with database.reading() as session:
        return bulk_letters.get_job(session, job_id).made_count


def hidden(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.name.startswith(".")]


def test_a_circular_has_one_number_and_each_school_a_letter_of_its_own(
    database: Database,
    schools: list[Recipient],
    letter: int,
    start_job: StartJob,
    make_files: MakeFiles,
) -> None:
    job_id = start_job(schools, outputs=Outputs(whole=True, pdf=True))
    outcome = make_files(job_id)
    assert (outcome.asked, outcome.made, outcome.missing) == (120, 120, ())

    [entry] = rows(database, "circular")
    assert (entry.number_text, entry.recipient) == (
        "ศธ 04092/ว 1",
        "ผู้อำนวยการโรงเรียนทุกแห่ง (120 ราย)",
    )
    with database.reading() as session:
        assert operations.get_paper(session, letter).content["number"] == "ศธ 04092/ว 1"

    bodies, addressees = set(), []
    for each in letters_of(database, job_id):
        text = text_of(outcome.folder / f"{each.file_name}.pdf")
        before, to, after = text.partition(thai(f"เรียน{each.addressee}"))
        assert to, each.name
        addressees.append(each.addressee)
        bodies.add(sha256(f"{before}|{after}".encode()).hexdigest())
    assert len(bodies) == 1  # C10: number, subject, body and signature are the same in all
    assert "/ว๑" in before
    assert len(set(addressees)) == 120

    whole = pypdf.PdfReader(outcome.folder / "รวมทุกฉบับ 120 ฉบับ.pdf")
    assert len(whole.pages) == 120
    assert "สมมติ๑๒๐" in re.sub(r"\s+", "", whole.pages[119].extract_text())
    assert len(list(outcome.folder.iterdir())) == 121


def test_letters_that_differ_have_numbers_of_their_own(
    database: Database, schools: list[Recipient], start_job: StartJob, make_files: MakeFiles
) -> None:
    job_id = start_job(schools, "each", Outputs(whole=False, docx=True))
    entries = rows(database, "sent")
    assert [entry.number for entry in entries] == list(range(1, 121))
    assert [entry.recipient for entry in entries] == [each.addressee for each in schools]
    assert not rows(database, "circular")

    outcome = make_files(job_id)
    assert outcome.made == 120
    for place, each in enumerate(letters_of(database, job_id), 1):
        assert each.number_text == f"ศธ 04092/{place}"
    last = docx.Document(str(outcome.folder / f"{each.file_name}.docx"))
    said = "\n".join(paragraph.text for paragraph in last.paragraphs).replace("\xa0", " ")
    assert "๐๔๐๙๒/๑๒๐\t" in said
    assert thai(each.addressee) in said


def test_a_cancelled_job_goes_on_from_the_letter_where_it_stopped(
    database: Database, schools: list[Recipient], start_job: StartJob, make_files: MakeFiles
) -> None:
    job_id = start_job(schools, "each")
    stopped = make_files(job_id, CancelAt(30))
    assert stopped.cancelled
    assert 30 <= stopped.made < 120
    assert stopped.made == made_count(database, job_id)
    there = {path.name: path.stat().st_mtime_ns for path in stopped.folder.iterdir()}
    assert len(there) < 120

    outcome = make_files(job_id)
    assert (outcome.made, outcome.missing) == (120, ())
    assert len(list(outcome.folder.iterdir())) == 120
    first = letters_of(database, job_id)[: stopped.made]
    for each in first:  # those that were there are not made twice
        path = outcome.folder / f"{each.file_name}.pdf"
        assert path.stat().st_mtime_ns == there[path.name]
    numbers = [entry.number for entry in rows(database, "sent")]
    assert numbers == list(range(1, 121))
    with database.reading() as session:
        assert bulk_letters.get_job(session, job_id).state == "done"
        assert not gaps.gaps(session, "sent", 2569, date(2026, 12, 1))


def test_files_that_were_taken_away_are_made_again(
    database: Database, schools: list[Recipient], start_job: StartJob, make_files: MakeFiles
) -> None:
    job_id = start_job(schools[:5])
    folder = make_files(job_id).folder
    gone = folder / f"{letters_of(database, job_id)[2].file_name}.pdf"
    gone.unlink()
    assert make_files(job_id).made == 5
    assert gone.exists()


def test_a_disk_that_takes_no_more_is_told_and_the_job_goes_on(
    database: Database, schools: list[Recipient], start_job: StartJob, make_files: MakeFiles
) -> None:
    job_id = start_job(schools, "each")
    each = letters_of(database, job_id)[60]
    with database.reading() as session:
        folder = Path(bulk_letters.get_job(session, job_id).folder)
    obstacle = folder / f".{each.file_name}.pdf.part"  # what letter 61 is first written into
    obstacle.mkdir()
    with pytest.raises(FileNotWrittenError, match="บันทึกไฟล์"):
        make_files(job_id)
    assert made_count(database, job_id) == 60
    obstacle.rmdir()
    assert make_files(job_id).made == 120
    assert not hidden(folder)
    assert len(rows(database, "sent")) == 120


def test_a_folder_that_takes_no_file_costs_no_number(
    database: Database, schools: list[Recipient], tmp_path: Path
) -> None:
    with pytest.raises(FileNotWrittenError, match="ยังไม่ได้ออกเลขใด"):
        bulk_writing.new_folder(tmp_path / "ไม่มี", "letter", {"subject": "ขอเชิญประชุม"})
    assert not rows(database, "circular")


def test_a_folder_of_last_year_is_not_written_into(tmp_path: Path) -> None:
    content = {"subject": "ขอเชิญ/ประชุม <ด่วน>", "date": "2026-11-27"}
    first = bulk_writing.new_folder(tmp_path, "letter", content)
    second = bulk_writing.new_folder(tmp_path, "letter", content)
    assert first.name == "หนังสือภายนอก ขอเชิญ-ประชุม -ด่วน- 27 พ.ย. 2569"
    assert second.name == f"{first.name} (2)"


def test_names_with_signs_and_very_long_names_become_files(
    database: Database, someone: Someone, start_job: StartJob, make_files: MakeFiles
) -> None:
    names = ["ก & ข <ค>", "โรงเรียน 1/2", "ยาว" * 67, "ยาว" * 67, 'a:b*"?|', "{{ office }}"]
    job_id = start_job(
        [someone(number, name) for number, name in enumerate(names)],
        outputs=Outputs(whole=True, pdf=True, docx=True),
    )
    outcome = make_files(job_id)
    assert (outcome.made, outcome.missing) == (6, ())
    made = sorted(path.name for path in outcome.folder.glob("*.pdf"))
    assert made[0] == "1 ก & ข -ค.pdf"
    assert made[1] == "2 โรงเรียน 1-2.pdf"
    assert len(made) == 7
    assert all(len(name.encode()) <= 240 for name in made)
    assert "ก&ข<ค>" in text_of(outcome.folder / made[0])
    assert "{{office}}" in text_of(outcome.folder / made[5])


def test_each_kind_of_addressee_has_its_salutation_and_closing_phrase(
    database: Database, someone: Someone, start_job: StartJob
) -> None:
    job_id = start_job(
        [
            someone(1, "โรงเรียน"),
            someone(2, "", addressee="นายกรัฐมนตรี", agency="สำนักนายกรัฐมนตรี"),
            someone(3, "วัดสมมติ", person_id=9, addressee="พระครูสมมติ"),
            someone(4, "", salutation="ขอประทานกราบทูล", addressee="สมมติ"),
        ]
    )
    said = [(each.salutation, each.closing) for each in letters_of(database, job_id)]
    assert said == [
        ("เรียน", "ขอแสดงความนับถือ"),
        ("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง"),
        ("นมัสการ", "ขอนมัสการด้วยความเคารพ"),
        ("ขอประทานกราบทูล", "ควรมิควรแล้วแต่จะโปรดเกล้าโปรดกระหม่อม"),
    ]


def test_a_circular_keeps_its_number_and_letters_get_no_second_one(
    database: Database, someone: Someone, start_job: StartJob
) -> None:
    first, second = someone(1, "โรงเรียนหนึ่ง"), someone(2, "โรงเรียนสอง")
    start_job([first])
    start_job([second])
    assert len(rows(database, "circular")) == 1
    with pytest.raises(BulkLettersError, match="ออกเลข ศธ 04092/ว 1 ไปแล้ว"):
        start_job([second], "each")
    assert not rows(database, "sent")


def test_letters_of_their_own_are_numbered_once_a_recipient(
    database: Database, someone: Someone, start_job: StartJob
) -> None:
    first, second = someone(1, "โรงเรียนหนึ่ง"), someone(2, "โรงเรียนสอง")
    start_job([first], "each")
    with pytest.raises(BulkLettersError, match="ให้ โรงเรียนหนึ่ง ไปแล้ว"):
        start_job([first, second], "each")
    with pytest.raises(BulkLettersError, match="ซึ่งไม่ใช่เลข ว"):
        start_job([first, second], "one")
    start_job([second], "each")
    assert [entry.number for entry in rows(database, "sent")] == [1, 2]


@pytest.mark.parametrize(
    ("recipients", "outputs", "reason"),
    [
        ((), Outputs(), "ยังไม่ได้เลือกผู้รับ"),
        ((1,), Outputs(whole=False), "กรุณาเลือกไฟล์"),
    ],
)
def test_what_cannot_be_sent_costs_no_number(
    database: Database,
    someone: Someone,
    start_job: StartJob,
    recipients: Sequence[int],
    outputs: Outputs,
    reason: str,
) -> None:
    with pytest.raises(BulkLettersError, match=reason):
        start_job([someone(each, "โรงเรียน") for each in recipients], outputs=outputs)
    assert not rows(database, "circular")


def test_numbers_that_are_cancelled_while_given_were_never_given(
    database: Database, folder: DataFolder, letter: int, schools: list[Recipient], tmp_path: Path
) -> None:
    order = bulk_start.BulkOrder(letter, schools, "each")
    with pytest.raises(Cancelled), database.transaction("ส่ง", undoable=False) as session:
        bulk_start.start(
            session, order, tmp_path, (), datetime(2026, 11, 27, 7).astimezone(), CancelAt(50)
        )
    assert not rows(database, "sent")
    with database.reading() as session:
        assert numbering.next_number(session, "sent", date(2026, 11, 27)) == "ศธ 04092/1"


def test_a_job_is_made_again_elsewhere_with_the_same_numbers(
    database: Database,
    schools: list[Recipient],
    start_job: StartJob,
    make_files: MakeFiles,
    tmp_path: Path,
) -> None:
    job_id = start_job(schools[:3], "each")
    first = make_files(job_id).folder
    elsewhere = tmp_path / "ที่อื่น"
    elsewhere.mkdir()
    with database.transaction("ทำใหม่", undoable=False) as session:
        bulk_letters.make_again(session, job_id, Outputs(whole=False, pdf=True), elsewhere)
    make_files(job_id)
    for path in first.iterdir():
        assert (elsewhere / path.name).read_bytes() == path.read_bytes()
    assert len(rows(database, "sent")) == 3


def test_printing_begins_at_the_letter_she_says(
    database: Database, folder: DataFolder, schools: list[Recipient], start_job: StartJob
) -> None:
    job_id = start_job(schools[:5])
    batch = bulk_writing.read_batch(database, job_id, folder.forms)
    data = bulk_writing.pdf_from(batch, 3, Silent())
    file = pypdf.PdfReader(BytesIO(data))
    with database.reading() as session:
        office = read_letterhead(session).office_name
    assert office
    assert file.metadata is not None
    assert file.metadata.author == office
    pages = file.pages
    assert len(pages) == 2
    assert "สมมติ๐๐๔" in re.sub(r"\s+", "", pages[0].extract_text())


def test_memos_that_differ_are_numbered_in_the_register_of_memos(
    database: Database, someone: Someone, start_job: StartJob, make_files: MakeFiles
) -> None:
    form = load_form("memo")
    with database.transaction("เขียน", undoable=False) as session:
        content = operations.first_content(session, form, date(2026, 11, 27))
        memo = operations.start_paper(session, "memo", {**content, "subject": "ขอข้อมูล"})
        order = operations.start_paper(session, "order", {"subject": "แต่งตั้ง"})
    job_id = start_job([someone(1, "กลุ่มแผน")], "each", paper_id=memo)
    assert [entry.number for entry in rows(database, "memo")] == [1]
    outcome = make_files(job_id)
    assert "ผู้อำนวยการกลุ่มแผน" in text_of(outcome.folder / "1 กลุ่มแผน.pdf")
    with pytest.raises(BulkLettersError, match="ได้เฉพาะ"):
        start_job([someone(1, "กลุ่มแผน")], "each", paper_id=order)
    assert not rows(database, "order")


def test_a_circular_by_its_kind_has_one_number_and_no_others(
    database: Database, someone: Someone, start_job: StartJob, make_files: MakeFiles
) -> None:
    form = load_form("circular")
    with database.transaction("เขียน", undoable=False) as session:
        content = operations.first_content(session, form, date(2026, 11, 27))
        typed = {"subject": "ขอความร่วมมือ", "addressee": "ผู้อำนวยการโรงเรียนทุกแห่ง", "cause": "ด้วย"}
        circular = operations.start_paper(session, "circular", {**content, **typed})
    schools = [someone(place, f"โรงเรียน{place}") for place in (1, 2)]
    with pytest.raises(BulkLettersError, match="เลข ว เดียว"):
        start_job(schools, "each", paper_id=circular)
    assert not rows(database, "circular")
    assert not rows(database, "sent")

    outcome = make_files(start_job(schools, paper_id=circular))
    assert [entry.number_text for entry in rows(database, "circular")] == ["ศธ 04092/ว 1"]
    said = text_of(outcome.folder / "2 โรงเรียน2.pdf")
    assert "/ว๑" in said
    assert "เรียนผู้อำนวยการโรงเรียน๒" in said


def test_a_circular_numbered_in_the_paper_book_goes_out_with_that_number(
    database: Database, someone: Someone, start_job: StartJob, letter: int
) -> None:
    with database.transaction("เขียน", undoable=False) as session:
        paper = operations.get_paper(session, letter)
        operations.save_paper(session, letter, {**paper.content, "number": "ศธ ๐๔๐๙๒/ว ๕๖"})
        one = bulk_start.number_for_all(session, paper, date(2026, 11, 27))
    assert (one.text, one.is_given) == ("ศธ 04092/ว 56", False)
    job_id = start_job([someone(place, f"โรงเรียน{place}") for place in (1, 2)])
    assert [entry.number_text for entry in rows(database, "circular")] == ["ศธ 04092/ว 56"]
    assert {each.number_text for each in letters_of(database, job_id)} == {"ศธ 04092/ว 56"}

    with database.transaction("เขียน", undoable=False) as session:
        content = operations.get_paper(session, letter).content
        again = operations.start_paper(session, "letter", content)
    with pytest.raises(NumberStateError, match="มีในทะเบียนแล้ว"):
        start_job([someone(3, "โรงเรียนสาม")], paper_id=again)
    assert len(rows(database, "circular")) == 1


def test_a_circular_of_last_year_is_numbered_in_its_own_year(
    database: Database, someone: Someone, start_job: StartJob, letter: int
) -> None:
    with database.transaction("เขียน", undoable=False) as session:
        content = operations.get_paper(session, letter).content
        operations.save_paper(session, letter, {**content, "date": "2025-12-30"})
    start_job([someone(1, "โรงเรียนหนึ่ง")])
    (entry,) = rows(database, "circular")
    assert entry.registered_on == date(2025, 12, 30)


def test_letters_whose_number_was_cancelled_meanwhile_are_not_made(
    database: Database,
    schools: list[Recipient],
    start_job: StartJob,
    make_files: MakeFiles,
) -> None:
    job_id = start_job(schools[:3], "each")
    [*_others, last] = letters_of(database, job_id)
    with database.transaction("ยกเลิก", undoable=False) as session:
        numbering.cancel(session, last.entry_id, "ส่งผิด", date(2026, 11, 27))
    with pytest.raises(BulkLettersError, match="ยกเลิกไปแล้ว"):
        make_files(job_id)
