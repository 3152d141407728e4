"""Starts the program, after installing what it needs.

Call it as: python3 packaging/run.py

On a machine without a display it does the main job headless instead: it makes the sample office,
writes its papers as DOCX and PDF and says where they are. Options are handed to the program.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT, Needs, prepare


def has_display() -> bool:
    """Say whether a window can be shown on this machine."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def shows_window(arguments: Sequence[str], display: bool) -> bool:
    """Say whether the program will show one; a command such as `demo` works without."""
    options = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    for name in ("--lang", "--data"):
        options.add_argument(name)
    options.add_argument("command", nargs="?")
    known, _others = options.parse_known_args(arguments)
    return known.command is None and (display or bool(arguments))


def main() -> int:
    """Prepare the machine, run the program and return its exit status."""
    arguments = sys.argv[1:]
    display = has_display()
    python = prepare(Needs("requirements.lock", windows=shows_window(arguments, display)))
    if not arguments and not display:
        folder = Path.cwd() / "sample-papers"
        print(f"no display: writing the sample office's papers to {folder}", flush=True)
        arguments = ["demo", "--out", str(folder)]
    command = [str(python), "-X", "utf8", "-m", "district_admin", *arguments]
    where = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=where, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
