"""The sign-in sheet: everybody once, room to sign, and to sign for those who come uninvited."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.sign_in import (
    Invited,
    SignInSection,
    sign_in_sheet,
)
from district_admin.documents.layout import CM
from district_admin.documents.look import Look
from district_admin.documents.model import Document, Table
from district_admin.documents.pages import Page, paginate
from tests.areas.meetings.documents.sample_meeting import LONG_POST

HEAD = ["ที่", "ชื่อ – สกุล", "ตำแหน่ง/สังกัด", "ตำแหน่งในที่ประชุม", "ลายมือชื่อ", "เวลา", "หมายเหตุ"]


def heads(count: int) -> tuple[Invited, ...]:
    return tuple(
        Invited(f"นายคนที่{number} ใจดี", f"ผู้อำนวยการโรงเรียนบ้านตัวอย่าง {number}", "กรรมการ")
        for number in range(1, count + 1)
    )


def row_heights_cm(page: Page) -> list[float]:
    """Return the heights of the rows of a page's tables, heads of tables included."""
    levels = sorted({round(line.y0_pt, 1) for line in page.segments if line.y0_pt == line.y1_pt})
    verticals = [line for line in page.segments if line.x0_pt == line.x1_pt]
    return [
        (lower - upper) / CM
        for upper, lower in pairwise(levels)
        if any(line.y0_pt <= upper + 0.1 and line.y1_pt >= lower - 0.1 for line in verticals)
    ]


@pytest.mark.parametrize("count", [1, 200])
def test_everybody_invited_signs_once_and_there_are_blank_rows(
    look: Look, sitting: Sitting, tables: Callable[[Document], list[list[list[str]]]], count: int
) -> None:
    people = heads(count)
    sections = [
        SignInSection("คณะกรรมการ", people[: count // 2 + 1]),
        SignInSection("ผู้เข้าร่วมประชุม", people),  # who is in both signs as a member
    ]
    read = tables(sign_in_sheet(sitting, sections, look, blank_rows=0))
    assert all(table[0] == HEAD for table in read)
    rows = [row for table in read for row in table[1:]]
    names = Counter(row[1] for row in rows if row[1])
    assert set(names.values()) == {1}
    assert len(names) == count
    assert sum(not any(row) for row in rows) >= 3


def test_lists_stand_in_their_order_and_each_is_numbered_anew(
    look: Look, sitting: Sitting, tables: Callable[[Document], list[list[list[str]]]]
) -> None:
    members, others = heads(2), (Invited("นางมา ดี", remark="แทน นายก้อง ดี"),)
    sections = [SignInSection("คณะกรรมการ", members), SignInSection("ผู้เข้าร่วมประชุม", others)]
    first, second, blank = tables(sign_in_sheet(sitting, sections, look))
    assert [row[:2] for row in first[1:]] == [["๑", "นายคนที่๑ ใจดี"], ["๒", "นายคนที่๒ ใจดี"]]
    assert second[1] == ["๑", "นางมา ดี", "", "", "", "", "แทน นายก้อง ดี"]
    assert not any(any(row) for row in blank[1:])


def test_every_page_has_the_heads_and_rows_high_enough_to_sign_in(
    look: Look,
    sitting: Sitting,
    pages: Callable[[Document], list[str]],
    long_name: str,
    long_post: str,
) -> None:
    people = (Invited(long_name, long_post, "กรรมการและผู้ช่วยเลขานุการ"), *heads(200))
    paper = sign_in_sheet(sitting, [SignInSection("คณะกรรมการ", people)], look)
    read = pages(paper)
    assert len(read) > 5
    assert all("ลายมือชื่อ" in page and "หมายเหตุ" in page for page in read)
    assert "วันพฤหัสบดีที่๑๙พฤศจิกายน๒๕๖๙เวลา๐๙.๓๐น." in read[0]
    assert "ผู้ตรวจสอบรายชื่อ" in read[-1]
    laid = paginate(paper)
    assert min(height for page in laid for height in row_heights_cm(page)) >= 0.9
    assert 15 <= len(row_heights_cm(laid[2])) - 1 <= 18
    for line in (line for page in laid for line in page.lines):
        assert line.right_pt <= page_right(paper)


def page_right(paper: Document) -> float:
    return (paper.page.width_cm - paper.page.right_cm) * CM


def test_a_surname_is_not_parted_where_its_line_could_end_before_it(
    look: Look, sitting: Sitting
) -> None:
    people = (
        Invited("นางสาวพิมพ์ลภัส ศรีสุวรรณวัฒนา"),
        Invited("นายศักดา เกียรติศักดิ์ดำรง ณ อยุธยา"),
    )
    paper = sign_in_sheet(sitting, [SignInSection("คณะกรรมการ", people)], look)
    texts = [line.text for line in paginate(paper)[0].lines]
    assert "ศรีสุวรรณวัฒนา" in texts
    assert not any(text.endswith("ณ") for text in texts)


def test_the_name_of_who_comes_instead_is_not_cut_within(look: Look, sitting: Sitting) -> None:
    instead = Invited("นายดี ใจงาม", "ผู้อำนวยการ", "กรรมการ", "นางสาวกัลยารัตน์ ดีพร้อม แทน")
    sheet = sign_in_sheet(sitting, [SignInSection("คณะกรรมการ", (instead,))], look)
    lines = [line.text.strip() for page in paginate(sheet) for line in page.lines]
    assert any(line.startswith("นางสาวกัลยารัตน์") for line in lines), lines


def test_long_posts_have_more_of_the_width(sitting: Sitting, look: Look) -> None:
    def post_column(post: str) -> float:
        people = tuple(Invited(f"นายสมมติ คนที่{n}", post, "กรรมการ") for n in range(1, 11))
        paper = sign_in_sheet(sitting, (SignInSection("คณะกรรมการ", people),), look)
        table = next(each for each in paper.blocks if isinstance(each, Table))
        assert sum(table.widths_cm) == pytest.approx(18.0)
        return table.widths_cm[2]

    usual = post_column("ผู้อำนวยการโรงเรียนบ้านตัวอย่าง")
    assert post_column(LONG_POST) > usual
