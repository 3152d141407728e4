"""The same main job by command line."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdf
import pytest

from district_admin import app
from district_admin.archive.packages import verify
from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import register_listing
from district_admin.data_folder import DataFolder
from district_admin.demo import write_sample_papers
from district_admin.progress import Silent
from district_admin.storage.database import Database


@pytest.fixture
def copied(sample_office: list[Path], tmp_path: Path) -> list[Path]:
    """What the command wrote, where it may be changed."""
    folder = tmp_path / "ตัวอย่าง"
    shutil.copytree(sample_office[0].parent, folder)
    return [folder / path.name for path in sample_office]


@pytest.fixture
def office(copied: list[Path]) -> Iterator[Database]:
    """The data of the sample office."""
    database = Database(DataFolder(copied[0].parent / "data").database)
    yield database
    database.close()


def test_the_demo_writes_every_kind_of_paper_and_says_where(sample_office: list[Path]) -> None:
    *files, package = sample_office
    assert sorted(file.suffix for file in files) == [".docx"] * 11 + [".pdf"] * 11
    assert all(each.verdict.is_whole for each in verify(package, Silent()))
    for kind in operations.KIND_NAMES.values():
        of_kind = [file for file in files if file.name.startswith(kind)]
        assert of_kind, kind
        for file in of_kind:
            if file.suffix == ".pdf":
                assert len(pypdf.PdfReader(file).pages) >= 1
            else:
                assert docx.Document(str(file)).paragraphs


def test_a_second_run_writes_the_same_papers(sample_office: list[Path], copied: list[Path]) -> None:
    *papers, package = copied
    for path in papers:
        path.write_bytes(b"")
    assert write_sample_papers(package.parent) == copied  # the package that is there stays
    before = [path.read_bytes() for path in sample_office[:-1]]
    assert [path.read_bytes() for path in papers] == before


def test_papers_of_the_same_name_do_not_replace_each_other(
    copied: list[Path], office: Database
) -> None:
    with office.transaction("คัดลอก") as session:
        operations.copy_paper(session, 1, {})
    second = write_sample_papers(copied[0].parent)
    assert len({path.name.casefold() for path in second}) == len(second) == len(copied) + 2
    assert {path.suffix for path in set(second) - set(copied)} == {".docx", ".pdf"}
    assert all("(2)" in path.stem for path in set(second) - set(copied))


def test_a_folder_that_cannot_be_used_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ไฟล์").write_bytes(b"")
    assert app.main(["demo", "--out", str(tmp_path / "ไฟล์")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "กรุณา" in said.err


def test_the_sample_office_has_letters_received_and_numbers_reserved(office: Database) -> None:
    with office.reading() as session:
        received = register_listing.list_rows(session, ["received"], 2569)
        orders = register_listing.list_rows(session, ["order"], 2569)
    assert [row.number for row in received] == [4, 3, 2, 1]
    assert [row.state for row in orders] == ["reserved", "reserved"]
