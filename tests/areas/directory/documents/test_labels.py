"""Address labels: where they stand on the sheet, how large, and what is told when one is full."""

import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest

from district_admin.areas.directory.documents.labels import (
    LABEL_SHEETS,
    SHEET_2X7,
    SHEET_3X8,
    LabelSheet,
    crowded,
    labels,
)
from district_admin.areas.directory.documents.recipients import Recipient
from district_admin.documents.form_model import Letterhead
from district_admin.documents.layout import CM
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.documents.pages import Page, paginate
from district_admin.documents.rendering import docx
from district_admin.progress import Cancelled, Silent

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOOK = Look(Letterhead("สำนักงานตัวอย่าง"))
SCHOOL = Recipient(
    "เรียน",
    "ผู้อำนวยการโรงเรียนบ้านตัวอย่าง",
    ("หมู่ที่ 4 ตำบลหนองสมมติ", "อำเภอเมือง จังหวัดสมมติบุรี 99000"),
)
LONG = Recipient(
    "เรียน",
    "ผู้อำนวยการโรงเรียนราชประชานุเคราะห์สมมติวิทยาคารเฉลิมพระเกียรติในพระบรมราชูปถัมภ์ (สาขาที่ 2)",
    (
        "โรงเรียนราชประชานุเคราะห์สมมติวิทยาคารเฉลิมพระเกียรติในพระบรมราชูปถัมภ์",
        "เลขที่ 123/45 หมู่ที่ 12 ซอยสุขสวัสดิ์ 15 แยก 3 ถนนพระบรมราชชนนี แขวงตัวอย่างเหนือ",
        "อำเภอเมืองสมมติบุรี จังหวัดสมมติบุรีศรีอยุธยา 99000",
    ),
)


def sheet_of(count: int, sheet: LabelSheet = SHEET_3X8, first: int = 1) -> Document:
    named = [replace(SCHOOL, name=f"นายคนที่ {number}") for number in range(1, count + 1)]
    return labels(named, sheet, Look(LOOK.letterhead, "arabic"), Silent(), first)


def place_of(page: Page, words: str, sheet: LabelSheet) -> tuple[int, int]:
    """Return the row and column (from 0) of the label on which the words stand."""
    line = next(line for line in page.lines if line.text.replace("\u00a0", " ").endswith(words))
    row = (line.y_pt / CM - sheet.top_cm) / sheet.height_cm
    column = (line.left_pt / CM - sheet.left_cm) / (sheet.width_cm + sheet.gap_cm)
    return int(row), int(column)


@pytest.mark.parametrize("sheet", LABEL_SHEETS.values(), ids=LABEL_SHEETS)
def test_labels_stand_row_by_row_on_their_own_label(sheet: LabelSheet) -> None:
    pages = paginate(sheet_of(sheet.count + 1, sheet))
    assert len(pages) == 2
    for number in range(sheet.count):
        place = divmod(number, sheet.columns)
        assert place_of(pages[0], f"คนที่ {number + 1}", sheet) == place
    assert place_of(pages[1], f"คนที่ {sheet.count + 1}", sheet) == (0, 0)


@pytest.mark.parametrize(
    ("sheet", "columns_cm", "tops_cm"),
    [
        (SHEET_3X8, [0.0, 7.0, 14.0], [0.05, 3.75, 25.95]),
        (SHEET_2X7, [0.465, 10.625], [1.515, 5.325, 24.375]),
    ],
    ids=["3x8", "2x7"],
)
def test_labels_stand_where_the_sheet_is_cut(
    sheet: LabelSheet, columns_cm: list[float], tops_cm: list[float]
) -> None:
    page = paginate(sheet_of(sheet.count, sheet))[0]
    lefts = {round(line.left_pt / CM - 0.5, 1) for line in page.lines if line.text}
    assert lefts == {round(left, 1) for left in columns_cm}
    middles = [line.y_pt / CM for line in page.lines if "สมมติบุรี" in line.text]
    step = sheet.height_cm
    for place, top in zip((0, sheet.columns, -1), tops_cm, strict=True):
        assert top + step / 2 < middles[place] < top + step


@pytest.mark.parametrize("sheet", LABEL_SHEETS.values(), ids=LABEL_SHEETS)
def test_no_text_comes_near_the_edge_of_its_label(sheet: LabelSheet) -> None:
    paper = labels([LONG] * sheet.count, sheet, LOOK, Silent())
    for line in paginate(paper)[0].lines:
        if not line.text:
            continue
        from_left = (line.left_pt / CM - sheet.left_cm) % (sheet.width_cm + sheet.gap_cm)
        from_top = ((line.y_pt - 12) / CM - sheet.top_cm) % sheet.height_cm
        assert from_left >= 0.49
        assert from_left + (line.right_pt - line.left_pt) / CM <= sheet.width_cm - 0.45
        assert 0.3 < from_top < sheet.height_cm - 0.6


