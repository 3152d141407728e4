"""Members named from the directory: a person with the post held now, an agency with its head."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from district_admin.areas.directory.operations.recipients import Pair, Recipient, recipients_of
from district_admin.areas.meetings.operations.series import (
    MemberFacts,
    add_member,
    is_same_member,
    list_members,
)
from district_admin.thai.post_names import post_in_full

_MEMBER = "กรรมการ"
_HEAD = "ผู้อำนวยการ"
_WORD = 3  # letters that a post and an agency may share by chance


def members_from_directory(
    session: Session, series_id: int, pairs: Sequence[Pair], on: date
) -> int:
    """Name people and agencies of the directory as members from a day on; return how many.

    Who is a member already is left as is, as `new_members` finds them. Raises MeetingGoneError.
    """
    found = new_members(session, series_id, pairs, on)
    for facts in found:
        add_member(session, series_id, facts)
    return len(found)


def new_members(
    session: Session, series_id: int, pairs: Sequence[Pair], on: date
) -> list[MemberFacts]:
    """Return those people and agencies of the directory who are no members yet, as members.

    An agency's member is its head of that day, or the post alone where nobody is known to hold it.
    Two people of one name are two members.
    """
    there = [(each.name, each.person_id) for each in list_members(session, series_id, on)]
    found = []
    for each in recipients_of(session, pairs, on):
        name = each.name or each.addressee
        if any(is_same_member((name, each.person_id), other) for other in there):
            continue
        there.append((name, each.person_id))
        position = _post(each) if each.name else ""
        found.append(MemberFacts(name, position, _MEMBER, each.person_id, each.agency_id))
    return found


def _post(recipient: Recipient) -> str:
    """Return a post as papers have it: ผู้อำนวยการโรงเรียนบ้านดอน, ศึกษานิเทศก์ กลุ่มนิเทศ."""
    if recipient.person_id is None:
        return recipient.addressee
    post, agency = post_in_full(recipient.position), recipient.agency
    if agency in post:
        return post
    if post == _HEAD:
        return f"{post}{agency}"
    # ผู้อำนวยการโรงเรียน of โรงเรียนบ้านดอน is ผู้อำนวยการโรงเรียนบ้านดอน
    shared = next((n for n in range(len(agency), _WORD, -1) if post.endswith(agency[:n])), 0)
    return post + agency[shared:] if shared else f"{post} {agency}".strip()
