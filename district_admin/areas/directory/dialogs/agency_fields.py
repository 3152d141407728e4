"""The fields in which an agency is typed in, and how they become its details."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final

from district_admin.areas.directory.model.agency import (
    KIND_NAMES,
    OUTSIDE,
    SCHOOL,
    SUB_KIND_NAMES,
)
from district_admin.areas.directory.operations.agencies import AgencyDetails
from district_admin.documents.form_model import Choice, Condition, Field
from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.thai.numerals import quoted, to_arabic_digits, whole_number
from district_admin.ui.entry_form import HALF, THIRD, WHOLE, Entry

_AGENCY: Final = N_("หน่วยงาน")
_CODES: Final = N_("รหัสและขนาด")
_PLACE: Final = N_("ที่อยู่")
_CONTACT: Final = N_("ติดต่อ")
_SCHOOLS: Final = (Condition("kind", (SCHOOL,)),)
_OUTSIDERS: Final = (Condition("kind", (OUTSIDE,)),)
_SIZES: Final = ("เล็ก", "กลาง", "ใหญ่", "ใหญ่พิเศษ")


@dataclass(frozen=True)
class Known:
    """What the fields offer: agencies by how they are called, networks, districts, own people."""

    agencies: Mapping[str, int] = field(default_factory=dict)
    network_groups: Sequence[str] = ()
    districts: Sequence[str] = ()
    people: Mapping[str, int] = field(default_factory=dict)


def agency_entries(known: Known) -> list[Entry]:
    """Return the fields of an agency in the order in which they are typed."""
    return [*_names(known), *_codes(known), *_place(known), *_contact(known)]


def values_of(details: AgencyDetails, known: Known) -> dict[str, object]:
    """Return an agency's details as its fields show them."""
    values: dict[str, object] = {
        each.name: getattr(details, each.name) for each in fields(AgencyDetails)
    }
    values["parent"] = _called(known.agencies, details.parent_agency_id)
    values["in_charge"] = details.in_charge or _called(known.people, details.in_charge_id)
    values["student_count"] = "" if details.student_count is None else details.student_count
    if details.latitude is not None and details.longitude is not None:
        values["place"] = f"{details.latitude}, {details.longitude}"
    return values


def details_from(values: Mapping[str, Any], known: Known) -> AgencyDetails:
    """Return the details that were typed in. Raises OfficeError for what cannot be read."""
    own = {each.name for each in fields(AgencyDetails)}
    texts = {name: value for name, value in values.items() if name in own}
    latitude, longitude = _coordinates(str(values.get("place") or ""))
    in_charge = " ".join(str(values["in_charge"]).split())
    return AgencyDetails(
        **{
            **texts,
            "sub_kind": values["sub_kind"] if values["kind"] == OUTSIDE else "",
            "parent_agency_id": _agency_id(str(values["parent"]), known),
            "student_count": _count(str(values["student_count"])),
            "latitude": latitude,
            "longitude": longitude,
            "in_charge_id": known.people.get(in_charge),
            "in_charge": "" if in_charge in known.people else in_charge,
        }
    )


def _names(known: Known) -> list[Entry]:
    kinds = tuple(Choice(kind, name) for kind, name in KIND_NAMES.items())
    sub_kinds = tuple(Choice(kind, name) for kind, name in SUB_KIND_NAMES.items())
    return [
        _line("name", N_("ชื่อหน่วยงาน"), _AGENCY, required=True),
        Entry(Field("kind", N_("ประเภท"), "choice", True, choices=kinds, group=_AGENCY)),
        Entry(
            Field(
                "sub_kind",
                N_("ชนิดของหน่วยงานภายนอก"),
                "choice",
                choices=sub_kinds,
                group=_AGENCY,
                when=_OUTSIDERS,
            ),
            HALF,
        ),
        _line("short_name", N_("ชื่อย่อ"), _AGENCY, HALF),
        _line("parent", N_("หน่วยงานต้นสังกัด"), _AGENCY, suggestions=tuple(known.agencies)),
        _line("addressee", N_("เรียน (ในหนังสือ)"), _AGENCY, hint=N_("ถ้าไม่ใช่ผู้อำนวยการ")),
    ]


