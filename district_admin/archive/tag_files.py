"""What a bag says of itself: its version, its sums, its facts (RFC 8493 section 2).

Read strictly where a slip would let a damaged package pass, and as the older drafts (0.93 to 0.97)
have it where one of those is declared.
"""

import codecs
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from district_admin.archive.trees import Tree
from district_admin.texts import _

DECLARATION: Final = "bagit.txt"
FETCH: Final = "fetch.txt"
PAYLOAD: Final = "data/"
_LARGEST: Final = 64 << 20  # bytes of one tag file: half a million lines of a manifest

_LINE_END = re.compile(r"\r\n|\r|\n")
_DECLARED = re.compile(
    r"BagIt-Version: ([0-9]{1,9})\.([0-9]{1,9})\nTag-File-Character-Encoding: (\S+)\s*"
)
_SUM = re.compile(r"([0-9A-Fa-f]+)[ \t]+(.+)")
_OUTSIDE = re.compile(r"[/\\~$]|[A-Za-z]:|%\w+%")
MANIFEST: Final = re.compile(r"(tag)?manifest-([A-Za-z0-9_-]+)\.txt")

_OF_PYTHON_ALONE: Final = ("idna", "punycode", "raw-unicode-escape", "unicode-escape")
"""Codecs that are no encoding of text elsewhere, of which some take hours for a large file."""

_ALGORITHMS: Final = {
    re.sub(r"[^a-z0-9]", "", name): name
    for name in hashlib.algorithms_guaranteed
    if not name.startswith("shake")
}


class MalformedError(Exception):
    """A bag does not say what it must; the text tells the officer what, in Thai."""

    def __init__(self, file: str, told: str) -> None:
        super().__init__(told)
        self.file = file
        self.told = told


@dataclass(frozen=True)
class Declaration:
    """The version a bag follows, and how its tag files are encoded."""

    version: tuple[int, int]
    encoding: str

    @property
    def is_standard(self) -> bool:
        """Whether it follows the RFC, and not one of the drafts before it."""
        return self.version >= (1, 0)


@dataclass(frozen=True)
class Manifest:
    """One list of sums: the file it stands in, the name of its algorithm, a sum for each path."""

    file: str
    algorithm: str
    of_tags: bool
    sums: dict[str, str]


def read_declaration(tree: Tree) -> Declaration:
    """Read bagit.txt. Raises MalformedError, and OSError for a bad place on the disc."""
    if DECLARATION not in tree.files:
        told = _("ไม่พบไฟล์ bagit.txt โฟลเดอร์นี้จึงไม่ใช่แฟ้มที่ปิดไว้ หรือเลือกโฟลเดอร์ผิด")
        raise MalformedError(DECLARATION, told)
    text = _text(tree, DECLARATION, "utf-8")
    found = _DECLARED.fullmatch(_LINE_END.sub("\n", text))
    if found is None:
        raise MalformedError(DECLARATION, _("ไฟล์ bagit.txt ไม่เป็นไปตามมาตรฐาน BagIt"))
    version = (int(found[1]), int(found[2]))
    if version > (1, 0):
        told = _("แฟ้มนี้ใช้มาตรฐาน BagIt รุ่น {version} ซึ่งโปรแกรมรุ่นนี้ยังไม่รู้จัก")
        raise MalformedError(DECLARATION, told.format(version=f"{found[1]}.{found[2]}"))
    if not _is_text_encoding(found[3]):
        told = _("ไฟล์ bagit.txt ระบุรหัสตัวอักษร {encoding} ซึ่งไม่รู้จัก")
        raise MalformedError(DECLARATION, told.format(encoding=found[3][:40]))
    return Declaration(version, found[3])


def read_manifests(tree: Tree, declaration: Declaration) -> list[Manifest]:
    """Read every list of sums at the root. Raises MalformedError and OSError."""
    return [
        _manifest(tree, declaration, name, found[2], of_tags=bool(found[1]))
        for name in tree.files
        if (found := MANIFEST.fullmatch(name))
    ]


def read_facts(tree: Tree, declaration: Declaration) -> list[tuple[str, str]]:
    """Read the labels and values of bag-info.txt, in their order; none if there is no such file.

    Raises MalformedError and OSError.
    """
    file = "bag-info.txt"
    if file not in tree.files and not declaration.is_standard:
        file = "package-info.txt"  # its name until 0.95
    if file not in tree.files:
        return []
    facts: list[tuple[str, str]] = []
    for line in _lines(tree, file, declaration.encoding):
        goes_on = line[0] in " \t"
        if goes_on and facts:
            label, value = facts.pop()
            facts.append((label, f"{value} {line.strip()}"))
            continue
        label, colon, value = line.partition(":")
        is_loose = value[:1] not in ("", " ", "\t") or label != label.rstrip()
        if goes_on or not colon or (is_loose and declaration.is_standard):
            raise MalformedError(file, _("ไฟล์ {file} มีบรรทัดที่อ่านไม่ได้").format(file=file))
        facts.append((label.strip(), value.strip()))
    return facts


