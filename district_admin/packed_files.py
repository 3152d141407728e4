"""Whether a packed file (.xlsx, .docx) may be unpacked, told from its own list of parts.

Nothing is unpacked here: Python's reader stops at the size that the list gives, so a list that lies
is found out as damage, not as memory. Rejected: a guard for each kind of file, which would let the
one learn a trick that the other is still open to.
"""

import zipfile
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackedLimits:
    """How large the parts of a packed file may be, in bytes, and how many there may be."""

    unpacked: int
    part: int
    ratio: int
    ratio_counts_from: int
    parts: int


class PackedFileError(Exception):
    """A packed file is not an honest one; `code` says why, for those who speak to the officer."""

    def __init__(self, code: str, **details: int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def check_packed(archive: zipfile.ZipFile, limits: PackedLimits) -> None:
    """Raise PackedFileError for a file that would unpack to too much, or hides where it goes.

    The codes are parts, unpacked_size, password, part_path and ratio.
    """
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise PackedFileError("parts", count=len(parts))
    total = sum(part.file_size for part in parts)
    if total > limits.unpacked:
        raise PackedFileError("unpacked_size", size=total >> 20, limit=limits.unpacked >> 20)
    for part in parts:
        _check_part(part, limits)


def _check_part(part: zipfile.ZipInfo, limits: PackedLimits) -> None:
    if part.flag_bits & 1:
        raise PackedFileError("password")
    names = part.filename.replace("\\", "/").split("/")
    if part.filename.startswith(("/", "\\")) or ".." in names:
        raise PackedFileError("part_path")
    if part.file_size > limits.part:
        size = part.file_size >> 20
        raise PackedFileError("unpacked_size", size=size, limit=limits.part >> 20)
    ratio = part.file_size // max(part.compress_size, 1)
    if part.file_size > limits.ratio_counts_from and ratio > limits.ratio:
        raise PackedFileError("ratio", ratio=ratio)
