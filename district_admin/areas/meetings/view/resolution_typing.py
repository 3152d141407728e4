"""The pane in which what was said and resolved on a matter is typed, and kept while it is.

A matter may go off the agenda meanwhile; what was typed on it stays, and brings it back.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from district_admin.areas.meetings.model import AgendaItem
from district_admin.areas.meetings.operations import adopting, gone_matters, resolutions
from district_admin.areas.meetings.operations.adoption_matters import ADOPTION_WORD
from district_admin.areas.meetings.operations.gone_matters import Matter
from district_admin.areas.meetings.operations.meanwhile import Began, with_meanwhile
from district_admin.areas.meetings.view.fields import (
    resolution_entries,
    resolution_facts,
    resolution_values,
)
from district_admin.texts import _
from district_admin.ui.kept_typing import KeptTyping
from district_admin.ui.toast import Step

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.agenda_page import AgendaPage

_MATTER: Final = "matter"  # what it was, beside what is typed on it
_EMPTY: Final = {"discussion": "", "verb": "", "resolution": "", "owner_name": "", "due_on": ""}


class ResolutionTyping(KeptTyping):
    """Keeps what is typed on one matter."""

    item_id = 0

    def tell_gone(self, page: "AgendaPage") -> None:
        """Say in the pane that its matter went off the agenda, and what keeping it does."""
        if not self.is_open or self.item_id in {each.id for each in page.rows}:
            return
        page.edit.tell(_("เรื่องนี้ถูกนำออกจากวาระระหว่างที่พิมพ์ หากกด บันทึก โปรแกรมจะใส่กลับพร้อมมติที่พิมพ์ไว้"))


def ask_resolution(page: "AgendaPage", item: AgendaItem, owners: Sequence[str]) -> ResolutionTyping:
    """Open the pane for the resolution on a matter; return what keeps the typing."""
    with page.context.database.reading() as session:
        verb, words = adopting.adopting_resolution(session, item)
    offered = {"verb": verb, "resolution": words} if verb else {}
    values = {**resolution_values(item), **offered}
    began = {"discussion": item.discussion, "verb": item.verb, "resolution": item.resolution}
    return _ask(page, item.id, gone_matters.matter_of(item), values, began, owners)


def offer_left(page: "AgendaPage", owners: Sequence[str]) -> None:
    """Offer what was typed on a matter of this meeting that is gone, one at a time."""
    if page.is_editing or page.is_locked or not page.isVisible():
        return
    item_id, matter = next(iter(_left(page)), (0, None))
    if matter is None:
        return

    def ask() -> None:
        page.kept = _ask(page, item_id, matter, _EMPTY, asdict(Began()), owners)

    told = _("มีมติที่พิมพ์ค้างไว้ของ “{title}” ซึ่งถูกนำออกจากวาระแล้ว").format(title=matter.title)
    page.saved.emit(told, Step(_("เปิดที่พิมพ์ไว้"), "pen-line", ask))


def _ask(
    page: "AgendaPage",
    item_id: int,
    matter: Matter,
    values: Mapping[str, object],
    began: Mapping[str, str],
    owners: Sequence[str],
) -> ResolutionTyping:
    heading = _("มติ: {title}").format(title=matter.title)
    keep = partial(_keep, page, item_id, matter)
    page.begin_edit(heading, resolution_entries(owners), values, keep)
    told = json.dumps(asdict(matter), ensure_ascii=False)
    file = _folder(page) / f"resolution-{item_id}.json"
    about = matter.title if matter.adopts_id is None else ADOPTION_WORD  # whose number may change
    kept = ResolutionTyping(page.edit, file, about, {**began, _MATTER: told})
    kept.item_id = item_id
    kept.tell_gone(page)
    return kept


def _keep(page: "AgendaPage", item_id: int, matter: Matter, values: dict[str, Any]) -> None:
    action = _("บันทึกมติ “{title}”").format(title=matter.title)
    told = action
    assert page.kept is not None
    began = {key: text for key, text in page.kept.began.items() if key != _MATTER}
    with page.context.database.transaction(action) as session:
        facts = resolution_facts(values)
        if not gone_matters.is_there(session, item_id):
            gone_matters.decide_again(session, matter, facts)
            told = _("{action} และใส่เรื่องกลับเข้าวาระ").format(action=action)
        else:
            facts = with_meanwhile(session, item_id, Began(**began), facts)
            if resolutions.decide(session, item_id, facts):
                told = _("{action} และนำวาระที่ไม่มีรายงานให้รับรองออก").format(action=action)
    page.said.emit(told)


def _left(page: "AgendaPage") -> list[tuple[int, Matter]]:
    """Return the matters of a meeting that are gone while something typed on them is there."""
    there = {each.id for each in page.rows}
    found = []
    for file in sorted(_folder(page).glob("resolution-*.json")):
        try:
            item_id = int(file.stem.removeprefix("resolution-"))
            matter = Matter(**json.loads(json.loads(file.read_bytes())["began"][_MATTER]))
        except (OSError, ValueError, KeyError, TypeError):  # of an older program, or damaged
            continue
        if matter.meeting_id == page.meeting_id and item_id not in there:
            found.append((item_id, matter))
    return found


def _folder(page: "AgendaPage") -> Path:
    return page.context.folder.typed
