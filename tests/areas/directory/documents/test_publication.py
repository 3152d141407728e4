"""The contents of memo, announcement and circulars make papers that are complete."""

from collections.abc import Callable
from datetime import date

import pytest

from district_admin.areas.directory.documents.confirmation import ConfirmationRequest
from district_admin.areas.directory.documents.publication import (
    Content,
    DataSet,
    announcement,
    approval_memo,
    circular,
    confirmation_letter,
)
from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import fill, new_content
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Paragraph
from district_admin.documents.pages import paginate

OFFICE = Letterhead(
    "สำนักงานตัวอย่าง",
    letter_code="ศธ ๐๔๙๙๙",
    telephone="๐ ๙๙๐๐ ๐๐๐๐",
    saraban_email="saraban@example.go.th",
    group_name="กลุ่มอำนวยการ",
)
TODAY = date(2026, 11, 20)
DATA = DataSet(2570, 125, ("จำนวนนักเรียน", "จำนวนครู"), TODAY, incomplete_count=3)
SCHOOLS = "ผู้อำนวยการโรงเรียนในสังกัดทุกโรงเรียน"
REQUEST = ConfirmationRequest(
    "ประจำปีงบประมาณ พ.ศ. 2570", date(2026, 12, 15), "saraban@example.go.th"
)

PAPERS: dict[str, tuple[str, Callable[[], Content]]] = {
    "memo": ("memo", lambda: approval_memo(DATA, OFFICE)),
    "announcement": ("announcement", lambda: announcement(DATA, OFFICE)),
    "circular": ("letter", lambda: circular(DATA, OFFICE, SCHOOLS)),
    "confirmation": ("letter", lambda: confirmation_letter(REQUEST, OFFICE, SCHOOLS)),
}
every_paper = pytest.mark.parametrize("name", PAPERS)


def text_of(name: str) -> str:
    kind, content = PAPERS[name]
    form = load_form(kind)
    paper = fill(form, {**new_content(form, OFFICE, TODAY), **content()}, OFFICE)
    texts = (block.text for block in paper.blocks if isinstance(block, Paragraph))
    return "\n".join(texts).replace("\u00a0", " ")


@every_paper
def test_each_fills_fields_that_its_form_has_and_leaves_no_required_one_blank(name: str) -> None:
    kind, content = PAPERS[name]
    form = load_form(kind)
    given = content()
    assert all(form.field(field) is not None for field in given)
    whole = {**new_content(form, OFFICE, TODAY), **given}
    blank = [f.name for f in form.fields if f.required and f.is_shown(whole) and not whole[f.name]]
    assert set(blank) <= {"fax", "signatory"} | {"signatory"}


def test_the_memo_puts_data_and_ways_to_its_approver() -> None:
    text = text_of("memo")
    for words in (
        "ขอความเห็นชอบข้อมูลพื้นฐานของหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๗๐",
        "เรื่องเดิม",
        "จำนวน ๑๒๕ แห่ง",
        "ยังไม่ครบถ้วน จำนวน ๓ แห่ง",
        "๓. หน้าทำเนียบและข้อมูลพื้นฐานของหน่วยงานบนเว็บไซต์ของสำนักงาน",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
    ):
        assert words in text


def test_a_complete_set_says_nothing_of_what_is_lacking() -> None:
    content = approval_memo(DataSet(2570, 1, (), TODAY), OFFICE)
    assert "ยังไม่ครบถ้วน" not in str(content)
    assert "ได้แก่" not in str(content)


def test_the_announcement_says_what_how_and_whom_to_tell() -> None:
    text = text_of("announcement")
    for words in (
        "๒.๑ ประกาศของสำนักงาน",
        "จึงประกาศให้ทราบโดยทั่วกัน",
        "โทร. ๐ ๙๙๐๐ ๐๐๐๐",
        "saraban@example.go.th",
    ):
        assert words in text


def test_circulars_carry_the_letter_of_circulars_and_their_enclosure() -> None:
    assert circular(DATA, OFFICE, SCHOOLS)["number"] == "ศธ ๐๔๙๙๙/ว "
    text = text_of("confirmation")
    assert "ภายในวันที่ ๑๕ ธันวาคม ๒๕๖๙" in text
    assert "แบบยืนยันข้อมูลพื้นฐานของหน่วยงาน  จำนวน ๑ ฉบับ" in text
    assert SCHOOLS in text


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (("จำนวนครู",), "ได้แก่ จำนวนครู รายละเอียด"),
        (("จำนวนครู", "จำนวนห้อง"), "ได้แก่ จำนวนครู และจำนวนห้อง รายละเอียด"),
        (("ก", "ข", "ค"), "ได้แก่ ก ข และค รายละเอียด"),
        (tuple("กขคงจฉชซฌ"), "ได้แก่ ก ข ค ง จ ฉ ช ซ ฯลฯ รายละเอียด"),
    ],
)
def test_the_last_of_the_fields_is_joined_by_and(names: tuple[str, ...], listed: str) -> None:
    data = DataSet(2570, 125, names, TODAY)
    assert listed in str(approval_memo(data, OFFICE)["text_2"])
    assert listed in str(announcement(data, OFFICE)["body"])


@pytest.mark.parametrize("count", range(1, 130, 9))
@pytest.mark.parametrize("kind", ["memo", "announcement"])
def test_no_line_ends_within_the_day_of_the_data(kind: str, count: int) -> None:
    make = {"memo": approval_memo, "announcement": announcement}[kind]
    form = load_form(kind)
    data = DataSet(2570, count, ("จำนวนนักเรียน",) * (count % 7), TODAY)
    content = {**new_content(form, OFFICE, TODAY), **make(data, OFFICE)}
    lines = [line.text for page in paginate(fill(form, content, OFFICE)) for line in page.lines]
    spaced = [line.replace("\u00a0", " ") for line in lines]
    assert any("ณ วันที่ ๒๐ พฤศจิกายน ๒๕๖๙" in line for line in spaced)
