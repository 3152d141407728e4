"""Which posts the rows of a list give to people: known ones, changed ones, and further ones.

A row that names a known post is that post. Another position at the same agency corrects the one
post that no row names; with a later beginning it follows that post, which ends the day before, and
so it does without a date where that post has one: since when it was held is not to be lost. A row
that names a corrected post after all takes the correction back: both are held then.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from district_admin.areas.directory.importing.comparing import Difference
from district_admin.areas.directory.importing.entry import Entry
from district_admin.areas.directory.importing.known import KnownPerson, KnownPost
from district_admin.areas.directory.importing.plan import NewPost, Plan
from district_admin.areas.directory.model.keys import name_key
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.post_names import post_in_full

_MISTYPED: Final = 0.9


@lru_cache(maxsize=5000)
def position_key(position: str) -> str:
    """Return what two posts are held to be the same by: ผอ.รร. is ผู้อำนวยการโรงเรียน."""
    return name_key(post_in_full(position))


class Given(NamedTuple):
    """What a row does to the posts of a known person.

    `found` is what it says otherwise of a post held; `further` that it adds one, which follows
    `follows` if that is given; `over` is the day on which the post it names had ended.
    """

    found: Sequence[Difference] = ()
    further: bool = False
    follows: KnownPost | None = None
    over: date | None = None


def later_note(entry: Entry, today: date) -> str:
    """Return what is told of a post that begins after today; empty for all others.

    Nobody is shown at an agency before the first day there, which looks as if the post were lost.
    """
    if entry.from_on is None or entry.from_on <= today:
        return ""
    told = _("ตำแหน่งนี้เริ่ม {day} ก่อนถึงวันนั้นจะยังไม่แสดงในหน่วยงาน")
    return told.format(day=medium_date(entry.from_on))


class Posts:
    """Plans the posts of one list."""

    def __init__(self, plan: Plan, today: date) -> None:
        self._plan = plan
        self._today = today
        self._used: set[int] = set()
        self._with_main: set[int] = set()
        self._moved: set[int] = set()
        self._replaced: set[int] = set()
        self._corrected: dict[int, tuple[int, int, Entry]] = {}
        self._followed: dict[int, tuple[KnownPost, list[int]]] = {}
        self._written: set[tuple[int, int, str]] | None = None

    def add(self, person: int, agency: int, entry: Entry) -> None:
        """Give a person one more post; nothing without an agency."""
        if not agency:
            return
        main = person not in self._with_main
        self._with_main.add(person)
        post = NewPost(person, agency, entry.position, entry.from_on, main, entry.to_on)
        self._plan.new_posts.append(post)

    def add_once(self, person: int, agency: int, entry: Entry) -> None:
        """Give a person of the list one more post, unless an earlier row gave it already."""
        if self._written is None:
            self._written = {
                (each.person, each.agency, position_key(each.position))
                for each in self._plan.new_posts
            }
        key = (person, agency, position_key(entry.position))
        if key not in self._written:
            self._written.add(key)
            self.add(person, agency, entry)

    def give(
        self, entry: Entry, person: KnownPerson, ended: Sequence[KnownPost], agency: int
    ) -> Given:
        """Plan what a row says of the posts of a person of the directory.

        `ended` are posts held before.
        """
        if person.id not in self._moved and any(post.main for post in person.posts):
            self._with_main.add(person.id)
        held = [post for post in person.posts if post.agency_id == agency or not agency]
        unused = [post for post in held if post.id not in self._used]
        same = _same_post(unused, entry) or _same_post(held, entry)
        post = same or next(iter(unused), None)
        if same is not None and same.id in self._corrected:
            self._take_back(same.id)
        if same is not None and same.id in self._replaced:  # the list has both of them
            self._replaced.discard(same.id)
            self._plan.post_changes.pop(same.id, None)
        if post is None or _is_later(entry, post):
            over = _over(ended, entry, agency)
            if over is not None:
                return Given(over=over)
            return self._follow(entry, person, post, agency) if agency else Given()
        self._used.add(post.id)
        found = _told_otherwise(post, entry)
        if found:
            values = {each.name: each.new for each in found}
            self._plan.post_changes.setdefault(post.id, {}).update(values)
        if same is None:
            self._corrected[post.id] = (person.id, post.agency_id, entry)
        return Given(found)

    def moved(self, entry: Entry, person: KnownPerson, agency: int) -> None:
        """Make the post that a row gives someone known elsewhere the main one.

        The post before ends the day before the new one begins, if that day is known.
        """
        before = next((post for post in person.posts if post.main), None)
        if before is None or before.agency_id == agency:
            return
        changes = self._plan.post_changes.setdefault(before.id, {})
        changes["main"] = False
        begun = before.from_on is None or entry.from_on is None or before.from_on < entry.from_on
        if entry.from_on is not None and begun and before.to_on is None:
            changes["to_on"] = entry.from_on - timedelta(days=1)
        self._with_main.discard(person.id)
        self._moved.add(person.id)

    def is_named(self, post: KnownPost) -> bool:
        """Say whether an earlier row names a post of the directory."""
        return post.id in self._used

    def last_day(self, post: KnownPost, entry: Entry, today: date) -> date | None:
        """Return the last day of the post of whom a row's person follows; None if it stays.

        It is the day before, or the same day where both began on one. Nothing is ended that an
        earlier row names, nor a post that began later.
        """
        last = (entry.from_on or today) - timedelta(days=1)
        if post.from_on is not None and post.from_on > last:
            if entry.from_on is not None and entry.from_on < post.from_on:
                return None
            last = post.from_on
        if post.id in self._used or (post.to_on and post.to_on <= last):
            return None
        return last

    def replace_head(self, post: KnownPost, entry: Entry, today: date) -> date | None:
        """End the post of whom a row's person follows; return the last day."""
        last = self.last_day(post, entry, today)
        if last is not None:
            self._plan.post_changes.setdefault(post.id, {})["to_on"] = last
            self._replaced.add(post.id)
        return last

    def finish(self) -> None:
        """End each of several posts that follow one another the day before the next."""
        for ended, places in self._followed.values():
            posts = self._plan.new_posts
            places.sort(key=lambda place: posts[place].from_on or date.max)
            first = posts[places[0]].from_on or self._today
            last = max(first - timedelta(days=1), ended.from_on or date.min)
            if ended.to_on is None or last < ended.to_on:
                self._plan.post_changes.setdefault(ended.id, {})["to_on"] = last
            for place, following in pairwise(places):
                begins = posts[following].from_on or self._today
                last = max(begins - timedelta(days=1), posts[place].from_on or date.min)
                posts[place] = posts[place]._replace(to_on=last, main=False)
            posts[places[-1]] = posts[places[-1]]._replace(main=ended.main)

    def _follow(
        self, entry: Entry, person: KnownPerson, before: KnownPost | None, agency: int
    ) -> Given:
        self.add(person.id, agency, entry)
        if before is not None:
            place = len(self._plan.new_posts) - 1
            self._followed.setdefault(before.id, (before, []))[1].append(place)
        return Given(further=True, follows=before)

    def _take_back(self, post_id: int) -> None:
        person, agency, entry = self._corrected.pop(post_id)
        self._plan.post_changes.pop(post_id, None)
        self.add(person, agency, entry)


