"""How the answers to an invitation are told and look."""

from collections.abc import Sequence

from district_admin.areas.meetings.model import MeetingPerson
from district_admin.areas.meetings.model.meeting import DECLINES, SUBSTITUTE
from district_admin.areas.meetings.operations.answers import COMES, HeadCount
from district_admin.texts import _
from district_admin.ui.tokens import Tokens, Tone


def counted_words(count: HeadCount) -> str:
    """Return how many have answered, and for how many is cooked; the filters count the rest."""
    answered = _("ตอบแล้ว {count} จาก {asked} คน").format(
        count=count.asked - count.silent, asked=count.asked
    )
    return f"{answered}  ·  {fed_words(count)}"


def fed_words(count: HeadCount) -> str:
    """Return for how many is cooked, and of whom the number is made up."""
    return _("อาหาร {fed} คน (ตอบรับ {coming} เจ้าหน้าที่ {staff} สำรอง {reserve})").format(
        fed=count.fed,
        coming=count.coming + count.substitutes,
        staff=count.staff,
        reserve=count.reserve,
    )


def asked_for_words(count: HeadCount) -> str:
    """Return of whom the number that the caterer is asked for is made up."""
    if count.coming or count.substitutes:
        return fed_words(count)
    return _("ยังไม่มีผู้ตอบรับ จึงนับทุกคนที่เชิญ เจ้าหน้าที่ และสำรอง")


def rest_words(unmarked: Sequence[MeetingPerson]) -> str:
    """Return how many of those not marked yet came: all but those who had declined."""
    away = sum(each.reply == DECLINES for each in unmarked)
    came = _("บันทึกว่ามาประชุม {count} คน").format(count=len(unmarked) - away)
    return came + (_(" ไม่มาตามคำตอบรับ {count} คน").format(count=away) if away else "")


def reply_tone(t: Tokens, person: MeetingPerson) -> Tone | None:
    """Return how an answer looks; None while there is none."""
    return {COMES: t.done, SUBSTITUTE: t.info, DECLINES: t.cancelled}.get(person.reply)
