"""A paper that has its number and is not signed waits for its signature, and is listed so.

Giving the number moves a draft on: it waits with who signs it, since that day. What was proposed
before keeps since when it waits, and what was signed first and is numbered then stays signed.
Rejected: asking in each list whether a draft bears a number, since a paper would then be called a
draft in one place and waiting in another.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from district_admin.areas.correspondence.model import Paper
from district_admin.areas.correspondence.model.paper import DRAFT, WAITING
from district_admin.office.model import CAPACITY_WORDS


def await_signature(paper: Paper, on: date) -> None:
    """Note that a paper that was given its number waits since a day, unless it is further."""
    if paper.status == DRAFT:
        paper.status, paper.status_on = WAITING, on
        paper.waiting_with = who_signs(paper.content)


def who_signs(content: Mapping[str, Any]) -> str:
    """Return the post of the own under the signature, or the name; empty while nobody is chosen."""
    signatory = content.get("signatory")
    lines = signatory.get("lines") if isinstance(signatory, dict) else None
    name, *posts = [" ".join(str(each).split()) for each in lines or [""]]
    own = " ".join(posts)
    for words in filter(None, CAPACITY_WORDS.values()):
        own = own.split(words)[0].strip()
    return own or name.strip("() ")
