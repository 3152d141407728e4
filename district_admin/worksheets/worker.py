"""The process that reads one file: started by `reading`, it writes what it finds and ends.

    python -m district_admin.worksheets.worker MEMORY FILE

A file that makes the reader run out of memory, hang or crash ends this process and not the
program. Rejected: multiprocessing (its fork copies threads of the window that it must not, and
its spawn loads the whole program again).
"""

import contextlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from district_admin.worksheets import guard
from district_admin.worksheets.output import Output
from district_admin.worksheets.refusals import Refused

OPTION: Final = "read-worksheet"
"""The command of a built program that starts this worker, since it has no `-m`."""


def main(arguments: Sequence[str]) -> int:
    """Read a file within so many bytes of memory; messages go to the standard output."""
    memory, path = arguments
    # Not sys.stdout: a windowed program has none, yet its pipe is there.
    with open(1, "wb", closefd=False) as stream:
        _limit_memory(int(memory))
        output = Output(stream)
        try:
            read(Path(path), output)
            output.end()
        except Refused as refused:
            output.refuse(refused)
        except MemoryError:
            output.refuse(Refused("memory"))
    return 0


def read(path: Path, output: Output) -> None:
    """Read a file with the reader of its kind. Raises Refused with the reason it cannot be."""
    try:
        kind = guard.kind_of(path)
        _reader(kind)(path, output)
    except (Refused, MemoryError, BrokenPipeError):
        raise
    except FileNotFoundError as error:
        raise Refused("missing") from error
    except OSError as error:
        raise Refused("locked") from error
    # The readers raise anything at all on damaged files, AssertionError and struct.error included.
    except Exception as error:
        raise Refused("unreadable") from error


def _reader(kind: guard.Kind) -> Callable[[Path, Output], None]:
    """Return the reader of a kind, loading no other."""
    if kind == "xlsx":
        from district_admin.worksheets.xlsx import read_xlsx  # noqa: PLC0415 - one kind is needed

        return read_xlsx
    if kind == "xls":
        from district_admin.worksheets.xls import read_xls  # noqa: PLC0415 - as above

        return read_xls
    from district_admin.worksheets.delimited import read_csv  # noqa: PLC0415 - as above

    return read_csv


def _limit_memory(size: int) -> None:
    """Let this process have so many bytes and no more, where the system can do that.

    Windows cannot without a job object; there the limits of the readers alone keep it small.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    with contextlib.suppress(ValueError, OSError):  # a stricter limit is already there
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
