"""What is being written is held: nobody else writes into it; what was killed is cleared."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from district_admin.archive import aside
from district_admin.archive.aside import HeldError, clear_beside
from district_admin.archive.copying import Entry, PackageNotWrittenError
from district_admin.archive.images import ImageNotWrittenError, write_image
from district_admin.archive.packages import verify
from district_admin.archive.writing import write_package
from district_admin.progress import Silent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a folder has no locks there")

_OTHER = """
import sys
from pathlib import Path
from district_admin.archive.copying import Entry, Later
from district_admin.archive.images import write_image
from district_admin.archive.writing import write_package
from district_admin.progress import Silent

def waited():
    print("writing", flush=True)
    sys.stdin.readline()
    return b"late"

class Waiting:
    asked = False
    def report(self, done, total, what=""):
        if not self.asked:
            self.asked = True
            waited()

target = Path(sys.argv[1])
if target.suffix == ".iso":
    write_image(target.with_suffix(""), target, "X", Waiting())
else:
    entries = [Entry("a.txt", b"a"), Entry("b.txt", Later(4, waited))]
    write_package(target, entries, [], lambda _sealed: {}, Silent())
"""


@pytest.fixture
def other(target: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Another program that is writing the target, and goes on when it is told to."""
    command = [sys.executable, "-X", "utf8", "-c", _OTHER, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"writing\n"
        yield run
        run.kill()


@pytest.fixture(params=["แฟ้ม", "แฟ้ม.iso"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param.endswith(".iso"):
        _write(tmp_path / "แฟ้ม")
    return tmp_path / str(request.param)


def _write(target: Path) -> None:
    if target.suffix == ".iso":
        write_image(target.with_suffix(""), target, "X", Silent())
    else:
        write_package(target, [Entry("c.txt", b"c")], [], lambda _sealed: {}, Silent())


def test_what_another_program_writes_is_left_to_it(
    target: Path, other: "subprocess.Popen[bytes]"
) -> None:
    with pytest.raises((PackageNotWrittenError, ImageNotWrittenError), match="กำลังเขียน"):
        _write(target)
    with pytest.raises(HeldError):
        clear_beside(target)
    other.communicate(b"\n", timeout=60)
    assert other.returncode == 0
    assert verify(target, Silent())[0].verdict.is_whole


def test_what_a_killed_one_left_is_cleared(
    target: Path, other: "subprocess.Popen[bytes]", tmp_path: Path
) -> None:
    other.kill()
    other.wait()
    assert list(tmp_path.glob(".*.part"))
    clear_beside(target)
    assert not list(tmp_path.glob(".*.part"))
    _write(target)
    assert verify(target, Silent())[0].verdict.is_whole


def test_a_link_that_lies_in_the_way_is_not_written_through(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(b"hers")
    (tmp_path / ".แฟ้ม.part").symlink_to(other)
    (tmp_path / ".แฟ้ม.iso.part").symlink_to(other)
    _write(tmp_path / "แฟ้ม")
    with pytest.raises(ImageNotWrittenError):
        _write(tmp_path / "แฟ้ม.iso")
    assert other.read_bytes() == b"hers"
    assert verify(tmp_path / "แฟ้ม", Silent())[0].verdict.is_whole


@pytest.mark.parametrize("beside", [aside.file_beside, aside.folder_beside])
def test_a_key_between_two_steps_leaves_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    beside: Callable[[Path], AbstractContextManager[object]],
) -> None:
    """Ctrl+C comes when the file is there, and before it is held."""
    hold, presses = aside._lock, iter([KeyboardInterrupt])

    def pressed(opened: int) -> None:
        for press in presses:
            raise press
        hold(opened)

    monkeypatch.setattr(aside, "_lock", pressed)
    with pytest.raises(KeyboardInterrupt), beside(tmp_path / "แฟ้ม"):
        pass
    assert not list(tmp_path.iterdir())
