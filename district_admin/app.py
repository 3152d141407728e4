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
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["read-worksheet"]:  # how a built program, which has no -m, starts its reader
        from district_admin.worksheets.worker import main as read  # noqa: PLC0415 - another process

        return read(given[1:])
    if given[:1] == ["stamp-scan"]:  # the same, for what stamps scans
        from district_admin.documents.stamp_worker import main as stamp  # noqa: PLC0415 - as above

        return stamp()
    if given[:1] == ["write-letters"]:
        from district_admin.areas.correspondence.documents.letter_worker import (  # noqa: PLC0415
            main as write,
        )

        return write(given[1:])
    options = _parse(given)
    texts.use_language(options.lang)
    if options.command == "demo":
        return _demo(options.out)
    if options.command == "import":
        from district_admin import import_command  # noqa: PLC0415 - loads the storage

        return import_command.run(options)
    if options.command == "find":
        return _find(options)
    if options.command == "archive":
        from district_admin import archive_command  # noqa: PLC0415 - reads images of discs

        return archive_command.run(options, _data_folder(options))
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
    demo.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for the papers")
    _add_import(commands)
    _add_find(commands)
    _add_archive(commands)
    return parser.parse_args(arguments)


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("import", help="say what an import of a list would do")
    command.add_argument("file", type=Path, metavar="FILE", help=".xlsx, .xls or .csv")
    command.add_argument("--sheet", metavar="NAME", help="the sheet to read")
    command.add_argument("--dry-run", action="store_true", required=True, help="write nothing")
    command.add_argument("--json", action="store_true", required=True, help="answer in JSON")
    # Without a default, or it would overwrite the option given before the command.
    command.add_argument(
        "--data", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help="compare with it"
    )


def _add_find(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("find", help="find any part of a text in the office's data")
    command.add_argument("text", metavar="TEXT", help="any part of a word; several: all of them")
    command.add_argument("--limit", type=int, default=50, metavar="N", help="at most N results")
    command.add_argument("--json", action="store_true", required=True, help="answer in JSON")
    # Without a default, or it would overwrite the option given before the command.
    command.add_argument(
        "--data", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help="the office's data"
    )


def _add_archive(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "archive", help="build or verify a sealed package, or make its image"
    )
    deeds = command.add_subparsers(dest="deed", metavar="DEED", required=True)
    verify = deeds.add_parser("verify", help="read every file; exit status 0 only when whole")
    verify.add_argument(
        "path", type=_named, metavar="PATH", help="a package, a disc, an image (ISO)"
    )
    verify.add_argument("--json", action="store_true", help="answer in JSON")
    image = deeds.add_parser("iso", help="make an image of a package for burning")
    image.add_argument("folder", type=_named, metavar="FOLDER", help="the package")
    image.add_argument("--out", type=Path, metavar="FILE", help="otherwise beside the folder")
    image.add_argument("--label", default="MEETING", metavar="NAME", help="the disc's own name")
    build = deeds.add_parser("build", help="write the package of a meeting, or of a year")
    what = build.add_mutually_exclusive_group(required=True)
    what.add_argument("--meeting", type=int, metavar="N", help="the id of the meeting")
    what.add_argument("--year", type=int, metavar="YEAR", help="a Buddhist-era year, as 2569")
    build.add_argument("--series", metavar="NAME", help="of a year: of this body alone")
    build.add_argument("--only-closed", action="store_true", help="of a year: leave out the rest")
    build.add_argument(
        "--with-transcript", action="store_true", help="put in what was typed of the recordings"
    )
    build.add_argument(
        "--out", type=_named, required=True, metavar="FOLDER", help="what is written; not there yet"
    )
    # Without a default, or it would overwrite the option given before the command.
    build.add_argument(
        "--data", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help="the office's data"
    )


def _named(path: str) -> Path:
    """Return a path that was named: an empty one, as of a variable that is not set, is none."""
    if not path:
        raise argparse.ArgumentTypeError("the path is empty")
    return Path(path)


def _find(options: argparse.Namespace) -> int:
    from district_admin import find_command  # noqa: PLC0415 - loads the storage

    return find_command.run(options, _data_folder(options))


def _data_folder(options: argparse.Namespace) -> Path | None:
    """Return the folder that was named, or the one that the window opened last."""
    data: Path | None = options.data
    if data is None:
        from district_admin.ui.desk import usual_desk  # noqa: PLC0415 - Qt keeps what it remembers

        data = usual_desk().data_folder()
    return data


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
