"""What must be put right before the minutes of a meeting are signed; G02 to G08 of section 8.

Each sentence says what is wrong and what to do. Nothing here blocks: `must` is what the regulation
or the paper itself cannot do without, `should` what looks unusual. Nobody and nothing is named more
than a few times, so that minutes hardly begun do not fill the screen.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from district_admin.areas.meetings.documents.clock import bare_time, minute_of_day
from district_admin.areas.meetings.documents.facts import Attendee, Section, matters_of
from district_admin.areas.meetings.documents.minutes import Minutes
from district_admin.areas.meetings.documents.parts import resolved
from district_admin.areas.meetings.model.series import CHAIR
from district_admin.documents.problem import Problem
from district_admin.texts import N_, _
from district_admin.thai.calendar import be_year, long_date
from district_admin.thai.normalise import search_key
from district_admin.thai.numerals import to_arabic_digits

_MOST_NAMED: Final = 4
_WRONG_WORDS: Final = (
    ("เปิดประชุมเวลา", "เริ่มประชุมเวลา"),
    ("ปิดประชุมเวลา", "เลิกประชุมเวลา"),
    ("ผู้บันทึกการประชุม", "ผู้จดรายงานการประชุม"),
)
"""What minutes must not say, and what they say instead (G07)."""


def check_minutes(minutes: Minutes) -> list[Problem]:
    """Return what is missing or unusual, in the order of the paper; empty when all is well."""
    return [
        *_head(minutes),
        *_people(minutes),
        *_times(minutes),
        *_numbers(minutes.sections),
        *_sections(minutes.sections),
        *_undecided(minutes.sections),
        *_adoption(minutes),
        *_words(minutes),
        *_signers(minutes),
    ]


def _head(minutes: Minutes) -> Iterator[Problem]:
    sitting = minutes.sitting
    if be_year(sitting.held_on) != sitting.be_year:
        text = _("ครั้งที่ {number} ไม่ตรงกับปีของวันประชุม ({year}) กรุณาแก้เลขครั้งที่หรือวันประชุม")
        yield Problem(
            "must", text.format(number=sitting.number_text, year=be_year(sitting.held_on)), "number"
        )
    if not sitting.place.strip():
        yield Problem("must", _("ยังไม่มีสถานที่ประชุม กรุณากรอกสถานที่"), "place")


def _people(minutes: Minutes) -> Iterator[Problem]:
    """G04: each appointed member in one of two lists, and nobody in two."""
    yield from _twice(minutes)
    counted = {each.key for _heading, people in minutes.lists[:2] for each in people}
    missing = [each for each in minutes.members if each.key not in counted]
    if missing:
        text = _("ยังไม่ได้บันทึกว่า {names} มาหรือไม่มาประชุม กรุณาบันทึกให้ครบทุกคน")
        names = _some(
            [each.name.strip() or each.post for each in missing], N_("{names} และอีก {count} คน")
        )
        yield Problem("must", text.format(names=names), "attendance")
    if not minutes.present:
        yield Problem("must", _("ยังไม่มีผู้มาประชุม กรุณาบันทึกผู้มาประชุม"), "attendance")
    elif not missing:
        yield from _led_and_enough(minutes)


def _led_and_enough(minutes: Minutes) -> Iterator[Problem]:
    """Whether somebody presided where the chair was away, and the quorum of those noted."""
    away = next((each for each in minutes.absent if each.role.startswith(CHAIR)), None)
    if away is not None and not any(each.role.startswith(CHAIR) for each in minutes.present):
        text = _("{name} ไม่มาประชุม กรุณาระบุผู้ทำหน้าที่ประธานในที่ประชุม โดยเลือกชื่อในแท็บ “ผู้เข้าประชุม”")
        yield Problem("must", text.format(name=away.name.strip() or away.role), "attendance")
    if len(minutes.present) < minutes.quorum:
        text = _(
            "มาประชุม {there} คน ไม่ครบองค์ประชุม ({needed} คน) กรุณาตรวจสอบผู้มาประชุมหรือเลื่อนการประชุม"
        )
        told = text.format(there=len(minutes.present), needed=minutes.quorum)
        yield Problem("should", told, "attendance")


def _twice(minutes: Minutes) -> Iterator[Problem]:
    """Two lines are of one person if they account for one member, or if they have one name.

    Two members of the same name are two persons; who stands for another is nobody's namesake.
    """
    by_key: dict[int, str] = {}
    by_name: dict[str, tuple[str, Attendee]] = {}
    for heading, people in minutes.lists:
        for each in people:
            name = search_key(each.name) or search_key(each.post)
            named_at, known = by_name.get(name, ("", each))
            first = "" if each.key is None else by_key.get(each.key, "")
            stands_in = bool(each.substitute_for or known.substitute_for)
            if named_at and (stands_in or None in (each.key, known.key)):
                first = first or named_at
            if first:
                yield Problem("must", _double(each, first, heading), "attendance")
            if each.key is not None:
                by_key.setdefault(each.key, heading)
            by_name.setdefault(name, (heading, each))


def _double(person: Attendee, first: str, second: str) -> str:
    name = person.name.strip() or person.post.strip()
    if first == second:
        text = _("“{name}” อยู่ใน{first}มากกว่าหนึ่งบรรทัด กรุณาให้เหลือเพียงบรรทัดเดียว")
    else:
        text = _("“{name}” อยู่ทั้งใน{first}และ{second} กรุณาให้เหลือเพียงรายชื่อเดียว")
    return text.format(name=name, first=_(first), second=_(second))


def _times(minutes: Minutes) -> Iterator[Problem]:
    times = (
        ("begun_at", _("เวลาเริ่มประชุม"), minutes.begun_at),
        ("ended_at", _("เวลาเลิกประชุม"), minutes.ended_at),
    )
    read = [minute_of_day(time) for _name, _label, time in times]
    for (name, label, time), minute in zip(times, read, strict=True):
        if not bare_time(time):
            text = _("ยังไม่มี{label} กรุณากรอก เช่น 09.30").format(label=label)
            yield Problem("must", text, name)
        elif minute is None:
            text = _("{label} “{time}” ไม่เป็นไปตามแบบ กรุณาพิมพ์ชั่วโมงและนาทีอย่างละสองหลัก เช่น 09.30")
            yield Problem("must", text.format(label=label, time=time.strip()), name)
    begun, ended = read
    if begun is not None and ended is not None and begun >= ended:
        text = _("เวลาเลิกประชุม ({ended}) ไม่อยู่หลังเวลาเริ่มประชุม ({begun}) กรุณาตรวจสอบเวลา")
        shown = text.format(ended=bare_time(minutes.ended_at), begun=bare_time(minutes.begun_at))
        yield Problem("must", shown, "ended_at")


def _numbers(sections: Sequence[Section]) -> Iterator[Problem]:
    """G06: the agenda counts from one, and so do the matters of each section."""
    numbers = [section.number for section in sections]
    wrong = next((n for place, n in enumerate(numbers, start=1) if place != n), None)
    if wrong is not None:
        text = _("เลขระเบียบวาระไม่เรียงต่อกันที่ระเบียบวาระที่ {number} กรุณาจัดลำดับใหม่ให้เริ่มจาก 1")
        yield Problem("must", text.format(number=wrong), "agenda")
    for section in sections:
        typed = [to_arabic_digits(each.number).strip().rstrip(".") for each in section.matters]
        given = [number for number in typed if number]
        expected = [f"{section.number}.{place}" for place in range(1, len(given) + 1)]
        wrong_one = next((a for a, b in zip(given, expected, strict=True) if a != b), "")
        if wrong_one:
            text = _("เลขเรื่องในระเบียบวาระที่ {number} ไม่เรียงต่อกันที่ {matter} กรุณาจัดลำดับใหม่")
            yield Problem("must", text.format(number=section.number, matter=wrong_one), "agenda")


def _sections(sections: Sequence[Section]) -> Iterator[Problem]:
    if not sections:
        yield Problem("must", _("ยังไม่มีระเบียบวาระ กรุณาเพิ่มระเบียบวาระการประชุม"), "agenda")
    for section in sections:
        named = {"number": section.number, "title": section.title}
        if not section.matters and not section.has_nothing:
            text = _("ระเบียบวาระที่ {number} {title} ยังไม่มีเรื่อง กรุณาเพิ่มเรื่อง หรือระบุว่าไม่มี")
            yield Problem("must", text.format(**named), "agenda")
        elif section.matters and section.has_nothing:
            text = _("ระเบียบวาระที่ {number} {title} ระบุว่าไม่มี แต่มีเรื่องอยู่ กรุณาเลือกอย่างใดอย่างหนึ่ง")
            yield Problem("must", text.format(**named), "agenda")


def _undecided(sections: Sequence[Section]) -> Iterator[Problem]:
    if text := undecided_words(sections):
        yield Problem("must", text, "agenda")


def undecided_words(sections: Sequence[Section]) -> str:
    """Return which matters have no resolution yet; empty if each has (G06)."""
    names = []
    for section in sections:
        for matter in section.matters:
            if not resolved(matter):
                names.append(matter.number.strip() or matter.title.strip() or str(section.number))
    text = _("ยังไม่มีมติที่ประชุมของเรื่อง {matters} กรุณาบันทึกมติให้ครบทุกเรื่อง")
    shown = _some(names, N_("{names} และอีก {count} เรื่อง"))
    return text.format(matters=shown) if names else ""


def _adoption(minutes: Minutes) -> Iterator[Problem]:
    """G08: who adopts the minutes of the meeting before names its number and its day."""
    earlier = minutes.earlier
    if earlier is None:
        return
    said = _without_spaces(" ".join(_texts(minutes)))
    day = long_date(earlier.held_on)
    named = (f"ครั้งที่{earlier.number_text}", day)
    if all(_without_spaces(each) in said for each in named):
        return
    text = _("ระเบียบวาระรับรองรายงานการประชุมยังไม่ระบุครั้งที่ {number} เมื่อวันที่ {day} กรุณาระบุให้ครบ")
    yield Problem("should", text.format(number=earlier.number_text, day=day), "agenda")


def _without_spaces(text: str) -> str:
    return search_key(text).replace(" ", "")


def _words(minutes: Minutes) -> Iterator[Problem]:
    """G07: the words of the form."""
    said = "\n".join(_texts(minutes))
    for wrong, right in _WRONG_WORDS:
        if wrong in said:
            text = _("รายงานการประชุมไม่ใช้คำว่า “{wrong}” กรุณาแก้เป็น “{right}”")
            yield Problem("should", text.format(wrong=wrong, right=right), "agenda")
        said = said.replace(wrong, "")  # ปิดประชุม is a part of เปิดประชุม


def _texts(minutes: Minutes) -> Iterator[str]:
    yield minutes.opening
    for section in minutes.sections:
        yield section.title
    for matter in matters_of(minutes.sections):
        yield from (matter.title, matter.facts, matter.discussion, matter.resolution)


def _signers(minutes: Minutes) -> Iterator[Problem]:
    if not minutes.taker.name.strip():
        text = _("ยังไม่มีผู้จดรายงานการประชุม กรุณาระบุชื่อและตำแหน่ง")
        yield Problem("must", text, "taker")
    if minutes.checker is not None and not minutes.checker.name.strip():
        text = _("ยังไม่มีชื่อผู้ตรวจรายงานการประชุม กรุณาระบุชื่อ หรือเอาผู้ตรวจออก")
        yield Problem("should", text, "checker")


def _some(names: Sequence[str], with_more: str) -> str:
    """Return a few of the names, and how many more there are in the words `with_more`."""
    shown = ", ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return shown if more <= 0 else _(with_more).format(names=shown, count=more)
