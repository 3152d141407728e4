"""Images of discs: Thai names right under every description, and verified without mounting."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pycdlib
import pytest
from pycdlib.udf import crc_ccitt

from district_admin.archive.image_checking import make_image
from district_admin.archive.image_reading import ImageTree
from district_admin.archive.images import ImageNotWrittenError, write_image
from district_admin.archive.naming import NAME_UNITS, units
from district_admin.archive.packages import verify
from district_admin.archive.verifying import Fault
from district_admin.archive.writing import write_package
from district_admin.errors import OfficeError
from district_admin.progress import Cancelled, Silent


@pytest.fixture
def image(package: Path, tmp_path: Path) -> Path:
    target = tmp_path / "แผ่น.iso"
    write_image(package, target, "MEETING 1/2569", Silent())
    return target


def test_an_image_is_verified_as_the_package_is(image: Path) -> None:
    [found] = verify(image, Silent())
    assert found.verdict.findings == ()
    assert found.verdict.file_count == 3


def test_one_changed_byte_in_an_image_names_the_file(image: Path) -> None:
    data = image.read_bytes()
    assert data.count(b"%PDF minutes") == 1
    image.write_bytes(data.replace(b"%PDF minutes", b"%PDF Minutes"))
    [finding] = verify(image, Silent())[0].verdict.findings
    assert (finding.fault, finding.path) == (
        Fault.DAMAGED,
        "data/รายงานการประชุม/รายงานการประชุม ครั้งที่ 1-2569.pdf",
    )


def test_an_image_that_was_cut_off_is_not_whole(image: Path) -> None:
    with image.open("r+b") as file:
        file.truncate(image.stat().st_size // 2)
    assert not verify(image, Silent())[0].verdict.is_whole


def test_every_package_of_an_image_is_verified(package: Path, tmp_path: Path) -> None:
    disc = tmp_path / "แผ่นรวม"
    shutil.copytree(package, disc / "ก")
    package.rename(disc / "ข")
    (disc / "ข/data/คำสั่ง/คำสั่งที่ 12.pdf").write_bytes(b"!")
    write_image(disc, tmp_path / "รวม.iso", "X", Silent())
    found = verify(tmp_path / "รวม.iso", Silent())
    assert [(each.name, each.verdict.is_whole) for each in found] == [("ก", True), ("ข", False)]


def test_a_file_that_only_windows_reads_wrong_is_named(image: Path) -> None:
    """A name in the list that Windows reads (UDF) is another, that for Linux is as it was."""
    data = image.read_bytes()
    at = data.index(b"\x08100% & #1.docx")  # UDF says before a name how many bits a letter has
    other = bytearray(data)
    other[at + 1 : at + 2] = b"2"
    start = at - at % 2048  # the descriptors of a folder fill a block, each with its own check sum
    while not start <= at < start + _length(other, start):
        start += _length(other, start)
    checked = other[
        start + 16 : start + 16 + int.from_bytes(other[start + 10 : start + 12], "little")
    ]
    other[start + 8 : start + 10] = crc_ccitt(bytes(checked)).to_bytes(2, "little")
    other[start + 4] = (sum(other[start : start + 4]) + sum(other[start + 5 : start + 16])) % 256
    image.write_bytes(other)
    [finding] = verify(image, Silent())[0].verdict.findings
    assert (finding.fault, finding.path) == (
        Fault.UNREADABLE,
        "data/รายงานการประชุม/100% & #1.docx",
    )


def _length(data: bytearray, start: int) -> int:
    """Return how long a UDF file identifier descriptor is (ECMA-167, 4/14.4)."""
    name = data[start + 19]
    use = int.from_bytes(data[start + 36 : start + 38], "little")
    return -(-(38 + use + name) // 4) * 4


def test_no_damage_to_the_lists_of_an_image_stops_the_verifying(image: Path) -> None:
    """Bytes of what is no paper are changed at random: each time there is an answer."""
    data = image.read_bytes()
    chance = random.Random(1)
    used = [at for at in range(16 * 2048, len(data)) if data[at]]
    for _turn in range(60):
        changed = bytearray(data)
        for at in chance.sample(used, 4):
            changed[at] = chance.randrange(256)
        image.write_bytes(changed)
        for each in verify(image, Silent()):
            assert each.verdict.is_whole or each.verdict.findings[0].told


def test_what_is_no_image_is_told(tmp_path: Path) -> None:
    file = tmp_path / "บันทึก.docx"
    file.write_bytes(b"PK" * 40_000)
    [finding] = verify(file, Silent())[0].verdict.findings
    assert finding.fault is Fault.UNREADABLE
    assert "ไม่ใช่ภาพแผ่น" in finding.told


def test_a_package_that_was_packed_is_to_be_unpacked(package: Path, tmp_path: Path) -> None:
    packed = shutil.make_archive(str(tmp_path / "แฟ้ม"), "zip", package)
    with pytest.raises(OfficeError, match=r"แฟ้ม\.zip เป็นไฟล์บีบอัด กรุณาแตกไฟล์"):
        verify(Path(packed), Silent())


@pytest.mark.skipif(not shutil.which("7z"), reason="7-Zip is not on this machine")
@pytest.mark.parametrize("kind", ["udf", "iso"])
def test_another_program_reads_the_same_files(
    package: Path, image: Path, tmp_path: Path, kind: str
) -> None:
    subprocess.run(
        ["7z", "x", f"-t{kind}", f"-o{tmp_path / kind}", str(image)],
        check=True,
        capture_output=True,
    )
    assert verify(tmp_path / kind, Silent())[0].verdict.is_whole


@pytest.mark.skipif(not shutil.which("xorriso"), reason="xorriso is not on this machine")
@pytest.mark.parametrize("options", [["-J", "-joliet-long", "-R"], ["-J", "-joliet-long"]])
def test_an_image_of_another_program_is_verified(
    package: Path, tmp_path: Path, options: list[str]
) -> None:
    target = tmp_path / "x.iso"
    command = ["xorriso", "-as", "mkisofs", "-quiet", *options, "-o", str(target), str(package)]
    subprocess.run(command, check=True, capture_output=True)
    assert verify(target, Silent())[0].verdict.is_whole


def test_a_name_longer_than_joliet_takes_is_whole_in_the_image(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    names = {"ก" * 75 + ".txt", "ก" * 74 + "ข.txt", "ข" * 64 + ".txt"}
    for name in names:
        (folder / name).write_text(name, encoding="utf-8")
    target = tmp_path / "f.iso"
    write_image(folder, target, "X", Silent())
    assert set(ImageTree.read(target).files) == names


class _Cancel:
    def report(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled


def test_cancelling_leaves_no_image(package: Path, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_image(package, tmp_path / "x.iso", "X", _Cancel())
    assert [path.name for path in tmp_path.iterdir()] == [package.name]


def test_an_image_is_never_written_over(package: Path, image: Path) -> None:
    before = image.read_bytes()
    with pytest.raises(ImageNotWrittenError, match="จะไม่เขียนทับ"):
        write_image(package, image, "X", Silent())
    assert image.read_bytes() == before


def test_an_image_is_not_written_into_what_it_is_made_of(package: Path) -> None:
    files = sorted(package.rglob("*"))
    with pytest.raises(ImageNotWrittenError, match="กรุณาเลือกที่เก็บอื่น"):
        make_image(package, package / "data/x.iso", "X", Silent())
    assert sorted(package.rglob("*")) == files


def test_a_medium_that_takes_no_more_is_told(package: Path, tmp_path: Path) -> None:
    (tmp_path / ".x.iso.part").mkdir()  # stands for what can be neither opened nor taken away
    with pytest.raises(ImageNotWrittenError, match="แฟ้มเดิมยังอยู่ครบ"):
        write_image(package, tmp_path / "x.iso", "X", Silent())
    with pytest.raises(ImageNotWrittenError, match="ยาวเกินไป"):
        write_image(package, tmp_path / ("ก" * 200 + ".iso"), "X", Silent())


def _names_in_joliet(image: Path) -> set[str]:
    disc = pycdlib.PyCdlib()
    disc.open(str(image))
    try:
        return {name for _above, _folders, names in disc.walk(joliet_path="/") for name in names}
    finally:
        disc.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no colon in a name")
def test_no_two_files_have_one_name_in_joliet(tmp_path: Path) -> None:
    """A name that is cut never becomes that of a file beside it, which old Windows would lose."""
    folder = tmp_path / "f"
    folder.mkdir()
    for name in ("ก" * 56 + ".txt", "ก" * 75 + ".txt", "1:2.txt", "1-2.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    write_image(folder, tmp_path / "f.iso", "X", Silent())
    names = _names_in_joliet(tmp_path / "f.iso")
    assert len(names) == 4
    assert {"ก" * 56 + ".txt", "1-2.txt", "1-2 (2).txt"} < names
    assert max(units(name) for name in names) <= NAME_UNITS


def test_a_package_without_a_paper_is_whole_in_its_image(tmp_path: Path) -> None:
    write_package(tmp_path / "p", [], [], lambda _sealed: {}, Silent())
    make_image(tmp_path / "p", tmp_path / "p.iso", "X", Silent())
    assert verify(tmp_path / "p.iso", Silent())[0].verdict.is_whole


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such name")
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xe1\xff.txt")).write_bytes(b"x")
    with pytest.raises(ImageNotWrittenError, match="มีตัวอักษรที่แผ่นรับไม่ได้"):
        write_image(folder, tmp_path / "f.iso", "X", Silent())


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a file with a hole is large on its disk there")
def test_a_recording_larger_than_four_gigabytes_is_one_file(tmp_path: Path) -> None:
    """An image has it in parts (of 4 GiB in one description, of 1 GiB in the other)."""
    if shutil.disk_usage(tmp_path).free < 6_000_000_000:
        pytest.skip("this disk has no room for it")
    folder, size = tmp_path / "f", (4 << 30) + 5_000
    folder.mkdir()
    with (folder / "วิดีโอ.mp4").open("wb") as file:
        file.truncate(size)
    (folder / "ก.txt").write_bytes(b"x")
    image = tmp_path / "f.iso"
    try:
        write_image(folder, image, "X", Silent())
        tree = ImageTree.read(image)
    finally:
        image.unlink(missing_ok=True)  # the runs that are kept need no such file
    assert (tree.files["วิดีโอ.mp4"], tree.strange) == (size, [])
