"""What cannot be installed is said in a sentence, not in a trace."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"

REFUSED_LOCK = "no-such-package-of-ours==1 --hash=sha256:" + "0" * 64


def run(program: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", f"from environment import *\nimport environment\n{program}"],
        env={**os.environ, "PYTHONPATH": str(PACKAGING), "PYTHONUTF8": "1", **settings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_packages_that_cannot_be_had_are_told_in_a_sentence(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(REFUSED_LOCK, encoding="utf-8")
    ended = run(
        f"environment._install_locked(Path(sys.executable), Path({str(lock)!r}))", PIP_NO_INDEX="1"
    )
    assert ended.returncode == 1
    assert "requirements.lock could not be installed. Is this machine connected" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no apt on Windows")
@pytest.mark.parametrize("fails", ["update", "install"])
def test_system_packages_that_cannot_be_had_are_told_in_a_sentence(
    tmp_path: Path, fails: str
) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\ntest "$1" != {fails}\n', encoding="utf-8")
    sudo = tmp_path / "sudo"
    sudo.write_text('#!/bin/sh\nexec "$@"\n', encoding="utf-8")
    for program in (apt, sudo):
        program.chmod(0o755)
    ended = run('environment._install_packages(["libegl1"])', PATH=str(tmp_path))
    assert ended.returncode == 1
    assert "could not be installed: libegl1" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_environment_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    ended = run(f"environment._make_environment(Path({str(tmp_path / 'file' / 'venv')!r}))")
    assert ended.returncode == 1
    assert "could not be made" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has no libraries of its own")
def test_papers_are_written_without_the_libraries_of_windows() -> None:
    ended = run(
        "environment.QT_LIBRARIES = {'libnothere.so.1': 'libnothere'}\n"
        "print(environment._missing_packages(Needs('requirements.lock', windows=False)))\n"
        "print(environment._missing_packages(Needs('requirements.lock')))"
    )
    without, with_windows = ended.stdout.splitlines()
    assert "libnothere" not in without
    assert "libnothere" in with_windows
