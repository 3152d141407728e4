"""The commands `archive verify` and `archive iso`, run as processes."""

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from district_admin.archive.copying import Entry
from district_admin.archive.writing import write_package
from district_admin.data_folder import DataFolder
from district_admin.demo import write_sample_papers
from district_admin.office.operations import save_profile
from district_admin.progress import Silent
from district_admin.storage.database import Database


def _run(*options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "district_admin", "archive", *map(str, options)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def package(tmp_path: Path) -> Path:
    target = tmp_path / "แฟ้ม"
    entries = [Entry("มติ.pdf", b"resolutions"), Entry("วาระ.pdf", b"agenda")]
    write_package(target, entries, [], lambda _sealed: {}, Silent())
    return target


def test_only_a_whole_package_ends_with_zero(package: Path) -> None:
    ran = _run("verify", package)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "ครบถ้วน 2 ไฟล์" in ran.stdout
    (package / "data/มติ.pdf").write_bytes(b"Resolutions")
    ran = _run("verify", package, "--json")
    assert (ran.returncode, ran.stderr) == (1, "")
    [told] = json.loads(ran.stdout)
    assert not told["whole"]
    [finding] = told["findings"]
    assert (finding["fault"], finding["path"]) == ("damaged", "data/มติ.pdf")


def test_an_image_is_made_beside_the_folder_and_verified(package: Path) -> None:
    ran = _run("iso", package)
    assert (ran.returncode, ran.stderr) == (0, "")
    image = package.with_name("แฟ้ม.iso")
    assert ran.stdout.strip() == str(image)
    assert _run("verify", image).returncode == 0
    again = _run("iso", package)
    assert again.returncode == 2
    assert "จะไม่เขียนทับ" in again.stderr


def test_the_package_of_a_meeting_is_built_from_the_office(tmp_path: Path) -> None:
    write_sample_papers(tmp_path)
    data, target = tmp_path / "data", tmp_path / "แผ่น"
    ran = _run("build", "--meeting", "1", "--out", target, "--data", data)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.strip() == str(target)
    assert _run("verify", target).returncode == 0
    assert "รายงานการประชุม" in (target / "index.html").read_text(encoding="utf-8")
    ran = _run("build", "--meeting", "99", "--out", tmp_path / "ไม่มี", "--data", data)
    assert ran.returncode == 2
    assert ran.stderr.startswith("ไม่พบรายการนี้")


def test_the_package_of_a_year_tells_first_what_is_missing(tmp_path: Path) -> None:
    write_sample_papers(tmp_path)
    data, target = tmp_path / "data", tmp_path / "ปี"
    ran = _run("build", "--year", "2569", "--only-closed", "--out", target, "--data", data)
    assert (ran.returncode, ran.stdout.strip()) == (0, str(target))
    assert "ครั้งที่ 1/2569: ยังไม่มีใบเซ็นชื่อที่สแกนไว้" in ran.stderr
    assert _run("verify", target).returncode == 0
    assert "Meeting: การประชุมผู้บริหารสถานศึกษาในสังกัด ครั้งที่ 1/2569" in (
        target / "bag-info.txt"
    ).read_text(encoding="utf-8")
    again = tmp_path / "อีกปี"
    options = ("build", "--out", again, "--data", data)
    ran = _run(*options, "--year", "2569", "--series", "คณะกรรมการอื่น")
    assert ran.returncode == 2
    assert "มีแต่: ผู้บริหารสถานศึกษาในสังกัด" in ran.stderr
    ran = _run(*options, "--year", "2500")
    assert ran.returncode == 2
    assert "ปี 2500 ยังไม่มีการประชุม" in ran.stderr
    assert not again.exists()


def test_papers_are_built_in_the_numerals_of_the_office(tmp_path: Path) -> None:
    write_sample_papers(tmp_path)
    folder, target = DataFolder(tmp_path / "data"), tmp_path / "แผ่น"
    database = Database(folder.database)
    with database.transaction("ตั้งค่า") as session:
        save_profile(session, numeral_mode="arabic")
    database.close()
    ran = _run("build", "--meeting", "1", "--out", target, "--data", folder.root)
    assert (ran.returncode, ran.stderr) == (0, "")
    [agenda] = target.glob("data/**/ระเบียบวาระการประชุม*.pdf")
    with pypdfium2.PdfDocument(agenda) as file:
        text = file[0].get_textpage().get_text_range()
    assert "ครั้งที่ 1/2569" in text.replace("\xa0", " ")


@pytest.mark.parametrize("deed", ["verify", "iso"])
def test_what_is_not_there_is_told_on_one_line(tmp_path: Path, deed: str) -> None:
    ran = _run(deed, tmp_path / "D")
    assert ran.returncode == 2
    assert ran.stderr.startswith("ไม่พบ")
    assert ran.stderr.count("\n") == 1
