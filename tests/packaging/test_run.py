"""The start command knows whether a window will be shown, and so what the machine needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.mark.parametrize(
    ("arguments", "display", "shows"),
    [
        ([], True, True),
        ([], False, False),  # the sample papers are written instead
        (["demo", "--out", "papers"], True, False),
        (["--lang", "en", "demo", "--out", "papers"], True, False),
        (["--data", "demo"], True, True),
        (["--lang", "en"], True, True),
        (["--data", "office"], False, True),
        (["import", "list.xlsx", "--dry-run", "--json"], True, False),
    ],
)
def test_a_window_is_prepared_for_only_where_one_is_shown(
    arguments: list[str], display: bool, shows: bool
) -> None:
    program = f"from run import *\nprint(shows_window({arguments!r}, {display}))"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(PACKAGING)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ended.stdout.strip() == str(shows)
