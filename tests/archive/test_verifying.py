"""Every damage is found and named; every right bag of another program passes, no wrong one does.

The cases follow what the Library of Congress's conformance suite asks: RFC 8493 and the drafts
0.93 to 0.97.
"""

import hashlib
import os
import shutil
import sys
import time
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from district_admin.archive.copying import Entry
from district_admin.archive.packages import verify
from district_admin.archive.verifying import Fault, Verdict, verify_tree
from district_admin.archive.writing import Package, write_packages
from district_admin.errors import OfficeError
from district_admin.progress import Silent
from tests.archive.conftest import MakeBag

TWO = {"a.txt": b"alpha", "ข/ค.txt": "เนื้อหา".encode()}


def _verdict(path: Path) -> Verdict:
    [found] = verify(path, Silent())
    return found.verdict


def _sum(data: bytes, algorithm: str = "sha256") -> str:
    return hashlib.new(algorithm, data).hexdigest()


def _faults(path: Path) -> list[tuple[Fault, str]]:
    return [(each.fault, each.path) for each in _verdict(path).findings]


# -- what happens to a disc ------------------------------------------------------------------


def test_one_changed_byte_names_the_file(package: Path) -> None:
    file = package / "data/รายงานการประชุม/รายงานการประชุม ครั้งที่ 1-2569.pdf"
    data = bytearray(file.read_bytes())
    data[3] ^= 1
    file.write_bytes(data)
    [finding] = _verdict(package).findings
    assert (finding.fault, finding.path) == (
        Fault.DAMAGED,
        "data/รายงานการประชุม/รายงานการประชุม ครั้งที่ 1-2569.pdf",
    )
    assert finding.told.startswith("ไฟล์ data/รายงานการประชุม/รายงานการประชุม ครั้งที่ 1-2569.pdf เสียหาย")


def test_a_missing_file_and_one_that_was_added_are_named(package: Path) -> None:
    (package / "data/คำสั่ง/คำสั่งที่ 12.pdf").rename(package / "data/คำสั่ง/คำสั่งที่ 13.pdf")
    assert _faults(package) == [
        (Fault.MISSING, "data/คำสั่ง/คำสั่งที่ 12.pdf"),
        (Fault.EXTRA, "data/คำสั่ง/คำสั่งที่ 13.pdf"),
    ]


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "index.html", "bag-info.txt"])
def test_what_lies_beside_the_papers_is_guarded_too(package: Path, name: str) -> None:
    with (package / name).open("ab") as file:
        file.write(b"\n")
    assert (Fault.DAMAGED, name) in _faults(package)


def test_a_file_put_beside_the_papers_is_noticed_and_no_fault(package: Path) -> None:
    (package / "desktop.ini").write_bytes(b"x")
    verdict = _verdict(package)
    assert verdict.is_whole
    assert verdict.notices == ("ไฟล์ desktop.ini ไม่มีรหัสตรวจสอบ จึงไม่ได้ตรวจ",)


def test_a_short_copy_shows_in_the_count(package: Path) -> None:
    (package / "data/คำสั่ง/คำสั่งที่ 12.pdf").unlink()
    manifest = package / "manifest-sha256.txt"
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    manifest.write_text("".join(lines[:2]), encoding="utf-8")
    (package / "tagmanifest-sha256.txt").unlink()
    assert _faults(package) == [(Fault.MALFORMED, "bag-info.txt")]


def test_every_package_of_a_disc_is_verified(package: Path) -> None:
    (package.parent / "ไม่ใช่แฟ้ม").mkdir()
    package.rename(package.with_name("ข"))
    found = verify(package.parent, Silent())
    assert [each.name for each in found] == ["ข"]
    assert found[0].verdict.is_whole


def test_a_disc_whose_package_lost_its_declaration_is_not_passed_over(package: Path) -> None:
    other = package.with_name("แผ่นที่ 2")
    shutil.copytree(package, other)
    (other / "bagit.txt").unlink()
    wholes = {each.name: each.verdict.is_whole for each in verify(package.parent, Silent())}
    assert wholes == {package.name: True, "แผ่นที่ 2": False}


def test_a_disc_of_a_set_that_is_not_there_is_told(tmp_path: Path) -> None:
    target = tmp_path / "แฟ้ม"
    packages = [
        Package(str(n), [Entry("a.txt", b"a")], [("Bag-Count", f"{n} of 3")], lambda _each: {})
        for n in (1, 2, 3)
    ]
    write_packages(target, packages, Silent())
    assert all(each.verdict.is_whole for each in verify(target, Silent()))
    shutil.rmtree(target / "2")
    first, second = verify(target, Silent())
    assert first.verdict.is_whole
    assert [each.told for each in second.verdict.findings] == ["ไม่พบแผ่นที่ 2 จาก 3 แผ่น"]
    assert _verdict(target / "3").is_whole, "one disc in the drive is a disc for itself"


