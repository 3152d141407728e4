"""What the screens call keeping and destroying: marks, states of lists, and empty lists."""

from collections.abc import Callable
from typing import Final

from district_admin.areas.correspondence.model import DisposalList
from district_admin.areas.correspondence.model.retention import (
    APPROVED,
    AT_ARCHIVES,
    CROSSED,
    DESTROY,
    DESTROYED,
    DONE,
    DRAFT,
    EXTENDED,
    KEEP_OWN,
    LIST_NAMES,
    RETENTIONS,
    TRANSFER,
)
from district_admin.areas.correspondence.operations.filing_listing import FilingRow, LineRow
from district_admin.areas.correspondence.view.register_words import (
    nothing_found,
    nothing_in_filter,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tokens, Tone

_STATES: Final = {
    DRAFT: N_("กำลังพิจารณา"),
    APPROVED: N_("เห็นชอบแล้ว"),
    AT_ARCHIVES: N_("ส่งหอจดหมายเหตุแห่งชาติแล้ว"),
}
_DONE: Final = {
    DESTROY: N_("ทำลายแล้ว"),
    TRANSFER: N_("ส่งมอบแล้ว"),
    KEEP_OWN: N_("ขอเก็บเองแล้ว"),
}
_SHORT_LISTS: Final = {
    DESTROY: N_("ในบัญชีขอทำลาย {year}"),
    TRANSFER: N_("ในบัญชีส่งมอบ {year}"),
    KEEP_OWN: N_("ในบัญชีขอเก็บเอง {year}"),
}
_CHOICES: Final = {
    DESTROY: N_("ขอทำลาย ปี {year}"),
    TRANSFER: N_("ส่งมอบ ปี {year}"),
    KEEP_OWN: N_("ขอเก็บเอง ปี {year}"),
}


def retention_name(retention: str) -> str:
    """Return how a class is called."""
    return _(RETENTIONS[retention].name) if retention in RETENTIONS else retention


def mark_words(due: int | None) -> str:
    """Return the mark of a letter as the screen says it."""
    return _("ห้ามทำลาย") if due is None else _("เก็บถึง พ.ศ. {year}").format(year=due)


def list_name(made: DisposalList) -> str:
    """Return how a list is called among the others."""
    return _("{list} ประจำปี {year}").format(list=_(LIST_NAMES[made.kind]), year=made.be_year)


def list_state(made: DisposalList) -> str:
    """Return how far a list is, and since when."""
    on = {APPROVED: made.approved_on, AT_ARCHIVES: made.archives_on, DONE: made.done_on}
    word = _(_DONE[made.kind]) if made.state == DONE else _(_STATES[made.state])
    if made.state == DRAFT and made.kind != DESTROY:
        word = _("กำลังจัดทำ")
    day = on.get(made.state)
    return f"{word} {medium_date(day)}" if day else word


def listed_words(listed_in: tuple[str, int]) -> str:
    """Return in which open list a letter stands."""
    kind, year = listed_in
    return _(_SHORT_LISTS[kind]).format(year=year)


def filing_state(row: FilingRow, year: int) -> str:
    """Return how the state of a letter that is filed is called; empty while it is just kept."""
    if row.outcome_on is not None:
        word = _("ทำลายแล้ว") if row.outcome == DESTROYED else _("ส่งมอบแล้ว")
        return f"{word} {medium_date(row.outcome_on)}"
    if row.is_out:
        return _("มีผู้ยืม")
    if row.listed_in is not None:
        return listed_words(row.listed_in)
    if row.is_due(year - 1):
        return _("เกินกำหนด")
    if row.kept_own and (row.is_kept_own(year) or not row.is_due(year)):
        return _(_DONE[KEEP_OWN])
    return _("ครบกำหนดปีนี้") if row.is_due(year) else ""


def filing_tone(t: Tokens, row: FilingRow, year: int) -> Tone | None:
    """Return how the state of a letter that is filed looks."""
    if row.outcome_on is not None:
        return t.cancelled
    if row.is_out:
        return t.waiting._replace(icon="handshake")
    if row.listed_in is not None:
        return t.waiting
    if row.is_due(year - 1):
        return t.overdue
    return t.soon if row.is_due(year) and not row.is_kept_own(year) else None


def decision_words(row: LineRow) -> str:
    """Return what was decided on a line; empty while nothing was."""
    if row.left_out_reason:
        return _("เอาออกจากบัญชี")
    if row.decision == CROSSED:
        return _("ทำลาย")
    return mark_words(row.keep_until) if row.decision == EXTENDED else ""


def decision_tone(t: Tokens, row: LineRow) -> Tone | None:
    """Return how a decision looks."""
    if row.left_out_reason:
        return t.cancelled
    if row.decision == CROSSED:
        return t.overdue._replace(icon="x")
    return t.done if row.decision == EXTENDED else None


def list_short_name(made: DisposalList) -> str:
    """Return how a list is called where there is little room."""
    return _(_CHOICES[made.kind]).format(year=made.be_year)


def filing_empties(
    theme: Theme,
    start: EmptyState,
    clear: Callable[[], object],
) -> dict[str, EmptyState]:
    """Return what stands in place of an empty list, by why it is empty."""
    wipe = button(theme, _("ล้างคำค้น"))
    wipe.clicked.connect(lambda: clear())
    return {
        "start": start,
        "filter": nothing_in_filter(theme),
        "search": nothing_found(theme, wipe),
    }
