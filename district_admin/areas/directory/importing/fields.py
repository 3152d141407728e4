"""The fields that a column of a list can be, and what lists are about.

A field is named after the record it goes to: `person.mobile`, `agency.district`. Rejected: one
flat list of names (โทรศัพท์ is a person's in one list and a school's in the next).
"""

from typing import Final, Literal, NamedTuple

from district_admin.areas.directory.model.addresses import ADDRESS_PARTS
from district_admin.texts import N_, _

Kind = Literal["people", "agencies", "both"]

PEOPLE: Final = "people"
AGENCIES: Final = "agencies"
BOTH: Final = "both"

KIND_NAMES: Final[dict[Kind, str]] = {
    "people": N_("รายชื่อบุคคล"),
    "agencies": N_("รายชื่อหน่วยงาน"),
    "both": N_("รายชื่อหน่วยงานพร้อมบุคคล"),
}
"""What a list is about, as the screen names it."""


class Field(NamedTuple):
    """What a column can be matched to."""

    key: str
    label: str
    """As the screen names it, to be passed through `_`; also the heading of an export."""

    @property
    def record(self) -> str:
        """Return which record the field goes to: person, posting, stakeholder or agency."""
        return self.key.partition(".")[0]

    @property
    def name(self) -> str:
        """Return the field's name in its record."""
        return self.key.partition(".")[2]


_ALL: Final = (
    Field("person.name", N_("ชื่อ-นามสกุล")),
    Field("person.title", N_("คำนำหน้าชื่อ")),
    Field("person.first_name", N_("ชื่อตัว")),
    Field("person.last_name", N_("นามสกุล")),
    Field("posting.position", N_("ตำแหน่ง")),
    Field("posting.from_on", N_("วันที่ดำรงตำแหน่ง")),
    Field("person.mobile", N_("โทรศัพท์มือถือ")),
    Field("person.telephone", N_("โทรศัพท์ (บุคคล)")),
    Field("person.email", N_("อีเมล (บุคคล)")),
    Field("person.citizen_id", N_("เลขประจำตัวประชาชน")),
    Field("person.salutation", N_("คำขึ้นต้น")),
    Field("person.address", N_("ที่อยู่ (บุคคล)")),
    Field("person.note", N_("หมายเหตุ (บุคคล)")),
    Field("stakeholder.segment", N_("กลุ่มผู้มีส่วนได้ส่วนเสีย")),
    Field("stakeholder.served", N_("รับบริการเรื่อง")),
    Field("agency.name", N_("ชื่อหน่วยงาน/สถานศึกษา")),
    Field("agency.short_name", N_("ชื่อย่อหน่วยงาน")),
    Field("agency.kind", N_("ประเภทหน่วยงาน")),
    Field("agency.sub_kind", N_("ชนิดของหน่วยงานภายนอก")),
    Field("agency.parent", N_("หน่วยงานต้นสังกัด")),
    Field("agency.school_code", N_("รหัสสถานศึกษา 10 หลัก")),
    Field("agency.smis_code", N_("รหัส SMIS 8 หลัก")),
    Field("agency.letter_code", N_("รหัสหนังสือ")),
    Field("agency.addressee", N_("ผู้รับหนังสือ")),
    Field("agency.size", N_("ขนาด")),
    Field("agency.student_count", N_("จำนวนนักเรียน")),
    Field("agency.network_group", N_("กลุ่มเครือข่าย")),
    Field("agency.in_charge", N_("ผู้ประสานงาน")),
    Field("agency.note", N_("หมายเหตุ (หน่วยงาน)")),
    Field("agency.address", N_("ที่อยู่ (รวมในช่องเดียว)")),
    Field("agency.house_no", N_("บ้านเลขที่")),
    Field("agency.village_no", N_("หมู่ที่")),
    Field("agency.village", N_("หมู่บ้าน")),
    Field("agency.lane", N_("ซอย")),
    Field("agency.road", N_("ถนน")),
    Field("agency.subdistrict", N_("ตำบล/แขวง")),
    Field("agency.district", N_("อำเภอ/เขต")),
    Field("agency.province", N_("จังหวัด")),
    Field("agency.postcode", N_("รหัสไปรษณีย์")),
    Field("agency.latitude", N_("ละติจูด")),
    Field("agency.longitude", N_("ลองจิจูด")),
    Field("agency.telephone", N_("โทรศัพท์หน่วยงาน")),
    Field("agency.fax", N_("โทรสาร")),
    Field("agency.email", N_("อีเมลหน่วยงาน")),
    Field("agency.website", N_("เว็บไซต์")),
)

FIELDS: Final = {field.key: field for field in _ALL}
"""Every field by its key, those of one group together, in the order the screen offers them."""

SEGMENT: Final = "stakeholder.segment"
SERVED: Final = "stakeholder.served"
HOME_ADDRESS: Final = "person.address"
ADDRESS_FIELDS: Final = frozenset(f"agency.{name}" for name in ("address", *ADDRESS_PARTS))
"""Fields that are an address or a part of one."""

_PLACE: Final = ADDRESS_FIELDS | {"agency.latitude", "agency.longitude"}
_CONTACT: Final = frozenset(f"agency.{name}" for name in ("telephone", "fax", "email", "website"))
_GROUPS: Final = {
    "person": N_("บุคคล"),
    "posting": N_("บุคคล"),
    "stakeholder": N_("ผู้มีส่วนได้ส่วนเสีย"),
    "agency": N_("หน่วยงาน"),
}

NAMING_PERSON: Final = frozenset({"person.name", "person.first_name"})
NAMING_AGENCY: Final = frozenset({"agency.name", "agency.school_code", "agency.smis_code"})

SEVERAL_COLUMNS: Final = frozenset(
    {"person.mobile", "person.telephone", "agency.telephone", "person.email", "agency.email"}
    | {HOME_ADDRESS}
)
"""Fields that may have more than one column; what stands in them is kept together."""

_MERELY_NAMES: Final = frozenset(
    {
        *("agency.name", "agency.short_name", "agency.school_code", "agency.smis_code"),
        *("agency.kind", "agency.parent", "agency.network_group"),
    }
)


def field_name(key: str) -> str:
    """Return a field as the screen names it."""
    return _(FIELDS[key].label)


def group_name(key: str) -> str:
    """Return what a field belongs to, as the screen names it."""
    if key in _PLACE:
        return _("ที่อยู่ของหน่วยงาน")
    return _("การติดต่อหน่วยงาน") if key in _CONTACT else _(_GROUPS[FIELDS[key].record])


def kind_of_list(keys: frozenset[str]) -> Kind | None:
    """Return what a list with these fields is about; None if it names nothing."""
    people = bool(keys & NAMING_PERSON)
    if not keys & NAMING_AGENCY:
        return PEOPLE if people else None
    if not people:
        return AGENCIES
    told = {key for key in keys if key.startswith("agency.")} - _MERELY_NAMES
    return BOTH if told else PEOPLE
