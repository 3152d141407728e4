"""The commands `archive verify`, `archive iso` and `archive build`, the first of each a process."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from district_admin import app
from district_admin.archive.copying import Entry
from district_admin.archive.writing import write_package
from district_admin.data_folder import DataFolder
from district_admin.office.operations import save_profile
from district_admin.progress import Silent
from district_admin.storage.database import Database


class Ended(NamedTuple):
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Ended]


def _run(*options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "district_admin", "archive", *map(str, options)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, which is up already."""

    def run_here(*options: object) -> Ended:
        status = app.main(["archive", *map(str, options)])
        said = capsys.readouterr()
        return Ended(status, said.out, said.err)

    return run_here


@pytest.fixture
def data(sample_office: list[Path], tmp_path: Path) -> Path:
    """The data folder of a sample office."""
    return shutil.copytree(sample_office[0].parent / "data", tmp_path / "data")


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


def test_an_image_is_made_beside_the_folder_and_verified(package: Path, run: Run) -> None:
    ran = _run("iso", package)
    assert (ran.returncode, ran.stderr) == (0, "")
    image = package.with_name("แฟ้ม.iso")
    assert ran.stdout.strip() == str(image)
    assert run("verify", image).returncode == 0
    again = run("iso", package)
    assert again.returncode == 2
    assert "จะไม่เขียนทับ" in again.stderr