def test_a_sheet_that_is_partly_used_begins_at_its_next_label() -> None:
    pages = paginate(sheet_of(20, first=6))
    assert place_of(pages[0], "คนที่ 1", SHEET_3X8) == (1, 2)
    assert place_of(pages[1], "คนที่ 20", SHEET_3X8) == (0, 0)


def test_the_postcode_stays_together_in_the_numerals_of_the_paper() -> None:
    thai = labels([SCHOOL], SHEET_2X7, LOOK, Silent())
    arabic = labels([SCHOOL], SHEET_2X7, Look(LOOK.letterhead, "arabic"), Silent())
    assert any(line.text.endswith("บุรี\u00a0๙๙๐๐๐") for line in paginate(thai)[0].lines)
    assert any(line.text.endswith("บุรี\u00a099000") for line in paginate(arabic)[0].lines)


def test_a_postcode_given_apart_is_not_printed_twice() -> None:
    given = replace(SCHOOL, postcode="99000")
    assert labels([given], SHEET_2X7, LOOK, Silent()) == labels([SCHOOL], SHEET_2X7, LOOK, Silent())


def test_long_texts_are_smaller_but_never_below_12_pt() -> None:
    paper = labels([SCHOOL, LONG], SHEET_2X7, LOOK, Silent())
    sizes = {
        line.text: line.line.fragments[0].style.size_pt
        for line in paginate(paper)[0].lines
        if line.text
    }
    assert max(sizes.values()) == 16
    assert min(sizes.values()) == 12


def sizes_of(recipients: list[Recipient], sheet: LabelSheet) -> set[float]:
    lines = paginate(labels(recipients, sheet, LOOK, Silent()))[0].lines
    return {line.line.fragments[0].style.size_pt for line in lines if line.text}


@pytest.mark.parametrize("sheet", LABEL_SHEETS.values(), ids=LABEL_SHEETS)
def test_a_sheet_has_one_type_size(sheet: LabelSheet) -> None:
    names = ("โรงเรียนบ้านปู่", "โรงเรียนบ้านหนองน้ำใสสมมติ", "โรงเรียนชุมชนบ้านหนองน้ำใสสมมติวิทยา")
    alike = [replace(SCHOOL, name=f"ผู้อำนวยการ{name}") for name in names]
    assert len(sizes_of(alike, sheet)) == 1
    assert min(sizes_of(alike, sheet)) >= 14


def test_only_who_does_not_fit_is_smaller_than_the_others() -> None:
    assert sizes_of([SCHOOL, SCHOOL], SHEET_2X7) == {16}
    assert sizes_of([SCHOOL, LONG, SCHOOL], SHEET_2X7) == {16, 12}


def test_the_post_and_agency_of_a_person_stand_in_lines_above_the_address() -> None:
    under = ("ปลัดอำเภอ", "อำเภอเมืองสมมติบุรี")
    person = replace(SCHOOL, name="นายก้อง ดี", under_name=under)
    texts = [line.text for line in paginate(labels([person], SHEET_2X7, LOOK, Silent()))[0].lines]
    found = [text.replace("\u00a0", " ") for text in texts if text]
    assert found[1:4] == [*under, "หมู่ที่ ๔ ตำบลหนองสมมติ"]


def test_who_does_not_fit_at_all_is_told_and_keeps_the_postcode() -> None:
    assert crowded([SCHOOL, LONG], SHEET_3X8, LOOK) == [LONG]
    assert crowded([SCHOOL, LONG], SHEET_2X7, LOOK) == []
    text = [line.text for line in paginate(labels([LONG], SHEET_3X8, LOOK, Silent()))[0].lines]
    assert text[-1].endswith("๙๙๐๐๐")


def test_in_word_each_row_has_the_height_of_the_label_and_no_page_more() -> None:
    file = docx([sheet_of(24)], Silent())
    with zipfile.ZipFile(BytesIO(file)) as opened:
        root = ElementTree.fromstring(opened.read("word/document.xml"))
        assert not [name for name in opened.namelist() if "header" in name or "footer" in name]
    heights = [height.attrib for height in root.iter(f"{W}trHeight")]
    assert heights == [{f"{W}val": "2098", f"{W}hRule": "exact"}] * 8
    page, margins = root.find(f".//{W}pgSz"), root.find(f".//{W}pgMar")
    assert page is not None
    assert margins is not None
    used = 8 * 2098 + 2 * 20 + int(margins.attrib[f"{W}top"]) + int(margins.attrib[f"{W}bottom"])
    assert used <= int(page.attrib[f"{W}h"])


def test_nobody_gives_an_empty_paper_and_a_stop_is_heard() -> None:
    assert len(paginate(labels([], SHEET_3X8, LOOK, Silent()))) == 1

    class Stop:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        labels([SCHOOL] * 120, SHEET_3X8, LOOK, Stop())
