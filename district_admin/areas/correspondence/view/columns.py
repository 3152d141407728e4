"""The columns of the list of papers.

Numbers are shown in Arabic digits in every list, however they were typed (they are all of one
width there); the sheet has them as the paper does.
"""

from collections.abc import Callable
from datetime import date, datetime

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import PaperRow
from district_admin.areas.correspondence.view.paper_status import status_text, status_tone
from district_admin.texts import _
from district_admin.thai.calendar import short_date
from district_admin.thai.numerals import to_arabic_digits
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens

ADDRESSEE, DATED, CHANGED, WAITS_WITH = 2, 4, 6, 7
"""Columns that are not always there: to whom, of which day, changed when, who has it to sign."""


def left_out(*, narrow: bool, waiting: bool) -> tuple[int, ...]:
    """Return the columns that there is no room for; who has it is told of what waits alone."""
    if waiting:  # its days are what she looks for
        return (ADDRESSEE, DATED, CHANGED) if narrow else (CHANGED,)
    return (ADDRESSEE, CHANGED, WAITS_WITH) if narrow else (WAITS_WITH,)


def paper_columns(tokens: Tokens, today: Callable[[], date] = date.today) -> list[Column[PaperRow]]:
    """Return the columns; `today` says when a change was made "today"."""
    return [
        Column(_("แบบ"), lambda paper: operations.kind_name(paper.kind), width=158),
        Column(_("เรื่อง"), lambda paper: paper.subject or _("(ยังไม่มีเรื่อง)"), stretch=True),
        Column(_("เรียน"), lambda paper: paper.addressee, width=180),
        Column(_("ที่"), lambda paper: to_arabic_digits(paper.number_text), width=150),
        Column(
            _("ลงวันที่"),
            lambda paper: short_date(paper.dated_on) if paper.dated_on else "",
            sort_key=lambda paper: paper.dated_on or date.min,
            width=96,
        ),
        Column(
            _("สถานะ"),
            lambda paper: status_text(paper, today()),
            tone=lambda paper: status_tone(tokens, paper, today()),
            width=178,
        ),
        Column(
            _("แก้ไขเมื่อ"),
            lambda paper: moment(paper.updated_at, today()),
            sort_key=lambda paper: paper.updated_at,
            width=128,
        ),
        Column(_("เสนอต่อ"), lambda paper: paper.waiting_with, width=180),
    ]


def moment(at: datetime, today: date) -> str:
    """Return when something was done: the time if today, the day and time if not."""
    here = at.astimezone()  # of this computer
    clock = f"{here.hour:02}:{here.minute:02}"
    if here.date() == today:
        return clock
    return f"{short_date(here.date())} {clock}"