def test_the_package_of_a_meeting_is_built_from_the_office(
    data: Path, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "แผ่น"
    ran = _run("build", "--meeting", "1", "--out", target, "--data", data)
    assert ran.returncode == 0
    assert "ยังไม่มีใบเซ็นชื่อที่สแกนไว้" in ran.stderr.splitlines()
    assert ran.stdout.strip() == str(target)
    assert run("verify", target).returncode == 0
    assert "รายงานการประชุม" in (target / "index.html").read_text(encoding="utf-8")
    refused = run("build", "--meeting", "99", "--out", tmp_path / "ไม่มี", "--data", data)
    assert refused.returncode == 2
    assert refused.stderr.startswith("ไม่พบรายการนี้")


def test_the_package_of_a_year_tells_first_what_is_missing(
    data: Path, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "ปี"
    ran = run("build", "--year", "2569", "--only-closed", "--out", target, "--data", data)
    assert (ran.returncode, ran.stdout.strip()) == (0, str(target))
    assert "ครั้งที่ 1/2569: ยังไม่มีใบเซ็นชื่อที่สแกนไว้" in ran.stderr
    assert run("verify", target).returncode == 0
    assert "Meeting: การประชุมผู้บริหารสถานศึกษาในสังกัด ครั้งที่ 1/2569" in (
        target / "bag-info.txt"
    ).read_text(encoding="utf-8")
    again = tmp_path / "อีกปี"
    options = ("build", "--out", again, "--data", data)
    ran = run(*options, "--year", "2569", "--series", "คณะกรรมการอื่น")
    assert ran.returncode == 2
    assert "มีแต่: ผู้บริหารสถานศึกษาในสังกัด" in ran.stderr
    ran = run(*options, "--year", "2500")
    assert ran.returncode == 2
    assert "ปี 2500 ยังไม่มีการประชุม" in ran.stderr
    assert not again.exists()


def test_papers_are_built_in_the_numerals_of_the_office(
    data: Path, run: Run, tmp_path: Path
) -> None:
    folder, target = DataFolder(data), tmp_path / "แผ่น"
    database = Database(folder.database)
    with database.transaction("ตั้งค่า") as session:
        save_profile(session, numeral_mode="arabic")
    database.close()
    ran = run("build", "--meeting", "1", "--out", target, "--data", folder.root)
    assert ran.returncode == 0
    [agenda] = target.glob("data/**/ระเบียบวาระการประชุม*.pdf")
    with pypdfium2.PdfDocument(agenda) as file:
        text = file[0].get_textpage().get_text_range()
    assert "ครั้งที่ 1/2569" in text.replace("\xa0", " ")


@pytest.mark.parametrize("deed", ["verify", "iso"])
def test_what_is_not_there_is_told_on_one_line(run: Run, tmp_path: Path, deed: str) -> None:
    ran = run(deed, tmp_path / "D")
    assert ran.returncode == 2
    assert ran.stderr.startswith("ไม่พบ")
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("deed", ["verify", "iso"])
def test_an_empty_path_is_not_this_folder(package: Path, deed: str) -> None:
    """As in a script whose variable is not set: the folder it happens to be run in says nothing."""
    ran = subprocess.run(
        [sys.executable, "-m", "district_admin", "archive", deed, ""],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such names")
def test_a_name_gives_a_terminal_no_orders(package: Path) -> None:
    (package / "data/\x1b[2J\nครบถ้วน.txt").write_bytes(b"x")
    ran = _run("verify", package)
    assert ran.returncode == 1
    assert "\x1b" not in ran.stdout
    assert [line for line in ran.stdout.splitlines() if not line.startswith("  ")] == [
        "แฟ้ม: พบข้อบกพร่อง 2 รายการ"
    ]


def test_a_console_of_other_letters_has_the_answer(package: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "district_admin", "archive", "verify", str(package)],
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "ครบถ้วน 2 ไฟล์" in ran.stdout.decode()


@pytest.fixture
def slow_package(tmp_path: Path) -> Path:
    """A package whose verifying takes a second or more: its recording is a hole in the disk."""
    hole = tmp_path / "hole"
    with hole.open("wb") as file:
        file.truncate(600_000_000)
    target = tmp_path / "ใหญ่"
    (target / "data").mkdir(parents=True)
    hole.rename(target / "data/เทป.mp3")
    (target / "bagit.txt").write_text(
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", encoding="utf-8"
    )
    line = f"{'0' * 128}  data/เทป.mp3\n"  # of an algorithm that no processor does by itself
    (target / "manifest-sha3_512.txt").write_text(line, encoding="utf-8")
    return target


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no terminals of this kind")
def test_the_line_of_progress_is_gone_before_the_answer(slow_package: Path) -> None:
    import pty  # noqa: PLC0415 - Windows has none

    ours, theirs = pty.openpty()
    command = [sys.executable, "-X", "utf8", "-m", "district_admin", "archive", "verify"]
    run = subprocess.Popen([*command, str(slow_package)], stdout=theirs, stderr=theirs)
    os.close(theirs)
    written = b""
    try:
        while piece := os.read(ours, 1 << 16):
            written += piece
    except OSError:  # the other side is closed
        pass
    assert run.wait() == 1
    shown = [line.rpartition("\x1b[K")[2] for line in written.decode().split("\r\n")]
    assert b"% data/" in written
    assert shown[0] == "ใหญ่: พบข้อบกพร่อง 1 รายการ"


@pytest.fixture
def heeding_keys() -> Iterator[None]:
    """Let processes of the test heed Ctrl+C: what a shell runs behind itself ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="a key of a console cannot be sent there")
@pytest.mark.parametrize("by", ["SIGINT", "SIGTERM"])
@pytest.mark.usefixtures("heeding_keys")
def test_cancelling_is_told_on_one_line_and_leaves_nothing(slow_package: Path, by: str) -> None:
    image = slow_package.with_name("ใหญ่.iso")
    part = slow_package.with_name(".ใหญ่.iso.part")
    run = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "district_admin", "archive", "iso", str(slow_package)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not part.exists() and run.poll() is None:
        time.sleep(0.01)
    run.send_signal(getattr(signal, by))
    out, error = run.communicate()
    assert (run.returncode, out) == (130, b"")
    assert error.decode() == "ยกเลิกแล้ว ไม่มีสิ่งใดถูกสร้างหรือเปลี่ยนแปลง\n"
    assert not image.exists()
    assert not part.exists()
