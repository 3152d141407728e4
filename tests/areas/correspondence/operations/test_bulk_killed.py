"""The program is killed while it makes letters: numbers and files are whole, and it goes on."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from district_admin.areas.correspondence.operations import bulk_letters, bulk_writing
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.data_folder import DataFolder
from district_admin.storage.database import Database

MAKE = """
import sys
from pathlib import Path
from district_admin.areas.correspondence.operations import bulk_writing
from district_admin.progress import Silent
from district_admin.storage.database import Database
office, job_id, forms = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
bulk_writing.make_files(Database(office), job_id, forms, Silent())
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_job_goes_on_and_no_letter_is_missing_or_torn(
    database: Database,
    folder: DataFolder,
    schools: list[Recipient],
    start_job: Callable[..., int],
    make_files: Callable[..., bulk_writing.Outcome],
) -> None:
    job_id = start_job(schools, "each")
    with database.reading() as session:
        where = Path(bulk_letters.get_job(session, job_id).folder)
    given = [str(each) for each in (folder.database, job_id, folder.forms)]
    seed = random.randrange(10_000)
    chance = random.Random(seed)
    for wanted in (5, 40, 80):
        making = subprocess.Popen([sys.executable, "-X", "utf8", "-c", MAKE, *given])
        until = time.monotonic() + 60
        while len(list(where.glob("[0-9]*.pdf"))) < wanted and time.monotonic() < until:
            time.sleep(chance.uniform(0, 0.02))
        making.send_signal(signal.SIGKILL)
        making.wait()
    assert len(list(where.glob("[0-9]*.pdf"))) >= 80, seed

    outcome = make_files(job_id)
    assert (outcome.made, outcome.missing) == (120, ()), seed
    for path in where.glob("[0-9]*.pdf"):
        assert len(pypdf.PdfReader(path).pages) == 1, seed
    assert len(list(where.glob("[0-9]*.pdf"))) == 120
    with database.reading() as session:
        numbers = [each.entry_id for each in bulk_letters.letters_of(session, job_id)]
    assert len(set(numbers)) == 120


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no links for everybody")
def test_a_file_that_goes_while_the_folder_is_read_stops_nothing(
    database: Database,
    schools: list[Recipient],
    start_job: Callable[..., int],
    make_files: Callable[..., bulk_writing.Outcome],
) -> None:
    """As what the writers of a killed run rename; here it is a link that leads nowhere."""
    job_id = start_job(schools[:3], "each")
    with database.reading() as session:
        where = Path(bulk_letters.get_job(session, job_id).folder)
    where.mkdir(exist_ok=True)
    (where / ".001.pdf.part").symlink_to(where / "gone")
    outcome = make_files(job_id)
    assert (outcome.made, outcome.missing) == (3, ())
