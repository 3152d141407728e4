"""The resolutions in brief (official-documents 2.11), as they are read."""

from dataclasses import replace

import pytest

from district_admin.areas.meetings.documents.brief_resolutions import brief_resolutions_paper
from district_admin.documents import docx, pdf
from district_admin.documents.model import Document
from tests.areas.meetings.documents.sample_meeting import (
    CHECKER,
    OFFICE,
    SECTIONS,
    SITTING,
    TAKER,
    section_of,
)
from tests.documents.official.conftest import Docx, Pages, W

NOTE = "หมายเหตุ  มตินี้อยู่ระหว่างรอการรับรองรายงานการประชุม"


def paper(count: int = 0, *, is_adopted: bool = False) -> Document:
    sections = (section_of(count, ""),) if count else SECTIONS
    return brief_resolutions_paper(
        SITTING, sections, (TAKER, CHECKER), OFFICE, is_adopted=is_adopted
    )


def rows(file: Docx) -> list[list[str]]:
    return [
        [file.text(cell) for cell in row.iter(f"{W}tc")] for row in file.document.iter(f"{W}tr")
    ]


def test_the_table_says_what_was_resolved_by_whom_it_is_done_and_till_when() -> None:
    head, *told = rows(Docx(docx.render(paper())))
    assert head == ["วาระที่", "เรื่อง", "มติที่ประชุม", "ผู้รับผิดชอบ", "กำหนดเสร็จ"]
    assert [row[0] for row in told] == ["๑", "๑.๑", "๒", "๓", "๓.๑", "๓.๒", "๔"]
    assert told[2][1:3] == ["เรื่องรับรองรายงานการประชุม", "รับรองรายงานการประชุมโดยไม่มีการแก้ไข"]
    assert told[4][3:] == ["กลุ่มอำนวยการ", "๓๐ พ.ย. ๒๕๖๙"]
    assert told[5][3:] == ["-", "-"]
    assert told[6][2] == "- ไม่มี -"


def test_the_title_of_a_section_stands_across_the_table() -> None:
    rows = list(Docx(docx.render(paper())).document.iter(f"{W}tr"))
    spans = [row.find(f"{W}tc[2]/{W}tcPr/{W}gridSpan") for row in rows]
    across = [each.get(f"{W}val") for each in spans if each is not None]
    assert across
    assert set(across) == {"4"}


def test_a_day_stays_on_one_line() -> None:
    lines = [line.text.replace("\u00a0", " ") for line in Pages(pdf.render(paper())).lines]
    assert any(line.endswith("๓๐ พ.ย. ๒๕๖๙") for line in lines)


def test_before_adoption_it_says_so() -> None:
    for is_adopted in (False, True):
        file = Docx(docx.render(paper(is_adopted=is_adopted)))
        said = [file.text(p) for p in file.paragraphs]
        assert (NOTE in said) != is_adopted
        assert said.index("ผู้สรุปมติที่ประชุม") < said.index("ผู้ตรวจมติที่ประชุม")
        assert "(นางสาวปิ่น  น้ำใส)" in said


def test_the_place_stands_in_the_head_where_it_is_known() -> None:
    for sitting, is_told in ((SITTING, True), (replace(SITTING, place=" "), False)):
        made = brief_resolutions_paper(sitting, SECTIONS, (TAKER, None), OFFICE)
        file = Docx(docx.render(made))
        assert any(file.text(p).startswith("ณ") for p in file.paragraphs) == is_told


def test_without_a_reader_nobody_is_asked_to_sign_as_one() -> None:
    alone = brief_resolutions_paper(SITTING, SECTIONS, (TAKER, None), OFFICE)
    file = Docx(docx.render(alone))
    assert "ผู้ตรวจมติที่ประชุม" not in map(file.text, file.paragraphs)


@pytest.mark.parametrize("count", range(8, 20, 2))
def test_the_signatures_never_stand_without_rows_of_the_table(count: int) -> None:
    pages = Pages(pdf.render(paper(count)))
    last = [line.text for line in pages.on(len(pages.sizes))]
    note = next(n for n, line in enumerate(last) if line.startswith("หมายเหตุ"))
    assert last[-1] == "ผู้ตรวจมติที่ประชุม"
    assert any(line.startswith("๑.") for line in last[:note])


def test_a_word_processor_is_told_to_keep_rows_with_the_signatures() -> None:
    file = Docx(docx.render(paper()))
    for row in list(file.document.iter(f"{W}tr"))[-2:]:
        assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p"))
    note = file.paragraphs.index(file.containing("หมายเหตุ"))
    for paragraph in file.paragraphs[note:-1]:
        assert paragraph.find(f"{W}pPr/{W}keepNext") is not None


def test_the_columns_are_headed_on_each_page() -> None:
    pages = Pages(pdf.render(paper(200)))
    assert len(pages.sizes) > 8
    assert all("กำหนดเสร็จ" in pages.on(n)[0].text for n in range(2, len(pages.sizes) + 1))


def test_a_resolution_typed_with_its_label_has_it_once() -> None:
    matter = replace(SECTIONS[0].matters[0], resolution="มติที่ประชุม รับทราบ")
    section = replace(SECTIONS[0], matters=(matter,))
    made = brief_resolutions_paper(SITTING, (section,), (TAKER, None), OFFICE)
    assert rows(Docx(docx.render(made)))[2][2] == "รับทราบ"


def test_long_titles_have_a_wider_column_where_the_table_is_shorter_by_it() -> None:
    def widths(title: str, resolution: str) -> list[int]:
        matter = replace(SECTIONS[0].matters[0], title=title, resolution=resolution)
        section = replace(SECTIONS[0], matters=(matter,))
        made = brief_resolutions_paper(SITTING, (section,), (TAKER, CHECKER), OFFICE)
        columns = Docx(docx.render(made)).document.findall(f".//{W}gridCol")
        return [int(each.get(f"{W}w", "")) for each in columns]

    long = "ขออนุมัติโครงการพัฒนาคุณภาพการศึกษาของโรงเรียนในสังกัด " * 4
    usual = widths("โครงการอบรม", "อนุมัติ")
    wider = widths(long, "รับทราบ")
    assert wider[1] > usual[1]
    assert wider[2] < usual[2]
    assert sum(wider) == pytest.approx(sum(usual), abs=2)
    assert widths("โครงการอบรม", long) == usual
