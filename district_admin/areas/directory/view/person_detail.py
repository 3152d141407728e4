"""What the pane at the right says of a person."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from district_admin.areas.directory.model import Person, Posting
from district_admin.areas.directory.model.citizen_id import masked_citizen_id
from district_admin.areas.directory.operations import merging
from district_admin.areas.directory.view.record_history import fill_history
from district_admin.areas.directory.view.verified import (
    currency_word,
    verified_tone,
    verified_words,
)
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.telephones import shown_telephones
from district_admin.ui.detail_pane import Deed

if TYPE_CHECKING:
    from district_admin.areas.directory.view.people import PeoplePage


def fill_person(page: "PeoplePage", person: Person, stale_before: date) -> Iterator[None]:
    """Show a person, read with all posts, in the pane of its page, with a break after each part."""
    pane, deeds, tokens = page.detail, page.deeds, page.context.theme.tokens
    pane.begin(person.full_name)
    pane.facts(
        [
            (_("มือถือ"), shown_telephones(person.mobile)),
            (_("โทรศัพท์"), shown_telephones(person.telephone)),
            (_("อีเมล"), person.email),
            (_("คำขึ้นต้น"), person.salutation),
            (_("ที่อยู่"), person.address),
            (_("เลขประจำตัว"), masked_citizen_id(person.citizen_id)),
            (_("หมายเหตุ"), person.note),
        ]
    )
    yield
    _fill_posts(page, person)
    yield
    tone = verified_tone(tokens, person.verified_on, stale_before)
    pane.section(_("ความเป็นปัจจุบัน"))
    words = currency_word(person.verified_on, stale_before)
    pane.line(verified_words(person.verified_on, person.verified_by), chip=(words, tone))
    with page.context.database.reading() as session:
        ids = [person.id, *merging.absorbed_people(session, person.id)]
    posts = [("posting", posting.id) for posting in person.postings]
    yield
    fill_history(page.context, page, pane, [*(("person", each) for each in ids), *posts])
    yield
    if person.in_bin:
        pane.end([Deed(_("นำกลับจากถังขยะ"), "undo-2", deeds.take_from_bin, "primary")])
        return
    merge = partial(page.doubles.merge_with, person.id, person.full_name)
    pane.end(
        [
            Deed(_("ลงถังขยะ"), "trash-2", deeds.put_in_bin, "icon"),
            Deed(_("รวมกับ…"), "git-merge", merge, "icon"),
            Deed(_("ตรวจสอบแล้ว"), "check", deeds.verify, keys="Ctrl+K"),
            Deed(_("แก้ไข"), "pen-line", deeds.correct, "primary", "Ctrl+E"),
        ]
    )


def period(posting: Posting) -> str:
    """Return from when to when a post is held."""
    if posting.from_on is None and posting.to_on is None:
        return ""
    begun = medium_date(posting.from_on) if posting.from_on else "…"
    return f"{begun} – {medium_date(posting.to_on) if posting.to_on else _('ปัจจุบัน')}"


def _fill_posts(page: "PeoplePage", person: Person) -> None:
    pane, deeds, tokens = page.detail, page.deeds, page.context.theme.tokens
    today = date.today()
    offered = (Deed(_("ย้าย"), "arrow-right", deeds.move), Deed(_("เพิ่ม"), "plus", deeds.add_post))
    pane.section(_("ตำแหน่ง"), *(() if person.in_bin else offered))
    if not person.postings:
        pane.remark(_("ยังไม่มีตำแหน่งในหน่วยงานใด"))
    # those held now first, then by their beginning, the latest first
    in_order = sorted(
        person.postings,
        key=lambda each: (each.held_on(today), each.main, each.from_on or date.min),
        reverse=True,
    )
    for posting in in_order:
        now = posting.held_on(today)
        chip = (_("รักษาการ"), tokens.waiting) if posting.acting else None
        if not now:
            chip = (_("สิ้นสุดแล้ว") if _is_over(posting, today) else _("ยังไม่เริ่ม"), tokens.cancelled)
        note = "\n".join(part for part in (posting.agency.name, period(posting)) if part)
        pane.line(posting.position or _("(ไม่ระบุตำแหน่ง)"), note, _deeds(page, posting, now), chip)


def _deeds(page: "PeoplePage", posting: Posting, now: bool) -> list[Deed]:
    deeds = page.deeds
    found = [Deed(_("แก้ไขตำแหน่งนี้"), "pen-line", lambda: deeds.correct_post(posting))]
    if now:
        found.append(Deed(_("สิ้นสุดตำแหน่งนี้"), "calendar", lambda: deeds.end_post(posting)))
    else:
        found.append(Deed(_("ลบตำแหน่งนี้"), "trash-2", lambda: deeds.remove_post(posting)))
    go = Deed(
        _("ไปที่ {name}").format(name=posting.agency.name),
        "chevron-right",
        lambda: page.agency_wanted.emit(posting.agency_id),
    )
    return [*found, go]


def _is_over(posting: Posting, today: date) -> bool:
    return posting.to_on is not None and posting.to_on < today
