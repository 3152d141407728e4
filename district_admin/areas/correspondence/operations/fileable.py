"""Which letters can be filed, and why the others cannot: asked of all chosen rows at once.

The screen asks before it opens the window in which she types, the operation once more when she
keeps it. Rejected: filing what can be filed and telling of the rest afterwards (she chose them
together, and would have to find out herself which ones stayed behind).
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.model import Filing, Paper, RegisterEntry
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.storage.database import in_rounds
from district_admin.texts import N_, _

_NO_LETTER: Final = "no_letter"
_CORRECTING: Final = "correcting"
_OPEN: Final = "open"
_FILED: Final = "filed"

_OF_ONE: Final = {
    _NO_LETTER: N_("เลข {number} ไม่มีหนังสือให้จัดเก็บ"),
    _CORRECTING: N_("หนังสือเลข {number} กำลังแก้ไขเป็นฉบับใหม่ กรุณาแก้ไขให้เสร็จก่อนจัดเก็บ"),
    _OPEN: N_("เรื่องเลข {number} ยังรอดำเนินการ กรุณาบันทึกว่าดำเนินการแล้วก่อนจัดเก็บ"),
    _FILED: N_("หนังสือเลข {number} จัดเก็บไว้แล้ว"),
}
_OF_SEVERAL: Final = {
    _NO_LETTER: N_("ไม่มีหนังสือให้จัดเก็บ"),
    _CORRECTING: N_("กำลังแก้ไขเป็นฉบับใหม่ ต้องแก้ไขให้เสร็จก่อน"),
    _OPEN: N_("ยังรอดำเนินการ ต้องบันทึกว่าดำเนินการแล้วก่อน"),
    _FILED: N_("จัดเก็บไว้แล้ว"),
}
_NAMED: Final = 5


class Unfit(NamedTuple):
    """A row whose letter cannot be filed now, and why."""

    entry_id: int
    number: str
    why: str


def unfit(session: Session, entry_ids: Sequence[int]) -> list[Unfit]:
    """Return the rows of these whose letters cannot be filed, in the order of the registers."""
    of_row = RegisterEntry.series_id, RegisterEntry.number, RegisterEntry.sub_number
    query = (
        select(
            *of_row,
            RegisterEntry.id,
            RegisterEntry.number_text,
            RegisterEntry.state,
            and_(RegisterEntry.due_on.is_not(None), RegisterEntry.done_on.is_(None)),
            Paper.correcting,
            Filing.id,
        )
        .outerjoin(Paper, Paper.id == RegisterEntry.paper_id)
        .outerjoin(Filing, Filing.entry_id == RegisterEntry.id)
    )
    found = []
    for part in in_rounds(entry_ids):
        for row in session.execute(query.where(RegisterEntry.id.in_(part))):
            *place, entry_id, number, state, is_open, correcting, filing_id = row
            why = _why(state, is_open=is_open, correcting=correcting, filed=filing_id is not None)
            if why:
                found.append((place, Unfit(entry_id, number, why)))
    return [each for _place, each in sorted(found)]


def reasons(found: Sequence[Unfit]) -> str:
    """Return why letters cannot be filed: a sentence of one, or a line for each reason."""
    if len(found) == 1:
        return _(_OF_ONE[found[0].why]).format(number=found[0].number)
    return "\n".join(_lines(found))


def _why(state: str, *, is_open: bool, correcting: bool | None, filed: bool) -> str:
    if state != ISSUED:
        return _NO_LETTER
    if filed:
        return _FILED
    if correcting:
        return _CORRECTING
    return _OPEN if is_open else ""


def _lines(found: Sequence[Unfit]) -> Iterator[str]:
    for why, words in _OF_SEVERAL.items():
        numbers = [each.number for each in found if each.why == why]
        if not numbers:
            continue
        more = len(numbers) - _NAMED
        rest = _(" และอีก {count} เลข").format(count=f"{more:,}") if more > 0 else ""
        yield _("{count} เรื่อง {why}: {numbers}{rest}").format(
            count=f"{len(numbers):,}",
            why=_(words),
            numbers=", ".join(numbers[:_NAMED]),
            rest=rest,
        )
