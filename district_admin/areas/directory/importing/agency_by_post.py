"""Which of several agencies of one name a row means: the one where its person has that post."""

from collections.abc import Collection

from district_admin.areas.directory.importing.comparing import differences
from district_admin.areas.directory.importing.entry import Entry
from district_admin.areas.directory.importing.known import Known, KnownAgency


def agency_by_post(known: Known, entry: Entry, several: Collection[int]) -> KnownAgency | None:
    """Return the agency, if it is one alone and the row says nothing else of it.

    So a list that was exported comes back without a question, though two schools have one name.
    """
    if entry.agency is None or entry.person is None:
        return None
    found = {
        post.agency_id
        for person in known.by_key.get(entry.name_key)
        for post in person.posts
        if post.agency_id in several and post.position == entry.position
    }
    agency = known.agencies[found.pop()] if len(found) == 1 else None
    if agency is None or differences(agency.values, entry.agency.values):
        return None
    return agency
