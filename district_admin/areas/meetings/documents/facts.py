"""What the papers of a meeting tell: the meeting, who came, the agenda and what was resolved.

Frozen values, so that a paper can be made from records and from a test alike. Texts are as the
officer typed them, in either digits; each line of a longer text is a paragraph.

Rejected: papers that read the tables themselves (the minutes could then not be drawn as they were
when they were signed, nor before a meeting is kept).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from district_admin.thai.calendar import weekday_date
from district_admin.thai.normalise import normalise
from district_admin.thai.places import at_place
from district_admin.thai.spacing import behind_word

_BODY_WORDS: Final = ("การประชุม", "ประชุม")
_COMING_UP: Final = ("แจ้งให้ที่ประชุมทราบ", "เรื่องอื่น")


def bare_name(body: str) -> str:
    """Return the name of a body without the word that stands before it in each title."""
    name = normalise(body).strip()
    word = next((each for each in _BODY_WORDS if name.startswith(each)), "")
    return name.removeprefix(word).strip()


def meeting_of(body: str) -> str:
    """Return how the meetings of a body are called, also of one typed with that word."""
    return f"การประชุม{behind_word(bare_name(body))}"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as its papers name it. `body` is how it stands in titles after การประชุม."""

    body: str  # คณะกรรมการ…, ผู้บริหารสถานศึกษา
    number: int
    be_year: int
    held_on: date
    starts_at: str = ""  # the time it is called for, as 09.30
    place: str = ""

    @property
    def joined(self) -> str:
        """The body as it stands behind another word: an abbreviation is set apart from it."""
        return behind_word(self.body)

    @property
    def number_text(self) -> str:
        """The number in Arabic digits: 1/2569."""
        return f"{self.number}/{self.be_year}"

    @property
    def numbered(self) -> str:
        """Its number as heads give it: ครั้งที่ 1/2569."""
        return f"ครั้งที่ {self.number_text}"

    @property
    def name(self) -> str:
        """How running text calls it."""
        return f"การประชุม{self.joined} {self.numbered}"

    @property
    def moment(self) -> str:
        """Its day and hour: วันพฤหัสบดีที่ 19 พฤศจิกายน 2569 เวลา 09.30 น."""
        hour = f" เวลา {self.starts_at} น." if self.starts_at else ""
        return weekday_date(self.held_on) + hour

    @property
    def where(self) -> str:
        """Its place: ณ ห้องประชุมราชพฤกษ์; by what it is held where it has no room."""
        return at_place(self.place)


@dataclass(frozen=True, slots=True)
class Attendee:
    """A line of the lists of who came and who did not.

    `key` tells which appointed member the line accounts for, whoever came; None for those who were
    not appointed. `substitute_for` is the member, or the post, in whose place someone came.
    """

    name: str
    post: str = ""
    role: str = ""  # in the body, such as ประธานกรรมการ
    substitute_for: str = ""
    reason: str = ""  # of absence
    key: int | None = None
    note: str = ""  # on the hours: (ออกจากที่ประชุมเวลา 11.30 น.)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of the agenda and what it ended in.

    The only matter of a section may have no number, or no title either: it is the section's own.
    `planned_minutes` and `private_note` are for the secretary alone. `enclosures` are its
    documents, each a line; `late_on` is when it was handed in, if that was after the day that was
    set. `corrections` is what is put right in the minutes that it adopts, which the agenda lists;
    `origin` is the first paragraph of its facts, where that tells what a meeting before resolved.
    """

    number: str = ""  # as 4.1
    title: str = ""
    presenter: str = ""
    facts: str = ""
    discussion: str = ""
    resolution: str = ""
    responsible: str = ""
    due_on: date | None = None
    planned_minutes: int = 0
    private_note: str = ""
    enclosures: tuple[str, ...] = ()
    late_on: date | None = None
    corrections: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the agenda (ระเบียบวาระที่ n); `has_nothing` prints "- ไม่มี -" under it."""

    number: int
    title: str
    matters: tuple[Matter, ...] = ()
    has_nothing: bool = False

    @property
    def own(self) -> Matter | None:
        """The matter that has neither number nor title, so that the section's title is its own."""
        first = self.matters[0] if self.matters else None
        is_named = first is not None and (first.number.strip() or first.title.strip())
        return None if is_named else first

    @property
    def listed(self) -> tuple[Matter, ...]:
        """The matters that have lines of their own under the section's title."""
        return self.matters if self.own is None else self.matters[1:]

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing in it and the paper says so."""
        return self.has_nothing and not self.matters

    @property
    def says_nothing_before(self) -> bool:
        """Whether a paper made before the meeting says so.

        What the chair tells, and any other matters, come up in the meeting itself.
        """
        return self.says_nothing and not any(word in self.title for word in _COMING_UP)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs under a paper, by the name as it is spoken: ดร.กานดา ใจดี."""

    name: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What an earlier meeting left of a matter; it goes on since `since`, put off `times`."""

    meeting: str  # as 1/2569
    resolution: str = ""
    responsible: str = ""
    due_on: date | None = None
    progress: str = ""
    done_on: date | None = None
    times: int = 0
    since: date | None = None


NOBODY: Final = Signer()


def matters_of(sections: Iterable[Section]) -> list[Matter]:
    """Return the matters of all sections, in order."""
    return [matter for section in sections for matter in section.matters]
