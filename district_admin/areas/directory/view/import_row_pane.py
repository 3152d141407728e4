"""Old and new of the chosen row of an import, and what she can decide about it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from district_admin.areas.directory.importing import DryRun, ImportRow
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


def fill_pane(
    pane: DetailPane,
    tokens: Tokens,
    run: DryRun,
    chosen: Sequence[ImportRow],
    deciding: Deciding,
    *,
    closes: bool,
) -> None:
    """Show the chosen rows: of one all that is known, of several what can be decided of them."""
    if len(chosen) > 1:
        pane.begin(_("เลือก {count} แถว").format(count=f"{len(chosen):,}"), closes=closes)
    else:
        _one(pane, tokens, run, chosen[0], closes=closes)
    pane.end(_deeds(run, chosen, deciding))


def all_left_out(run: DryRun, chosen: Sequence[ImportRow]) -> bool:
    """Say whether she took all of these rows out that she can."""
    return all(each.place in run.left_out for each in chosen if can_be_left_out(each))


def _one(pane: DetailPane, tokens: Tokens, run: DryRun, each: ImportRow, *, closes: bool) -> None:
    state = (outcome_word(each), row_tone(tokens, each))
    pane.begin(each.name or _("(ไม่มีชื่อ)"), [state], closes=closes)
    pane.remark(_("แถวที่ {number} ในไฟล์").format(number=each.number))
    if each.place in run.left_out:
        pane.line(_(LEFT_OUT))
    if each.reason:
        pane.line(each.reason)
    added = [change for change in each.changes if each.outcome == "new" and not change.old]
    pane.compare([change for change in each.changes if change not in added])
    stored = run.stored(each.place)
    if stored or added:
        if_added = _("หากเพิ่มรายใหม่ จะบันทึก")
        pane.section(if_added if each.outcome == "duplicate" else _("จะบันทึกใหม่"))
        pane.facts([(change.field, change.new) for change in (*stored, *added)])


def _deeds(run: DryRun, chosen: Sequence[ImportRow], deciding: Deciding) -> list[Deed]:
    deeds: list[Deed] = []
    if any(can_be_left_out(each) for each in chosen):
        deeds.append(_taking_out(run, chosen, deciding.toggle))
    if any(each.outcome == "duplicate" for each in chosen):
        deeds += [
            Deed(_("ไม่นำเข้า"), "ban", lambda: deciding.decide("leave"), "icon"),
            Deed(_("เพิ่มรายใหม่"), "plus", lambda: deciding.decide("add")),
            Deed(_("รายเดียวกัน"), "equal", lambda: deciding.decide("update"), "primary"),
        ]
    return deeds


def _taking_out(run: DryRun, chosen: Sequence[ImportRow], toggle: Callable[[], object]) -> Deed:
    several = len(chosen) > 1
    if all_left_out(run, chosen):
        return Deed(_("นำแถวเหล่านี้เข้า") if several else _("นำเข้าแถวนี้"), "plus", toggle)
    return Deed(_("ไม่นำเข้าแถวเหล่านี้") if several else _(LEFT_OUT), "ban", toggle)
