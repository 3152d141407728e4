"""A package is written whole or not at all, and other people's tools find it right."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from district_admin.archive.copying import Entry, Later, PackageNotWrittenError, Sealed
from district_admin.archive.packages import verify
from district_admin.archive.writing import Package, write_package, write_packages
from district_admin.progress import Cancelled, Silent


def _no_pages(_sealed: object) -> dict[str, bytes]:
    return {}


def test_a_package_is_found_whole_and_holds_what_was_put_in(package: Path) -> None:
    [found] = verify(package, Silent())
    assert found.verdict.findings == ()
    assert found.verdict.notices == ()
    assert found.verdict.file_count == 3
    assert found.verdict.size == len(b"%PDF minutes") + len(b"words")
    assert ("Source-Organization", "สำนักงานเขตพื้นที่การศึกษาตัวอย่าง") in found.verdict.facts
    assert (package / "data/รายงานการประชุม/100% & #1.docx").read_bytes() == b"words"


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="coreutils is not on this machine")
def test_the_sums_are_read_by_sha256sum(package: Path) -> None:
    # A name with % is written encoded, which sha256sum does not know.
    (package / "data/รายงานการประชุม/100% & #1.docx").rename(
        package / "data/รายงานการประชุม/100%25 & #1.docx"
    )
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        ran = subprocess.run(
            ["sha256sum", "-c", "--strict", manifest], cwd=package, capture_output=True, check=False
        )
        assert ran.returncode == 0, ran.stdout.decode()


def test_a_folder_that_is_there_is_never_written_over(package: Path) -> None:
    with pytest.raises(PackageNotWrittenError, match="จะไม่เขียนทับของเดิม"):
        write_package(package, [Entry("a.txt", b"a")], [], _no_pages, Silent())
    assert verify(package, Silent())[0].verdict.is_whole


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_an_earlier_kill_left_is_taken_away(tmp_path: Path, *, is_folder: bool) -> None:
    left = tmp_path / ".p.part"
    if is_folder:
        (left / "data").mkdir(parents=True)
        left = left / "data/old.txt"
    left.write_bytes(b"old")
    write_package(tmp_path / "p", [Entry("a.txt", b"a")], [], _no_pages, Silent())
    assert verify(tmp_path / "p", Silent())[0].verdict.findings == ()
    assert [path.name for path in tmp_path.iterdir()] == ["p"]


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    for letters in (84, 200):  # as the name itself, and as that of the folder beside it
        with pytest.raises(PackageNotWrittenError, match="ยาวเกินไป"):
            write_package(tmp_path / ("ก" * letters), [], [], _no_pages, Silent())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="another user is needed, who may not enter"
)
def test_a_folder_that_may_not_be_entered_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "ปิด"
    closed.mkdir(mode=0)
    us = os.geteuid()
    os.seteuid(65534)
    try:
        with pytest.raises(PackageNotWrittenError, match="เอกสารเดิมยังอยู่ครบ"):
            write_package(closed / "p", [Entry("a.txt", b"a")], [], _no_pages, Silent())
    finally:
        os.seteuid(us)


def test_files_are_copied_with_their_day_and_the_source_stays(tmp_path: Path) -> None:
    source = tmp_path / "เทป.mp3"
    source.write_bytes(bytes(range(256)) * 9000)
    os.utime(source, (1_500_000_000, 1_500_000_000))
    [sealed] = write_package(tmp_path / "p", [Entry("เทป.mp3", source)], [], _no_pages, Silent())
    copied = tmp_path / "p/data/เทป.mp3"
    assert sealed == Sealed("data/เทป.mp3", 256 * 9000, sealed.sha256)
    assert copied.read_bytes() == source.read_bytes()
    assert copied.stat().st_mtime == 1_500_000_000


class _CancelAfter:
    def __init__(self, size: int) -> None:
        self.size = size

    def report(self, done: int, total: int, what: str = "") -> None:
        if done >= self.size:
            raise Cancelled


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "เทป.mp3"
    source.write_bytes(b"x" * 40_000_000)
    entries = [Entry(f"{number}.mp3", source) for number in range(10)]
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        write_package(tmp_path / "p", entries, [], _no_pages, _CancelAfter(1))
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    entries = [Entry("a.pdf", b"a"), Entry("b.pdf", tmp_path / "คำสั่ง.pdf")]
    with pytest.raises(PackageNotWrittenError, match=r"ไม่พบไฟล์ คำสั่ง\.pdf"):
        write_package(tmp_path / "p", entries, [], _no_pages, Silent())
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_turns_out_full_when_it_is_waited_for_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the disk of another computer does: it takes the bytes first, and refuses them then."""

    def refuse(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    source = tmp_path / "เทป.mp3"
    source.write_bytes(b"x" * 40_000)
    entries = [Entry(f"{number}.mp3", source) for number in range(50)]
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(PackageNotWrittenError, match="พื้นที่ไม่พอสำหรับปิดแฟ้ม p"):
        write_package(tmp_path / "p", entries, [], _no_pages, Silent())
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_file_by_now_is_told_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "เทป.mp3"
    os.mkfifo(pipe)
    for source in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(PackageNotWrittenError, match="ไม่ใช่ไฟล์ธรรมดา"):
            write_package(tmp_path / "p", [Entry("a", source)], [], _no_pages, Silent())
    assert list(tmp_path.iterdir()) == [pipe]


class _Meddler:
    """Another program that adds to a file each time the copying is looked at."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def report(self, done: int, total: int, what: str = "") -> None:
        with self.file.open("ab") as file:
            file.write(b"more")


def test_a_file_that_is_changed_all_the_time_is_named(tmp_path: Path) -> None:
    source = tmp_path / "เทป.mp3"
    with source.open("wb") as file:
        file.truncate(300_000_000)  # long enough to be looked at while it is copied
    with pytest.raises(PackageNotWrittenError, match=r"ไฟล์ เทป\.mp3 ถูกแก้ไขระหว่าง"):
        write_package(tmp_path / "p", [Entry("เทป.mp3", source)], [], _no_pages, _Meddler(source))
    assert list(tmp_path.iterdir()) == [source]


def test_of_several_packages_the_whole_is_named_where_one_cannot_be_written(tmp_path: Path) -> None:
    gone = Entry("b", Later(1, lambda: (tmp_path / "ไม่มี").read_bytes()))
    packages = [
        Package(name, [entry], [], _no_pages)
        for name, entry in (("1", Entry("a", b"a")), ("2", gone))
    ]
    with pytest.raises(PackageNotWrittenError) as told:
        write_packages(tmp_path / "ทั้งปี", packages, Silent())
    assert str(tmp_path) in str(told.value)
    assert ".part" not in str(told.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_that_takes_no_file_so_large_is_not_called_full(tmp_path: Path) -> None:
    """As a stick formatted as FAT32 is, where she would free room again and again."""
    import resource  # noqa: PLC0415 - Windows has none

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(PackageNotWrittenError, match="ไฟล์ใหญ่เกินที่ที่เก็บนี้รับได้"):
            write_package(tmp_path / "p", [Entry("a", b"a" * 2_000_000)], [], _no_pages, Silent())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "a/../b", "", "a\\b"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        write_package(tmp_path / "p", [Entry(path, b"a")], [], _no_pages, Silent())
    assert list(tmp_path.iterdir()) == []


def test_names_that_differ_only_in_the_order_of_marks_are_one(tmp_path: Path) -> None:
    entries = [Entry("ที่\u0e48.txt", b"a"), Entry("ท\u0e48\u0e48ี.txt", b"b")]
    with pytest.raises(ValueError, match="same path"):
        write_package(tmp_path / "p", entries, [], _no_pages, Silent())


_KILLED = """
import os, signal, sys
from pathlib import Path
from district_admin.archive.writing import Entry, write_package
from district_admin.progress import Silent

left = int(sys.argv[2])
wait_for_disk = os.fsync

def die_in_time(file):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    wait_for_disk(file)

os.fsync = die_in_time
entries = [Entry(f"f{n}/{n}.bin", bytes([n]) * 20000) for n in range(6)]
write_package(Path(sys.argv[1]), entries, [], lambda _sealed: {}, Silent())
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_kill_at_any_moment_leaves_a_whole_package_or_none(tmp_path: Path) -> None:
    """Killed each time the disk is waited for: by files, lists, folders, the name of the whole."""
    target = tmp_path / "แฟ้ม"
    wholes = []
    for moment in range(1, 25):
        shutil.rmtree(target, ignore_errors=True)
        ran = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", _KILLED, str(target), str(moment)], check=False
        )
        wholes.append(target.exists() and verify(target, Silent())[0].verdict.is_whole)
        assert target.exists() == wholes[-1]
        if ran.returncode == 0:
            break
        assert ran.returncode == -signal.SIGKILL
    assert wholes[-1]
    assert wholes.count(False) >= 6 + 4  # at the files, and at what is written beside them
    assert [path.name for path in tmp_path.iterdir()] == ["แฟ้ม"]
