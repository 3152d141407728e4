import pytest

from district_admin.areas.directory.importing.cells import NOTHING, read_person_name, reader_of
from district_admin.worksheets.model import Cell


@pytest.mark.parametrize("key", ["posting.position", "agency.name", "agency.district"])
@pytest.mark.parametrize("cell", ["ไม่มี", "ไม่ระบุ", "N/A", "-", "–", "ไม่ทราบ"])
def test_words_that_say_there_is_nothing_are_nothing(key: str, cell: Cell) -> None:
    assert reader_of(key)(cell) == NOTHING


def test_a_vacant_post_is_no_position_and_may_be_a_note() -> None:
    assert reader_of("posting.position")("(ว่าง)") == NOTHING
    assert reader_of("person.note")("ว่าง").value == "ว่าง"


def test_true_is_no_position() -> None:
    taken = reader_of("posting.position")(True)
    assert taken.value is None
    assert "TRUE" in taken.problem


def test_a_fax_column_may_call_its_numbers_so() -> None:
    assert reader_of("agency.fax")("โทรสาร 043-123456").value == ("043123456",)


@pytest.mark.parametrize(
    "cell",
    [
        "นายก้อง เกียรติ\nนางกานดา ใจดี",
        "นายก้อง เกียรติ และ นางกานดา ใจดี",
        "นายก้อง เกียรติ และนางกานดา ใจดี",
        "นายก้อง เกียรติ, นางกานดา ใจดี",
        "นายก้อง เกียรติ/นางกานดา ใจดี",
        "นายก้อง เกียรติ นางสาวกานดา ใจดี",
        "ก้อง เกียรติ\nกานดา ใจดี",
    ],
)
def test_two_persons_in_a_cell_are_told(cell: str) -> None:
    taken = read_person_name(cell)
    assert taken.value is None
    assert "มากกว่าหนึ่งชื่อ" in taken.problem


@pytest.mark.parametrize(
    "cell",
    [
        "นายก้อง\nเกียรติ",
        "นายก้อง เกียรติ ณ พัทลุง",
        "นายก้อง เกียรติ, Ph.D.",
        "นายก้อง นางรอง",
        "นางสาวกานดา และนาง",
        "นาย ก้อง  เกียรติ",
        "Mr. John Smith",
    ],
)
def test_one_person_is_not_two(cell: str) -> None:
    assert read_person_name(cell).value is not None


@pytest.mark.parametrize(
    ("key", "most"),
    [
        *(("person.name", 500), ("posting.position", 500), ("agency.name", 500)),
        *(("person.email", 500), ("person.mobile", 500), ("person.note", 5_000)),
    ],
)
def test_a_text_longer_than_its_field_is_told(key: str, most: int) -> None:
    assert "เกินที่เก็บได้" in reader_of(key)("ก" * (most + 1)).problem
    assert "เกินที่เก็บได้" not in reader_of(key)("ก" * most).problem
