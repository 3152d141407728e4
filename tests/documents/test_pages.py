"""Papers put on pages."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from district_admin.documents import pages as paging
from district_admin.documents.layout import CM
from district_admin.documents.model import (
    RED,
    Block,
    Document,
    PageBreak,
    PageSetup,
    Paragraph,
    Picture,
    Row,
    Rule,
    Run,
    Spacer,
    Table,
)
from district_admin.documents.pages import Page, paginate

LINE = 21.296
PAGE_ONE_LINES = 34  # of 16 pt between 1.5 cm from the top and 2 cm from the foot
LATER_LINES = 33
WIDE = 38  # letters of a word, of which no two go on one line, in a cell neither


def line(text: str = "บรรทัด", **paragraph: object) -> Paragraph:
    return Paragraph((Run(text),), **paragraph)  # type: ignore[arg-type]


def lines(count: int) -> tuple[Paragraph, ...]:
    return tuple(line(f"บรรทัดที่ {number}") for number in range(1, count + 1))


def paragraph_of(count: int, **paragraph: object) -> Paragraph:
    """A paragraph of just so many lines."""
    return line(" ".join(["W" * WIDE] * count), **paragraph)


def pages_of(*blocks: Block, **setup: object) -> list[Page]:
    return paginate(Document(blocks, "ทดสอบ", page=PageSetup(**setup)))  # type: ignore[arg-type]


def texts(page: Page) -> list[str]:
    return [placed.text for placed in page.lines]


def furniture(page: Page, role: str) -> list[str]:
    return [placed.text for placed in page.furniture if placed.role == role]


SIGNATURE = (
    Spacer(64),
    line("(นายก้อง  เกียรติ)", align="center", left_cm=8, role="signatory", keep_with_next=True),
    line("ผู้อำนวยการกลุ่มอำนวยการ", align="center", left_cm=8, role="signatory"),
)


def test_an_empty_paper_has_one_empty_page() -> None:
    (page,) = pages_of()
    assert page.lines == []
    assert (page.width_pt, page.height_pt) == pytest.approx((595.28, 841.89), abs=0.01)


def test_text_begins_at_1_5_cm_on_page_one_and_at_2_5_cm_on_the_others() -> None:
    first, second = pages_of(*lines(40))
    ascent = (0.844 + 0.030) * 16
    assert first.lines[0].y_pt == pytest.approx(1.5 * CM + ascent, abs=0.01)
    assert second.lines[0].y_pt == pytest.approx(2.5 * CM + ascent, abs=0.01)


def test_pages_are_filled_to_the_bottom_margin() -> None:
    pages = pages_of(*lines(90))
    assert [len(page.lines) for page in pages] == [PAGE_ONE_LINES, LATER_LINES, 23]
    foot = (29.7 - 2.0) * CM
    assert foot - LINE < pages[0].lines[-1].y_pt + 0.457 * 16 <= foot + 0.1


def test_space_before_counts_once_and_not_at_the_top_of_a_later_page() -> None:
    (page,) = pages_of(line(after_pt=6), line(before_pt=12), line())
    first, second, third = (placed.y_pt for placed in page.lines)
    assert second - first == pytest.approx(LINE + 12, abs=0.01)
    assert third - second == pytest.approx(LINE, abs=0.01)
    _, later = pages_of(*lines(PAGE_ONE_LINES), line("ต่อ", before_pt=12))
    assert later.lines[0].y_pt == pytest.approx(2.5 * CM + 0.874 * 16, abs=0.01)


def test_a_spacer_counts_on_page_one_and_not_at_the_top_of_the_others() -> None:
    (first,) = pages_of(Spacer(100), line())
    assert first.lines[0].y_pt == pytest.approx(1.5 * CM + 100 + 0.874 * 16, abs=0.01)
    _, second = pages_of(*lines(PAGE_ONE_LINES), Spacer(100), line("ต่อ"))
    assert second.lines[0].y_pt == pytest.approx(2.5 * CM + 0.874 * 16, abs=0.01)


def test_a_spacer_at_the_end_makes_no_page_of_its_own() -> None:
    assert len(pages_of(*lines(PAGE_ONE_LINES), Spacer(100))) == 1


@pytest.mark.parametrize("on_purpose", [True, False])
def test_a_page_is_begun_where_the_paper_says_so(on_purpose: bool) -> None:
    if on_purpose:
        pages = pages_of(line("หนึ่ง"), PageBreak(), line("สอง"))
    else:
        pages = pages_of(line("หนึ่ง"), line("สอง", page_break_before=True))
    assert [texts(page) for page in pages] == [["หนึ่ง"], ["สอง"]]


def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph() -> None:
    first, second = pages_of(*lines(PAGE_ONE_LINES - 1), paragraph_of(4))
    assert len(first.lines) == PAGE_ONE_LINES - 1  # an orphan would stay
    assert len(second.lines) == 4
    first, second = pages_of(*lines(PAGE_ONE_LINES - 3), paragraph_of(4))
    assert len(first.lines) == PAGE_ONE_LINES - 1  # a widow would go over alone
    assert len(second.lines) == 2


def test_a_paragraph_kept_together_goes_over_as_a_whole() -> None:
    _, second = pages_of(*lines(PAGE_ONE_LINES - 4), paragraph_of(6, keep_lines=True))
    assert len(second.lines) == 6


def test_a_heading_goes_over_with_the_text_under_it() -> None:
    heading = line("ข้อเท็จจริง", keep_with_next=True)
    _, second = pages_of(*lines(PAGE_ONE_LINES - 2), heading, Spacer(6), paragraph_of(3))
    assert texts(second)[0] == "ข้อเท็จจริง"


def test_what_cannot_be_kept_together_is_parted_all_the_same() -> None:
    kept = [replace(each, keep_with_next=True) for each in lines(80)]
    pages = pages_of(*kept)
    assert [len(page.lines) for page in pages] == [PAGE_ONE_LINES, LATER_LINES, 13]


@pytest.mark.parametrize("filling", range(20, 34))
def test_two_body_lines_at_least_stand_above_a_signature(filling: int) -> None:
    closing = line("จึงเรียนมาเพื่อโปรดพิจารณา", role="conclusion")
    pages = pages_of(*lines(filling), paragraph_of(3), closing, *SIGNATURE)
    last = texts(pages[-1])
    name = last.index("(นายก้อง  เกียรติ)")
    assert last[name + 1] == "ผู้อำนวยการกลุ่มอำนวยการ"
    assert name >= 2
    if len(pages) > 1:
        assert last[0] != "แถวที่ 3"  # nor was a widow made for it


def test_a_signature_is_known_without_roles_by_its_brackets_and_room() -> None:
    plain = [replace(each, role="") if isinstance(each, Paragraph) else each for each in SIGNATURE]
    pages = pages_of(*lines(PAGE_ONE_LINES), *plain)
    assert texts(pages[-1])[:2] == ["บรรทัดที่ 33", "บรรทัดที่ 34"]


def test_the_date_line_of_an_order_is_no_body_line() -> None:
    given = line("สั่ง ณ วันที่ ๑๙ พฤศจิกายน พ.ศ. ๒๕๖๙", role="date")
    pages = pages_of(*lines(PAGE_ONE_LINES), given, *SIGNATURE)
    assert texts(pages[-1])[:3] == ["บรรทัดที่ 33", "บรรทัดที่ 34", given.text]


def test_page_one_has_no_number_and_the_others_have_theirs() -> None:
    pages = pages_of(*lines(90))
    assert [furniture(page, "page_number") for page in pages] == [[], ["- ๒ -"], ["- ๓ -"]]
    (number,) = pages[1].furniture
    assert (number.left_pt + number.right_pt) / 2 == pytest.approx(11.0 * CM)
    assert number.y_pt < 3.2 * CM
    assert pages[1].lines[0].y_pt - number.y_pt >= LINE


def test_what_is_attached_counts_its_pages_anew() -> None:
    pages = pages_of(*lines(60), PageBreak(attached=True), *lines(40), PageBreak(), line())
    numbers = [furniture(page, "page_number") for page in pages]
    assert numbers == [[], ["- ๒ -"], [], ["- ๒ -"], ["- ๓ -"]]
    assert pages[2].lines[0].y_pt == pages[1].lines[0].y_pt


def test_pages_may_go_without_numbers_or_have_arabic_ones() -> None:
    assert furniture(pages_of(*lines(40), numbered=False)[1], "page_number") == []
    assert furniture(pages_of(*lines(40), thai_numbers=False)[1], "page_number") == ["- 2 -"]


def test_a_continuation_word_leads_to_the_next_page() -> None:
    pages = pages_of(*lines(90), continuation=True)
    for page, following in pairwise(pages):
        (words,) = furniture(page, "continuation")
        assert following.lines[0].text.startswith(words[1:-3])
        assert words == f"/{words[1:-3]}..."
        (placed,) = [each for each in page.furniture if each.role == "continuation"]
        assert placed.right_pt == pytest.approx(19 * CM)
        assert placed.y_pt > page.lines[-1].y_pt + LINE
        assert placed.y_pt < page.height_pt - 0.5 * CM
    assert furniture(pages[-1], "continuation") == []


def test_continuation_words_change_no_page_breaks_as_the_docx_has_none() -> None:
    without, with_them = pages_of(*lines(90)), pages_of(*lines(90), continuation=True)
    assert [texts(page) for page in without] == [texts(page) for page in with_them]


def test_a_narrow_bottom_margin_keeps_room_for_the_word_where_it_is_needed() -> None:
    first, second = pages_of(*lines(50), continuation=True, bottom_cm=0.5)
    (word,) = [each for each in first.furniture if each.role == "continuation"]
    assert word.y_pt - first.lines[-1].y_pt >= LINE - 0.1
    assert len(pages_of(*lines(len(first.lines) + 1), continuation=True, bottom_cm=0.5)) == 1
    assert furniture(second, "continuation") == []


def test_secrecy_stands_in_red_at_the_top_and_foot_of_every_page() -> None:
    document = Document(lines(40), "ลับ", secrecy="ลับมาก")
    for page in paginate(document):
        top, foot = (each for each in page.furniture if each.role == "secrecy")
        assert top.text == foot.text == "ลับมาก"
        assert top.y_pt < 1.5 * CM
        assert foot.y_pt > page.height_pt - 1.5 * CM
        for mark in (top, foot):
            (fragment,) = mark.line.fragments
            assert (fragment.style.colour, fragment.style.size_pt) == (RED, 32.0)
            assert (mark.left_pt + mark.right_pt) / 2 == pytest.approx(11 * CM)


def row(*cells: str, header: bool = False) -> Row:
    return Row(tuple((line(cell),) for cell in cells), header=header)


THREE_LINES = " ".join(letter * WIDE for letter in "ABC")


def table(rows: Sequence[Row], **shape: object) -> Table:
    return Table((2.0, 14.0), tuple(rows), **shape)  # type: ignore[arg-type]


def test_a_table_repeats_its_head_on_each_page_and_parts_no_row() -> None:
    rows = [row(str(number), THREE_LINES) for number in range(1, 31)]
    pages = pages_of(table([row("ที่", "รายการ", header=True), *rows]))
    assert len(pages) == 3
    for page in pages:
        assert texts(page)[:2] == ["ที่", "รายการ"]
        assert texts(page).count("A" * WIDE) == texts(page).count("C" * WIDE)
        assert page.lines[2].y_pt - page.lines[0].y_pt == pytest.approx(LINE + 0.5, abs=0.01)
        assert page.lines[-1].y_pt < 27.7 * CM
    numbers = [text for page in pages for text in texts(page) if text.isdigit()]
    assert numbers == [str(number) for number in range(1, 31)]


def test_the_head_of_a_table_is_not_left_alone_at_the_foot_of_a_page() -> None:
    rows = [row("ที่", "รายการ", header=True), row("1", THREE_LINES)]
    first, second = pages_of(*lines(PAGE_ONE_LINES - 2), table(rows))
    assert "ที่" not in texts(first)
    assert texts(second)[0] == "ที่"


def test_borders_stand_round_the_cells() -> None:
    (page,) = pages_of(table([row("ก", "ข")]))
    levels = [each for each in page.segments if each.y0_pt == each.y1_pt]
    uprights = [each for each in page.segments if each.x0_pt == each.x1_pt]
    assert [each.x0_pt for each in uprights] == pytest.approx([3 * CM, 5 * CM, 19 * CM])
    assert {(each.x0_pt, each.x1_pt) for each in levels} == {(3 * CM, 19 * CM)}
    assert levels[1].y0_pt - levels[0].y0_pt == pytest.approx(LINE + 0.5, abs=0.01)
    assert page.lines[0].left_pt == pytest.approx((3 + 0.19) * CM)
    assert pages_of(table([row("ก", "ข")], borders=False))[0].segments == []


def test_a_row_higher_than_a_page_loses_nothing() -> None:
    content = " ".join(f"{number:0>40}" for number in range(100))
    pages = pages_of(table([row("ที่", "รายการ", header=True), row("๑", content)]))
    found = [text for page in pages for text in texts(page) if text.isascii()]
    assert [int(text) for text in found] == list(range(100))
    assert all(placed.y_pt < 27.7 * CM for page in pages for placed in page.lines)


def test_a_rule_is_centred_between_the_margins() -> None:
    (page,) = pages_of(line(), Rule(4.0), line())
    (rule,) = page.segments
    assert (rule.x0_pt, rule.x1_pt) == pytest.approx((9 * CM, 13 * CM))
    assert page.lines[0].y_pt < rule.y0_pt < page.lines[1].y_pt


def test_empty_height_after_a_page_break_is_dropped_as_the_docx_does() -> None:
    _, second = pages_of(line(), PageBreak(), Spacer(20), line("ต่อ"))
    assert second.lines[0].y_pt == pytest.approx(2.5 * CM + 0.874 * 16, abs=0.01)


def test_pictures_stand_on_page_one_alone_and_take_no_room() -> None:
    picture = Picture(None, 1.5, 1.5, 3.0)
    first, second = pages_of(picture, *lines(40))
    assert (first.pictures, second.pictures) == ((picture,), ())
    assert first.lines[0].y_pt == pages_of(*lines(1))[0].lines[0].y_pt


def test_each_line_knows_its_block_role_and_page() -> None:
    pages = pages_of(*lines(40), line("จบ", role="conclusion"))
    last = pages[-1].lines[-1]
    assert (last.role, last.block, last.page) == ("conclusion", 40, 2)


def long_table(row_count: int) -> Document:
    """Rows of one to five lines under a head, some kept together, and a signature at the end."""

    def row(number: int) -> Row:
        words = " ".join(["W" * WIDE] * (number * 7 % 5 + 1))
        kept = number % 11 == 0
        return Row(((line(str(number), keep_with_next=kept),), (line(words),)))

    head = Row(((line("ลำดับ"),), (line("เรื่อง"),)), header=True)
    table = Table((3.0, 13.0), (head, *map(row, range(1, row_count + 1))))
    page = PageSetup(continuation=True)
    return Document((line("ทะเบียน"), table, *SIGNATURE), "ทดสอบ", page=page)


@pytest.mark.parametrize("row_count", [501, 506, 511, 523, 540])
def test_a_long_table_stands_on_the_same_pages_looked_at_a_few_at_a_time(
    row_count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = long_table(row_count)
    a_few_at_a_time = paginate(paper)
    monkeypatch.setattr(paging, "_LONG", row_count + 1)
    assert a_few_at_a_time == paginate(paper)
    assert len(a_few_at_a_time) > 40


def test_pages_of_a_long_table_come_before_its_last_rows_are_made() -> None:
    made: list[int] = []

    class Rows(Sequence[Row]):
        def __len__(self) -> int:
            return 2_000

        def __getitem__(self, place: object) -> Row:  # type: ignore[override] # one at a time
            assert isinstance(place, int)
            if place >= len(self):
                raise IndexError
            made.append(place)
            return Row(((line(str(place)),),))

    paper = Document((Table((16.0,), Rows()),), "ทดสอบ")
    for drawn, page in enumerate(paging.pages_of(paper), start=1):
        assert len(made) <= (drawn + 4) * PAGE_ONE_LINES
        assert page.lines
    assert len(made) == 2_000
