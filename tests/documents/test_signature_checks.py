"""What is said of the name and rank of a signatory."""

from collections.abc import Callable

import pytest

from district_admin.documents.checks import check
from district_admin.documents.forms import Letterhead, load_form
from district_admin.documents.signature_checks import check_signatures

NewContent = Callable[..., dict[str, object]]
MEMO = load_form("memo")


def said_of(name: str, rank: str = "") -> list[str]:
    content = {"signatory": {"lines": [name, "ผู้อำนวยการ"], "rank": rank}}
    return [problem.text for problem in check_signatures(MEMO, content)]


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("(นายก้อง  เกียรติ)", ""),
        ("นางสาวกานดา  ใจดี", ""),
        ("(นางสาวกานดา  ใจดี)", "ดร."),
        ("(ก้อง  เกียรติ)", "ว่าที่ร้อยตรี"),
        ("(....................)", ""),
        ("", ""),
    ],
)
def test_a_name_as_it_should_be_is_passed_over(name: str, rank: str) -> None:
    assert said_of(name, rank) == []


@pytest.mark.parametrize(
    ("name", "proper"),
    [("(น.ส.กานดา  ใจดี)", "(นางสาวกานดา ใจดี)"), ("น.ส. กานดา ใจดี", "(นางสาวกานดา ใจดี)")],
)
def test_an_abbreviated_title_in_the_brackets_is_told_with_the_full_one(
    name: str, proper: str
) -> None:
    (text,) = said_of(name)

    assert "ไม่ใช้คำย่อ" in text
    assert proper in text


@pytest.mark.parametrize(
    ("name", "title", "proper"),
    [
        ("(ว่าที่ ร.ต.ก้อง  เกียรติ)", "ว่าที่ร้อยตรี", "(ก้อง เกียรติ)"),
        ("ผศ.กานดา ใจดี", "ผู้ช่วยศาสตราจารย์", "(กานดา ใจดี)"),
        ("(พันตำรวจโท ก้อง  เกียรติ)", "พันตำรวจโท", "(ก้อง เกียรติ)"),
    ],
)
def test_a_rank_belongs_in_full_before_the_signature(name: str, title: str, proper: str) -> None:
    (text,) = said_of(name)

    assert f"“{title}”" in text
    assert f"“{proper}”" in text


def test_a_rank_before_the_signature_is_no_abbreviation() -> None:
    (text,) = said_of("(กานดา  ใจดี)", "ผศ.")

    assert "“ผู้ช่วยศาสตราจารย์”" in text


def test_it_is_among_the_problems_of_a_paper(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("memo", signatory={"lines": ["น.ส.กานดา  ใจดี", "ครู"], "rank": ""})

    found = [each for each in check(MEMO, content, letterhead) if each.field == "signatory"]

    assert [(each.level, "นางสาวกานดา" in each.text) for each in found] == [("should", True)]
