"""The table of agencies.

Groups of the office, schools and outside agencies are one table: papers, mailing lists and posts
take any of them, and what only schools have are three columns. Rejected: a table a kind (four
times the screens and the imports), and addresses as one text (no labels by district, no postcode
check).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.directory.model.addresses import ADDRESS_PARTS, address_lines
from district_admin.areas.directory.model.heads import head_of
from district_admin.areas.directory.model.keys import name_key, searched_text, sort_text
from district_admin.storage.base import NEW_IDS_ONLY, Base
from district_admin.texts import N_, _

OFFICE = "office"
GROUP = "group"
UNIT = "unit"
SCHOOL = "school"
OUTSIDE = "outside"

KIND_NAMES: Final = {
    OFFICE: N_("สำนักงานเขตพื้นที่การศึกษา"),
    GROUP: N_("กลุ่มในสำนักงาน"),
    UNIT: N_("หน่วยในสำนักงาน"),
    SCHOOL: N_("สถานศึกษาในสังกัด"),
    OUTSIDE: N_("หน่วยงานภายนอก"),
}
"""The kinds of agencies, as the screen names them."""

OFFICE_KINDS: Final = (OFFICE, GROUP, UNIT)
"""The office and its parts: whose staff are internal stakeholders (manual of ITA, definitions)."""

SUB_KIND_NAMES: Final = {
    "province": N_("จังหวัด/ส่วนราชการระดับจังหวัด"),
    "district": N_("อำเภอ"),
    "local_government": N_("องค์กรปกครองส่วนท้องถิ่น"),
    "police": N_("ตำรวจ"),
    "health": N_("สาธารณสุข/โรงพยาบาล"),
    "education": N_("หน่วยงานทางการศึกษา"),
    "temple": N_("วัด/องค์กรศาสนา"),
    "network": N_("เครือข่าย/สมาคม/ชมรม"),
    "media": N_("สื่อมวลชน"),
    "private": N_("ภาคเอกชน"),
    "state_enterprise": N_("รัฐวิสาหกิจ"),
    "other": N_("อื่น ๆ"),
}
"""What outside agencies are, as the screen names them."""

NEEDED_PARTS: Final = ("province", "postcode")
"""The parts of an address that no letter arrives without."""

_LACKING: Final = {
    ("province", "postcode"): N_("ที่อยู่ยังขาดจังหวัดและรหัสไปรษณีย์"),
    ("province",): N_("ที่อยู่ยังขาดจังหวัด"),
    ("postcode",): N_("ที่อยู่ยังขาดรหัสไปรษณีย์"),
}
"""What an address may lack that no letter arrives without, as the screen says it."""

_HEADED: Final = (GROUP, UNIT, SCHOOL, OFFICE)


class Agency(Base):
    """An agency (หน่วยงาน) inside or outside the area.

    `kind` is office, group, unit, school or outside; `sub_kind` says what an outside one is.
    `school_code` has ten digits (OBEC), `smis_code` eight. `addressee` is whom letters are
    addressed to, if that is not the director. `village` is the name beside `village_no` (หมู่ที่).
    `size` is the office's word for it (เล็ก กลาง ใหญ่), `network_group` the schools' network. Whom
    to ask there is `in_charge_id`, or `in_charge` where only the name is known. `verified_on` and
    `verified_by` say when these entries were last found right, and by what. An agency absorbed by
    a merge is in the bin with `merged_into_id`. The keys are kept in step by `set_keys`.
    """

    __tablename__ = "agency"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(default=OUTSIDE)
    sub_kind: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    parent_agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    school_code: Mapped[str] = mapped_column(default="")
    smis_code: Mapped[str] = mapped_column(default="")
    letter_code: Mapped[str] = mapped_column(default="")
    addressee: Mapped[str] = mapped_column(default="")
    house_no: Mapped[str] = mapped_column(default="")
    village_no: Mapped[str] = mapped_column(default="")
    village: Mapped[str] = mapped_column(default="")
    lane: Mapped[str] = mapped_column(default="")
    road: Mapped[str] = mapped_column(default="")
    subdistrict: Mapped[str] = mapped_column(default="")
    district: Mapped[str] = mapped_column(default="")
    province: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    fax: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    size: Mapped[str] = mapped_column(default="")
    student_count: Mapped[int | None]
    network_group: Mapped[str] = mapped_column(default="")
    in_charge_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    in_charge: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    verified_on: Mapped[date | None]
    verified_by: Mapped[str] = mapped_column(default="")
    in_bin: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    name_key: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str] = mapped_column(default="")
    sort_text: Mapped[str] = mapped_column(default="")

    parent: Mapped["Agency | None"] = relationship(
        lazy="raise", remote_side=[id], foreign_keys=[parent_agency_id]
    )

    __table_args__ = (
        CheckConstraint(
            "kind IN ('office', 'group', 'unit', 'school', 'outside')",
            name="kind",
        ),
        CheckConstraint("latitude IS NULL OR latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude IS NULL OR longitude BETWEEN -180 AND 180", name="longitude"),
        Index("ix_agency_name_key", "name_key"),
        Index("ix_agency_school_code", "school_code"),
        NEW_IDS_ONLY,
    )

    @property
    def address_lines(self) -> list[str]:
        """The lines of the address in Thai order, without empty ones: place, district, province."""
        return address_lines({name: getattr(self, name) for name in ADDRESS_PARTS})

    @property
    def lacking(self) -> str:
        """What the address lacks to be written to, as the screen says it; empty for nothing."""
        if self.province and self.postcode:
            return ""  # nearly all: a list asks each of its rows
        return lacking_of({name: getattr(self, name) for name in ("kind", *ADDRESS_PARTS)})

    @property
    def addressed_to(self) -> str:
        """Whom a letter to the agency is addressed to: ผู้อำนวยการโรงเรียนบ้านตัวอย่าง."""
        if self.addressee:
            return self.addressee
        return f"ผู้อำนวยการ{self.name}" if self.kind in _HEADED else head_of(self.name)

    def set_keys(self) -> None:
        """Bring the keys in step with the texts."""
        self.name_key, self.search_text, self.sort_text = agency_keys(
            self.name,
            self.short_name,
            self.school_code,
            self.smis_code,
            self.letter_code,
            self.telephone,
            self.fax,
            self.email,
            self.subdistrict,
            self.district,
            self.network_group,
        )


def lacking_of(values: Mapping[str, Any]) -> str:
    """Return what the address of an agency lacks to be written to; empty for nothing.

    It is told beside the day of the last check, not in place of it: that a file or a telephone
    call found the entries right stays true, however little they are. Rejected: not to count such
    an agency as verified (nothing would say what is missing, nor by which file it came), and a
    column of its own (it would have to be kept in step with ten others). The office and its groups
    need no address: letters reach them by hand.
    """
    if values.get("kind") in OFFICE_KINDS:
        return ""
    if not any(values.get(name) for name in ADDRESS_PARTS):
        return _("ยังไม่มีที่อยู่")
    missing = tuple(name for name in NEEDED_PARTS if not values.get(name))
    return _(_LACKING[missing]) if missing else ""


def agency_keys(name: str, *searched: str) -> tuple[str, str, str]:
    """Return an agency's name key, searched text and sort text.

    `searched` are the other texts that it is found by, in any order.
    """
    return name_key(name), searched_text(name, *searched), sort_text(name)
