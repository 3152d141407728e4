from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import postings
from district_admin.areas.directory.operations.checks import RecordIncompleteError
from district_admin.areas.directory.operations.people import read_person
from district_admin.areas.directory.operations.people_listing import main_posts
from district_admin.areas.directory.operations.postings import PostingDetails

Make = Callable[..., int]
OCTOBER = date(2025, 10, 1)


def head(session: Session, agency_id: int, day: date) -> str | None:
    holder = postings.who_holds(session, agency_id, day).signs
    return holder.person.first_name if holder else None


def test_last_years_head_is_still_last_years_head(
    session: Session, school: Make, person: Make
) -> None:
    at = school()
    person("เกษม", at, is_head=True, from_on=date(2020, 10, 1), to_on=date(2025, 9, 30))
    person("กานดา", at, is_head=True, from_on=OCTOBER)
    assert head(session, at, date(2025, 9, 30)) == "เกษม"
    assert head(session, at, OCTOBER) == "กานดา"
    assert head(session, at, date(2020, 9, 30)) is None


def test_whoever_acts_is_in_charge_while_it_lasts(
    session: Session, school: Make, person: Make
) -> None:
    at = school()
    person("เกษม", at, is_head=True)
    person("มาลี", at, is_head=True, acting=True, from_on=OCTOBER, to_on=date(2025, 10, 31))
    held = postings.who_holds(session, at, date(2025, 10, 15))
    assert held.head
    assert held.acting
    assert (held.head.person.first_name, held.acting.person.first_name) == ("เกษม", "มาลี")
    assert head(session, at, date(2025, 10, 15)) == "มาลี"
    assert head(session, at, date(2025, 11, 1)) == "เกษม"


def test_one_person_holds_several_posts_one_of_them_main(
    session: Session, school: Make, person: Make
) -> None:
    first, second = school("ก"), school("ข")
    who = person("มาลี", first, position="ครู")
    postings.add_posting(session, who, PostingDetails(second, "วิทยากร", main=False))
    assert main_posts(session, OCTOBER)[who].position == "ครู"
    postings.add_posting(session, who, PostingDetails(second, "หัวหน้า", from_on=OCTOBER))
    assert main_posts(session, OCTOBER)[who].position == "หัวหน้า"
    assert [p.main for p in read_person(session, who).postings] == [False, False, True]


def test_who_moves_leaves_the_old_post_the_day_before(
    session: Session, school: Make, person: Make
) -> None:
    old, new = school("ก"), school("ข")
    who = person("มาลี", old, position="ครู")
    postings.move_person(session, who, PostingDetails(new, "ครู"), OCTOBER)
    assert [p.person_id for p in postings.postings_of_agency(session, old, date(2025, 9, 30))] == [
        who
    ]
    assert postings.postings_of_agency(session, old, OCTOBER) == []
    assert main_posts(session, OCTOBER)[who].agency == "ข"
    assert [p.main for p in read_person(session, who).postings] == [True, True]


def test_heads_stand_first_among_an_agencys_people(
    session: Session, school: Make, person: Make
) -> None:
    at = school()
    person("กานดา", at)
    person("อำไพ", at, is_head=True, acting=True)
    person("สมชาย", at, is_head=True)
    listed = postings.postings_of_agency(session, at, OCTOBER)
    assert [posting.person.first_name for posting in listed] == ["สมชาย", "อำไพ", "กานดา"]


def test_a_post_does_not_end_before_it_begins(session: Session, school: Make, person: Make) -> None:
    who = person("มาลี", school(), from_on=OCTOBER)
    (posting,) = read_person(session, who).postings
    with pytest.raises(RecordIncompleteError, match="วันสิ้นสุด"):
        postings.end_posting(session, posting.id, date(2025, 9, 30))
    postings.end_posting(session, posting.id, OCTOBER)
    postings.edit_posting(session, posting.id, PostingDetails(posting.agency_id, "ครู"))
    assert (posting.position, posting.to_on) == ("ครู", None)
    postings.remove_posting(session, posting.id)
    assert read_person(session, who).postings == []
    with pytest.raises(postings.PostingNotFoundError):
        postings.remove_posting(session, posting.id)
