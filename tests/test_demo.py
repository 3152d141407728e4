"""The same main job by command line."""

import os
import subprocess
import sys
from pathlib import Path

import docx
import pypdf

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import register_listing
from district_admin.data_folder import DataFolder
from district_admin.demo import write_sample_papers
from district_admin.storage.database import Database

ROOT = Path(__file__).parents[1]


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "district_admin", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_the_demo_writes_every_kind_of_paper_and_says_where(tmp_path: Path) -> None:
    done = run("demo", "--out", str(tmp_path / "หนังสือ ตัวอย่าง"))
    assert done.returncode == 0, done.stderr
    *files, package = [Path(line) for line in done.stdout.splitlines()]
    assert sorted(file.suffix for file in files) == [".docx"] * 11 + [".pdf"] * 11
    assert run("archive", "verify", str(package)).returncode == 0
    for kind in operations.KIND_NAMES.values():
        of_kind = [file for file in files if file.name.startswith(kind)]
        assert of_kind, kind
        for file in of_kind:
            if file.suffix == ".pdf":
                assert len(pypdf.PdfReader(file).pages) >= 1
            else:
                assert docx.Document(str(file)).paragraphs


def test_a_second_run_writes_the_same_papers(tmp_path: Path) -> None:
    first = run("demo", "--out", str(tmp_path))
    before = {Path(line): Path(line).read_bytes() for line in first.stdout.splitlines()[:-1]}
    second = run("demo", "--out", str(tmp_path))
    after = second.stdout.splitlines()
    assert {Path(line): Path(line).read_bytes() for line in after[:-1]} == before
    assert after[-1] == first.stdout.splitlines()[-1]  # the package that is there stays


def test_papers_of_the_same_name_do_not_replace_each_other(tmp_path: Path) -> None:
    first = write_sample_papers(tmp_path)
    database = Database(DataFolder(tmp_path / "data").database)
    with database.transaction("คัดลอก") as session:
        operations.copy_paper(session, 1, {})
    database.close()
    second = write_sample_papers(tmp_path)
    assert len({path.name.casefold() for path in second}) == len(second) == len(first) + 2
    assert {path.suffix for path in set(second) - set(first)} == {".docx", ".pdf"}
    assert all("(2)" in path.stem for path in set(second) - set(first))


def test_a_folder_that_cannot_be_used_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "ไฟล์").write_bytes(b"")
    done = run("demo", "--out", str(tmp_path / "ไฟล์"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "กรุณา" in done.stderr


def test_the_sample_office_has_letters_received_and_numbers_reserved(tmp_path: Path) -> None:
    write_sample_papers(tmp_path)
    database = Database(DataFolder(tmp_path / "data").database)
    with database.reading() as session:
        received = register_listing.list_rows(session, ["received"], 2569)
        orders = register_listing.list_rows(session, ["order"], 2569)
    database.close()
    assert [row.number for row in received] == [4, 3, 2, 1]
    assert [row.state for row in orders] == ["reserved", "reserved"]
