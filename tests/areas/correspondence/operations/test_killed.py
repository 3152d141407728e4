"""The program is killed while it gives out numbers: every one that was told of is there, once."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

KILLS = 200

# Forks, so that 200 lives cost 200 openings of the office and not 200 starts of Python or of
# SQLAlchemy, which the parent warms by one number. Each child tells of a number once its
# transaction is over; the parent lets it tell some, waits a part of one transaction's time, and
# kills it.
_LIVES = """
import os, random, signal, sys, time
from datetime import UTC, datetime
from pathlib import Path
from district_admin.areas.correspondence.operations import registers
from district_admin.storage.database import Database

def give_number():
    with database.transaction("ออกเลข", undoable=False) as session:
        details = registers.EntryDetails("เรื่องที่ออกเลข")
        entry_id = registers.issue(session, "order", details, datetime.now(UTC))
        return session.get_one(registers.RegisterEntry, entry_id).number

def live(out):
    while True:
        os.write(out, b"%d\\n" % give_number())

office, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
database = Database(office)
print(give_number(), flush=True)
database.close()  # each child opens the file for itself
for _each in range(kills):
    into, out = os.pipe()
    child = os.fork()
    if child == 0:
        live(out)
    os.close(out)
    told = b"".join(os.read(into, 64) for _ack in range(chance.randrange(4)))
    until = time.perf_counter() + chance.uniform(0, 0.01)
    while time.perf_counter() < until:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(into, 4096):
        told += more
    os.close(into)
    sys.stdout.write(told.decode())
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor SIGKILL")
def test_a_killed_program_loses_no_number_and_gives_none_twice(
    empty_office: Path, tmp_path: Path
) -> None:
    office = tmp_path / "office.sqlite"
    shutil.copy(empty_office, office)
    seed = random.randrange(10_000)
    lives = [sys.executable, "-X", "utf8", "-c", _LIVES, str(office), str(KILLS), str(seed)]
    done = subprocess.run(lives, check=True, capture_output=True, text=True, timeout=280)
    told = [int(each) for each in done.stdout.split()]
    with closing(sqlite3.connect(office)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        numbers = [row[0] for row in plain.execute("SELECT number FROM register_entry ORDER BY 1")]
        (last,) = plain.execute("SELECT last_number FROM number_series").fetchone()
    assert len(told) == len(set(told)), seed
    assert len(told) > KILLS  # killed while numbers were given, not before
    assert set(told) <= set(numbers)
    assert numbers == list(range(1, last + 1))