def test_discs_of_two_bodies_with_one_label_do_not_stand_for_each_other(tmp_path: Path) -> None:
    """Both met for the first time in a year: their labels are the same, what they say is not."""
    packages = []
    for body, discs in (("ก", (1, 2)), ("ข", (2, 3))):
        for n in discs:
            facts = [("External-Identifier", "MEETING_2569_1"), ("External-Description", body)]
            facts.append(("Bag-Count", f"{n} of 3"))
            packages.append(Package(f"{body}{n}", [Entry("a.txt", b"a")], facts, lambda _all: {}))
    write_packages(tmp_path / "แฟ้ม", packages, Silent())
    told = {each.name: each.verdict.findings for each in verify(tmp_path / "แฟ้ม", Silent())}
    assert [each.told for each in told["ก2"]] == ["ไม่พบแผ่นที่ 3 จาก 3 แผ่น"]
    assert [each.told for each in told["ข3"]] == ["ไม่พบแผ่นที่ 1 จาก 3 แผ่น"]


def test_without_the_list_of_tag_files_it_is_said_what_was_not_verified(package: Path) -> None:
    (package / "tagmanifest-sha256.txt").unlink()
    verdict = _verdict(package)
    assert verdict.is_whole
    assert verdict.notices == ("แฟ้มนี้ไม่มีรายการ tagmanifest จึงตรวจได้เฉพาะไฟล์ในโฟลเดอร์ data",)


def test_a_folder_without_any_package_is_refused(tmp_path: Path) -> None:
    [finding] = _verdict(tmp_path).findings
    assert finding.fault is Fault.MALFORMED
    assert "ไม่พบไฟล์ bagit.txt" in finding.told


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="กรุณาตรวจว่าใส่แผ่น"):
        verify(tmp_path / "D", Silent())
    with pytest.raises(OfficeError, match="กรุณาตรวจว่าใส่แผ่น"):
        verify(tmp_path / ("ก" * 200), Silent())


# -- bags of other programs ------------------------------------------------------------------


@pytest.mark.parametrize("version", ["0.93", "0.95", "0.97", "1.0"])
@pytest.mark.parametrize(
    "algorithm", ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256"]
)
def test_a_right_bag_passes(make_bag: MakeBag, version: str, algorithm: str) -> None:
    assert _verdict(make_bag(TWO, version, algorithm)).findings == ()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_other_systems(make_bag: MakeBag, end: str) -> None:
    bag = make_bag(TWO)
    for name in ("bagit.txt", "manifest-sha256.txt"):
        data = (bag / name).read_bytes().replace(b"\n", end.encode())
        (bag / name).write_bytes(data)
    assert _verdict(bag).is_whole


@pytest.mark.parametrize("written", ["utf-16", "utf-16-be"])
def test_tag_files_may_be_in_another_encoding(make_bag: MakeBag, written: str) -> None:
    declaration = b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-16\n"
    manifest = f"{_sum(b'alpha', 'md5')}  data/a.txt\n".encode(written)
    changes = {"bagit.txt": declaration, "manifest-md5.txt": manifest}
    assert _verdict(make_bag({"a.txt": b"alpha"}, "0.97", "md5", changes)).is_whole


def test_names_with_line_ends_and_percent_signs_are_encoded(make_bag: MakeBag) -> None:
    line = f"{_sum(b'x')}  data/100%25%0Aend.txt\n".encode()
    changes = {"manifest-sha256.txt": line}
    assert _verdict(make_bag({"100%\nend.txt": b"x"}, changes=changes)).is_whole


def test_a_name_may_be_stored_in_another_order_of_marks(make_bag: MakeBag) -> None:
    line = f"{_sum(b'x')}  data/cafe\u0301.txt\n".encode()
    changes = {"manifest-sha256.txt": line}
    assert _verdict(make_bag({"caf\u00e9.txt": b"x"}, changes=changes)).is_whole


def test_md5sum_writes_a_star_and_a_dot(make_bag: MakeBag) -> None:
    line = f"{_sum(b'alpha', 'md5')} *./data/a.txt\n".encode()
    changes = {"manifest-md5.txt": line}
    assert _verdict(make_bag({"a.txt": b"alpha"}, "0.97", "md5", changes)).is_whole


