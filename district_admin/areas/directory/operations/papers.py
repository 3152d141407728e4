"""What the papers of the directory are made from: records read once, as the papers' own values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy.orm import Session

from district_admin.areas.directory.documents.confirmation import (
    ConfirmationForm,
    ConfirmationItem,
)
from district_admin.areas.directory.documents.data_table import FieldTable, Value
from district_admin.areas.directory.documents.post_names import post_at
from district_admin.areas.directory.documents.publication import DataSet
from district_admin.areas.directory.documents.recipients import Recipient
from district_admin.areas.directory.model import (
    Agency,
    ConfirmationRound,
    DataField,
    Posting,
)
from district_admin.areas.directory.model.base_data import CHOICE, DATE, NUMBER
from district_admin.areas.directory.operations import recipients
from district_admin.areas.directory.operations.base_data import (
    list_fields,
    shown_value,
    values_of_year,
)
from district_admin.areas.directory.operations.postings import Holders, holders
from district_admin.areas.directory.operations.verification import (
    RoundNotFoundError,
    list_confirmations,
)
from district_admin.thai.calendar import medium_date
from district_admin.thai.normalise import NBSP
from district_admin.thai.telephones import shown_telephones

# These words stand on papers and so go through no catalogue.
_OF_THE_AGENCY: Final = {
    "name": "ชื่อหน่วยงาน",
    "school_code": "รหัสสถานศึกษา",
    "smis_code": "รหัส SMIS",
    "house_no": "เลขที่",
    "village_no": "หมู่ที่",
    "lane": "ซอย",
    "road": "ถนน",
    "subdistrict": "ตำบล/แขวง",
    "district": "อำเภอ/เขต",
    "province": "จังหวัด",
    "postcode": "รหัสไปรษณีย์",
    "telephone": "โทรศัพท์",
    "fax": "โทรสาร",
    "email": "ไปรษณีย์อิเล็กทรอนิกส์",
    "website": "เว็บไซต์",
    "size": "ขนาดสถานศึกษา",
    "student_count": "จำนวนนักเรียน",
}
_ONLY_OF_SCHOOLS: Final = ("school_code", "smis_code", "size", "student_count")
_TELEPHONES: Final = ("telephone", "fax")
_SINCE: Final = "วันเริ่มดำรงตำแหน่งของหัวหน้าหน่วยงาน"
_AGENCY_GROUP, _PEOPLE_GROUP, _DATA_GROUP = "หน่วยงาน", "บุคลากร", "ข้อมูลพื้นฐาน"


def posted(recipient: recipients.Recipient) -> Recipient:
    """Return a recipient as labels and envelopes print one.

    A letter to a post names its agency already; one to a person has post and agency underneath.
    """
    of_person = recipient.person_id is not None
    under = post_at(recipient.position, recipient.agency) if of_person else ()
    return Recipient(
        *(recipient.salutation, recipient.addressee, recipient.address_lines),
        under_name=under,
    )


def confirmation_forms(session: Session, round_id: int, on: date) -> list[ConfirmationForm]:
    """Return the forms of a round's agencies in Thai order, with what is known on a day.

    Raises RoundNotFoundError.
    """
    asked = session.get(ConfirmationRound, round_id)
    if asked is None:
        raise RoundNotFoundError
    agencies = [each.agency for each in list_confirmations(session, round_id)]
    heads = holders(session, [agency.id for agency in agencies], on)
    values = values_of_year(session, asked.fiscal_year)
    fields = list_fields(session)
    return [
        _form(
            round_id,
            agency,
            heads.get(agency.id),
            _asked_of(agency, fields),
            values.get(agency.id, {}),
        )
        for agency in agencies
    ]


def known_values(forms: Iterable[ConfirmationForm]) -> dict[str, dict[str, str]]:
    """Return what the forms say, by the keys of form and item, to compare answers with."""
    return {form.key: {item.key: item.value for item in form.items} for form in forms}


def field_table(
    session: Session, fiscal_year: int, agencies: Sequence[Agency], fields: Sequence[DataField]
) -> FieldTable:
    """Return the base data of a year as a table, a row an agency."""
    values = values_of_year(session, fiscal_year)
    rows = [
        (agency.name, *(_value(field, values.get(agency.id, {})) for field in fields))
        for agency in agencies
    ]
    return FieldTable(
        f"ข้อมูลพื้นฐานของหน่วยงาน\nประจำปีงบประมาณ พ.ศ. {fiscal_year}",
        (_AGENCY_GROUP, *map(_heading, fields)),
        tuple(rows),
    )


def data_set(
    session: Session,
    fiscal_year: int,
    agencies: Sequence[Agency],
    fields: Sequence[DataField],
    on: date,
) -> DataSet:
    """Return what memo and announcement say of the data of a year, as they stand on a day."""
    values = values_of_year(session, fiscal_year)
    lacking = [
        agency
        for agency in agencies
        if any(not values.get(agency.id, {}).get(field.id) for field in _asked_of(agency, fields))
    ]
    return DataSet(
        fiscal_year=fiscal_year,
        agency_count=len(agencies),
        field_names=tuple(field.name for field in fields),
        correct_on=on,
        incomplete_count=len(lacking),
    )


def _asked_of(agency: Agency, fields: Sequence[DataField]) -> list[DataField]:
    return [
        field for field in fields if not field.agency_kinds or agency.kind in field.agency_kinds
    ]


def _form(
    round_id: int,
    agency: Agency,
    heads: Holders | None,
    fields: Sequence[DataField],
    values: Mapping[int, str],
) -> ConfirmationForm:
    items = [
        ConfirmationItem(f"agency.{column}", label, _known(agency, column), _AGENCY_GROUP)
        for column, label in _OF_THE_AGENCY.items()
        if (column not in _ONLY_OF_SCHOOLS or agency.kind == "school")
        and not _is_base_data(label, fields)
    ]
    signs = heads.signs if heads else None
    items += [
        ConfirmationItem("head.name", "หัวหน้าหน่วยงาน", _name(signs), _PEOPLE_GROUP),
        ConfirmationItem("head.from_on", _SINCE, _since(signs), _PEOPLE_GROUP),
        ConfirmationItem("agency.in_charge", "ผู้ประสานงาน", agency.in_charge, _PEOPLE_GROUP),
    ]
    items += [
        ConfirmationItem(
            f"field.{field.id}",
            _heading(field),
            shown_value(field, values.get(field.id, "")),
            _DATA_GROUP,
            tuple(field.choices) if field.kind == CHOICE else (),
        )
        for field in fields
    ]
    return ConfirmationForm(
        key=f"R{round_id}-A{agency.id}",
        agency_name=agency.name,
        items=tuple(items),
        head_name=_name(signs),
        head_position=post_at(signs.position, agency.name)[0] if signs and signs.position else "",
    )


def _is_base_data(label: str, fields: Sequence[DataField]) -> bool:
    """Say whether the office asks for the same as base data of the year: once is enough."""
    return any(field.name == label for field in fields)


def _known(agency: Agency, column: str) -> str:
    if column == "student_count":
        return "" if agency.student_count is None else f"{agency.student_count:,}"
    text: str = getattr(agency, column)
    return shown_telephones(text).replace(NBSP, " ") if column in _TELEPHONES else text


def _name(posting: Posting | None) -> str:
    return posting.person.full_name if posting else ""


def _since(posting: Posting | None) -> str:
    return medium_date(posting.from_on) if posting and posting.from_on else ""


def _heading(field: DataField) -> str:
    return f"{field.name} ({field.unit})" if field.unit else field.name


def _value(field: DataField, values: Mapping[int, str]) -> Value:
    value = values.get(field.id, "")
    if value and field.kind == NUMBER:
        return Decimal(value)  # with the digits that were typed: 92.50
    return date.fromisoformat(value) if value and field.kind == DATE else value
