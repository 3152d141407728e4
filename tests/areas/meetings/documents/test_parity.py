"""The papers of a meeting in LibreOffice have the pages of our PDF."""

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from district_admin.areas.meetings.documents.agenda import agenda_paper
from district_admin.areas.meetings.documents.brief_resolutions import brief_resolutions_paper
from district_admin.areas.meetings.documents.facts import Matter, Section
from district_admin.areas.meetings.documents.minutes import minutes_paper
from district_admin.areas.meetings.documents.pay_sheet import Payment, PaySheet, pay_sheet
from district_admin.areas.meetings.documents.run_book import run_book_paper
from district_admin.documents import docx, pdf
from district_admin.documents.layout import CM
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from tests.areas.meetings.documents.sample_meeting import (
    CHECKER,
    DISCUSSION,
    FACTS,
    LONG_POST,
    MINUTES,
    OFFICE,
    SECTIONS,
    SITTING,
    TAKER,
    people,
    section_of,
)
from tests.documents.test_parity import Reading

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not on this machine"),
]

MANY: Final = (*SECTIONS, section_of(60, "", 5))
LONG_TITLES: Final = (
    *SECTIONS,
    Section(
        5,
        "เรื่องเสนอเพื่อพิจารณา",
        tuple(
            Matter(f"5.{place}", f"{FACTS} ({place})", presenter=LONG_POST, resolution=DISCUSSION)
            for place in range(1, 21)
        ),
    ),
)
LONG: Final = (section_of(14, f"{FACTS}\n{DISCUSSION}"), *SECTIONS[1:])
PAPERS: Final[dict[str, Document]] = {
    "minutes": minutes_paper(MINUTES, OFFICE),
    "long-minutes": minutes_paper(replace(MINUTES, present=people(60), sections=LONG), OFFICE),
    "long-posts": minutes_paper(
        replace(MINUTES, present=(*people(60), *people(3, LONG_POST))), OFFICE
    ),
    "agenda": agenda_paper(SITTING, MANY, OFFICE),
    "plain-agenda": agenda_paper(SITTING, MANY, OFFICE, with_presenters=False),
    "run-book": run_book_paper(SITTING, MANY, OFFICE),
    "brief": brief_resolutions_paper(SITTING, MANY, (TAKER, CHECKER), OFFICE),
}
LONG_ROWS: Final[dict[str, Document]] = {
    "agenda-of-long-rows": agenda_paper(SITTING, LONG_TITLES, OFFICE),
    "brief-of-long-rows": brief_resolutions_paper(SITTING, LONG_TITLES, (TAKER, CHECKER), OFFICE),
}
PAYMENTS: Final = tuple(
    Payment(f"นายสมมติ คนที่ {number}", "กรรมการ", Decimal(1000)) for number in range(1, 28)
)
ON_A_THIRD_PAGE: Final[dict[str, Document]] = {
    "brief-signed-alone": brief_resolutions_paper(
        SITTING, (section_of(20),), (TAKER, CHECKER), OFFICE
    ),
    "pay-sheet-signed-alone": pay_sheet(PaySheet(SITTING, PAYMENTS), Look(OFFICE)),
}
ALL: Final = PAPERS | LONG_ROWS | ON_A_THIRD_PAGE
FOOT: Final = (29.7 - 2.0) * CM
FEW_LINES_PT: Final = 6 * 21.3


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Reading, Reading]]:
    """The DOCX through LibreOffice, and our PDF, of each paper."""
    folder = tmp_path_factory.mktemp("parity")
    for name, paper in ALL.items():
        (folder / f"{name}.docx").write_bytes(docx.render(paper, embed_fonts=True))
        (folder / f"{name}-own.pdf").write_bytes(pdf.render(paper))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{name}.docx") for name in ALL]
    subprocess.run(
        ["soffice", profile, *options, *files], check=True, capture_output=True, timeout=240
    )
    return {
        name: (Reading.of(folder / f"{name}.pdf"), Reading.of(folder / f"{name}-own.pdf"))
        for name in ALL
    }


@pytest.mark.parametrize("name", PAPERS)
def test_both_have_the_same_pages(name: str, readings: dict[str, tuple[Reading, Reading]]) -> None:
    office, own = readings[name]
    assert office.page_count == own.page_count

    first_lines = [
        [
            next(line for at, line in reading.lines if at == page)
            for page in range(1, own.page_count + 1)
        ]
        for reading in (office, own)
    ]
    same = sum(a == b for a, b in zip(*first_lines, strict=True))
    assert same >= 0.85 * len(first_lines[0])


@pytest.mark.parametrize("name", LONG_ROWS)
def test_long_rows_go_on_so_that_no_page_stays_empty_at_its_foot(
    name: str, readings: dict[str, tuple[Reading, Reading]]
) -> None:
    for reading in readings[name]:
        assert len(reading.feet) > 3
        for foot in reading.feet[:-2]:  # a signature may take lines to the last page
            assert FOOT - FEW_LINES_PT < foot <= FOOT + 1


@pytest.mark.parametrize(
    ("name", "row"), [("brief-signed-alone", "ตัวอย่างที่๒๐"), ("pay-sheet-signed-alone", "คนที่๒๗")]
)
def test_signatures_never_stand_on_a_page_without_rows_of_their_table(
    name: str, row: str, readings: dict[str, tuple[Reading, Reading]]
) -> None:
    for reading in readings[name]:
        assert reading.page_count == 3
        assert any(at == 3 and row in line for at, line in reading.lines)
