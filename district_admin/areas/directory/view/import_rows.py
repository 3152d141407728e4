"""What the check of an import says of each row: its outcome, why, and what is done."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from district_admin.areas.directory.importing import (
    DECISION_NAMES,
    OUTCOME_NAMES,
    Change,
    DryRun,
    ImportRow,
)
from district_admin.areas.directory.importing.results import Outcome
from district_admin.texts import N_, _
from district_admin.ui.tokens import Tokens, Tone

_TO_DO: Final[dict[Outcome, str]] = {
    "new": N_("เพิ่ม"),
    "changed": N_("ใช้ค่าใหม่"),
    "same": N_("คงเดิม"),
    "rejected": N_("แก้ในไฟล์"),
}
ORDER: Final[tuple[Outcome, ...]] = ("rejected", "duplicate", "changed", "new", "same")
"""The outcomes, what needs her first."""

PARTIAL: Final = N_("เว้นบางค่า")
INCOMPLETE: Final = N_("ที่อยู่ไม่ครบ")
LEFT_OUT: Final = N_("ไม่นำเข้าแถวนี้")


_PARTIAL_AT: Final = 1 + len(ORDER)


class Checked(NamedTuple):
    """A dry run and its rows by the filters of the check: what needs her first, then the rest.

    The filters are all rows, those of each outcome in `ORDER`, those that lack a value, those of
    agencies whose address lacks something, and those that she took out, which are in no other but
    the first.
    """

    run: DryRun
    by_filter: Sequence[Sequence[ImportRow]]

    @property
    def rejected(self) -> Sequence[ImportRow]:
        """The rows that are not taken."""
        return self.by_filter[1 + ORDER.index("rejected")]

    @property
    def partial(self) -> Sequence[ImportRow]:
        """The rows that are taken without a value."""
        return self.by_filter[_PARTIAL_AT]

    @property
    def incomplete(self) -> Sequence[ImportRow]:
        """The rows of agencies whose address lacks something."""
        return self.by_filter[_PARTIAL_AT + 1]


def can_be_left_out(each: ImportRow) -> bool:
    """Say whether she can take a row out; what may be a duplicate has decisions of its own."""
    return each.outcome in ("new", "changed", "same")


def outcome_word(each: ImportRow) -> str:
    """Return what an outcome is called; that a value was left out is more than nothing new."""
    if each.partial and each.outcome == "same":
        return _(PARTIAL)
    return _(OUTCOME_NAMES[each.outcome])


def to_do(run: DryRun | None, each: ImportRow) -> str:
    """Return what is done with a row."""
    if run is not None and each.place in run.left_out:
        return _(LEFT_OUT)
    if each.outcome == "duplicate" and run is not None:
        return _(DECISION_NAMES[run.decisions.get(each.place, "leave")])
    if each.outcome == "changed" and each.joins_list:
        return _("เพิ่มในรายชื่อผู้มีส่วนได้ส่วนเสีย")
    return _(_TO_DO[each.outcome])


def outcome_tone(t: Tokens, outcome: Outcome) -> Tone:
    """Return how an outcome looks."""
    tones = {
        "new": t.done._replace(icon="plus"),
        "changed": t.soon._replace(icon="pen-line"),
        "same": t.cancelled._replace(icon="equal"),
        "duplicate": t.waiting._replace(icon="copy"),
        "rejected": t.overdue,
    }
    return tones[outcome]


def row_tone(t: Tokens, each: ImportRow) -> Tone:
    """Return how the outcome of a row looks; a value that was left out asks to be seen."""
    if each.partial and each.outcome == "same":
        return t.soon
    return outcome_tone(t, each.outcome)


def reason_of(each: ImportRow) -> str:
    """Return why, or what changes, in one line."""
    changes = [_change(change) for change in each.changes]
    asks = each.outcome in ("duplicate", "rejected")  # then the reason is what she has to know
    parts = [each.reason, *changes] if asks or each.partial else [*changes, each.reason]
    told = "  ·  ".join(filter(None, parts))
    return told or (_("ยังไม่มีในทำเนียบ") if each.outcome == "new" else "")


def _change(change: Change) -> str:
    if not change.old:
        return f"{change.field}: {change.new}"
    new = change.new or _("(ว่าง)")
    return _("{field} {old} เป็น {new}").format(field=change.field, old=change.old, new=new)


def checked(run: DryRun) -> Checked:
    """Sort the rows of a dry run for the screen; of a long list, away from the screen's thread."""
    places = {outcome: place for place, outcome in enumerate(ORDER)}
    # put where they belong one by one: one sort of a long list would hold every thread
    ordered_rows: list[list[ImportRow]] = [[] for _each in range(2 * len(ORDER))]
    for each in run.rows:
        ordered_rows[_rank(each, places)].append(each)
    ordered = [each for rows in ordered_rows for each in rows]
    outcomes: dict[Outcome, list[ImportRow]] = {outcome: [] for outcome in ORDER}
    partial: list[ImportRow] = []
    incomplete: list[ImportRow] = []
    out: list[ImportRow] = []
    for each in ordered:
        if each.place in run.left_out:
            out.append(each)
            continue
        outcomes[each.outcome].append(each)
        if each.partial:
            partial.append(each)
        if each.incomplete:
            incomplete.append(each)
    run.applied_count  # noqa: B018 - counted here, not on the screen's thread
    return Checked(run, (ordered, *outcomes.values(), partial, incomplete, out))


def marked(found: Checked, before: AbstractSet[int]) -> Checked:
    """Sort the rows of a dry run anew after other rows than before were marked as taken out.

    Only the filters are looked through that the marked rows are in: this is done at a key.
    """
    run = found.run
    out = run.left_out
    changed = [run.rows[place] for place in before ^ out]
    ordered, *by_filter, _before = found.by_filter
    for place, outcome in enumerate(ORDER):
        if any(each.outcome == outcome for each in changed):
            by_filter[place] = [
                each for each in ordered if each.outcome == outcome and each.place not in out
            ]
    if any(each.partial for each in changed):
        by_filter[-2] = [each for each in ordered if each.partial and each.place not in out]
    if any(each.incomplete for each in changed):
        by_filter[-1] = [each for each in ordered if each.incomplete and each.place not in out]
    return Checked(run, (ordered, *by_filter, [each for each in ordered if each.place in out]))


def _rank(each: ImportRow, places: Mapping[Outcome, int]) -> int:
    """Return what a row is sorted by: one that lacks a value is among what needs her."""
    needs_her = each.outcome == "same" and each.partial
    return 2 * places["duplicate"] + 1 if needs_her else 2 * places[each.outcome]
