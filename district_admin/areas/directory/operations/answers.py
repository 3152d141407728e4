"""What agencies wrote on their confirmation forms, kept where it belongs.

A new head is a new post of a person, with its first day; without that day, what was written goes
into the note of the answer, for the officer to see to.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.documents.confirmation import ConfirmationForm
from district_admin.areas.directory.documents.confirmation_rows import ConfirmationAnswer
from district_admin.areas.directory.model import Confirmation, ConfirmationRound, DataField
from district_admin.areas.directory.model.confirmation import CONFIRMED, CORRECTED
from district_admin.areas.directory.operations import new_heads
from district_admin.areas.directory.operations.agencies import (
    check_agency,
    details_of_agency,
    edit_agency,
    get_agency,
)
from district_admin.areas.directory.operations.base_data import (
    FieldNotFoundError,
    read_value,
    set_value,
)
from district_admin.areas.directory.operations.verification import (
    RoundNotFoundError,
    record_answer,
)
from district_admin.errors import OfficeError
from district_admin.texts import _

_HEAD, _SINCE = "head.name", "head.from_on"
_AGENCY: Final = "agency."
_FIELD: Final = "field."
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
    since: str = ""
    """Of a new head, the first day in office."""
    told: str = ""
    """What keeping the new one does besides."""


def corrections(form: ConfirmationForm, answer: ConfirmationAnswer) -> list[Correction]:
    """Return what an agency wrote otherwise than its form said, in the order of the form."""
    _round_id, agency_id = round_and_agency(form.key)
    written = {**answer.typed_over, **answer.corrections}
    since = ""
    if _HEAD in written and _SINCE in written and not {_HEAD, _SINCE} & answer.problems.keys():
        since = written.pop(_SINCE)  # one thing with the name: neither is right without the other
    found = []
    for i in form.items:
        if i.key not in written:
            continue
        problem, of_head = answer.problems.get(i.key, ""), i.key == _HEAD
        if of_head and not problem and not since:
            problem = _("ผู้บริหารคนใหม่ต้องมีวันเริ่มดำรงตำแหน่ง จึงจดไว้ในหมายเหตุ กรุณาเพิ่มที่แท็บบุคคล")
        found.append(
            Correction(
                *(agency_id, form.agency_name, i.key, i.label, i.value, written[i.key], problem),
                since=since if of_head else "",
            )
        )
    return found


def checked(session: Session, found: Sequence[Correction]) -> list[Correction]:
    """Return corrections with the problem of each value that the directory would refuse.

    Each is looked at by itself, so that one bad address does not stop the telephone beside it.
    """
    there = [
        each
        for each in found
        if not (each.since and new_heads.is_kept(session, each.agency_id, each.new, each.since))
    ]
    return [each if each.problem else _checked(session, each) for each in there]


def says_nothing_new(session: Session, form_key: str, found: Sequence[Correction]) -> bool:
    """Say whether an agency had answered already, and its form brings nothing that is not kept.

    The forms of a round lie in one folder, and are read again with those that came later.
    """
    round_id, agency_id = round_and_agency(form_key)
    kept = session.scalar(
        select(Confirmation).where(
            Confirmation.round_id == round_id, Confirmation.agency_id == agency_id
        )
    )
    if kept is None or kept.outcome not in (CONFIRMED, CORRECTED):
        return False
    noted = set(kept.note.splitlines())
    return all(each.problem and _noted(each) in noted for each in found)


def keep_answer(
    session: Session,
    form: ConfirmationForm,
    answer: ConfirmationAnswer,
    on: date,
    left_out: Collection[str] = (),
) -> None:
    """Keep what an agency wrote and note its answer.

    What cannot be kept, and what the officer left out (by the keys of the items), goes into the
    note only. Raises RoundNotFoundError and AgencyNotFoundError.
    """
    round_id, agency_id = round_and_agency(form.key)
    found = checked(session, corrections(form, answer))
    taken = [each for each in found if not each.problem and each.key not in left_out]
    _keep_details(session, agency_id, {each.key: each.new for each in taken})
    fiscal_year = _fiscal_year(session, round_id)
    for each in taken:
        if each.key.startswith(_FIELD):
            field_id = int(each.key.removeprefix(_FIELD))
            set_value(session, field_id, agency_id, fiscal_year, each.new)
        elif each.key == _HEAD:
            head = new_heads.read_head(session, agency_id, each.new, each.since)
            new_heads.keep_head(session, agency_id, head)
        elif each.key == _SINCE:
            new_heads.keep_since(session, agency_id, each.new, on)
    outcome = CORRECTED if found else CONFIRMED
    lines = [_("ผู้ยืนยัน: {who}").format(who=answer.confirmed_by)] if answer.confirmed_by else []
    lines += [_noted(each) for each in found if each.problem or each.key in left_out]
    record_answer(session, round_id, agency_id, outcome, on, "\n".join(lines))


def round_and_agency(form_key: str) -> tuple[int, int]:
    """Return the ids of the round and the agency that a form is of."""
    parts = _KEY.fullmatch(form_key)
    if parts is None:
        raise ValueError(f"not a key of a form: {form_key}")
    return int(parts[1]), int(parts[2])


def _noted(each: Correction) -> str:
    since = f" ({_('ตั้งแต่ {day}').format(day=each.since)})" if each.since else ""
    return f"{each.label}: {' '.join(each.new.split())}{since}"


def _checked(session: Session, each: Correction) -> Correction:
    if each.key != _HEAD:
        return each._replace(problem=_refused(session, each))
    try:
        head = new_heads.read_head(session, each.agency_id, each.new, each.since)
    except OfficeError as error:
        return each._replace(problem=str(error))
    return each._replace(told=head.told)


def _refused(session: Session, each: Correction) -> str:
    """Return why the directory would not keep a value; empty if it would."""
    try:
        if each.key.startswith(_FIELD):
            field = session.get(DataField, int(each.key.removeprefix(_FIELD)))
            if field is None:
                raise FieldNotFoundError
            read_value(field, each.new)
        elif each.key == _SINCE:
            new_heads.check_since(session, each.agency_id, each.new, date.today())
        else:
            details = details_of_agency(get_agency(session, each.agency_id))
            check_agency(
                session, each.agency_id, replace(details, **_columns({each.key: each.new}))
            )
    except OfficeError as error:
        return str(error)
    return ""


def _columns(written: Mapping[str, str]) -> dict[str, Any]:
    return {
        key.removeprefix(_AGENCY): value
        for key, value in written.items()
        if key.startswith(_AGENCY)
    }


def _keep_details(session: Session, agency_id: int, written: Mapping[str, str]) -> None:
    changes = _columns(written)
    if not changes:
        return
    if "in_charge" in changes:
        changes["in_charge_id"] = None  # a name that was written, not one of the directory
    if "student_count" in changes:
        changes["student_count"] = int(changes["student_count"])
    details = details_of_agency(get_agency(session, agency_id))
    edit_agency(session, agency_id, replace(details, **changes))


def _fiscal_year(session: Session, round_id: int) -> int:
    asked = session.get(ConfirmationRound, round_id)
    if asked is None:
        raise RoundNotFoundError
    return asked.fiscal_year
