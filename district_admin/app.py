"""Puts the program together and starts it.

The order matters: the window is shown first and the office's data are opened behind it, because
SQLAlchemy alone takes twice as long to load as an empty window to appear. Rejected: a splash
screen (it says "wait" where the window itself can already be seen).
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from district_admin import texts
from district_admin.errors import OfficeError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with command-line options; return its exit status.

    0: done. 2: the work was refused, with the reason on one line.
    """
    options = _parse(sys.argv[1:] if arguments is None else arguments)
    texts.use_language(options.lang)
    if options.command == "demo":
        return _demo(options.out)
    from district_admin.desktop import run  # noqa: PLC0415 - Qt is not needed without a window

    return run(options.data)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="district-admin", description="District Admin (งานอำนวยการ)"
    )
    parser.add_argument("--lang", choices=texts.LANGUAGES, default="th", help="language of screens")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="data folder of the office")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    demo = commands.add_parser("demo", help="make a sample office and write its papers")
    demo.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    return parser.parse_args(arguments)


def _demo(folder: Path) -> int:
    from district_admin.demo import write_sample_papers  # noqa: PLC0415 - loads the paper engine

    try:
        written = write_sample_papers(folder)
    except OfficeError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for path in written:
        sys.stdout.write(f"{path}\n")
    return 0
