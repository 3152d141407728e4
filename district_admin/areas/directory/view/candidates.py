"""Everybody who can be picked for a group or a stakeholder list."""

from collections.abc import Sequence
from datetime import date

from district_admin.areas.directory.dialogs.picking import Candidate
from district_admin.areas.directory.model.agency import KIND_NAMES
from district_admin.areas.directory.operations import agencies, people_listing
from district_admin.texts import _
from district_admin.ui.context import AppContext


def candidates(context: AppContext) -> list[tuple[str, Sequence[Candidate]]]:
    """Return the agencies and the people that are not in the bin, each in Thai order."""
    with context.database.reading() as session:
        there = agencies.list_agencies(session)
        everybody = people_listing.list_people(session, date.today())
    of_agencies = [
        Candidate(None, each.id, each.name, _(KIND_NAMES[each.kind]), each.search_text)
        for each in there
    ]
    of_people = [
        Candidate(row.id, None, row.name, f"{row.position} {row.agency}".strip(), row.search_text)
        for row in everybody
    ]
    return [(_("หน่วยงาน"), of_agencies), (_("บุคคล"), of_people)]
