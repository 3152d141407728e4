"""An image is read back before it is called done; one that is not its folder does not stay."""

import shutil
import tracemalloc
from pathlib import Path

import pytest

from district_admin.archive import image_checking
from district_admin.archive.copying import Entry
from district_admin.archive.image_checking import make_image, read_back
from district_admin.archive.images import ImageNotWrittenError, write_image
from district_admin.archive.packages import verify
from district_admin.archive.writing import write_package
from district_admin.progress import Cancelled, Silent

MINUTES = "data/รายงานการประชุม/รายงานการประชุม ครั้งที่ 1-2569.pdf"


@pytest.fixture
def image(package: Path, tmp_path: Path) -> Path:
    target = tmp_path / "แผ่น.iso"
    make_image(package, target, "MEETING", Silent())
    return target


def test_a_right_image_stays(package: Path, image: Path) -> None:
    assert read_back(package, image, Silent()) == ""
    assert verify(image, Silent())[0].verdict.is_whole


def test_a_byte_lost_on_the_way_to_the_disk_is_found(package: Path, image: Path) -> None:
    data = image.read_bytes()
    image.write_bytes(data.replace(b"%PDF minutes", b"%PDF mimutes"))
    assert read_back(package, image, Silent()).startswith(MINUTES)
    image.write_bytes(data[: len(data) // 2])
    assert read_back(package, image, Silent())


def test_a_file_that_is_not_in_both_is_found(package: Path, image: Path) -> None:
    (package / "data/เพิ่ม.txt").write_bytes(b"later")
    assert read_back(package, image, Silent()).startswith("data/เพิ่ม.txt")


def test_no_image_is_left_of_a_package_that_went_bad_and_the_folder_stays(
    package: Path, tmp_path: Path
) -> None:
    (package / MINUTES).write_bytes(b"%PDF changed")
    files = sorted(path for path in package.rglob("*"))
    with pytest.raises(ImageNotWrittenError, match=r"อ่านกลับมาไม่ตรงกับแฟ้ม.*เสียหายหรือถูกแก้ไข"):
        make_image(package, tmp_path / "x.iso", "X", Silent())
    assert not (tmp_path / "x.iso").exists()
    assert sorted(path for path in package.rglob("*")) == files


def test_a_folder_that_is_no_package_is_compared_as_well(package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ธรรมดา"
    shutil.copytree(package / "data", folder)
    image = tmp_path / "x.iso"
    make_image(folder, image, "X", Silent())
    data = image.read_bytes()
    image.write_bytes(data.replace(b"%PDF minutes", b"%PDF mimutes"))
    assert read_back(folder, image, Silent())


class _CancelReading:
    """Cancels when files are named, which happens while the image is read back."""

    def report(self, done: int, total: int, what: str = "") -> None:
        if what:
            raise Cancelled


def test_an_image_that_was_not_read_to_its_end_does_not_stay(package: Path, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        make_image(package, tmp_path / "x.iso", "X", _CancelReading())
    assert [path.name for path in tmp_path.iterdir()] == [package.name]


def test_an_image_has_its_name_only_when_it_is_read_back(package: Path, tmp_path: Path) -> None:
    """So that a kill, or the power, leaves none that nobody has looked at."""
    target = tmp_path / "x.iso"
    read: list[bool] = []

    class Looking:
        def report(self, _done: int, _total: int, what: str = "") -> None:
            if what:
                read.append(target.exists())

    make_image(package, target, "X", Looking())
    assert target.exists()
    assert read
    assert not any(read)


def test_a_large_file_is_never_held_whole(tmp_path: Path) -> None:
    folder, image = tmp_path / "แฟ้ม", tmp_path / "แฟ้ม.iso"
    sound = tmp_path / "เทป.mp3"
    sound.write_bytes(bytes(range(256)) * 160_000)  # 41 MB
    write_package(folder, [Entry("เทป.mp3", sound)], [], lambda _sealed: {}, Silent())
    write_image(folder, image, "X", Silent())
    tracemalloc.start()
    try:
        assert image_checking.read_back(folder, image, Silent()) == ""
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 12_000_000