def _told_otherwise(post: KnownPost, entry: Entry) -> list[Difference]:
    found: list[Difference] = []
    other = bool(entry.position) and position_key(post.position) != position_key(entry.position)
    if other:
        found.append(Difference("position", post.position, entry.position))
    if entry.from_on is not None and post.from_on != entry.from_on:
        found.append(Difference("from_on", post.from_on, entry.from_on))
    return found


def _same_rank(post: KnownPost, entry: Entry) -> bool:
    """Say whether a position was only written out further or otherwise: ครู and ครูชำนาญการ."""
    one, other = position_key(post.position), position_key(entry.position)
    if one.startswith(other) or other.startswith(one):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _MISTYPED


def _same_post(posts: Sequence[KnownPost], entry: Entry) -> KnownPost | None:
    if entry.position:
        key = position_key(entry.position)
        posts = [post for post in posts if position_key(post.position) == key]
    same_day = [post for post in posts if post.from_on == entry.from_on]
    return next(iter(same_day or posts), None)


def _is_later(entry: Entry, post: KnownPost) -> bool:
    """Say whether a row tells of a post that came after one that is known."""
    other = bool(entry.position) and position_key(post.position) != position_key(entry.position)
    if entry.from_on is None:
        return other and post.from_on is not None and not _same_rank(post, entry)
    if post.to_on is not None and entry.from_on > post.to_on:
        return True
    later = post.from_on is not None and entry.from_on > post.from_on
    return later and other


def _over(ended: Sequence[KnownPost], entry: Entry, agency: int) -> date | None:
    """Return the day on which the very post that a row names had ended, if it had."""
    if entry.from_on is None:
        return None
    there = [post for post in ended if post.agency_id == agency]
    same = _same_post([post for post in there if post.from_on == entry.from_on], entry)
    return same.to_on if same else None
