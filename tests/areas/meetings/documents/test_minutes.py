"""The minutes as they are read: groups A and G of official-documents 8, in the PDF and the DOCX."""

import re
from dataclasses import replace
from itertools import pairwise, product
from typing import Final

import pypdfium2
import pytest

from district_admin.areas.meetings.documents.facts import Attendee, Matter, Section, Signer
from district_admin.areas.meetings.documents.minutes import Minutes, minutes_paper
from district_admin.documents import docx, pdf
from district_admin.documents.model import Document
from tests.areas.meetings.documents.sample_meeting import (
    FACTS,
    LONG_POST,
    MINUTES,
    OFFICE,
    people,
    section_of,
)
from tests.documents.official import test_files, test_sheets
from tests.documents.official.conftest import CM, Docx, Line, Pages, W

LEFT: Final = 3.0  # cm from the paper's edge to the ruler's zero
LONG: Final = replace(
    MINUTES,
    present=people(60),
    others=(Attendee("นายยาวนาน นามสมมติ", LONG_POST), *MINUTES.others),
    sections=(replace(section_of(14), number=1), *MINUTES.sections[1:]),
)
PAPERS: Final = {"minutes": MINUTES, "long minutes": LONG}

# What all papers of the office have in common is asked of the minutes in the same words.
test_a01_a4 = test_sheets.test_a01_the_paper_is_a4
test_a01_margins = test_sheets.test_a01_text_stays_between_the_margins
test_a01_paper = test_files.test_a01_paper_and_margins
test_a02_family = test_files.test_a02_one_family_for_thai_and_no_theme_fonts
test_a03_twins = test_files.test_a03_complex_script_twins
test_a04_thai = test_files.test_a04_thai_and_compatibility
test_a06_breaks = test_files.test_a06_no_breaks_inside_text
test_a07_a08_digits = test_files.test_a07_a08_digits_are_thai_but_for_exempt_tokens
test_a09_text = test_sheets.test_a09_fonts_are_embedded_and_no_character_is_lost
test_a10_line_ends = test_sheets.test_a10_no_line_begins_or_ends_where_it_must_not
test_a11_groups = test_sheets.test_a11_era_and_year_number_and_unit_stay_on_one_line
test_a12_mai_yamok = test_files.test_a12_mai_yamok_has_its_spaces


@pytest.fixture(params=list(PAPERS))
def paper_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def paper(paper_name: str) -> Document:
    return minutes_paper(PAPERS[paper_name], OFFICE)


@pytest.fixture
def pages(paper: Document) -> Pages:
    return Pages(pdf.render(paper))


@pytest.fixture
def file(paper: Document) -> Docx:
    return Docx(docx.render(paper))


def read(minutes: Minutes) -> Pages:
    return Pages(pdf.render(minutes_paper(minutes, OFFICE)))


def written(minutes: Minutes) -> Docx:
    return Docx(docx.render(minutes_paper(minutes, OFFICE)))


def plain(line: Line) -> str:
    return line.text.replace("\u00a0", " ")


