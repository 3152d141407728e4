"""Writes the stakeholders that a plan has, after the people and agencies they are."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.importing.plan import NewStake, Plan, written_id
from district_admin.areas.directory.model import Segment, Stakeholder
from district_admin.areas.directory.operations.bulk import bulk_add_stakeholders, bulk_change
from district_admin.areas.directory.operations.stakeholders import add_segment


def write_stakes(
    session: Session, plan: Plan, person_ids: Sequence[int], agency_ids: Sequence[int]
) -> None:
    """Write stakeholders, the segments they need and what known ones came for.

    The ids are those that new people and agencies have by now; an agency that was left out has 0.
    """
    if not plan.fiscal_year:
        return
    stakes = [_with_ids(each, person_ids, agency_ids) for each in plan.new_stakes]
    stakes = [each for each in stakes if each.person or each.agency]
    segments = _write_segments(session, plan, {each.segment for each in stakes})
    bulk_add_stakeholders(session, _rows(stakes, segments, plan.fiscal_year))
    served = ({"id": number, "served": text} for number, text in plan.stake_changes.items())
    bulk_change(session, Stakeholder, served)


def _with_ids(stake: NewStake, person_ids: Sequence[int], agency_ids: Sequence[int]) -> NewStake:
    return stake._replace(
        person=written_id(stake.person, person_ids) if stake.person else 0,
        agency=written_id(stake.agency, agency_ids) if stake.agency else 0,
    )


def _write_segments(session: Session, plan: Plan, wanted: set[int]) -> dict[int, int]:
    """Add the new segments that someone is in; take used ones from the bin; return their ids."""
    ids = {ref: ref for ref in wanted if ref > 0}
    for ref in sorted((ref for ref in wanted if ref < 0), reverse=True):
        ids[ref] = add_segment(session, *plan.new_segments[-ref - 1])
    for segment in session.scalars(select(Segment).where(Segment.in_bin)):
        segment.in_bin = segment.id not in ids
    session.flush()
    return ids


def _rows(
    stakes: Sequence[NewStake], segments: dict[int, int], fiscal_year: int
) -> Iterator[dict[str, Any]]:
    for each in stakes:
        yield {
            "fiscal_year": fiscal_year,
            "segment_id": segments[each.segment],
            "person_id": each.person or None,
            "agency_id": each.agency or None,
            "served": each.served,
        }
