"""Old and new of the chosen row of an import, and what she can decide about it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from district_admin.areas.directory.importing import Change, DryRun, ImportRow
from district_admin.areas.directory.importing.results import Decision
from district_admin.areas.directory.view.import_rows import (
    LEFT_OUT,
    can_be_left_out,
    outcome_word,
    row_tone,
)
from district_admin.texts import _
from district_admin.ui.detail_pane import Deed, DetailPane
from district_admin.ui.tokens import Tokens


class Deciding(Protocol):
    """What takes the officer's decisions about the chosen rows."""

    def decide(self, decision: Decision) -> None:
        """Decide what becomes of those that may be duplicates."""

    def toggle(self) -> None:
        """Take the others out, or back in."""


class Shown(NamedTuple):
    """What the pane tells of the chosen rows: where it is the same, the pane stays as it is."""

    rows: Sequence[ImportRow]
    out: Sequence[bool]
    stored: Sequence[Change]
    """What is stored of a row that is chosen alone."""
    closes: bool


def what_is_shown(run: DryRun, chosen: Sequence[ImportRow], *, closes: bool) -> Shown:
    """Return what the pane is to tell of the chosen rows."""
    out = [each.place in run.left_out for each in chosen]
    alone = len(chosen) == 1 and not out[0]
    stored = run.stored(chosen[0].place) if alone else []
    return Shown(chosen, out, stored, closes)


def fill_pane(
    pane: DetailPane,
    tokens: Tokens,
    shown: Shown,
    deciding: Deciding,
) -> None:
    """Show the chosen rows: of one all that is known, of several what can be decided of them."""
    count = len(shown.rows)
    if count > 1:
        pane.begin(_("เลือก {count} แถว").format(count=f"{count:,}"), closes=shown.closes)
    else:
        _one(pane, tokens, shown)
    pane.end(_deeds(shown, deciding))


def all_left_out(run: DryRun, chosen: Sequence[ImportRow]) -> bool:
    """Say whether she took all of these rows out that she can."""
    return all(each.place in run.left_out for each in chosen if can_be_left_out(each))


def _one(pane: DetailPane, tokens: Tokens, shown: Shown) -> None:
    each = shown.rows[0]
    state = (outcome_word(each), row_tone(tokens, each))
    pane.begin(each.name or _("(ไม่มีชื่อ)"), [state], closes=shown.closes)
    where = _("แถวที่ {number} ในไฟล์").format(number=each.number)
    agency = each.agency if each.agency != each.name else ""
    pane.remark("  ·  ".join(filter(None, (where, agency))))
    if shown.out[0]:
        pane.line(_(LEFT_OUT))
    if each.reason:
        pane.line(each.reason)
    added = [change for change in each.changes if each.outcome == "new" and not change.old]
    pane.compare([change for change in each.changes if change not in added])
    if shown.stored or added:
        if_added = _("หากเพิ่มรายใหม่ จะบันทึก")
        pane.section(if_added if each.outcome == "duplicate" else _("จะบันทึกใหม่"))
        pane.facts([(change.field, change.new) for change in (*shown.stored, *added)])


def _deeds(shown: Shown, deciding: Deciding) -> list[Deed]:
    deeds: list[Deed] = []
    if any(can_be_left_out(each) for each in shown.rows):
        deeds.append(_taking_out(shown, deciding.toggle))
    if any(each.outcome == "duplicate" for each in shown.rows):
        deeds += [
            Deed(_("ไม่นำเข้า"), "ban", lambda: deciding.decide("leave"), "icon"),
            Deed(_("เพิ่มรายใหม่"), "plus", lambda: deciding.decide("add")),
            Deed(_("รายเดียวกัน"), "equal", lambda: deciding.decide("update"), "primary"),
        ]
    return deeds


def _taking_out(shown: Shown, toggle: Callable[[], object]) -> Deed:
    several = len(shown.rows) > 1
    pairs = zip(shown.rows, shown.out, strict=True)
    if all(out for each, out in pairs if can_be_left_out(each)):
        return Deed(_("นำแถวเหล่านี้เข้า") if several else _("นำเข้าแถวนี้"), "plus", toggle)
    return Deed(_("ไม่นำเข้าแถวเหล่านี้") if several else _(LEFT_OUT), "ban", toggle)
