from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.directory.operations.agencies import AgencyDetails, add_agency
from district_admin.areas.directory.operations.people import PersonDetails, add_person
from district_admin.areas.directory.operations.postings import PostingDetails, add_posting

MakeSchool = Callable[..., int]
MakePerson = Callable[..., int]
_CONTACT = ("mobile", "email", "salutation", "address")


@pytest.fixture
def school(session: Session) -> MakeSchool:
    """Adds a school, or what `kind` says, and returns its id."""

    def add(name: str = "โรงเรียนบ้านตัวอย่าง", **details: Any) -> int:
        return add_agency(session, AgencyDetails(name=name, **{"kind": "school", **details}))

    return add


@pytest.fixture
def person(session: Session) -> MakePerson:
    """Adds a person, with a post if `at` is given, and returns the id."""

    def add(name: str, at: int | None = None, **post: Any) -> int:
        first, _space, last = name.partition(" ")
        contact = {key: post.pop(key) for key in _CONTACT if key in post}
        person_id = add_person(session, PersonDetails(first, last, **contact))
        if at is not None:
            add_posting(
                session, person_id, PostingDetails(at, **{"from_on": date(2020, 10, 1), **post})
            )
        return person_id

    return add