def test_a_list_may_begin_as_notepad_begins_it(make_bag: MakeBag) -> None:
    line = f"{_sum(b'alpha')}  data/a.txt\n".encode()
    changes = {
        "manifest-sha256.txt": b"\xef\xbb\xbf" + line,
        "bag-info.txt": "\ufeffก: ข\n".encode(),
    }
    verdict = _verdict(make_bag({"a.txt": b"alpha"}, changes=changes))
    assert verdict.is_whole
    assert verdict.facts == (("ก", "ข"),)


@pytest.mark.parametrize("name", ["~$list.txt", "$x.txt", "*star.txt", "%TEMP%.txt"])
def test_a_name_that_only_looks_as_if_it_led_outside(make_bag: MakeBag, name: str) -> None:
    if sys.platform == "win32" and "*" in name:
        pytest.skip("Windows keeps no such name")
    listed = f"{_sum(b'alpha')}  data/a.txt\n".encode()
    tags = f"{_sum(listed)}  manifest-sha256.txt\n{_sum(b'x')}  {name.replace('%', '%25')}\n"
    changes = {name: b"x", "tagmanifest-sha256.txt": tags.encode()}
    bag = make_bag({"a.txt": b"alpha"}, changes=changes)
    assert _faults(bag) == []
    (bag / name).write_bytes(b"y")
    assert _faults(bag) == [(Fault.DAMAGED, name)]


def test_facts_may_go_on_in_the_next_line_and_stand_twice(make_bag: MakeBag) -> None:
    info = "Contact-Name: ก\nContact-Name: ข\nExternal-Description: ยาว\n  ต่ออีกบรรทัด\n".encode()
    verdict = _verdict(make_bag(TWO, changes={"bag-info.txt": info}))
    assert verdict.is_whole
    assert verdict.facts[2] == ("External-Description", "ยาว ต่ออีกบรรทัด")


def test_two_algorithms_are_both_compared(make_bag: MakeBag) -> None:
    right = "".join(f"{_sum(data, 'md5')}  data/{path}\n" for path, data in TWO.items())
    assert _verdict(make_bag(TWO, changes={"manifest-md5.txt": right.encode()})).is_whole
    wrong = right.replace(right[0], "0" if right[0] != "0" else "1", 1)
    bag = make_bag(TWO, changes={"manifest-md5.txt": wrong.encode()})
    assert _faults(bag) == [(Fault.DAMAGED, "data/a.txt")]


def test_in_a_draft_one_of_two_lists_may_name_a_file(make_bag: MakeBag) -> None:
    part = f"{_sum(b'alpha', 'md5')}  data/a.txt\n".encode()
    changes = {"manifest-md5.txt": part}
    assert _verdict(make_bag(TWO, "0.97", changes=changes)).is_whole
    assert _faults(make_bag(TWO, "1.0", changes=changes)) == [(Fault.EXTRA, "data/ข/ค.txt")]


@pytest.mark.parametrize("version", ["0.97", "1.0"])
def test_a_list_of_tags_hides_no_paper_that_slipped_in(make_bag: MakeBag, version: str) -> None:
    slipped = f"{_sum(b'x')}  data/x\n".encode()
    bag = make_bag(TWO, version, changes={"tagmanifest-sha256.txt": slipped, "data/x": b"x"})
    assert (Fault.EXTRA, "data/x") in _faults(bag)


def test_in_a_draft_facts_may_be_spaced_as_somebody_likes(make_bag: MakeBag) -> None:
    info = b"Contact-Name:x\nContact-Phone  :   y\n"
    verdict = _verdict(make_bag(TWO, "0.97", changes={"bag-info.txt": info}))
    assert verdict.is_whole
    assert verdict.facts == (("Contact-Name", "x"), ("Contact-Phone", "y"))


def test_what_was_fetched_is_there(make_bag: MakeBag) -> None:
    fetch = b"https://example.invalid/a.txt 5 data/a.txt\n"
    assert _verdict(make_bag(TWO, changes={"fetch.txt": fetch})).is_whole
    bag = make_bag(TWO, changes={"fetch.txt": fetch})
    (bag / "data/a.txt").unlink()
    assert _faults(bag) == [(Fault.MISSING, "data/a.txt")]
    fetch = "https://example.invalid/e 1 data/e\u0301.txt\n".encode()  # é in two letters
    assert _faults(make_bag({"\u00e9.txt": b"e"}, changes={"fetch.txt": fetch})) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such names")
def test_names_that_only_linux_keeps(make_bag: MakeBag) -> None:
    payload = {"con": b"a", "a\\b.txt": b"b", 'a:"?.txt': b"c", "end. ": b"d"}
    assert _verdict(make_bag(payload)).is_whole


# -- bags that are not right -----------------------------------------------------------------

