"""A circular, 120 schools to send it to, and what tests do with both."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.documents import bulk_letters as letters
from district_admin.areas.correspondence.operations import bulk_letters, bulk_start, bulk_writing
from district_admin.areas.correspondence.operations.bulk_letters import Outputs
from district_admin.areas.correspondence.operations.bulk_start import BulkOrder
from district_admin.areas.directory.operations.agencies import AgencyDetails, add_agency
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.data_folder import DataFolder
from district_admin.documents.form_file import load_form
from district_admin.progress import Progress, Silent
from district_admin.storage.database import Database

SCHOOLS = 120
TODAY = date(2026, 11, 27)
NOW = datetime(2026, 11, 27, 10).astimezone()
BODY = "ด้วยสำนักงานเขตพื้นที่การศึกษาตัวอย่างกำหนดจัดประชุมผู้บริหารสถานศึกษา ณ ห้องประชุมใหญ่"

StartJob = Callable[..., int]
MakeFiles = Callable[..., bulk_writing.Outcome]


@pytest.fixture
def schools(office_database: Database) -> list[Recipient]:
    """The schools of the directory, as recipients."""
    with office_database.transaction("นำเข้า", undoable=False) as session:
        for number in range(1, SCHOOLS + 1):
            add_agency(
                session,
                AgencyDetails(name=f"โรงเรียนบ้านสมมติ{number:03}", kind="school", province="สมมติบุรี"),
            )
    with office_database.reading() as session:
        return bulk_letters.school_recipients(session, TODAY)


@pytest.fixture
def letter(office_database: Database) -> int:
    """A letter that is written, without a number."""
    form = load_form("letter")
    with office_database.transaction("เขียน", undoable=False) as session:
        content = operations.first_content(session, form, TODAY)
        typed: dict[str, Any] = {
            "subject": "ขอเชิญประชุม",
            "addressee": "ผู้อำนวยการโรงเรียนทุกแห่ง",
            "cause": BODY,
        }
        return operations.start_paper(session, "letter", {**content, **typed})


@pytest.fixture
def start_job(database: Database, folder: DataFolder, letter: int, tmp_path: Path) -> StartJob:
    """Gives the numbers of the letter's recipients and returns the job's id."""

    def start(
        recipients: Sequence[Recipient],
        numbering: str = "one",
        outputs: Outputs | None = None,
        paper_id: int | None = None,
        into: Path | None = None,
        in_official_form: bool = False,
    ) -> int:
        wanted = outputs or Outputs(whole=False, pdf=True)
        order = BulkOrder(
            paper_id or letter,
            recipients,
            numbering,
            wanted,
            in_official_form=in_official_form,
        )
        pairs = letters.salutation_pairs(folder.forms)
        where = into or bulk_writing.new_folder(tmp_path, "letter", {"subject": "ขอเชิญประชุม"})
        with database.transaction("ส่งหนังสือ", undoable=False) as session:
            return bulk_start.start(session, order, where, pairs, NOW, Silent())

    return start


@pytest.fixture
def make_files(database: Database, folder: DataFolder) -> MakeFiles:
    """Makes the files of a job that are not made yet."""

    def make(job_id: int, progress: Progress | None = None) -> bulk_writing.Outcome:
        return bulk_writing.make_files(database, job_id, folder.forms, progress or Silent())

    return make


@pytest.fixture
def someone() -> Callable[..., Recipient]:
    """Makes an agency to send to, or with `person_id` a person."""

    def recipient(agency_id: int, name: str, **details: Any) -> Recipient:
        known: dict[str, Any] = {
            "person_id": None,
            "agency_id": agency_id,
            "name": "",
            "position": "",
            "agency": name,
            "salutation": "เรียน",
            "addressee": f"ผู้อำนวยการ{name}",
            "address_lines": ("ตำบลในเมือง",),
            "telephone": "",
            "email": "",
        }
        return Recipient(**{**known, **details})

    return recipient
