"""What agencies wrote on their confirmation forms, kept where it belongs.

Who heads an agency is not changed by a form alone: a new head is a new post of a person, with its
first day; what was written goes into the note of the answer, for the officer to see to.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy.orm import Session

from district_admin.areas.directory.documents.confirmation import ConfirmationForm
from district_admin.areas.directory.documents.confirmation_rows import ConfirmationAnswer
from district_admin.areas.directory.model import ConfirmationRound
from district_admin.areas.directory.model.confirmation import CONFIRMED, CORRECTED
from district_admin.areas.directory.operations.agencies import (
    details_of_agency,
    edit_agency,
    get_agency,
)
from district_admin.areas.directory.operations.base_data import set_value
from district_admin.areas.directory.operations.verification import (
    RoundNotFoundError,
    record_answer,
)
from district_admin.texts import _

_HEAD: Final = "head.name"
_KEY: Final = re.compile(r"R([0-9]+)-A([0-9]+)")


class Correction(NamedTuple):
    """One thing that an agency wrote otherwise."""

    agency_id: int
    agency: str
    key: str
    label: str
    old: str
    new: str
    problem: str = ""
    """Why the new one is not kept but noted; then the old one stays."""


def corrections(form: ConfirmationForm, answer: ConfirmationAnswer) -> list[Correction]:
    """Return what an agency wrote otherwise than its form said, in the order of the form."""
    _round_id, agency_id = _ids(form.key)
    written = {**answer.typed_over, **answer.corrections}
    return [
        Correction(
            *(agency_id, form.agency_name, i.key, i.label, i.value, written[i.key]),
            answer.problems.get(i.key, "") or _told_of(i.key),
        )
        for i in form.items
        if i.key in written
    ]


def _told_of(key: str) -> str:
    """Return why what was written under a key is noted only, and what to do; nothing for others."""
    if key != _HEAD:
        return ""
    return _("ผู้บริหารคนใหม่ต้องมีวันเริ่มดำรงตำแหน่ง จึงจดไว้ในหมายเหตุ กรุณาเพิ่มที่แท็บบุคคล")


def keep_answer(
    session: Session, form: ConfirmationForm, answer: ConfirmationAnswer, on: date
) -> None:
    """Keep what an agency wrote and note its answer; what cannot be read goes into the note only.

    Raises RoundNotFoundError, AgencyNotFoundError, RecordIncompleteError and those of `set_value`
    for what cannot be kept as it was written.
    """
    round_id, agency_id = _ids(form.key)
    found = corrections(form, answer)
    legible = [each for each in found if not each.problem]
    _keep_details(session, agency_id, {each.key: each.new for each in legible})
    fiscal_year = _fiscal_year(session, round_id)
    for each in legible:
        field = each.key.partition("field.")[2]
        if field:
            set_value(session, int(field), agency_id, fiscal_year, each.new)
    noted = [each for each in found if each.problem]
    note = "\n".join(f"{each.label}: {each.new}" for each in noted)
    outcome = CORRECTED if found else CONFIRMED
    record_answer(session, round_id, agency_id, outcome, on, note)


def _keep_details(session: Session, agency_id: int, written: Mapping[str, str]) -> None:
    changes: dict[str, Any] = {
        key.removeprefix("agency."): value
        for key, value in written.items()
        if key.startswith("agency.")
    }
    if not changes:
        return
    if "in_charge" in changes:
        changes["in_charge_id"] = None  # a name that was written, not one of the directory
    details = details_of_agency(get_agency(session, agency_id))
    edit_agency(session, agency_id, replace(details, **changes))


def _fiscal_year(session: Session, round_id: int) -> int:
    asked = session.get(ConfirmationRound, round_id)
    if asked is None:
        raise RoundNotFoundError
    return asked.fiscal_year


def _ids(form_key: str) -> tuple[int, int]:
    parts = _KEY.fullmatch(form_key)
    if parts is None:
        raise ValueError(f"not a key of a form: {form_key}")
    return int(parts[1]), int(parts[2])
