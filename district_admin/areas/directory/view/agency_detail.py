"""What the pane at the right says of an agency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from district_admin.areas.directory.model import Agency, Posting
from district_admin.areas.directory.model.agency import KIND_NAMES, OUTSIDE, SUB_KIND_NAMES
from district_admin.areas.directory.operations import merging
from district_admin.areas.directory.view.record_history import fill_history
from district_admin.areas.directory.view.verified import (
    currency_word,
    verified_tone,
    verified_words,
)
from district_admin.texts import _
from district_admin.thai.telephones import shown_telephones
from district_admin.ui.detail_pane import Deed

if TYPE_CHECKING:
    from district_admin.areas.directory.view.agencies import AgenciesPage

_PEOPLE_SHOWN = 30


@dataclass(frozen=True)
class AgencyFacts:
    """An agency with what other records say of it."""

    agency: Agency
    parent: str
    in_charge: str
    people: Sequence[Posting]
    stale_before: date


def fill_agency(page: "AgenciesPage", facts: AgencyFacts) -> Iterator[None]:
    """Show an agency in the pane of its page, with a break after each part."""
    agency, pane = facts.agency, page.detail
    tokens = page.context.theme.tokens
    kind = _(SUB_KIND_NAMES.get(agency.sub_kind) or KIND_NAMES[OUTSIDE])
    kind = kind if agency.kind == OUTSIDE else _(KIND_NAMES[agency.kind])
    pane.begin(agency.name, [(kind, tokens.info)])
    pane.facts(_numbers(facts))
    yield from _fill_people(page, facts)
    tone = verified_tone(tokens, agency.verified_on, facts.stale_before)
    pane.section(_("ความเป็นปัจจุบัน"))
    words = currency_word(agency.verified_on, facts.stale_before)
    pane.line(verified_words(agency.verified_on, agency.verified_by), chip=(words, tone))
    if agency.lacking:
        pane.line(agency.lacking, chip=(_("ที่อยู่ไม่ครบ"), tokens.soon))
    with page.context.database.reading() as session:
        ids = [agency.id, *merging.absorbed_agencies(session, agency.id)]
    fill_history(page.context, page, pane, [("agency", each) for each in ids])
    yield
    if agency.in_bin:
        pane.end([Deed(_("นำกลับจากถังขยะ"), "undo-2", page.take_from_bin, "primary")])
        return
    merge = partial(page.doubles.merge_with, agency.id, agency.name)
    pane.end(
        [
            Deed(_("ลงถังขยะ"), "trash-2", page.put_in_bin, "icon"),
            Deed(_("รวมกับ…"), "git-merge", merge, "icon"),
            Deed(_("ตรวจสอบแล้ว"), "check", page.verify, keys="Ctrl+K"),
            Deed(_("แก้ไข"), "pen-line", page.correct, "primary", "Ctrl+E"),
        ]
    )


def _fill_people(page: "AgenciesPage", facts: AgencyFacts) -> Iterator[None]:
    pane, agency = page.detail, facts.agency
    tokens = page.context.theme.tokens
    add = Deed(_("เพิ่มบุคคล"), "user-plus", lambda: page.new_person_wanted.emit(agency.id))
    title = _("บุคคล {count} คน").format(count=len(facts.people))
    pane.section(title, *(() if agency.in_bin else (add,)))
    if not facts.people:
        pane.remark(_("ยังไม่มีบุคคลที่ดำรงตำแหน่งในหน่วยงานนี้"))
    for posting in facts.people[:_PEOPLE_SHOWN]:
        chip = (_("รักษาการ"), tokens.waiting) if posting.acting else None
        go = Deed(
            _("ไปที่ {name}").format(name=posting.person.full_name),
            "chevron-right",
            partial(page.person_wanted.emit, posting.person_id),
        )
        telephone = shown_telephones(posting.person.mobile or posting.person.telephone)
        note = "  ·  ".join(part for part in (posting.position, telephone) if part)
        pane.line(posting.person.full_name, note, [go], chip)
        yield
    if len(facts.people) > _PEOPLE_SHOWN:
        more = len(facts.people) - _PEOPLE_SHOWN
        pane.remark(_("และอีก {count} คน ดูได้ในแท็บบุคคล").format(count=more))


def _numbers(facts: AgencyFacts) -> list[tuple[str, str]]:
    agency = facts.agency
    students = "" if agency.student_count is None else f"{agency.student_count:,}"
    place = "" if agency.latitude is None else f"{agency.latitude}, {agency.longitude}"
    return [
        (_("โทรศัพท์"), shown_telephones(agency.telephone)),
        (_("โทรสาร"), shown_telephones(agency.fax)),
        (_("อีเมล"), agency.email),
        (_("เว็บไซต์"), agency.website),
        (_("ที่อยู่"), "\n".join(agency.address_lines)),
        (_("เรียน"), agency.addressed_to),
        (_("ผู้ประสานงาน"), facts.in_charge),
        (_("สังกัด"), facts.parent),
        (_("เครือข่าย"), agency.network_group),
        (_("ชื่อย่อ"), agency.short_name),
        (_("รหัสสถานศึกษา"), agency.school_code),
        (_("รหัส SMIS"), agency.smis_code),
        (_("รหัสหนังสือ"), agency.letter_code),
        (_("ขนาด"), agency.size),
        (_("นักเรียน"), students),
        (_("พิกัด"), place),
        (_("หมายเหตุ"), agency.note),
    ]
