import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from district_admin.app import main
from district_admin.areas.correspondence.operations import papers, registers
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.directory.model import Agency
from district_admin.data_folder import DataFolder
from district_admin.storage.database import Database
from district_admin.ui import desk

Bytes = pytest.CaptureFixture[bytes]
NOW = datetime(2026, 11, 20, 9, 30).astimezone()


@pytest.fixture
def office(folder: DataFolder, database: Database) -> Path:
    with database.transaction("เพิ่ม", undoable=False) as session:
        agency = Agency(name="โรงเรียนบ้านตัวอย่าง", kind="school")
        agency.set_keys()
        session.add(agency)
        registers.receive(session, EntryDetails("แผนของโรงเรียน", sender="อำเภอ"), NOW)
        papers.start_paper(session, "memo", {"subject": "ขออนุมัติ", "cause": "โรงเรียนชำรุด"})
    return folder.root


def test_it_tells_what_was_found_names_first_then_the_newest(
    office: Path, capfdbinary: Bytes
) -> None:
    assert main(["find", "โรงเรียน", "--json", "--data", str(office)]) == 0
    said = json.loads(capfdbinary.readouterr().out.decode("utf-8"))
    assert (said["text"], said["count"]) == ("โรงเรียน", 3)
    kinds = [each["kind"] for each in said["results"]]
    assert kinds[0] == "agency"
    assert sorted(kinds[1:]) == ["paper", "register.received"]
    row = next(each for each in said["results"] if each["kind"] == "register.received")
    assert (row["title"], row["number"], row["day"]) == ("แผนของโรงเรียน", "1", "2026-11-20")
    assert row["id"] == 1


def test_the_limit_shortens_the_list_and_not_the_count(office: Path, capfdbinary: Bytes) -> None:
    assert main(["--data", str(office), "find", "โรงเรียน", "--limit", "1", "--json"]) == 0
    said = json.loads(capfdbinary.readouterr().out)
    assert (said["count"], len(said["results"])) == (3, 1)


def test_nothing_found_is_no_failure(office: Path, capfdbinary: Bytes) -> None:
    assert main(["find", "ไม่มีคำนี้", "--json", "--data", str(office)]) == 0
    assert json.loads(capfdbinary.readouterr().out)["results"] == []


def test_an_office_that_is_open_is_neither_held_nor_written_to(
    office: Path, database: Database, folder: DataFolder, capfdbinary: Bytes
) -> None:
    with database.transaction("แก้") as session:
        papers.put_in_bin(session, 1)
        session.flush()
        assert main(["find", "ขออนุมัติ", "--json", "--data", str(office)]) == 0
        assert json.loads(capfdbinary.readouterr().out)["count"] == 1  # not committed yet
    before = folder.database.read_bytes()
    assert main(["find", "ขออนุมัติ", "--json", "--data", str(office)]) == 0
    assert json.loads(capfdbinary.readouterr().out)["count"] == 0
    assert folder.database.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["find", "  ", "--json"], "กรุณาพิมพ์คำ"),
        (["find", "ก", "--json", "--limit", "0"], "1 ขึ้นไป"),
        (["find", "ก", "--json", "--data", "/no/such/folder"], "ไม่พบข้อมูลสำนักงาน"),
    ],
)
def test_a_refusal_is_one_line(
    office: Path, arguments: list[str], reason: str, capfdbinary: Bytes
) -> None:
    assert main(["--data", str(office), *arguments]) == 2
    said = capfdbinary.readouterr()
    assert said.out == b""
    assert reason in said.err.decode()
    assert said.err.count(b"\n") == 1


def test_a_damaged_or_newer_office_is_refused(
    office: Path, folder: DataFolder, database: Database, capfdbinary: Bytes
) -> None:
    database.close()
    with closing(sqlite3.connect(folder.database)) as plain:
        plain.execute("PRAGMA user_version = 999")
    assert main(["find", "ก", "--json", "--data", str(office)]) == 2
    assert "รุ่นใหม่กว่า" in capfdbinary.readouterr().err.decode()
    folder.database.write_bytes(b"no database at all" * 99)
    assert main(["find", "ก", "--json", "--data", str(office)]) == 2
    assert capfdbinary.readouterr().err.count(b"\n") == 1


def test_without_a_folder_the_one_of_this_computer_is_read(
    office: Path, tmp_path: Path, capfdbinary: Bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "user_config_path", lambda *_name, **_how: tmp_path)
    assert main(["find", "ชำรุด", "--json"]) == 2
    assert "--data" in capfdbinary.readouterr().err.decode()
    kept = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
    kept.setValue("data_folder", str(office))
    kept.sync()
    assert main(["find", "ชำรุด", "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["count"] == 1
