"""The papers of a step in its pane: those begun already come first, then what makes or begins one.

A draft is linked with its meeting under the name of the draft, so that each step that asks for it
shows it. Rejected: linking it with the step (an invitation belongs to two).
"""

from collections.abc import Callable, Sequence
from functools import partial

from district_admin.areas.meetings.operations.carried_out import paper_words
from district_admin.areas.meetings.operations.finding import draft_ref
from district_admin.areas.meetings.view.step_papers import OPENED, deeds_of_step, drafts_of_step
from district_admin.found import Found
from district_admin.office.links import born_of
from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed, DetailPane


def show_step_papers(
    context: AppContext,
    pane: DetailPane,
    meeting_id: int,
    key: str,
    make: Callable[[str], object],
    others: Sequence[Deed],
) -> None:
    """Put the papers of a step into its pane; `make` makes one of a meeting's own by its key."""
    begun = begun_of_step(context, meeting_id, key)
    papers = deeds_of_step(context, meeting_id, key, make, [which for which, _found in begun])
    if papers or begun:
        pane.section(_("เอกสารของขั้นตอนนี้"))
    for _which, found in begun:
        pane.line(paper_words(found), "  ·  ".join(filter(None, (found.title, found.state))))
    opens = {}
    for which, found in begun:  # of several the latest
        go = partial(context.requests.found_wanted.emit, found)
        opens[which] = Deed(_(OPENED[which]), "arrow-right", go)
    pane.offer([*opens.values(), *papers])
    pane.offer(others)


def begun_of_step(context: AppContext, meeting_id: int, key: str) -> list[tuple[str, Found]]:
    """Return the papers that were begun for a step, with which draft each is."""
    tell, found = context.requests.tell, []
    with context.database.reading() as session:
        for which in drafts_of_step(key):
            there = (tell(session, ref) for ref in born_of(session, draft_ref(which, meeting_id)))
            found += [(which, each) for each in there if each is not None]
    return found
