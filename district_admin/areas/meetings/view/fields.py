"""The fields in which meetings and what belongs to them are typed in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from district_admin.areas.meetings.model import (
    AgendaItem,
    Meeting,
    MeetingPerson,
    MeetingSeries,
    SeriesMember,
)
from district_admin.areas.meetings.model.agenda import VERBS
from district_admin.areas.meetings.model.meeting import ABSENT, PRESENCES, PRESENT, SUBSTITUTE
from district_admin.areas.meetings.model.series import ADOPTIONS, FIVE_SECTIONS, ROLES, SIX_SECTIONS
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.attendance import PresenceFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.areas.meetings.operations.resolutions import ResolutionFacts
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts
from district_admin.documents.form_model import Choice, Condition, Field
from district_admin.texts import N_, _
from district_admin.thai.numerals import to_arabic_digits
from district_admin.ui.entry_form import HALF, THIRD, Entry
from district_admin.ui.questions import choice, day, day_of, line, text

_WRITERS: Final = N_("ผู้จดและผู้ตรวจรายงานการประชุม")
_TIMES: Final = N_("เช่น 09.30")
_MOST_DIGITS: Final = 6

Values = Mapping[str, Any]


def series_entries() -> list[Entry]:
    """Return the fields of a body."""
    return [
        line(
            "name",
            N_("ชื่อคณะหรือชุดการประชุม"),
            required=True,
            hint=N_("เช่น คณะกรรมการ… หรือ ผู้บริหารสถานศึกษา"),
        ),
        line("place", N_("สถานที่ประชุมที่ใช้ประจำ")),
        line("starts_at", N_("เวลาเริ่ม"), HALF, hint=_TIMES),
        line("quorum", N_("องค์ประชุม (คน)"), HALF, hint=N_("ว่าง = ไม่น้อยกว่ากึ่งหนึ่ง")),
        Entry(
            Field("sections", N_("ระเบียบวาระ"), "text", required=True, hint=N_("พิมพ์บรรทัดละวาระ")),
            wholes=(
                (_("6 วาระ"), _("6 วาระที่หน่วยงานส่วนใหญ่ใช้"), "\n".join(SIX_SECTIONS)),
                (_("5 วาระ"), _("5 วาระตามคำอธิบายระเบียบงานสารบรรณ"), "\n".join(FIVE_SECTIONS)),
            ),
        ),
        choice("adoption", N_("การรับรองรายงานการประชุม"), list(ADOPTIONS.items())),
        *_writer_entries(),
        text("note", N_("หมายเหตุ")),
    ]


def series_values(series: MeetingSeries | None) -> dict[str, object]:
    """Return a body as its fields show it; a new one with the habits of most offices."""
    if series is None:
        facts = SeriesFacts("")
        return {"sections": "\n".join(facts.sections), "adoption": facts.adoption}
    names = ("name", "place", "starts_at", "adoption", "note", *_WRITER_NAMES)
    return {
        **{name: getattr(series, name) for name in names},
        "quorum": str(series.quorum or ""),
        "sections": "\n".join(series.sections),
    }


def series_facts(values: Values) -> SeriesFacts:
    """Return the body that was typed in. Raises MeetingIncompleteError."""
    return SeriesFacts(
        name=values["name"],
        sections=str(values["sections"]).split("\n"),
        quorum=whole_number(values["quorum"], _("องค์ประชุม")) or 0,
        adoption=values["adoption"],
        place=values["place"],
        starts_at=values["starts_at"],
        note=values["note"],
        **_writers(values),
    )


def member_entries() -> list[Entry]:
    """Return the fields of a member."""
    return [
        line("name", N_("ชื่อ"), required=True),
        line("position", N_("ตำแหน่ง")),
        line("role", N_("ตำแหน่งในที่ประชุม"), suggestions=ROLES),
        day("from_on", N_("ตั้งแต่วันที่")),
        day("to_on", N_("ถึงวันที่")),
    ]


def member_values(member: SeriesMember) -> dict[str, object]:
    """Return a member as the fields show it."""
    return {
        "name": member.name,
        "position": member.position,
        "role": member.role,
        "from_on": _iso(member.from_on),
        "to_on": _iso(member.to_on),
    }


def member_facts(values: Values, known: SeriesMember | None = None) -> MemberFacts:
    """Return the member that was typed in; who it is in the directory stays."""
    return MemberFacts(
        values["name"],
        values["position"],
        values["role"],
        person_id=known.person_id if known else None,
        agency_id=known.agency_id if known else None,
        from_on=day_of(values["from_on"]),
        to_on=day_of(values["to_on"]),
    )


def meeting_entries(*, is_new: bool) -> list[Entry]:
    """Return the fields of a meeting; when it truly began is asked once it is planned."""
    times = [
        line("began_at", N_("เริ่มประชุมจริงเวลา"), HALF, hint=_TIMES),
        line("ended_at", N_("เลิกประชุมเวลา"), HALF, hint=_TIMES),
    ]
    return [
        day("held_on", N_("วันประชุม"), required=True),
        line("starts_at", N_("เวลา"), THIRD, hint=_TIMES),
        line("place", N_("สถานที่"), hint=N_("เช่น ห้องประชุม… หรือ ผ่านระบบการประชุมทางไกล")),
        line("number", N_("ครั้งที่"), HALF, hint=N_("ว่าง = เลขถัดไปของปี")),
        *([] if is_new else times),
        *_writer_entries(),
        text("note", N_("หมายเหตุ")),
    ]


def meeting_values(meeting: Meeting) -> dict[str, object]:
    """Return a meeting as its fields show it."""
    names = ("starts_at", "place", "began_at", "ended_at", "note", *_WRITER_NAMES)
    return {
        **{name: getattr(meeting, name) for name in names},
        "held_on": meeting.held_on.isoformat(),
        "number": str(meeting.number),
    }


def new_meeting_values(series: MeetingSeries) -> dict[str, object]:
    """Return what a new meeting of a body has before she types."""
    names = ("starts_at", "place", *_WRITER_NAMES)
    return {name: getattr(series, name) for name in names}


def meeting_facts(values: Values) -> MeetingFacts:
    """Return the meeting that was typed in. Raises MeetingIncompleteError."""
    held_on = day_of(values["held_on"])
    if held_on is None:
        raise MeetingIncompleteError(_("กรุณาเลือกวันประชุม"))
    return MeetingFacts(
        held_on,
        whole_number(values["number"], _("ครั้งที่")),
        starts_at=values["starts_at"],
        place=values["place"],
        began_at=values.get("began_at") or "",
        ended_at=values.get("ended_at") or "",
        note=values["note"],
        **_writers(values),
    )


def item_entries(
    sections: Sequence[str], groups: Sequence[str], presenters: Sequence[str]
) -> list[Entry]:
    """Return the fields of a matter on the agenda."""
    choices = [
        (str(number), _("วาระที่ {number} {title}").format(number=number, title=title))
        for number, title in enumerate(sections, 1)
    ]
    return [
        line("title", N_("เรื่อง"), required=True),
        choice("section", N_("อยู่ในระเบียบวาระ"), choices),
        line("group_name", N_("กลุ่มเจ้าของเรื่อง"), HALF, suggestions=groups),
        line("presenter", N_("ผู้เสนอ"), HALF, suggestions=presenters),
        day("received_on", N_("วันที่ได้รับเรื่อง")),
        line("minutes", N_("เวลาที่ใช้ (นาที)"), HALF),
        text("facts", N_("ข้อเท็จจริงและรายละเอียด")),
        text("private_note", N_("บันทึกสำหรับเลขานุการ (ไม่พิมพ์ในระเบียบวาระ)")),
    ]


def item_values(item: AgendaItem) -> dict[str, object]:
    """Return a matter as its fields show it."""
    names = ("title", "group_name", "presenter", "facts", "private_note")
    return {
        **{name: getattr(item, name) for name in names},
        "section": str(item.section),
        "minutes": str(item.minutes or ""),
        "received_on": _iso(item.received_on),
    }


def item_facts(values: Values) -> ItemFacts:
    """Return the matter that was typed in. Raises MeetingIncompleteError."""
    return ItemFacts(
        values["title"],
        int(values["section"]),
        facts=values["facts"],
        presenter=values["presenter"],
        group_name=values["group_name"],
        minutes=whole_number(values["minutes"], _("เวลาที่ใช้")) or 0,
        private_note=values["private_note"],
        received_on=day_of(values["received_on"]),
    )


def resolution_entries(owners: Sequence[str]) -> list[Entry]:
    """Return the fields of what was said and resolved on a matter."""
    return [
        text("discussion", N_("ข้ออภิปรายและความเห็นของที่ประชุม")),
        line("verb", N_("มติที่ประชุม"), suggestions=VERBS),
        text("resolution", N_("รายละเอียดของมติ")),
        line("owner_name", N_("ผู้รับผิดชอบ"), suggestions=owners),
        day("due_on", N_("กำหนดเสร็จ")),
    ]


def resolution_values(item: AgendaItem) -> dict[str, object]:
    """Return what was resolved as the fields show it."""
    names = ("discussion", "verb", "resolution", "owner_name")
    return {**{name: getattr(item, name) for name in names}, "due_on": _iso(item.due_on)}


def resolution_facts(values: Values) -> ResolutionFacts:
    """Return what was typed of a resolution."""
    return ResolutionFacts(
        values["verb"],
        values["resolution"],
        values["discussion"],
        values["owner_name"],
        day_of(values["due_on"]),
    )


def presence_entries() -> list[Entry]:
    """Return the fields of who came."""
    by_another = (Condition("presence", (SUBSTITUTE,)),)
    when_there = (Condition("presence", (PRESENT, SUBSTITUTE)),)
    with_reason = (Condition("presence", (ABSENT, SUBSTITUTE)),)
    choices = tuple(Choice(value, _(word)) for value, word in PRESENCES.items() if value)
    substitute = N_("ผู้มาประชุมแทน")
    return [
        Entry(Field("presence", N_("การมาประชุม"), "choice", choices=choices)),
        Entry(Field("substitute_name", substitute, "line", when=by_another)),
        Entry(Field("substitute_position", N_("ตำแหน่งของผู้แทน"), "line", when=by_another)),
        Entry(
            Field(
                "reason",
                N_("เหตุที่ไม่มา"),
                "line",
                suggestions=("ติดราชการ", "ลาป่วย", "ลากิจ", "ไปราชการ"),
                when=with_reason,
            )
        ),
        Entry(
            Field("came_at", N_("มาเวลา"), "line", hint=N_("ว่าง = ตั้งแต่เริ่ม"), when=when_there),
            HALF,
        ),
        Entry(
            Field("left_at", N_("ออกเวลา"), "line", hint=N_("ว่าง = จนเลิก"), when=when_there), HALF
        ),
    ]


def presence_values(person: MeetingPerson) -> dict[str, object]:
    """Return who came as the fields show it."""
    names = ("presence", "substitute_name", "substitute_position", "reason", "came_at", "left_at")
    return {name: getattr(person, name) for name in names}


def presence_facts(values: Values) -> PresenceFacts:
    """Return what was typed of somebody's coming."""
    return PresenceFacts(**{name: values.get(name) or "" for name in PresenceFacts.__annotations__})


def whole_number(typed: object, what: str) -> int | None:
    """Return a number that was typed, in either digits; None for nothing.

    Raises MeetingIncompleteError.
    """
    digits = to_arabic_digits(str(typed or "")).strip()
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        told = _("{what}ต้องเป็นตัวเลข กรุณาแก้ไข “{typed}”")
        raise MeetingIncompleteError(told.format(what=what, typed=digits))
    return int(digits)


_WRITER_NAMES: Final = ("taker_name", "taker_position", "checker_name", "checker_position")


def _writer_entries() -> list[Entry]:
    labels = (N_("ผู้จดรายงานการประชุม"), N_("ตำแหน่ง"), N_("ผู้ตรวจรายงานการประชุม"), N_("ตำแหน่ง"))
    return [
        Entry(Field(name, label, "line", group=_WRITERS), HALF)
        for name, label in zip(_WRITER_NAMES, labels, strict=True)
    ]


def _writers(values: Values) -> dict[str, str]:
    return {name: values[name] for name in _WRITER_NAMES}


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""
