"""The pane in which what was said and resolved on a matter is typed, and kept while it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from district_admin.areas.meetings.model import AgendaItem
from district_admin.areas.meetings.operations import adopting, resolutions
from district_admin.areas.meetings.operations.meanwhile import Began, with_meanwhile
from district_admin.areas.meetings.view.fields import (
    resolution_entries,
    resolution_facts,
    resolution_values,
)
from district_admin.texts import _
from district_admin.ui.kept_typing import KeptTyping

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.agenda_page import AgendaPage


def ask_resolution(page: "AgendaPage", item: AgendaItem, owners: Sequence[str]) -> KeptTyping:
    """Open the pane for the resolution on a matter; return what keeps the typing."""
    item_id, title = item.id, item.title

    def keep(values: dict[str, Any]) -> None:
        action = _("บันทึกมติ “{title}”").format(title=title)
        with page.context.database.transaction(action) as session:
            facts = with_meanwhile(session, item_id, Began(**kept.began), resolution_facts(values))
            is_gone = resolutions.decide(session, item_id, facts)
        told = _("{action} และนำวาระที่ไม่มีรายงานให้รับรองออก").format(action=action)
        page.said.emit(told if is_gone else action)

    with page.context.database.reading() as session:
        verb, words = adopting.adopting_resolution(session, item)
    offered = {"verb": verb, "resolution": words} if verb else {}
    values = {**resolution_values(item), **offered}
    heading = _("มติ: {title}").format(title=title)
    page.begin_edit(heading, resolution_entries(owners), values, keep)
    file = page.context.folder.typed / f"resolution-{item_id}.json"
    began = {"discussion": item.discussion, "verb": item.verb, "resolution": item.resolution}
    kept = KeptTyping(page.edit, file, title, began)
    return kept
