"""What the column การปฏิบัติ of a register says: what was done, what was ordered, who has it.

The regulation asks what became of a letter. In the book this is written bit by bit: the order of
who endorsed it (เกษียน), to whom it went, what was done. Here what was done stands first, as it is
looked for most; the order is shortened at the end of a word, as it may have twenty lines and its
row five. Rejected: a column of its own for the order, since form 13 has eight and no more.
"""

from typing import Final

from district_admin.areas.correspondence.model import RegisterEntry
from district_admin.areas.correspondence.model.register import RECEIVED
from district_admin.thai.clusters import is_legal
from district_admin.thai.segmentation import break_opportunities

_MOST: Final = 90  # letters of an order on paper: five lines of the column
_SURE: Final = 1.0  # the most that the end of a word may be in doubt
_AHEAD: Final = 40  # letters that are read on, to know where the last word ends
_BULLETS: Final = "-–•·* "
_MORE: Final = "…"


def action_of(entry: RegisterEntry, *, whole: bool = False) -> str:
    """Return what the column says of a row; with `whole` the order is not shortened."""
    if entry.register != RECEIVED:
        return entry.action_taken
    order = ordered(entry.endorsement)
    told = f"{entry.action_taken} {order}"
    given = entry.owner_name and entry.owner_name not in told
    parts = (
        entry.action_taken,
        f"เกษียน: {order if whole else shortened(order, _MOST)}" if order else "",
        f"มอบ{entry.owner_name}" if given else "",
    )
    return "  ".join(filter(None, parts))


def ordered(endorsement: str) -> str:
    """Return an endorsement in one line, without the line that says to whom it was put."""
    lines = [line.strip(_BULLETS) for line in endorsement.splitlines()]
    lines = [" ".join(line.split()) for line in lines if line]
    if len(lines) > 1 and lines[0].startswith("เรียน"):
        del lines[0]
    return " ".join(lines)


def shortened(text: str, most: int) -> str:
    """Return as much of a text as ends with a whole word within so many letters."""
    if len(text) <= most:
        return text
    places = [each for each in break_opportunities(text[: most + _AHEAD]) if each.offset <= most]
    sure = [each.offset for each in places if each.penalty <= _SURE]
    ends = sure or [each.offset for each in places] or _legal(text, most)
    return text[: ends[-1]].rstrip() + _MORE


def _legal(text: str, most: int) -> list[int]:
    return [at for at in range(1, most + 1) if is_legal(text, at)]
