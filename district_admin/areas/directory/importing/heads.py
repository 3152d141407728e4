"""The head of a school whom someone of a list follows: named in the check, and the post ended.

A school has one director. A list that has another one than the directory, and does not have the
present one as well, ends the present one's post; with an earlier beginning it is a question, and
with one of long ago too where it is not known since when the present one leads.
"""

from datetime import date, timedelta
from typing import Final

from district_admin.areas.directory.importing.entry import Entry
from district_admin.areas.directory.importing.known import (
    Known,
    KnownPerson,
    KnownPost,
    leads_school,
)
from district_admin.areas.directory.importing.posts import Posts
from district_admin.areas.directory.importing.results import Change
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.names import PersonName

_LONG_AGO: Final = timedelta(days=366)


class Heads:
    """Looks for the present head of the school that a row has a head of."""

    def __init__(self, known: Known, posts: Posts, today: date) -> None:
        self._known = known
        self._posts = posts
        self._today = today

    def follow(self, entry: Entry, agency: int, person: KnownPerson | None = None) -> list[Change]:
        """Let a new head follow the one before, whose post then ends; return it as a change."""
        before = self.before(entry, agency, person)
        if before is None:
            return []
        head, post = before
        last = self._posts.replace_head(post, entry, self._today)
        if last is None:
            return []
        old = _("{name} (ถึง {day})").format(name=_name(head), day=medium_date(last))
        return [Change(entry.position, old, entry.person_name)]

    def question(self, entry: Entry, agency: int, person: KnownPerson | None) -> str:
        """Return the doubt about a head who began before the present one; empty without any.

        If the row is taken all the same, its post ends the day before the present one's begins.
        """
        before = self.before(entry, agency, person)
        if before is None or entry.from_on is None or self._posts.is_named(before[1]):
            return ""
        head, post = before
        if post.from_on is None and self._today - entry.from_on > _LONG_AGO:
            message = _(
                "ผู้บริหารในทำเนียบคือ {name} โดยไม่ทราบวันเริ่ม หากนำเข้า ตำแหน่งนั้นจะสิ้นสุด {last} กรุณาตรวจสอบ"
            )
            last = medium_date(entry.from_on - timedelta(days=1))
            return message.format(name=_name(head), last=last)
        if post.from_on is None or post.from_on <= entry.from_on:
            return ""
        entry.to_on = post.from_on - timedelta(days=1)
        message = _(
            "ผู้บริหารในทำเนียบคือ {name} ตั้งแต่ {day} ซึ่งหลังวันที่ในไฟล์ หากนำเข้า ตำแหน่งในไฟล์จะสิ้นสุด {last}"
        )
        days = {"day": medium_date(post.from_on), "last": medium_date(entry.to_on)}
        return message.format(name=_name(head), **days)

    def if_taken(self, entry: Entry, agency: int, person: KnownPerson | None) -> str:
        """Return what becomes of the present head if a row that may be a duplicate is taken."""
        if question := self.question(entry, agency, person):
            return question
        before = self.before(entry, agency, person)
        last = self._posts.last_day(before[1], entry, self._today) if before else None
        if before is None or last is None:
            return ""
        told = _("หากนำเข้า ตำแหน่งของ {name} จะสิ้นสุด {day}")
        return told.format(name=_name(before[0]), day=medium_date(last))

    def before(
        self, entry: Entry, agency: int, person: KnownPerson | None
    ) -> tuple[KnownPerson, KnownPost] | None:
        """Return the present head, if a row has another one who is none there yet."""
        if agency <= 0 or not leads_school(entry.position):
            return None
        head = self._known.head_of(agency)
        if head is None or person is None:
            return head
        ended = self._known.ended.get(person.id, ())
        over = (post for post in ended if post.from_on == entry.from_on)
        posts = (*person.posts, *over)
        there = any(post.agency_id == agency and leads_school(post.position) for post in posts)
        return None if there else head


def _name(person: KnownPerson) -> str:
    return PersonName(*person.values[:3]).full