def _codes(known: Known) -> list[Entry]:
    return [
        _line("school_code", N_("รหัสสถานศึกษา"), _CODES, HALF, hint=N_("10 หลัก"), when=_SCHOOLS),
        _line("smis_code", N_("รหัส SMIS"), _CODES, HALF, hint=N_("8 หลัก"), when=_SCHOOLS),
        _line("size", N_("ขนาด"), _CODES, THIRD, suggestions=_SIZES, when=_SCHOOLS),
        _line("student_count", N_("จำนวนนักเรียน"), _CODES, THIRD, when=_SCHOOLS),
        _line("letter_code", N_("รหัสหนังสือ"), _CODES, THIRD, hint=N_("เช่น ศธ 04092")),
        _line(
            "network_group",
            N_("กลุ่มโรงเรียน/เครือข่าย"),
            _CODES,
            suggestions=tuple(known.network_groups),
        ),
    ]


def _place(known: Known) -> list[Entry]:
    return [
        _line("house_no", N_("เลขที่"), _PLACE, THIRD),
        _line("village_no", N_("หมู่ที่"), _PLACE, THIRD),
        _line("village", N_("บ้าน"), _PLACE, THIRD),
        _line("lane", N_("ซอย"), _PLACE, HALF),
        _line("road", N_("ถนน"), _PLACE, HALF),
        _line("subdistrict", N_("ตำบล/แขวง"), _PLACE, HALF),
        _line("district", N_("อำเภอ/เขต"), _PLACE, HALF, suggestions=tuple(known.districts)),
        _line("province", N_("จังหวัด"), _PLACE, HALF),
        _line("postcode", N_("รหัสไปรษณีย์"), _PLACE, HALF),
        _line("place", N_("พิกัด"), _PLACE, hint=N_("ละติจูด, ลองจิจูด")),
    ]


def _contact(known: Known) -> list[Entry]:
    return [
        _line("telephone", N_("โทรศัพท์"), _CONTACT, HALF),
        _line("fax", N_("โทรสาร"), _CONTACT, HALF),
        _line("email", N_("อีเมล"), _CONTACT, HALF),
        _line("website", N_("เว็บไซต์"), _CONTACT, HALF),
        _line("in_charge", N_("ผู้ประสานงาน"), _CONTACT, suggestions=tuple(known.people)),
        Entry(Field("note", N_("หมายเหตุ"), "text", group=_CONTACT)),
    ]


def _line(
    name: str,
    label: str,
    group: str,
    span: int = WHOLE,
    *,
    required: bool = False,
    hint: str = "",
    suggestions: Sequence[str] = (),
    when: tuple[Condition, ...] = (),
) -> Entry:
    made = Field(
        name,
        label,
        "line",
        required,
        hint=hint,
        suggestions=tuple(suggestions),
        group=group,
        when=when,
    )
    return Entry(made, span)


def _called(known: Mapping[str, int], wanted_id: int | None) -> str:
    return next((name for name, known_id in known.items() if known_id == wanted_id), "")


def _agency_id(typed: str, known: Known) -> int | None:
    name = " ".join(typed.split())
    if name and name not in known.agencies:
        raise OfficeError(
            _("ไม่พบหน่วยงานต้นสังกัด “{name}” ในทำเนียบ กรุณาเลือกจากรายชื่อที่ขึ้นขณะพิมพ์").format(name=name)
        )
    return known.agencies.get(name)


def _count(typed: str) -> int | None:
    if not typed.strip():
        return None
    count = whole_number(typed)
    if count is None:
        told = _("จำนวนนักเรียนต้องเป็นตัวเลข กรุณาแก้ไข “{typed}”")
        raise OfficeError(told.format(typed=quoted(typed)))
    return count


def _coordinates(typed: str) -> tuple[float | None, float | None]:
    parts = to_arabic_digits(typed).replace(",", " ").split()
    if not parts:
        return None, None
    try:
        latitude, longitude = (float(part) for part in parts)
    except ValueError:
        raise OfficeError(
            _("อ่านพิกัด “{typed}” ไม่ได้ กรุณาพิมพ์ละติจูดและลองจิจูด เช่น 14.5896, 100.4551").format(
                typed=typed
            )
        ) from None
    return latitude, longitude
