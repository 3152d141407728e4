"""The pane in which the officer puts right what a row of a register says.

What follows for a letter that is filed is told while she types, before anything is kept: one that
becomes secret moves to the class of secret letters with the same step, one that is secret no more
stays in it until she changes that herself.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from district_admin.areas.correspondence.model import Filing
from district_admin.areas.correspondence.model.retention import KEPT, SECRET
from district_admin.areas.correspondence.operations import filing, numbering, offers, registers
from district_admin.areas.correspondence.operations.filed_rows import is_kept_as_open
from district_admin.areas.correspondence.operations.register_listing import EntryRow
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.correspondence.view.entry_fields import (
    details_from,
    entry_fields,
    entry_values,
)
from district_admin.areas.correspondence.view.filing_words import retention_name
from district_admin.texts import _

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.register_page import RegisterPage


def begin_correction(page: "RegisterPage", row: EntryRow) -> None:
    """Open the pane to put right what a row says."""
    with page.context.database.reading() as session:
        before = registers.details_of(numbering.get_entry(session, row.id))
        offered = offers.offers(session, row.register)
        kept = filing.filing_of(session, row.id)

    def keep(values: dict[str, Any]) -> None:
        details = details_from(values, before)
        words = _("แก้ไขรายการ {number}")
        if _moves(kept, before, details.secrecy):
            words = _("แก้ไขรายการ {number} และเก็บเป็นหนังสือลับ")
        action = words.format(number=row.number_text)
        with page.context.database.transaction(action) as session:
            registers.edit_entry(session, row.id, details)
        page.said.emit(action)

    title = _("แก้ไขรายการ {number}").format(number=row.number_text)
    page.begin_edit(title, entry_fields(row.register, offered), entry_values(before), keep)
    form = page.edit.form
    assert form is not None  # it was just opened
    if kept is not None:
        form.changed.connect(partial(_tell, page, kept, before))


def _moves(kept: Filing | None, before: EntryDetails, secrecy: str) -> bool:
    """Say whether a letter goes to the class of secret letters with what is typed."""
    return bool(secrecy) and not before.secrecy and is_kept_as_open(kept)


def _tell(page: "RegisterPage", kept: Filing, before: EntryDetails) -> None:
    form = page.edit.form
    assert form is not None  # it is what changed
    secrecy = str(form.values.get("secrecy") or "")
    page.edit.tell(_note(kept, before, secrecy))


def _note(kept: Filing, before: EntryDetails, secrecy: str) -> str:
    """Return what follows for the keeping of a letter; empty where nothing does."""
    if _moves(kept, before, secrecy):
        return _(
            "หนังสือนี้จัดเก็บเป็น {retention} เมื่อบันทึกจะย้ายเป็น {secret} และไม่ทำลายจนกว่าจะระบุปีที่เก็บถึง"
        ).format(
            retention=retention_name(kept.retention),
            secret=retention_name(SECRET),
        )
    if before.secrecy and not secrecy and kept.retention == SECRET and kept.outcome == KEPT:
        told = _("หนังสือนี้ยังเก็บเป็น {secret} เปลี่ยนประเภทได้ที่ แก้การเก็บ…")
        return told.format(secret=retention_name(SECRET))
    return ""
