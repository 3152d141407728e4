"""Whether a package is whole: every file there, none changed, none slipped in.

The findings name files, because "the disc is bad" helps nobody; the rest of a damaged disc can
still be used. Files are read one after the other: two readers at once make a disc drive seek.
"""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from district_admin.archive.tag_files import (
    PAYLOAD,
    Declaration,
    MalformedError,
    Manifest,
    read_declaration,
    read_facts,
    read_fetch,
    read_manifests,
)
from district_admin.archive.trees import Tree
from district_admin.progress import Progress
from district_admin.texts import _

_PIECE: Final = 1 << 20  # bytes read at once


class Fault(StrEnum):
    """What is wrong with a file of a package."""

    DAMAGED = "damaged"
    MISSING = "missing"
    EXTRA = "extra"
    UNREADABLE = "unreadable"
    MALFORMED = "malformed"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which file, how, and the sentence that says so."""

    fault: Fault
    path: str
    told: str


@dataclass(frozen=True)
class Verdict:
    """What became of reading a whole package; sizes are bytes of the files in `data/`."""

    findings: tuple[Finding, ...]
    file_count: int = 0
    size: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the package is complete and valid (RFC 8493 section 3)."""
        return not self.findings


@dataclass
class _Read:
    """A bag as it declares itself."""

    declaration: Declaration
    manifests: list[Manifest]
    facts: list[tuple[str, str]]
    fetched: list[str]

    @property
    def payload(self) -> list[Manifest]:
        return [each for each in self.manifests if not each.of_tags]


@dataclass
class _Sums:
    """What each file should be: by its path in the tree, an algorithm and a sum for each list.

    Two lists may name one algorithm in two ways (sha256, SHA-256); each must be right. `listed` is
    in how many payload manifests each stands.
    """

    expected: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    listed: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)


def verify_tree(tree: Tree, progress: Progress) -> Verdict:
    """Read every file of a package and compare it with the package's own sums.

    Raises Cancelled through `progress`, which counts bytes and names the file being read.
    """
    try:
        bag = _Read(
            declaration := read_declaration(tree),
            read_manifests(tree, declaration),
            read_facts(tree, declaration),
            read_fetch(tree, declaration),
        )
        findings = list(_faults_of_form(tree, bag))
    except MalformedError as error:
        return Verdict((Finding(Fault.MALFORMED, error.file, error.told),))
    except OSError:
        told = _("อ่านรายการไฟล์ของแฟ้มนี้ไม่ได้ แผ่นหรือไฟล์อาจเสียหาย")
        return Verdict((Finding(Fault.UNREADABLE, "", told),))
    sums = _expected(tree, bag)
    findings += sums.findings
    findings += _slipped_in(tree, bag, sums)
    findings += _changed(tree, sums.expected, progress)
    payload = {path: size for path, size in tree.files.items() if path.startswith(PAYLOAD)}
    return Verdict(
        tuple(sorted(findings, key=lambda each: (each.path, each.fault))),
        len(payload),
        sum(payload.values()),
        tuple(bag.facts),
        tuple(_notices(tree, bag)),
    )


def _faults_of_form(tree: Tree, bag: _Read) -> Iterator[Finding]:
    if not bag.payload:
        told = _("ไม่พบรายการรหัสตรวจสอบของไฟล์ (manifest) จึงตรวจแฟ้มนี้ไม่ได้")
        yield Finding(Fault.MALFORMED, "", told)
    if PAYLOAD.rstrip("/") not in tree.folders:
        told = _("ไม่พบโฟลเดอร์ data ซึ่งเป็นที่เก็บเอกสารของแฟ้มนี้")
        yield Finding(Fault.MISSING, PAYLOAD, told)
    for path in tree.strange:
        told = _("{path} ไม่ใช่ไฟล์ธรรมดาหรือเปิดไม่ได้").format(path=path or "/")
        yield Finding(Fault.UNREADABLE, path, told)
    if bag.declaration.is_standard:
        yield from _faults_of_standard(bag)
    yield from _wrong_count(tree, bag)


def _faults_of_standard(bag: _Read) -> Iterator[Finding]:
    """What RFC 8493 asks for and the drafts before it do not."""
    for manifest in bag.manifests:
        listed = manifest.sums.keys()
        if manifest.of_tags:
            is_wrong = any(each.file not in listed for each in bag.payload) or any(
                each.file in listed for each in bag.manifests if each.of_tags
            )
            is_wrong |= any(path.startswith(PAYLOAD) for path in listed)
        else:
            is_wrong = any(not path.startswith(PAYLOAD) for path in listed)
            same = {_normal(path) for path in listed}
            is_wrong |= any(_normal(path) not in same for path in bag.fetched)
        if is_wrong:
            told = _("ไฟล์ {file} ไม่เป็นไปตามมาตรฐาน BagIt").format(file=manifest.file)
            yield Finding(Fault.MALFORMED, manifest.file, told)


