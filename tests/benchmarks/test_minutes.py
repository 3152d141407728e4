"""How fast long minutes become a paper, beside the bare drawing of as many lines."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import count

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from district_admin.areas.meetings.documents.minutes import Minutes, minutes_paper
from district_admin.documents import pdf
from district_admin.documents.pages import paginate
from tests.areas.meetings.documents.sample_meeting import (
    DISCUSSION,
    FACTS,
    MINUTES,
    OFFICE,
    people,
    section_of,
)

pytestmark = pytest.mark.slow


def long_minutes(number: int) -> Minutes:
    """Minutes of 40 pages, with 60 members, whose every paragraph differs from other minutes'."""
    discussed = DISCUSSION.replace("\n", f" ชุดที่ {number}\n")
    first = section_of(109, f"ชุดที่ {number} {FACTS}\n{discussed}")
    return replace(MINUTES, present=people(60), sections=(first, *MINUTES.sections[1:]))


def test_minutes_of_forty_pages_follow_within_25_times_the_bare_drawing(
    seconds: Callable[..., float], report: Callable[[str], None]
) -> None:
    numbers = count()
    pages = paginate(minutes_paper(long_minutes(0), OFFICE))

    def draw_plainly() -> bytes:
        canvas = Canvas(out := BytesIO())
        for page in pages:
            for line in page.lines:
                canvas.drawString(85, 800, line.text.encode("ascii", "replace"))
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def made() -> bytes:
        return pdf.render(minutes_paper(long_minutes(next(numbers)), OFFICE))

    assert len(pypdf.PdfReader(BytesIO(made())).pages) == 40
    ours = seconds(made, 3)
    floor = seconds(draw_plainly)
    report(f"minutes of 40 pages as PDF: {ours:.2f} s, {ours / floor:.0f} x a bare canvas")
    assert ours / floor <= 25
