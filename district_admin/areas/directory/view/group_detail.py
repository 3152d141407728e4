"""What the pane at the right says of a named group: its rule, and who is in it today."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from district_admin.areas.directory.dialogs.group_fields import rule_words
from district_admin.areas.directory.model import ContactGroup, ContactGroupMember
from district_admin.areas.directory.operations import groups
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.areas.directory.view.group_rule import nobody_words
from district_admin.texts import _
from district_admin.thai.telephones import shown_telephones
from district_admin.ui.detail_pane import Deed

if TYPE_CHECKING:
    from district_admin.areas.directory.view.groups import GroupsPage

_SHOWN = 60


def fill_group(page: "GroupsPage", group: ContactGroup) -> None:
    """Show a group in the pane of its page."""
    pane = page.detail
    with page.context.database.reading() as session:
        found = groups.recipients(session, group.id, date.today())
        members = groups.list_members(session, group.id)
    named = {(m.person_id, None if m.person_id else m.agency_id): m for m in members}
    pane.begin(group.name)
    rule = rule_words(groups.rule_of(group), page.segments)
    pane.facts([(_("เลือกโดย"), rule or _("เลือกรายชื่อเอง")), (_("หมายเหตุ"), group.note)])
    pick = Deed(_("เพิ่มรายชื่อ"), "user-plus", page.pick_members)
    title = _("ผู้รับวันนี้ {count} ราย").format(count=f"{len(found):,}")
    pane.section(title, *(() if group.in_bin else (pick,)))
    if not found:
        pane.remark(_why_nobody(rule, [member for member in members if member.left_out]))
    for recipient in found[:_SHOWN]:
        key = (recipient.person_id, None if recipient.person_id else recipient.agency_id)
        member = named.get(key)
        name = recipient.name if recipient.person_id else recipient.agency
        out = (
            Deed(_("นำออกจากกลุ่ม"), "user-minus", partial(page.remove_member, member.id, name))
            if member
            else Deed(_("ไม่รวมรายนี้"), "user-minus", partial(page.leave_out, *key, name))
        )
        pane.line(name, note_of(recipient), () if group.in_bin else (out,))
    if len(found) > _SHOWN:
        pane.remark(_("และอีก {count} ราย").format(count=f"{len(found) - _SHOWN:,}"))
    left_out = [member for member in members if member.left_out]
    if left_out:
        pane.section(_("ไม่รวม {count} ราย").format(count=len(left_out)))
    for member in left_out:
        person, agency = member.person, member.agency
        name = person.full_name if person else agency.name if agency else ""
        back = Deed(_("รวมอีกครั้ง"), "undo-2", partial(page.remove_member, member.id, name))
        pane.line(name, deeds=(back,))
    pane.end(page.deeds(group))


def _why_nobody(rule: str, left_out: Sequence[ContactGroupMember]) -> str:
    if not rule:
        return _("ยังไม่มีผู้รับในกลุ่มนี้ กรุณากดเพิ่มรายชื่อ")
    if left_out:
        return _("ผู้ที่ตรงกับเงื่อนไขถูกกำหนดเป็นไม่รวมทั้งหมด")
    return nobody_words()


def note_of(recipient: Recipient) -> str:
    """Return the quiet line under a recipient: the post and agency, or the head in office."""
    if recipient.person_id:
        parts = (recipient.position, recipient.agency)
    else:
        parts = (recipient.name, shown_telephones(recipient.telephone))
    return "  ·  ".join(part for part in parts if part)
