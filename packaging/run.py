"""Starts the program, after installing what it needs.

Call it as: python3 packaging/run.py

On a machine without a display it does the main job headless instead: it makes the sample office,
writes its papers as DOCX and PDF and says where they are. Options are handed to the program.
"""

import os
import subprocess
import sys
from pathlib import Path

from environment import ROOT, Needs, prepare


def has_display() -> bool:
    """Say whether a window can be shown on this machine."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Prepare the machine, run the program and return its exit status."""
    python = prepare(Needs("requirements.lock"))
    arguments = sys.argv[1:]
    if not arguments and not has_display():
        folder = Path.cwd() / "sample-papers"
        print(f"no display: writing the sample office's papers to {folder}", flush=True)
        arguments = ["demo", "--out", str(folder)]
    command = [str(python), "-X", "utf8", "-m", "district_admin", *arguments]
    where = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=where, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
