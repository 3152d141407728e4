"""The slides of a meeting, from its agenda (manual of internal meetings, step 9.1).

Each matter begins a slide of its own, so that she can take one out or move it, and what is too long
goes on on the next. The secretary's private notes are nowhere in the file, not in the speaker's
notes either: a file of slides is sent to schools as it is. Rejected: only the headings of the facts
(nobody but she could say which words of a paragraph are the headings).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.meetings.documents.facts import Matter, Section, Sitting, Unfinished
from district_admin.areas.meetings.documents.parts import (
    NOTHING,
    RESOLUTION,
    body_name,
    day_and_time,
)
from district_admin.areas.meetings.documents.sheets import whole
from district_admin.areas.meetings.model.due import overdue_days
from district_admin.documents.look import Look
from district_admin.documents.slides import (
    ACCENT,
    OVERDUE,
    SOFT,
    Slide,
    SlideLine,
    SlideShow,
)
from district_admin.thai.calendar import long_date, medium_date
from district_admin.thai.normalise import NBSP, normalise

TITLE: Final = "สไลด์ประกอบการประชุม"
_AGENDA: Final = "ระเบียบวาระการประชุม"
_SECTION: Final = "ระเบียบวาระที่"
_END: Final = "จบระเบียบวาระการประชุม"
_THANKS: Final = "ขอขอบคุณผู้เข้าประชุมทุกท่าน"
_TO_ADOPT: Final = "จึงเสนอที่ประชุมเพื่อพิจารณารับรองรายงานการประชุม"
_SMALL_PT: Final = 24.0
_LABEL_PT: Final = 26.0
_LIST_PT: Final = 28.0
_INDENT: Final = 36.0


@dataclass(frozen=True, slots=True)
class Adopting:
    """The meeting whose minutes are to be adopted, who came, and what is to be corrected."""

    sitting: Sitting
    came: int = 0
    away: int = 0
    corrections: tuple[str, ...] = ()


Behind = Mapping[str, Unfinished | Adopting]
"""What stands behind matters, by their numbers (3.1)."""


def meeting_slides(
    sitting: Sitting, sections: Sequence[Section], look: Look, behind: Behind | None = None
) -> SlideShow:
    """Return the slides of a meeting: title, agenda, each section and matter, and the end."""
    maker = _Maker(sitting, look, behind or {})
    slides = [maker.cover(), maker.agenda(sections)]
    for section in sections:
        slides += maker.section(section)
    slides.append(maker.end())
    name = f"{TITLE} {_name(sitting)} {sitting.numbered}"
    return SlideShow(
        whole(name, look).replace(NBSP, " "),
        tuple(slides),
        look.letterhead.docx_family,
        look.letterhead.words,
        look.letterhead.office_name,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the slides of one meeting."""

    sitting: Sitting
    look: Look
    behind: Behind

    def cover(self) -> Slide:
        """Return the slide that is shown until the meeting begins."""
        where = self.sitting.where
        lines = [
            SlideLine(self._ready(self.sitting.numbered), 36.0, bold=True),
            SlideLine(self._ready(day_and_time(self.sitting)), 30.0, before=10.0),
            *([SlideLine(self._ready(where), 30.0)] if where else []),
        ]
        office = self._ready(self.look.letterhead.office_name)
        return Slide(self._name, tuple(lines), "cover", office)

    def agenda(self, sections: Sequence[Section]) -> Slide:
        """Return the agenda as one list, however long."""
        lines = []
        for section in sections:
            title = f"{section.number}.  {section.title}"
            nothing = f"  {NOTHING}" if section.says_nothing_before else ""
            keep = bool(section.listed)
            lines.append(
                SlideLine(self._ready(title + nothing), _LIST_PT, bold=True, before=8.0, keep=keep)
            )
            lines += [
                SlideLine(
                    self._ready(f"{each.number}  {each.title}"), _LIST_PT, left=_INDENT, before=2.0
                )
                for each in section.listed
            ]
        return Slide(_AGENDA, tuple(lines), foot=self._foot)

    def section(self, section: Section) -> Iterator[Slide]:
        """Give the slide that opens a section, and those of its matters."""
        kicker = self._ready(f"{_SECTION} {section.number}")
        lines = (SlideLine(NOTHING),) if section.says_nothing_before else ()
        yield Slide(self._ready(section.title), lines, "divider", kicker, self._foot)
        for matter in section.matters:
            yield self._matter(section, matter)

    def end(self) -> Slide:
        """Return the last slide."""
        return Slide(_END, (SlideLine(_THANKS),), "divider", foot=self._foot)

    def _matter(self, section: Section, matter: Matter) -> Slide:
        title = f"{matter.number} {matter.title}".strip() or section.title
        lines = []
        if matter.presenter.strip():
            presenter = self._ready(f"ผู้เสนอ  {matter.presenter}")
            lines.append(SlideLine(presenter, _SMALL_PT, colour=SOFT, before=0.0))
        lines += self._behind(matter)
        facts = self._paragraphs(matter.facts)
        lines += [SlideLine(each, before=8.0) for each in facts]
        if isinstance(self.behind.get(matter.number), Adopting):
            lines.append(SlideLine(_TO_ADOPT, before=12.0))
        kicker = f"{_SECTION} {section.number} {section.title}"
        notes = "\n".join([self._ready(title), *(each.text for each in lines)])
        return Slide(
            self._ready(title), tuple(lines), "content", self._ready(kicker), self._foot, notes
        )

    def _behind(self, matter: Matter) -> Iterator[SlideLine]:
        found = self.behind.get(matter.number)
        if isinstance(found, Unfinished):
            yield from self._unfinished(matter, found)
        elif found is not None:
            yield from self._adopting(found)

    def _unfinished(self, matter: Matter, found: Unfinished) -> Iterator[SlideLine]:
        if not matter.origin:  # her own words of it stand in the facts
            label = f"{RESOLUTION}ครั้งที่ {found.meeting}"
            yield from self._labelled(label, found.resolution)
        due = f"กำหนดแล้วเสร็จ {medium_date(found.due_on)}" if found.due_on else ""
        who = f"ผู้รับผิดชอบ {found.responsible}" if found.responsible.strip() else ""
        if who or due:
            yield SlideLine(self._ready("  ".join(filter(None, (who, due)))), _LABEL_PT)
        late = overdue_days(found.due_on, found.done_on, self.sitting.held_on)
        told = [f"เกินกำหนด {late:,} วัน (นับถึงวันประชุม)"] if late else []
        if found.done_on:
            told.append(f"ดำเนินการเสร็จแล้ว เมื่อวันที่ {medium_date(found.done_on)}")
        if found.since:
            told.append(f"สืบเนื่องตั้งแต่วันที่ {long_date(found.since)}")
        if found.times:
            told.append(f"เลื่อนมาแล้ว {found.times:,} ครั้ง")
        if told:
            colour = OVERDUE if late else SOFT
            words = self._ready("  ".join(told))
            yield SlideLine(words, _LABEL_PT, bold=bool(late), colour=colour)
        yield from self._labelled("ความก้าวหน้า", found.progress)

    def _adopting(self, found: Adopting) -> Iterator[SlideLine]:
        earlier = found.sitting
        yield SlideLine(
            self._ready(f"{_name(earlier)} {earlier.numbered} {day_and_time(earlier)}"), before=8.0
        )
        if found.came or found.away:
            words = f"ผู้มาประชุม {found.came} คน ผู้ไม่มาประชุม {found.away} คน"
            yield SlideLine(self._ready(words))
        if found.corrections:
            count = f"มีผู้ขอแก้ไข {len(found.corrections)} ราย"
            yield from self._labelled(count, "\n".join(found.corrections))

    def _labelled(self, label: str, text: str) -> Iterator[SlideLine]:
        """Give paragraphs under a small heading; nothing for an empty text."""
        paragraphs = self._paragraphs(text)
        if paragraphs:
            yield SlideLine(
                self._ready(label), _LABEL_PT, bold=True, colour=ACCENT, before=8.0, keep=True
            )
        for each in paragraphs:
            yield SlideLine(each, before=2.0)

    def _paragraphs(self, text: str) -> list[str]:
        return [self._ready(each) for each in normalise(text).split("\n") if each.strip()]

    def _ready(self, text: str) -> str:
        return whole(text, self.look)

    @property
    def _name(self) -> str:
        return self._ready(_name(self.sitting))

    @property
    def _foot(self) -> str:
        return f"{self._name}  {self._ready(self.sitting.numbered)}"


def _name(sitting: Sitting) -> str:
    return f"การประชุม{body_name(sitting)}"
