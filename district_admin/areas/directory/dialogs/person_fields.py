"""The fields in which a person and a post are typed in, and how they become their details."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from district_admin.areas.directory.model import Agency, Posting
from district_admin.areas.directory.model.citizen_id import masked_citizen_id
from district_admin.areas.directory.operations.people import PersonDetails
from district_admin.areas.directory.operations.postings import PostingDetails
from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.thai.names import split_name
from district_admin.ui.entry_form import HALF, THIRD, Entry
from district_admin.ui.questions import day, day_of, line, switch, text

TITLES: Final = ("นาย", "นาง", "นางสาว", "ดร.", "ว่าที่ร้อยตรี", "ว่าที่ร้อยตรีหญิง", "พระครู")
SALUTATIONS: Final = ("เรียน", "กราบเรียน", "นมัสการ")
POSITIONS: Final = (
    "ผู้อำนวยการโรงเรียน",
    "รองผู้อำนวยการโรงเรียน",
    "ครู",
    "ผู้อำนวยการกลุ่ม",
    "ศึกษานิเทศก์",
    "นักจัดการงานทั่วไป",
    "นักวิชาการศึกษา",
    "เจ้าพนักงานธุรการ",
    "นายอำเภอ",
    "นายกองค์การบริหารส่วนตำบล",
)


def person_entries(*, citizen_ids: bool, kept: str = "") -> list[Entry]:
    """Return the fields of a person; of the citizen number only where the office keeps it.

    `kept` is the number that is kept already; it stays unless another is typed or it is removed.
    """
    entries = [
        line("title", N_("คำนำหน้า"), THIRD, suggestions=TITLES),
        line("first_name", N_("ชื่อ"), THIRD, required=True),
        line("last_name", N_("นามสกุล"), THIRD),
        line("mobile", N_("โทรศัพท์มือถือ"), HALF),
        line("telephone", N_("โทรศัพท์"), HALF),
        line("email", N_("อีเมล")),
        line("salutation", N_("คำขึ้นต้นจดหมาย"), suggestions=SALUTATIONS, hint=N_("ถ้าไม่ใช่ เรียน")),
        text("address", N_("ที่อยู่ส่วนตัว (ใช้ส่งหนังสือถึงผู้ที่ไม่มีหน่วยงาน)")),
    ]
    if citizen_ids:
        hint = masked_citizen_id(kept)
        entries.append(line("citizen_id", N_("เลขประจำตัวประชาชน"), hint=hint))
        if kept:
            entries.append(switch("forget_citizen_id", N_("ลบเลขประจำตัวประชาชนที่เก็บไว้")))
    return [*entries, text("note", N_("หมายเหตุ"))]


def person_from(values: Mapping[str, Any], kept: str = "") -> PersonDetails:
    """Return the person that was typed in; a whole name typed as the first name is taken apart."""
    title, first, last = (str(values[name]) for name in ("title", "first_name", "last_name"))
    if not title.strip() and not last.strip():
        name = split_name(first)
        title, first, last = name.title, name.first, name.last
    typed = str(values.get("citizen_id") or "").strip()
    forget = bool(values.get("forget_citizen_id"))
    return PersonDetails(
        title=title,
        first_name=first,
        last_name=last,
        citizen_id="" if forget else typed or kept,
        **{name: str(values[name]) for name in _PLAIN},
    )


_PLAIN: Final = ("telephone", "mobile", "email", "salutation", "address", "note")


def post_entries(agencies: Mapping[str, int], *, required: bool = True) -> list[Entry]:
    """Return the fields of a post. Not `required`, it may be left out altogether."""
    return [
        line("agency", N_("หน่วยงาน"), required=required, suggestions=tuple(agencies)),
        line("position", N_("ตำแหน่ง"), suggestions=POSITIONS),
        day("from_on", N_("ตั้งแต่วันที่")),
        day("to_on", N_("ถึงวันที่")),
        switch("is_head", N_("เป็นผู้บริหารของหน่วยงาน")),
        switch("acting", N_("รักษาการในตำแหน่ง / รักษาราชการแทน")),
        switch("main", N_("เป็นตำแหน่งหลักของบุคคลนี้")),
    ]


def post_values(posting: Posting, agencies: Mapping[str, int]) -> dict[str, object]:
    """Return a posting as its fields show it."""
    name = next((n for n, number in agencies.items() if number == posting.agency_id), "")
    return {
        "agency": name,
        "position": posting.position,
        "from_on": posting.from_on.isoformat() if posting.from_on else "",
        "to_on": posting.to_on.isoformat() if posting.to_on else "",
        "is_head": posting.is_head,
        "acting": posting.acting,
        "main": posting.main,
    }


def post_from(
    values: Mapping[str, Any], agencies: Mapping[str, int], note: str = ""
) -> PostingDetails:
    """Return the post that was typed in. Raises OfficeError for an agency that is not known."""
    return PostingDetails(
        agency_id=agency_called(str(values["agency"]), agencies),
        position=str(values["position"]),
        from_on=day_of(values["from_on"]),
        to_on=day_of(values["to_on"]),
        acting=bool(values["acting"]),
        is_head=bool(values["is_head"]),
        main=bool(values["main"]),
        note=note,
    )


def agency_called(typed: str, agencies: Mapping[str, int]) -> int:
    """Return the id of the agency of this name. Raises OfficeError when there is none."""
    name = " ".join(typed.split())
    if name not in agencies:
        raise OfficeError(
            _("ไม่พบหน่วยงาน “{name}” ในทำเนียบ กรุณาเลือกจากรายชื่อที่ขึ้นขณะพิมพ์ หรือเพิ่มหน่วยงานก่อน").format(
                name=name
            )
        )
    return agencies[name]


def agency_names(agencies: Sequence[Agency]) -> dict[str, int]:
    """Return the agencies by how they are called where one is chosen: those alike with district."""
    times: dict[str, int] = {}
    for each in agencies:
        times[each.name] = times.get(each.name, 0) + 1
    return {
        f"{each.name} ({each.district or each.id})" if times[each.name] > 1 else each.name: each.id
        for each in agencies
    }