_LINE = f"{_sum(b'alpha')}  data/a.txt\n"
_WRONG = {
    "no declaration": {"bagit.txt": None},
    "no space after the colon": {
        "bagit.txt": b"BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n"
    },
    "space before the colon": {
        "bagit.txt": b"BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n"
    },
    "a third line": {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: 1\n"
    },
    "a byte order mark": {
        "bagit.txt": b"\xef\xbb\xbfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    },
    "no encoding": {"bagit.txt": b"BagIt-Version: 1.0\n"},
    "an encoding that is none": {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: rot13\n"
    },
    "a version to come": {"bagit.txt": b"BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n"},
    "no manifest": {"manifest-sha256.txt": None},
    "a manifest of an unknown kind": {"manifest-crc7.txt": b"00  data/a.txt\n"},
    "a line that is none": {"manifest-sha256.txt": (_LINE + "what\n").encode()},
    "listed twice": {"manifest-sha256.txt": (_LINE + _LINE).encode()},
    "a payload file outside data": {
        "manifest-sha256.txt": (_LINE + _LINE.replace("data/", "")).encode()
    },
    "tags without the manifest": {"tagmanifest-sha256.txt": b""},
    "tags that list their own list": {
        "tagmanifest-sha256.txt": f"{_sum(_LINE.encode())}  manifest-sha256.txt\n"
        f"{_sum(b'')}  tagmanifest-sha256.txt\n".encode()
    },
    "a wrong sum of a tag": {
        "tagmanifest-sha256.txt": f"{_sum(b'other')}  manifest-sha256.txt\n".encode()
    },
    "a wrong count": {"bag-info.txt": b"Payload-Oxum: 5.2\n"},
    "a count without end": {"bag-info.txt": b"Payload-Oxum: " + b"1" * 5000 + b".1\n"},
    "a version without end": {
        "bagit.txt": b"BagIt-Version: " + b"1" * 5000 + b".0\nTag-File-Character-Encoding: UTF-8\n"
    },
    "an encoding with a NUL": {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: U\0TF-8\n"
    },
    "the same algorithm under another name, and another sum": {
        "manifest-SHA-256.txt": f"{_sum(b'other')}  data/a.txt\n".encode()
    },
    "a count that is none": {"bag-info.txt": b"Payload-Oxum: five\n"},
    "two counts": {"bag-info.txt": b"Payload-Oxum: 5.1\nPayload-Oxum: 5.1\n"},
    "facts without a space after the colon": {"bag-info.txt": b"Contact-Name:x\n"},
    "facts with a space before the colon": {"bag-info.txt": b"Contact-Name : x\n"},
    "a list of tags that lists a paper": {
        "tagmanifest-sha256.txt": f"{_sum(_LINE.encode())}  manifest-sha256.txt\n{_LINE}".encode()
    },
    "facts without a label": {"bag-info.txt": b"just words\n"},
    "a fetch of what no list names": {"fetch.txt": b"https://example.invalid/b 3 data/b.txt\n"},
    "a fetch out of the bag": {"fetch.txt": b"https://example.invalid/b 3 data/../../b.txt\n"},
    "a fetch that is none": {"fetch.txt": b"https://example.invalid/b\n"},
    "facts that begin in the middle": {"bag-info.txt": b"  Contact-Name: x\n"},
    "an encoding that takes hours": {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: punycode\n"
    },
    "not in its encoding": {"manifest-sha256.txt": _LINE.encode() + b"\xff\xfe"},
}


@pytest.mark.parametrize("changes", _WRONG.values(), ids=_WRONG)
def test_a_wrong_bag_is_refused(make_bag: MakeBag, changes: dict[str, bytes | None]) -> None:
    assert _verdict(make_bag({"a.txt": b"alpha"})).is_whole
    verdict = _verdict(make_bag({"a.txt": b"alpha"}, changes=changes))
    assert not verdict.is_whole
    assert all(finding.told for finding in verdict.findings)


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "data/../../secret.txt",
        "data/..\\..\\secret.txt",
        "/etc/passwd",
        "~/secret.txt",
        "C:\\secret.txt",
        "\\\\server\\secret.txt",
        "%HOMEDRIVE%\\secret.txt",
        "$HOME/secret.txt",
    ],
)
def test_a_list_that_leads_outside_is_not_followed(make_bag: MakeBag, path: str) -> None:
    secret = b"secret"
    for version in ("0.97", "1.0"):
        line = f"{_LINE}{_sum(secret)}  {path}\n".encode()
        bag = make_bag({"a.txt": b"alpha"}, version, changes={"manifest-sha256.txt": line})
        (bag.parent / "secret.txt").write_bytes(secret)
        [finding] = _verdict(bag).findings
        assert finding.fault is Fault.MALFORMED
        assert "ชี้ไปนอกแฟ้ม" in finding.told


