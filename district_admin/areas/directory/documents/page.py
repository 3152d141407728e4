"""The directory as one file for the office's website: opens in any browser, asks nothing of a net.

Rejected: a page a record or a data file beside it (neither survives being sent by mail).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from district_admin.areas.directory.documents.entries import (
    AgencyEntry,
    by_section,
    people_in_order,
)
from district_admin.areas.directory.documents.telephones import dialled
from district_admin.thai.calendar import long_date
from district_admin.thai.telephones import each_telephone
from district_admin.web_page import web_page

_BETWEEN_MAILS: Final = re.compile(r"[,;\s]+")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_WEB: Final = re.compile(r"(?:https?://|www\.)[^\s\"'<>\\]+", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads; an empty `address` for a text that leads nowhere."""

    text: str
    address: str = ""


def directory_page(
    agencies: Iterable[AgencyEntry],
    title: str,
    office_name: str,
    correct_on: date,
    data_title: str = "",
) -> bytes:
    """Return the page as an HTML file in UTF-8. `correct_on` is the day whose data it has.

    `data_title` says of which year and day the base data are that stand with the agencies.
    """
    sections = [
        (section, [(agency, people_in_order(agency.people)) for agency in found])
        for section, found in by_section(agencies)
    ]
    return web_page(
        "directory",
        {
            "title": title,
            "office_name": office_name,
            "correct_on": long_date(correct_on),
            "data_title": data_title,
            "sections": sections,
            "count": sum(len(found) for _, found in sections),
        },
        {"links": _links},
    )


def _links(kind: str, text: str) -> list[Link]:
    """Return what stands in a record's telephone, e-mail or website, as links where it is one."""
    if kind == "telephone":
        return [Link(number, dialled(number)) for number in each_telephone(text)]
    found = text.strip()
    if kind == "email":
        mails = [part for part in _BETWEEN_MAILS.split(found) if part]
        return [Link(mail, f"mailto:{mail}" if _MAIL.fullmatch(mail) else "") for mail in mails]
    if kind == "website" and _WEB.fullmatch(found):
        return [Link(found, found if found.lower().startswith("http") else f"https://{found}")]
    return [Link(found)] if found else []
