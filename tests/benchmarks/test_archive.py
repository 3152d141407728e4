"""The package of a meeting beside what the computer does for the same files without us.

700 MB in 500 files, as a meeting with its recordings has them. The floors and rivals are outside
programs, run in turn with ours. Others use the disk as well and can only add to a time, so both go
on until neither has become quicker: with three rounds alone, one busy disk made 1.4 of 0.7.
"""

import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from district_admin.archive.copying import Entry
from district_admin.archive.images import write_image
from district_admin.archive.packages import verify
from district_admin.archive.writing import write_package
from district_admin.progress import Silent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the floors are programs of Linux"),
]

_ROUNDS, _CALM_ROUNDS, _MOST_ROUNDS = 3, 2, 12
_QUICKER = 0.97  # times the quickest so far: less is no more than chance
_SMALL, _LARGE = 120_000, 13_000_000  # bytes: papers, recordings


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """700 MB in 500 files, of which no two are alike."""
    root = tmp_path_factory.mktemp("files")
    block = bytes(range(256)) * 64
    for number in range(500):
        folder = root / f"การประชุมครั้งที่ {number // 125 + 1}"
        folder.mkdir(exist_ok=True)
        size = _SMALL if number % 10 else _LARGE
        data = number.to_bytes(4, "big") + block * (size // len(block))
        (folder / f"{number:03d} รายงานการประชุม.bin").write_bytes(data)
    return root


def _quickest(works: dict[str, Callable[[Path], object]], where: Path) -> dict[str, float]:
    """Run each in turn, each time into a new folder, and return the quickest time of each."""
    best: dict[str, float] = {}
    since, rounds = 0, 0  # rounds that nobody was quicker in, and all
    while rounds < _ROUNDS or (since < _CALM_ROUNDS and rounds < _MOST_ROUNDS):
        since, rounds = since + 1, rounds + 1
        for name, work in works.items():
            target = where / name
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir()
            subprocess.run(["sync"], check=True)  # nobody pays for what another left to be written
            began = time.perf_counter()
            work(target)
            taken = time.perf_counter() - began
            if taken < _QUICKER * best.get(name, float("inf")):
                since = 0
            best[name] = min(taken, best.get(name, taken))
            shutil.rmtree(target)
    return best


def _entries(source: Path) -> list[Entry]:
    files = sorted(path for path in source.rglob("*") if path.is_file())
    return [Entry(path.relative_to(source).as_posix(), path) for path in files]


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _pack(source: Path, target: Path) -> None:
    write_package(target / "p", _entries(source), [], lambda _sealed: {}, Silent())


def test_a_package_is_sure_to_be_on_the_disk_in_twice_the_time_of_a_copy(
    source: Path, tmp_path: Path, report: Callable[[str], None]
) -> None:
    def copy(target: Path) -> None:
        _run("cp", "-r", str(source), str(target))
        _run("sync")

    best = _quickest({"copy": copy, "package": lambda target: _pack(source, target)}, tmp_path)
    ratio = best["package"] / best["copy"]
    report(f"package of 700 MB: {best['package']:.2f} s, {ratio:.2f} x a copy with sync (asked: 2)")
    assert ratio < 2.5  # the disk of a shared machine is not the same from one second to the next


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl, the floor, is not installed")
def test_a_package_is_verified_as_fast_as_openssl_reads_it(
    source: Path, tmp_path: Path, report: Callable[[str], None]
) -> None:
    _pack(source, tmp_path)
    files = [str(path) for path in (tmp_path / "p").rglob("*") if path.is_file()]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def check(_target: Path) -> None:
        assert verify(tmp_path / "p", Silent())[0].verdict.is_whole

    def digest(_target: Path) -> None:
        _run("openssl", "dgst", "-sha256", *files)

    best = _quickest({"openssl": digest, "verify": check}, tmp_path)
    ratio = best["verify"] / best["openssl"]
    report(f"verified: {best['verify']:.2f} s, {ratio:.2f} x openssl dgst (asked: 1.2)")
    assert ratio < 1.4
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10
    report(f"memory grown by {grown} MB while verifying (asked: under 150 in all)")
    assert grown < 50


@pytest.mark.skipif(not shutil.which("xorriso"), reason="xorriso, the rival, is not installed")
def test_an_image_is_written_in_the_time_of_xorriso(
    source: Path, tmp_path: Path, report: Callable[[str], None]
) -> None:
    _pack(source, tmp_path)
    package = tmp_path / "p"

    def ours(target: Path) -> None:
        write_image(package, target / "a.iso", "MEETING", Silent())

    def rival(target: Path) -> None:
        options = ("-as", "mkisofs", "-quiet", "-J", "-joliet-long", "-R")
        _run("xorriso", *options, "-o", str(target / "x.iso"), str(package))
        _run("sync")

    best = _quickest({"xorriso": rival, "ours": ours}, tmp_path)
    ratio = best["ours"] / best["xorriso"]
    report(f"image: {best['ours']:.2f} s, {ratio:.2f} x xorriso (asked: 1)")
    assert ratio < 1.2
