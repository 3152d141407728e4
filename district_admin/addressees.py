"""Whom a draft is to go to, as one work area tells it to another that it does not know."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SentTo:
    """One who gets a letter: by a record of the directory, or by what was typed.

    Without `person_id` an agency's letter goes to its head. `name` and `post` are of who is asked
    to answer, as the slip in the letter says them. `addressee` stands after เรียน in place of what
    the directory says; it is needed where neither id is known.
    """

    person_id: int | None = None
    agency_id: int | None = None
    name: str = ""
    post: str = ""
    addressee: str = ""