def left_of(data: bytes, words: str) -> float:
    """Where these words of a PDF first begin, in cm from the left margin."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            found = page.get_textpage().search(words).get_next()
            if found:
                return float(page.get_textpage().get_charbox(found[0], loose=True)[0]) / CM - LEFT
    raise AssertionError(f"{words} is not in the paper")


def test_a05_paragraphs_of_a_matter_begin_at_2_5_cm_and_are_thai_distributed(file: Docx) -> None:
    told = [p for p in file.paragraphs if file.text(p).startswith(("ด้วย", "ที่ประชุม", "โรงเรียน"))]
    assert told
    for paragraph in told:
        assert file.value(paragraph, "pPr/jc") == "thaiDistribute"
        assert file.value(paragraph, "pPr/ind", "firstLine") == "1417"
        assert {size for said, size, _bold, _u in file.runs(paragraph) if said} == {"32"}


def test_a13_pages_are_numbered_at_the_top_from_the_second() -> None:
    pages = read(LONG)
    assert len(pages.sizes) > 2
    assert pages.edge(1) == []
    for number in range(2, len(pages.sizes) + 1):
        (edge,) = pages.edge(number)
        assert edge.text == f"- {'๐๑๒๓๔๕๖๗๘๙'[number]} -"
        assert edge.centre == pytest.approx(LEFT + 8, abs=0.2)


@pytest.mark.parametrize("lines", range(14, 34, 2))
def test_a14_both_signatures_stand_with_two_lines_of_text_wherever_the_page_ends(
    lines: int,
) -> None:
    opening = "\n".join(f"{number}) ให้รายงานผล" for number in range(1, lines + 1))
    minutes = replace(MINUTES, others=(), sections=MINUTES.sections[3:], opening=opening)
    pages, file = read(minutes), written(minutes)

    last = [plain(line) for line in pages.on(len(pages.sizes))]
    assert last.index("ผู้ตรวจรายงานการประชุม") > last.index("ผู้จดรายงานการประชุม")
    assert last.index("เลิกประชุมเวลา ๑๖.๓๐ น.") >= 1
    # a word processor is told the same: from the text's last paragraph all stays together
    said = [file.text(p) for p in file.paragraphs]
    kept = file.paragraphs[said.index("เลิกประชุมเวลา ๑๖.๓๐ น.") - 1 : -1]
    assert len(kept) == 7
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in kept)


@pytest.mark.parametrize("words", ["ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม"])
def test_a18_a19_name_post_and_what_they_sign_as_under_room_to_sign(words: str) -> None:
    lines = read(MINUTES).lines
    place = next(n for n, line in enumerate(lines) if line.text == words)
    before, name, post = lines[place - 3 : place]
    assert re.fullmatch(r"\((นาย|นางสาว).+\)", name.text)
    for line in (post, lines[place]):
        assert line.centre == pytest.approx(name.centre, abs=0.1)
    assert (name.y - before.y) * CM >= 50 + 16


def test_a_rank_stands_before_the_signature_and_not_in_the_brackets() -> None:
    taker = Signer("ว่าที่ร้อยตรีหญิง ปรียา ตัวอย่างใจ", "นักจัดการงานทั่วไป")
    said = [plain(line) for line in read(replace(MINUTES, taker=taker)).lines]
    name = said.index("(ปรียา ตัวอย่างใจ)")
    assert said[name - 1] == "ว่าที่ร้อยตรีหญิง"


def test_g01_there_is_no_emblem(pages: Pages, file: Docx) -> None:
    assert not any(shape.kind == "picture" for page in pages.shapes for shape in page)
    assert not list(file.document.iter(f"{W}drawing"))


def test_g02_the_head(pages: Pages, file: Docx) -> None:
    head = file.centred[:4]
    assert head == [
        "รายงานการประชุมคณะกรรมการติดตามการดำเนินงาน",
        "ครั้งที่ ๓/๒๕๖๙",
        "เมื่อวันพฤหัสบดีที่ ๑๙ พฤศจิกายน ๒๕๖๙",
        "ณ ห้องประชุมดอกบัว ชั้น ๒ สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๒",
    ]
    rules = [shape for shape in pages.shapes[0] if shape.kind == "solid"]
    assert [4 <= rule.x1 - rule.x0 <= 6 for rule in rules] == [True]
    for line in pages.lines[:4]:
        assert line.centre == pytest.approx(LEFT + 8, abs=0.1)


def test_g03_the_parts_stand_in_the_order_of_the_form(pages: Pages) -> None:
    said = [plain(line) for line in pages.lines]
    parts = [
        *("ผู้มาประชุม", "ผู้ไม่มาประชุม", "ผู้เข้าร่วมประชุม", "เริ่มประชุมเวลา"),
        *(f"ระเบียบวาระที่ {digit}" for digit in "๑๒๓๔"),
        *("เลิกประชุมเวลา", "ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม"),
    ]
    places = [next(n for n, line in enumerate(said) if line.startswith(part)) for part in parts]
    assert places == sorted(places)
    assert places[-1] == len(said) - 1


def test_g04_numbers_begin_anew_in_each_list_and_empty_lists_are_left_out() -> None:
    tables = written(MINUTES).document.findall(f".//{W}tbl")
    numbers = [[Docx.text(row).split("\t")[0] for row in t.iter(f"{W}tr")] for t in tables]
    assert numbers == [["๑.", "๒.", "๓."], ["๑."], ["๑."]]

    said = [plain(line) for line in read(replace(MINUTES, absent=(), others=())).lines]
    assert "ผู้มาประชุม" in said
    assert "ผู้ไม่มาประชุม" not in said
    assert "ผู้เข้าร่วมประชุม" not in said


def test_g05_when_it_began_and_ended(file: Docx) -> None:
    times = [file.text(p) for p in file.paragraphs if "ประชุมเวลา" in file.text(p)]
    assert times == ["เริ่มประชุมเวลา ๐๙.๓๕ น.", "เลิกประชุมเวลา ๑๖.๓๐ น."]


def test_g06_each_matter_has_one_resolution_and_nothing_is_said_where_there_is_nothing(
    file: Docx, paper_name: str
) -> None:
    said = [file.text(p) for p in file.paragraphs]
    matters = sum(len(section.matters) for section in PAPERS[paper_name].sections)
    assert sum(text.startswith("มติที่ประชุม\t") for text in said) == matters
    assert said[said.index("- ไม่มี -") - 1] == "ระเบียบวาระที่ ๔\tเรื่องอื่น ๆ (ถ้ามี)"


def test_g07_words_of_the_form(file: Docx) -> None:
    said = "".join(map(file.text, file.paragraphs))
    assert not re.search("เปิดประชุมเวลา|ปิดประชุมเวลา|ผู้บันทึกการประชุม", said)


@pytest.mark.parametrize(
    ("words", "cm"),
    [
        *(("นายก้อง", 1.0), ("ผู้อำนวยการสำนักงานเขต", 6.5), ("ประธานกรรมการ", 12.0)),
        *(("ระเบียบวาระที่", 0.0), ("เรื่องที่ประธานแจ้ง", 3.2)),
        *(("มติที่ประชุม", 2.5), ("เห็นชอบ", 5.0)),
    ],
)
def test_where_things_stand_on_the_ruler(words: str, cm: float) -> None:
    data = pdf.render(minutes_paper(MINUTES, OFFICE))
    assert left_of(data, words) == pytest.approx(cm, abs=0.1)


def test_a_resolution_hangs_beside_its_bold_label() -> None:
    lines = read(MINUTES).lines
    place = next(n for n, line in enumerate(lines) if line.text.startswith("มติที่ประชุมเห็นชอบ"))
    assert lines[place].x0 == pytest.approx(LEFT + 2.5, abs=0.1)
    for line in lines[place + 1 : place + 3]:
        assert line.x0 == pytest.approx(LEFT + 5.0, abs=0.1)

    file = written(MINUTES)
    resolved = file.containing("เห็นชอบ และมอบหมาย")
    bold = {said.strip(): bold for said, _size, bold, _u in file.runs(resolved) if said.strip()}
    assert bold.pop("มติที่ประชุม")
    assert not any(bold.values())


def test_a_resolution_typed_with_its_label_has_it_once() -> None:
    matter = replace(MINUTES.sections[0].matters[0], resolution="มติที่ประชุม  รับทราบ")
    section = replace(MINUTES.sections[0], matters=(matter,))
    said = [Docx.text(p) for p in written(replace(MINUTES, sections=(section,))).paragraphs]
    assert "มติที่ประชุม\tรับทราบ" in said


def test_a_substitute_is_named_with_whom_and_the_absent_with_the_reason() -> None:
    said = [plain(line) for line in read(MINUTES).lines]
    substitute = next(n for n, line in enumerate(said) if line.startswith("๒.นายแทน"))
    assert said[substitute + 1] == "แทน ผู้อำนวยการโรงเรียนต้นแบบ"
    absent = next(n for n, line in enumerate(said) if line.startswith("๑.ว่าที่ร้อยตรีหญิง"))
    assert "(ติดราชการ)" in said[absent + 1]


def test_a_row_of_names_never_splits() -> None:
    pages = read(replace(MINUTES, present=people(60, LONG_POST)))
    begun = [pages.on(number)[0] for number in range(2, 6)]
    assert len(pages.sizes) > 6
    assert all(re.match(r"[๐-๙]+\.นาย", line.text) for line in begun)

    rows = list(written(MINUTES).document.iter(f"{W}tr"))
    assert rows
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize("end", ["", " ณ อยุธยา"])
def test_a_long_name_breaks_before_the_surname(end: str) -> None:
    name = f"ว่าที่ร้อยตรีหญิง กุลธิดาภรณ์ พิพัฒน์วรากุลชัยอนันต์{end}"
    lines = read(replace(MINUTES, present=(Attendee(name, LONG_POST, "กรรมการ"),))).lines
    first = next(n for n, line in enumerate(lines) if "กุลธิดาภรณ์" in line.text)
    assert "พิพัฒน์" not in lines[first].text
    assert lines[first + 1].text.startswith("พิพัฒน์วรากุลชัยอนันต์")
    assert not any(line.text.endswith(" ณ") for line in lines)


def test_the_columns_move_where_that_keeps_posts_on_one_line() -> None:
    posts = people(20, "ผู้อำนวยการโรงเรียนบ้านหนองตัวอย่างที่ {}")
    lines = [plain(line) for line in read(replace(MINUTES, present=posts)).on(1)]
    whole = [line for line in lines if re.search(r"นาย.+ตัวอย่างที่ [๐-๙]+กรรมการ$", line)]
    assert len(whole) == 20


def test_one_long_name_does_not_fold_the_posts_of_all_others() -> None:
    long_name = Attendee("ว่าที่ร้อยตรีหญิง กุลธิดาภรณ์ พิพัฒน์วรากุลชัยอนันต์", "ศึกษานิเทศก์", "กรรมการ")
    few, more = (
        sum(line.text.endswith("กรรมการ") for line in read(replace(MINUTES, present=each)).on(1))
        for each in (people(40), (long_name, *people(40)))
    )
    assert more >= few - 1


def test_minutes_not_adopted_are_called_a_draft() -> None:
    draft = minutes_paper(replace(MINUTES, is_draft=True), OFFICE)
    assert Docx(docx.render(draft)).centred[0].startswith("(ร่าง) รายงานการประชุมคณะกรรมการ")
    assert draft.title.startswith("(ร่าง) รายงานการประชุม")


def test_what_is_not_known_yet_has_dots_to_write_on() -> None:
    undecided = replace(MINUTES.sections[0].matters[0], resolution="")
    sections = (replace(MINUTES.sections[0], matters=(undecided,)),)
    bare = replace(MINUTES, sections=sections, begun_at="", ended_at="", taker=Signer())
    said = [Docx.text(p) for p in written(bare).paragraphs]
    for start in ("มติที่ประชุม\t....", "เริ่มประชุมเวลา ....", "เลิกประชุมเวลา ....", "(...."):
        assert any(text.startswith(start) for text in said), start


def test_the_name_of_a_body_that_begins_with_the_word_meeting_has_it_once() -> None:
    sitting = replace(MINUTES.sitting, body="การประชุมผู้บริหารสถานศึกษา")
    assert written(replace(MINUTES, sitting=sitting)).centred[0] == "รายงานการประชุมผู้บริหารสถานศึกษา"


def test_a_resolution_never_begins_a_page_apart_from_its_text() -> None:
    long = replace(LONG, sections=(section_of(9, FACTS * 3), *LONG.sections))
    for minutes, count in product((LONG, long), range(4, 24, 2)):
        pages = read(replace(minutes, present=people(count)))
        for number in range(2, len(pages.sizes) + 1):
            assert not pages.on(number)[0].text.startswith("มติที่ประชุม"), count


def test_a_word_processor_need_not_take_a_long_text_over_with_its_resolution() -> None:
    section = section_of(2)
    matters = [
        replace(each, facts=facts, discussion="")
        for each, facts in zip(section.matters, (FACTS, FACTS * 3), strict=True)
    ]
    minutes = replace(MINUTES, sections=(replace(section, matters=tuple(matters)),))
    file = Docx(docx.render(minutes_paper(minutes, OFFICE)))
    told = [each for each in file.paragraphs if file.text(each).startswith("ด้วยสำนักงาน")]
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in told] == [True, False]


def test_no_heading_stands_at_the_foot_of_a_page() -> None:
    heading = re.compile(r"ระเบียบวาระที่|[๐-๙]+\.[๐-๙]+ ?ขออนุมัติ|ผู้(ไม่มา|มา|เข้าร่วม)ประชุม$")
    for count in range(4, 24, 3):
        lines = read(replace(LONG, present=people(count))).lines
        for line, following in pairwise(lines):
            assert line.page == following.page or not heading.match(line.text), line.text


def test_arabic_numerals_where_the_office_has_them() -> None:
    paper = minutes_paper(LONG, OFFICE, "arabic")
    pages = Pages(pdf.render(paper))
    assert not re.search("[๐-๙]", "".join(line.text for line in pages.every_line))
    assert pages.edge(2)[0].text == "- 2 -"


def test_a_title_of_several_lines_stays_whole_above_its_text() -> None:
    title = "แผนปฏิบัติการประจำปีของสำนักงานเขตพื้นที่การศึกษาและโครงการพัฒนาคุณภาพการศึกษา " * 3
    matters = tuple(
        Matter(f"1.{place}", title, facts=FACTS, resolution="รับทราบ") for place in range(1, 16)
    )
    minutes = replace(MINUTES, sections=(Section(1, "เรื่องเสนอเพื่อทราบ", matters),))
    pages, file = read(minutes), written(minutes)
    assert len(pages.sizes) > 3
    for number in range(1, len(pages.sizes)):
        last = pages.on(number)[-1].text
        assert not last.startswith(("๑.", "แผน", "และ", "ประจำ", "การศึกษา", "คุณภาพ"))
        assert "แผนปฏิบัติการประจำปี" not in last
    titles = [p for p in file.paragraphs if file.text(p).startswith("๑.") and "แผน" in file.text(p)]
    assert len(titles) == 15
    assert all(p.find(f"{W}pPr/{W}keepLines") is not None for p in titles)


def test_a_long_reason_of_absence_stands_in_the_wider_column() -> None:
    reason = "ติดราชการ ณ สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน กรุงเทพมหานคร"
    minutes = replace(MINUTES, absent=(replace(MINUTES.absent[0], reason=reason),))
    [row] = [row for row in written(minutes).document.iter(f"{W}tr") if "กรุงเทพ" in Docx.text(row)]
    _name, post, role = [Docx.text(cell) for cell in row.iter(f"{W}tc")]
    assert post.replace("\u00a0", " ").endswith(f"({reason})")
    assert role == "กรรมการ"
