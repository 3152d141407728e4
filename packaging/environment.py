"""Makes a machine ready for the program: a virtual environment and, on Debian, system libraries.

Standard library only: it runs before anything is installed. What is already there is left alone,
so the second start costs a few file checks.

Rejected: a requirements file without hashes (a fresh machine would get other versions than those
that were measured) and tools such as pipx or uv (one more thing to install by hand).
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WINDOWS = sys.platform == "win32"

# What Qt loads at run time (library: Debian package). libthai lets Thai lines wrap at words; the
# last four are for the player of recordings, without which everything else works.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libthai.so.0": "libthai0",
    "libpulse.so.0": "libpulse0",
    "libXrandr.so.2": "libxrandr2",
    "libXext.so.6": "libxext6",
    "libdrm.so.2": "libdrm2",
}

# What tests read papers back with, and show windows on (command: Debian package). Each program of
# LibreOffice brings a command of its own beside `soffice`, which is there with any of them.
TEST_TOOLS = {
    "soffice": "libreoffice-writer",
    "loimpress": "libreoffice-impress",
    "pdftotext": "poppler-utils",
    "Xvfb": "xvfb",
}


@dataclass(frozen=True)
class Needs:
    """What a command needs of the machine."""

    lock: str
    tools: dict[str, str] = field(default_factory=dict)
    windows: bool = True  # whether it shows any: Qt then needs libraries of the system


def prepare(needs: Needs) -> Path:
    """Install what is missing and return the Python of the virtual environment.

    Raises SystemExit with a plain sentence when something cannot be installed from here.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - it is run by whatever Python is there
        sys.exit("District Admin needs Python 3.11 or newer.")
    if sys.platform == "linux":
        _install_packages(_missing_packages(needs))
    lock = ROOT / "packaging" / needs.lock
    python = _make_environment(ROOT / ".venv")
    stamp = python.parents[1] / f"{needs.lock}.installed"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != digest:
        print(f"installing {needs.lock} ...", flush=True)
        _install_locked(python, lock)
        stamp.write_text(digest, encoding="utf-8")
    return python


def _make_environment(folder: Path) -> Path:
    python = folder / ("Scripts/python.exe" if WINDOWS else "bin/python")
    if not python.is_file():
        print("making the virtual environment ...", flush=True)
        try:
            venv.create(folder, with_pip=True, clear=folder.exists())
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"The virtual environment {folder} could not be made: {error}")
    return python


def _install_locked(python: Path, lock: Path) -> None:
    _run(
        [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock],
        f"The packages in {lock.name} could not be installed. Is this machine connected to the "
        "network? The reason is above; start again when it is mended.",
    )


def _run(
    command: Sequence[str | Path], otherwise: str, environment: Mapping[str, str] | None = None
) -> None:
    """Run a command without its chatter. Raises SystemExit with a plain sentence if it fails."""
    try:
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        sys.exit(otherwise)


def _missing_packages(needs: Needs) -> list[str]:
    libraries = QT_LIBRARIES if needs.windows else {}
    missing = [package for name, package in libraries.items() if not _can_load(name)]
    missing += [package for name, package in needs.tools.items() if not shutil.which(name)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    return missing


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_packages(packages: list[str]) -> None:
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        print("not found on this system, please install:", " ".join(packages), flush=True)
        return
    sudo = [] if os.geteuid() == 0 else ["sudo"]  # type: ignore[attr-defined,unused-ignore]
    if sudo and not shutil.which("sudo"):
        sys.exit("please run as administrator: " + " ".join(install))
    print("installing system packages:", " ".join(packages), flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    otherwise = (
        "These system packages could not be installed: " + " ".join(packages) + "\n"
        "Is this machine connected to the network? The reason is above; when they are installed, "
        "start again."
    )
    for command in (["apt-get", "update"], install):
        _run([*sudo, *command], otherwise, quiet)
