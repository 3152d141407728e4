import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from district_admin.safe_files import FileNotWrittenError, file_name, write_aside

OLD, NEW = b"old paper", b"new paper" * 10_000
IS_ROOT = sys.platform != "win32" and os.geteuid() == 0


def _beside(path: Path) -> list[Path]:
    return [other for other in path.parent.iterdir() if other != path]


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "บันทึก ที่ ศธ ๐๔๐๙๒-๑.pdf"

    write_aside(path, OLD)
    write_aside(path, NEW)

    assert path.read_bytes() == NEW
    assert _beside(path) == []


def test_the_new_paper_is_on_the_disk_before_it_takes_the_place_of_the_old_one(
    tmp_path: Path,
) -> None:
    # The power cannot be cut here; the interpreter tells which calls to the system were made.
    calls: list[str] = []

    def listen(_frame: object, event: str, called: object) -> None:
        if event == "c_call":
            calls.append(getattr(called, "__name__", ""))

    before = sys.getprofile()
    sys.setprofile(listen)
    try:
        write_aside(tmp_path / "บันทึก.pdf", NEW)
    finally:
        sys.setprofile(before)
    assert [call for call in calls if call in ("write", "flush", "fsync", "replace")] == [
        "write",
        "flush",
        "fsync",
        "replace",
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the always full device")
def test_a_full_disk_leaves_the_old_paper_whole(tmp_path: Path) -> None:
    path = tmp_path / "บันทึก.pdf"
    path.write_bytes(OLD)
    path.with_name(f".{path.name}.part").symlink_to("/dev/full")

    with pytest.raises(FileNotWrittenError, match="พื้นที่ในดิสก์ไม่พอ"):
        write_aside(path, NEW)

    assert path.read_bytes() == OLD
    assert _beside(path) == []


CHILD = """
import resource, sys
from pathlib import Path
from district_admin.errors import OfficeError
from district_admin.safe_files import write_aside
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_aside(Path(sys.argv[1]), b"new paper" * 10_000)
except OfficeError as error:
    sys.stdout.buffer.write(str(error).encode("utf-8"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
def test_a_disk_that_takes_only_half_the_paper_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "บันทึก.pdf"
    path.write_bytes(OLD)

    run = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[1],
    )

    assert "พื้นที่ในดิสก์ไม่พอ" in run.stdout
    assert path.read_bytes() == OLD
    assert _beside(path) == []


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder nobody may write to")
def test_a_folder_that_cannot_be_written_to_is_told() -> None:
    # not a folder made read-only for the test: root would write to it all the same
    with pytest.raises(FileNotWrittenError, match="โฟลเดอร์นี้เขียนไม่ได้ กรุณาเลือกโฟลเดอร์อื่น"):
        write_aside(Path("/sys/kernel/บันทึก.pdf"), NEW)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="ไม่พบโฟลเดอร์"):
        write_aside(tmp_path / "ลบแล้ว" / "บันทึก.pdf", NEW)

    (tmp_path / "ไฟล์").write_bytes(OLD)
    with pytest.raises(FileNotWrittenError, match="ไม่พบโฟลเดอร์"):
        write_aside(tmp_path / "ไฟล์" / "บันทึก.pdf", NEW)
    assert (tmp_path / "ไฟล์").read_bytes() == OLD


def test_a_folder_of_the_same_name_is_told_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "บันทึก.pdf"
    path.mkdir()

    with pytest.raises(FileNotWrittenError, match="มีโฟลเดอร์ชื่อนี้อยู่แล้ว"):
        write_aside(path, NEW, pauses=())

    assert path.is_dir()
    assert _beside(path) == []


LOCKED_CHILD = """
import os, sys
from pathlib import Path
from district_admin.errors import OfficeError
from district_admin.safe_files import write_aside
def pauses():
    yield 0
    if sys.argv[2] == "let go":
        os.seteuid(0)
    yield 0
os.seteuid(65534)
try:
    write_aside(Path(sys.argv[1]), b"new paper", pauses())
except OfficeError as error:
    sys.stdout.buffer.write(str(error).encode("utf-8"))
"""


def _replace_locked(meanwhile: str) -> tuple[str, bytes, list[Path]]:
    """Replace a file as another user, in a folder where only its owner may; as when Word has it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o1777)
        path = folder / "บันทึก.docx"
        path.write_bytes(OLD)
        run = subprocess.run(
            [sys.executable, "-c", LOCKED_CHILD, str(path), meanwhile],
            capture_output=True,
            encoding="utf-8",
            check=True,
            cwd=Path(__file__).parents[1],
        )
        return run.stdout, path.read_bytes(), _beside(path)


@pytest.mark.skipif(not IS_ROOT, reason="only root can become another user")
def test_a_file_that_cannot_be_replaced_is_told_after_some_tries() -> None:
    said, kept, beside = _replace_locked("hold on")

    assert "โปรแกรมอื่นเปิดไฟล์นี้อยู่ กรุณาปิดไฟล์" in said
    assert (kept, beside) == (OLD, [])


@pytest.mark.skipif(not IS_ROOT, reason="only root can become another user")
def test_a_file_that_is_let_go_meanwhile_is_replaced() -> None:
    assert _replace_locked("let go") == ("", b"new paper", [])


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows locks open files")
def test_a_file_open_in_another_program_is_told(tmp_path: Path) -> None:
    path = tmp_path / "บันทึก.docx"
    path.write_bytes(OLD)

    with (
        path.open("rb"),
        pytest.raises(FileNotWrittenError, match="โปรแกรมอื่นเปิดไฟล์นี้อยู่"),
    ):
        write_aside(path, NEW, pauses=(0.01,))

    assert path.read_bytes() == OLD


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("ขอเชิญประชุม ครั้งที่ 11/2569", "ขอเชิญประชุม ครั้งที่ 11-2569.pdf"),
        ('เรื่อง: "ด่วน" <มาก>?', "เรื่อง- -ด่วน- -มาก.pdf"),
        ("  จบด้วยจุด... ", "จบด้วยจุด.pdf"),
        ("สอง\nบรรทัด\tแท็บ", "สอง-บรรทัด-แท็บ.pdf"),
        ("con", "เอกสาร con.pdf"),
        ("LPT1.ร่าง", "เอกสาร LPT1.ร่าง.pdf"),
        ("???", "เอกสาร.pdf"),
        ("", "เอกสาร.pdf"),
    ],
)
def test_a_title_becomes_a_name_that_every_computer_takes(title: str, name: str) -> None:
    assert file_name(title, ".pdf") == name


def test_a_long_title_is_cut_between_letters_and_can_be_written(tmp_path: Path) -> None:
    name = file_name("ปั้มน้ำที่ชำรุด" * 40, ".docx")

    write_aside(tmp_path / name, NEW)

    assert len(name.encode("utf-8")) <= 240
    assert name.endswith(".docx")
    assert name.removesuffix(".docx") in "ปั้มน้ำที่ชำรุด" * 40
    following = ("ปั้มน้ำที่ชำรุด" * 40)[len(name.removesuffix(".docx"))]
    assert following not in "ัิีึืุู่้๊๋์ํ"