def _wrong_count(tree: Tree, bag: _Read) -> Iterator[Finding]:
    """Compare the number and size of files with what the bag says: a short copy shows at once."""
    said = [value for label, value in bag.facts if label.lower() == "payload-oxum"]
    payload = [size for path, size in tree.files.items() if path.startswith(PAYLOAD)]
    has = (sum(payload), len(payload))
    for value in said:
        numbers = re.fullmatch(r"([0-9]{1,30})\.([0-9]{1,30})", value)
        if numbers is None or (len(said) > 1 and bag.declaration.is_standard):
            told = _("ไฟล์ bag-info.txt ระบุจำนวนและขนาดของไฟล์ไว้ไม่ถูกต้อง")
            yield Finding(Fault.MALFORMED, "bag-info.txt", told)
        elif has != (int(numbers[1]), int(numbers[2])):
            told = _(
                "จำนวนหรือขนาดของไฟล์ไม่ตรงกับที่ปิดแฟ้มไว้ (ปิดไว้ {count} ไฟล์ {size} ไบต์ "
                "พบ {found_count} ไฟล์ {found_size} ไบต์)"
            ).format(count=numbers[2], size=numbers[1], found_count=has[1], found_size=has[0])
            yield Finding(Fault.MALFORMED, "bag-info.txt", told)


def _expected(tree: Tree, bag: _Read) -> _Sums:
    """Find each listed file; a name counts as the same in either order of its marks."""
    sums = _Sums()
    missing: dict[str, None] = {}
    for manifest in bag.manifests:
        by_form = _by_normal_form(path for path in tree.files if path not in manifest.sums)
        for listed, value in manifest.sums.items():
            same = [listed] if listed in tree.files else by_form.pop(_normal(listed), [])
            if len(same) == 1:
                sums.expected[same[0]].append((manifest.algorithm, value))
                sums.listed[same[0]] += not manifest.of_tags
            else:
                missing[listed] = None
    for path in missing:
        told = _("ไม่พบไฟล์ {path}").format(path=path)
        sums.findings.append(Finding(Fault.MISSING, path, told))
    return sums


def _slipped_in(tree: Tree, bag: _Read, sums: _Sums) -> Iterator[Finding]:
    """Files in `data/` that a manifest does not list: each must, and in the drafts one must."""
    enough = len(bag.payload) if bag.declaration.is_standard else 1
    for path in tree.files:
        if path.startswith(PAYLOAD) and sums.listed[path] < enough:
            told = _("ไฟล์ {path} ไม่อยู่ในรายการที่ปิดแฟ้มไว้ อาจถูกเพิ่มภายหลัง").format(path=path)
            yield Finding(Fault.EXTRA, path, told)


def _changed(
    tree: Tree, expected: dict[str, list[tuple[str, str]]], progress: Progress
) -> Iterator[Finding]:
    total = sum(tree.files[path] for path in expected)
    done = 0
    for path in sorted(expected):
        progress.report(done, total, path)
        try:
            names = {name for name, _value in expected[path]}
            found = _digests(tree, path, names, progress, done, total)
            if any(found[name] != value for name, value in expected[path]):
                told = _("ไฟล์ {path} เสียหายหรือถูกแก้ไข เนื้อหาไม่ตรงกับที่ปิดแฟ้มไว้").format(path=path)
                yield Finding(Fault.DAMAGED, path, told)
        except OSError:
            told = _("อ่านไฟล์ {path} ไม่ได้ แผ่นหรือดิสก์อาจเสียหาย").format(path=path)
            yield Finding(Fault.UNREADABLE, path, told)
        done += tree.files[path]
    progress.report(total, total, "")


def _digests(
    tree: Tree, path: str, names: Iterable[str], progress: Progress, before: int, total: int
) -> dict[str, str]:
    """Read a file once for all its sums, by the name of each algorithm."""
    digests = {name: hashlib.new(name, usedforsecurity=False) for name in names}
    buffer = memoryview(bytearray(min(_PIECE, tree.files[path] + 1)))
    done = 0
    with tree.open(path) as file:
        while read := file.readinto(buffer):  # type: ignore[attr-defined]
            for digest in digests.values():
                digest.update(buffer[:read])
            done += read
            progress.report(before + done, max(total, before + done), path)
    return {name: digest.hexdigest() for name, digest in digests.items()}


def _notices(tree: Tree, bag: _Read) -> Iterator[str]:
    """What is no fault by the standard, and yet worth a look."""
    listed = {path for each in bag.manifests for path in each.sums}
    own = {each.file for each in bag.manifests if each.of_tags}
    if own:
        known = listed | own
        for path in tree.files:
            if path not in known and not path.startswith(PAYLOAD):
                yield _("ไฟล์ {path} ไม่มีรหัสตรวจสอบ จึงไม่ได้ตรวจ").format(path=path)
    else:
        yield _("แฟ้มนี้ไม่มีรายการ tagmanifest จึงตรวจได้เฉพาะไฟล์ในโฟลเดอร์ data")
    seen: dict[str, str] = {}
    for path in listed:
        other = seen.setdefault(_normal(path).casefold(), path)
        if other != path:
            told = _("ชื่อไฟล์ {path} กับ {other} ต่างกันเพียงตัวพิมพ์หรือลำดับวรรณยุกต์")
            yield told.format(path=path, other=other)


def _by_normal_form(paths: Iterable[str]) -> defaultdict[str, list[str]]:
    by_form: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        by_form[_normal(path)].append(path)
    return by_form


def _normal(path: str) -> str:
    return unicodedata.normalize("NFC", path)