@pytest.mark.skipif(sys.platform == "win32", reason="making links asks for rights on Windows")
def test_a_link_out_of_the_package_is_not_read(make_bag: MakeBag, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_bytes(b"alpha")
    bag = make_bag({"a.txt": b"alpha"})
    (bag / "data/a.txt").unlink()
    (bag / "data/a.txt").symlink_to(outside)
    assert (Fault.UNREADABLE, "data/a.txt") in _faults(bag)


def test_a_list_as_large_as_a_film_is_not_read(make_bag: MakeBag) -> None:
    bag = make_bag({"a.txt": b"alpha"})
    with (bag / "bag-info.txt").open("wb") as file:
        file.truncate(70 << 20)
    [finding] = _verdict(bag).findings
    assert "ใหญ่ผิดปกติ" in finding.told


@pytest.mark.parametrize("first", ["manifest-sha256.txt", "manifest-SHA-256.txt"])
def test_a_second_list_of_one_algorithm_hides_no_damage(make_bag: MakeBag, first: str) -> None:
    right = f"{_sum(b'alpha')}  data/a.txt\n".encode()
    changes = dict.fromkeys(("manifest-sha256.txt", "manifest-SHA-256.txt"), right)
    assert _verdict(make_bag({"a.txt": b"alpha"}, changes=changes)).is_whole
    changes[first] = f"{_sum(b'other')}  data/a.txt\n".encode()
    assert _faults(make_bag({"a.txt": b"alpha"}, changes=changes)) == [
        (Fault.DAMAGED, "data/a.txt")
    ]


def test_a_bag_may_be_empty_but_has_its_folder(make_bag: MakeBag) -> None:
    bag = make_bag({})
    assert _verdict(bag).is_whole
    (bag / "data").rmdir()
    assert _faults(bag) == [(Fault.MISSING, "data/")]


def test_one_file_does_not_stand_for_two_that_differ_in_the_order_of_marks(
    make_bag: MakeBag,
) -> None:
    lines = [f"{_sum(b'x')}  data/{name}.txt\n" for name in ("\u1eb9\u0301", "e\u0323\u0301")]
    changes = {"manifest-sha256.txt": "".join(lines).encode()}
    bag = make_bag({"\u00e9\u0323.txt": b"x"}, changes=changes)
    assert [fault for fault, _path in _faults(bag)] == [Fault.MISSING]


@pytest.mark.skipif(sys.platform == "win32", reason="making links asks for rights on Windows")
def test_a_link_to_itself_is_told(make_bag: MakeBag) -> None:
    bag = make_bag(TWO)
    (bag / "data/link").symlink_to("link")
    assert _faults(bag) == [(Fault.UNREADABLE, "data/link")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such long paths")
def test_folders_deeper_than_the_stack_are_read(
    make_bag: MakeBag, monkeypatch: pytest.MonkeyPatch
) -> None:
    bag = make_bag(TWO)
    monkeypatch.chdir(bag / "data")
    deep = sys.getrecursionlimit() + 100
    for _step in range(deep):
        Path("d").mkdir()
        os.chdir("d")
    try:
        assert _verdict(bag).is_whole
    finally:  # Python's own tools cannot take such a tree away
        for _step in range(deep):
            os.chdir("..")
            Path("d").rmdir()


@dataclass
class _Held:
    """A package in memory, of which no disk makes the time."""

    data: dict[str, bytes]
    files: dict[str, int]
    folders: set[str] = field(default_factory=lambda: {"data"})
    strange: list[str] = field(default_factory=list)

    def open(self, path: str) -> BinaryIO:
        return BytesIO(self.data[path])


def test_the_time_for_many_small_files_grows_with_their_number_not_its_square() -> None:
    data = {f"data/{number}": number.to_bytes(4, "big") for number in range(20_000)}
    sums = "".join(f"{_sum(each)}  {path}\n" for path, each in data.items()).encode()
    declared = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    tags = {"bagit.txt": declared, "manifest-sha256.txt": sums}
    tag_sums = "".join(f"{_sum(each)}  {path}\n" for path, each in tags.items()).encode()
    held = {**data, **tags, "tagmanifest-sha256.txt": tag_sums}
    tree = _Held(held, {path: len(each) for path, each in held.items()})
    began = time.process_time()
    assert verify_tree(tree, Silent()).is_whole
    assert time.process_time() - began < 8  # about one; when each was compared with all, twenty
