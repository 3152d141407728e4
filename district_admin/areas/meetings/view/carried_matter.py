"""What the agenda shows of a matter that goes on: since when, and how its papers tell it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from district_admin.areas.meetings.model import AgendaItem
from district_admin.areas.meetings.operations.agenda import Carried
from district_admin.areas.meetings.operations.carried_words import tell_earlier
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.detail_pane import Deed, DetailPane
from district_admin.ui.entry_form import Entry

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.agenda_page import AgendaPage


def carried_summary(carried: Carried) -> str:
    """Say since when a matter goes on, how often it was put off, and how late it is."""
    told = [_("ตั้งแต่ {day}").format(day=medium_date(carried.since))]
    if carried.times:
        told.append(_("เลื่อนมา {count} ครั้ง").format(count=carried.times))
    if carried.last.done_on is not None:
        told.append(_("เสร็จเมื่อ {day}").format(day=medium_date(carried.last.done_on)))
    if late := carried.days_late(date.today()):
        told.append(_("เกินกำหนด {count} วัน").format(count=late))
    return "  ·  ".join(told)


def show_last(pane: DetailPane, last: AgendaItem, number: str, deeds: Sequence[Deed] = ()) -> None:
    """Show what the meeting of this number resolved on a matter before, and how far it is."""
    pane.section(_("มติครั้งที่ {number}").format(number=number), *deeds)
    pane.line(last.resolution_text)
    pane.facts(
        [
            (_("ผู้รับผิดชอบ"), last.owner_name),
            (_("กำหนดเสร็จ"), medium_date(last.due_on) if last.due_on else ""),
            (_("ความก้าวหน้า"), last.progress),
        ]
    )


def tell_in_papers(page: "AgendaPage", item: AgendaItem) -> None:
    """Let agenda and minutes say what was resolved on a matter before."""
    page.do(
        _("ใส่มติครั้งก่อน “{title}”").format(title=item.title),
        lambda session: tell_earlier(session, item.id),
    )


def with_earlier(entries: Sequence[Entry], earlier: str) -> list[Entry]:
    """Offer what is told of the earlier meeting for the facts of a matter, if there is any."""
    if not earlier:
        return list(entries)
    tip = _("ใส่ข้อความที่ว่าการประชุมครั้งก่อนมีมติอย่างไร ใครรับผิดชอบ และผลการดำเนินการ")
    wholes = ((_("มติครั้งก่อน"), tip, earlier),)
    hint = N_("ย่อหน้าแรกที่กล่าวถึงการประชุมครั้งก่อน พิมพ์ในระเบียบวาระด้วย")
    return [
        replace(each, field=replace(each.field, hint=hint), wholes=wholes)
        if each.field.name == "facts"
        else each
        for each in entries
    ]
