"""Runs all checks and tests, after installing what they need.

Call it as: python3 packaging/check.py

ruff, mypy, then pytest (the import rules of the house are one of its tests). Options are handed
to pytest. Ends with the first failing step's exit status.
"""

import os
import subprocess
import sys

from environment import ROOT, TEST_TOOLS, Needs, prepare


def main() -> int:
    """Prepare the machine, run every step and return the exit status."""
    python = prepare(Needs("requirements-test.lock", TEST_TOOLS))
    where = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    steps = (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["pytest", *sys.argv[1:]],
    )
    for step in steps:
        print("==", *step, flush=True)
        status = subprocess.run([python, "-m", *step], cwd=ROOT, env=where, check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
