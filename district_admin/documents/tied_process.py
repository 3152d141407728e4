"""Another program that never outlives this one, with all that it starts.

LibreOffice is a script that starts a program that starts the one that works, so what is ended is
the whole group of processes. Whether it was cancelled, or this program was killed itself, is seen
by the pipe between them: where nobody holds its other end any more, a shell that waits at it ends
its own group. On Windows the group is a Job object, which the system ends when the handle of it
goes with this program. Rejected: a signal at the parent's death (Linux has it for the first child
alone), and ending what is left at the next start (a letter would stand in memory until then).

Not tried: the Job object. It was written where there is no Windows.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Final

_NO_WINDOW: Final = 0x08000000  # CREATE_NO_WINDOW, which subprocess only has on Windows
_KILL_ON_JOB_CLOSE: Final = 0x2000
_EXTENDED_LIMITS: Final = 9
_LIMITS_BYTES: Final = 144 if sys.maxsize > 2**32 else 112  # JOBOBJECT_EXTENDED_LIMIT_INFORMATION
_FLAGS_AT: Final = 16  # after two times of eight bytes

# `$$` is the shell that leads the group, also in the part that waits. It reads with what the shell
# has itself, as nothing says where other programs are.
_SHELL: Final = """
exec 3<&0
(while read -r _ <&3; do :; done; kill -KILL -$$) </dev/null &
"$@" 3<&- </dev/null
"""


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str]
) -> "Iterator[subprocess.Popen[bytes]]":
    """Start a program; afterwards neither it nor what it started is running."""
    windows = sys.platform == "win32"
    process = subprocess.Popen(
        list(command) if windows else ["/bin/sh", "-c", _SHELL, "sh", *command],
        stdin=subprocess.DEVNULL if windows else subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=not windows,
        creationflags=_NO_WINDOW if windows else 0,
    )
    if sys.platform == "win32":
        job = _job_with(process)
    try:
        yield process
    finally:
        if sys.platform == "win32":
            _end_job(job, process)
        else:
            _end_group(process)
        process.wait()


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """End all that is left of the group; the shell that waits is in it, so it is there still."""
    with suppress(ProcessLookupError):  # somebody else has ended them all
        os.killpg(process.pid, signal.SIGKILL)
    assert process.stdin is not None
    process.stdin.close()


if sys.platform == "win32":

    def _job_with(process: "subprocess.Popen[bytes]") -> int | None:
        """Put a process into a Job that ends with its handle; None if the system refuses."""
        kernel = ctypes.windll.kernel32
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        job = kernel.CreateJobObjectW(None, None)
        limits = ctypes.create_string_buffer(_LIMITS_BYTES)
        ctypes.c_uint32.from_buffer(limits, _FLAGS_AT).value = _KILL_ON_JOB_CLOSE
        handle = ctypes.c_void_p(int(process._handle))  # noqa: SLF001 - Popen tells it no other way
        held = ctypes.c_void_p(job)
        if (
            job
            and kernel.SetInformationJobObject(held, _EXTENDED_LIMITS, limits, _LIMITS_BYTES)
            and kernel.AssignProcessToJobObject(held, handle)
        ):
            return int(job)
        return None

    def _end_job(job: int | None, process: "subprocess.Popen[bytes]") -> None:
        if job is not None:
            ctypes.windll.kernel32.CloseHandle(ctypes.c_void_p(job))
        process.kill()