def read_fetch(tree: Tree, declaration: Declaration) -> list[str]:
    """Return the paths that fetch.txt says are to be fetched. Raises MalformedError, OSError."""
    if FETCH not in tree.files:
        return []
    paths = []
    for line in _lines(tree, FETCH, declaration.encoding):
        parts = line.split(None, 2)
        if len(parts) != 3 or not re.fullmatch("-|[0-9]+", parts[1]):
            raise MalformedError(FETCH, _("ไฟล์ {file} มีบรรทัดที่อ่านไม่ได้").format(file=FETCH))
        paths.append(_inside(tree, FETCH, decoded(parts[2])))
    return paths


def decoded(path: str) -> str:
    """Return a path of a manifest as it is on the disk (RFC 8493 section 2.1.3)."""
    return re.sub("%(0D|0A|25)", lambda found: chr(int(found[1], 16)), path, flags=re.IGNORECASE)


def encoded(path: str) -> str:
    """Return a path as a manifest has it: on one line, whatever is in the name."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _manifest(
    tree: Tree, declaration: Declaration, file: str, named: str, *, of_tags: bool
) -> Manifest:
    algorithm = _ALGORITHMS.get(re.sub(r"[^a-z0-9]", "", named.lower()))
    if algorithm is None:
        told = _("ไฟล์ {file} ใช้วิธีคำนวณรหัสตรวจสอบที่โปรแกรมไม่รู้จัก")
        raise MalformedError(file, told.format(file=file))
    sums: dict[str, str] = {}
    for line in _lines(tree, file, declaration.encoding):
        found = _SUM.fullmatch(line)
        if found is None:
            raise MalformedError(file, _("ไฟล์ {file} มีบรรทัดที่อ่านไม่ได้").format(file=file))
        written = found[2]
        if written not in tree.files:
            written = written.removeprefix("*")  # as md5sum marks what it read as bytes
        if declaration.is_standard or written not in tree.files:
            written = decoded(written)
        path = _inside(tree, file, written)
        value = found[1].lower()
        if path in sums and (declaration.is_standard or sums[path] != value):
            told = _("ไฟล์ {file} ระบุ {path} ไว้มากกว่าหนึ่งครั้ง")
            raise MalformedError(file, told.format(file=file, path=path))
        sums[path] = value
    return Manifest(file, algorithm, of_tags, sums)


def _inside(tree: Tree, file: str, path: str) -> str:
    """Return a path without its idle parts. Raises MalformedError if it leaves the package.

    What lies in the package under this very name (`~$list.txt`) leads nowhere else.
    """
    if path in tree.files:
        return path
    if _OUTSIDE.match(path) or ".." in re.split(r"[/\\]", path):
        told = _("ไฟล์ {file} ชี้ไปนอกแฟ้ม ({path}) โปรแกรมจึงไม่อ่านตามนั้น แฟ้มนี้ไม่ควรเชื่อถือ")
        raise MalformedError(file, told.format(file=file, path=path[:80]))
    return "/".join(part for part in path.split("/") if part not in ("", "."))


def _lines(tree: Tree, file: str, encoding: str) -> list[str]:
    return [line for line in _LINE_END.split(_text(tree, file, encoding)) if line.strip()]


def _text(tree: Tree, file: str, encoding: str) -> str:
    if tree.files[file] > _LARGEST:
        told = _("ไฟล์ {file} ใหญ่ผิดปกติ โปรแกรมจึงไม่อ่าน").format(file=file)
        raise MalformedError(file, told)
    with tree.open(file) as opened:
        data = opened.read()
    try:
        text = data.decode(_in_order(encoding, data))
    except UnicodeError as error:
        told = _("ไฟล์ {file} อ่านเป็นตัวอักษรไม่ได้ ไฟล์อาจเสียหาย").format(file=file)
        raise MalformedError(file, told) from error
    if file == DECLARATION:  # the one that may have no mark of its byte order, as Notepad writes it
        return text
    return text.removeprefix("\ufeff")


def _in_order(encoding: str, data: bytes) -> str:
    """Return an encoding with the order of bytes that a file without a mark of it has.

    A list of sums begins with a digit or letter of ASCII; a NUL before it says which it is.
    """
    name = codecs.lookup(encoding).name
    return f"{name}-be" if name in ("utf-16", "utf-32") and data[:1] == b"\0" else encoding


def _is_text_encoding(name: str) -> bool:
    try:
        "".encode(name)
        return codecs.lookup(name).name not in _OF_PYTHON_ALONE
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return False
