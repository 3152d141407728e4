"""What the screens call loans: how far each is, and what stands in place of an empty list."""

from collections.abc import Callable
from datetime import date

from district_admin.areas.correspondence.operations.loan_listing import LoanRow
from district_admin.areas.correspondence.view.filing_words import filing_empties
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tokens, Tone


def who_borrows(name: str, post: str) -> str:
    """Return who has a letter: the name, and the post or office behind it."""
    return "  ".join(filter(None, (name, post)))


def loan_state(
    returned_on: date | None, due_on: date | None, today: date, *, with_day: bool = True
) -> str:
    """Return how far a loan is: out, due, over by so many days, or back since a day."""
    if returned_on is not None:
        back = _("คืนแล้ว")
        return f"{back} {medium_date(returned_on)}" if with_day else back
    if due_on is None or due_on > today:
        return _("ยังไม่คืน")
    days = (today - due_on).days
    return _("เกิน {days} วัน").format(days=f"{days:,}") if days else _("ครบวันนี้")


def loan_tone(t: Tokens, returned_on: date | None, due_on: date | None, today: date) -> Tone:
    """Return how that looks."""
    if returned_on is not None:
        return t.done
    if due_on is None or due_on > today:
        return t.waiting._replace(icon="handshake")
    return t.overdue if due_on < today else t.soon


def summary_of(rows: list[LoanRow], today: date) -> str:
    """Return what the head says of all loans."""
    out = sum(row.is_out for row in rows)
    if not out:
        return _("ไม่มีหนังสือที่ยืมไปแล้วยังไม่คืน") if rows else _("ยังไม่มีการยืม")
    told = [_("ยังไม่คืน {count} เรื่อง").format(count=f"{out:,}")]
    over = sum(row.days_over(today) > 0 for row in rows)
    if over:
        told.append(_("เกินกำหนด {count}").format(count=f"{over:,}"))
    return "  ·  ".join(told)


def loan_empties(
    theme: Theme, go: Callable[[], object], clear: Callable[[], object]
) -> dict[str, EmptyState]:
    """Return what stands in place of an empty list, by why it is empty."""
    told = _("เลือกหนังสือที่จัดเก็บไว้แล้วกด ให้ยืม… (Ctrl+L) โปรแกรมจะนับวันที่เกินกำหนดและพิมพ์บัตรยืมให้")
    lead = button(theme, _("ไปที่การเก็บหนังสือ"), "primary", "folder-open")
    lead.clicked.connect(lambda: go())
    start = EmptyState(theme, "handshake", _("ยังไม่มีการยืมหนังสือ"), told, lead)
    return filing_empties(theme, start, clear)
