"""Runs all checks and tests, after installing what they need.

Call it as: python3 packaging/check.py

ruff, mypy, then pytest (the import rules of the house are one of its tests): all tests on all
cores, file by file, then the benchmarks alone, whose ratios a busy neighbour would spoil. Options
are handed to one pytest instead. Ends with the first failing step's exit status.
"""

import os
import subprocess
import sys

from environment import ROOT, TEST_TOOLS, Needs, prepare


def main() -> int:
    """Prepare the machine, run every step and return the exit status."""
    python = prepare(Needs("requirements-test.lock", TEST_TOOLS))
    where = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    # the tests start the program some hundred times: it is compiled once, and not each time
    where.pop("PYTHONDONTWRITEBYTECODE", None)
    steps = (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        *tests(sys.argv[1:]),
    )
    for step in steps:
        print("==", *step, flush=True)
        status = subprocess.run([python, "-m", *step], cwd=ROOT, env=where, check=False).returncode
        if status:
            return status
    return 0


def tests(options: list[str]) -> list[list[str]]:
    """Return the steps that run the tests."""
    if options:
        return [["pytest", *options]]
    workers = str((os.cpu_count() or 1) + 1)  # one more: some wait for a disk or another program
    everywhere = ["pytest", "-n", workers, "--dist", "loadfile", "--ignore", "tests/benchmarks"]
    return [everywhere, ["pytest", "tests/benchmarks"]]


if __name__ == "__main__":
    sys.exit(main())
