"""The lines of the stakeholder lists."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from district_admin.areas.directory.model import Stakeholder
from district_admin.areas.directory.model.stakeholder import INTERNAL, SERVICE_USER
from district_admin.areas.directory.operations import ita
from district_admin.areas.directory.operations.people_listing import MainPost
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.theme import Theme

_NAMED: Final = 5  # so many of the staff without a first day are named


class StakeRow(NamedTuple):
    """A line of the list: a stakeholder, or somebody of an ITA list (with an id below 0)."""

    id: int
    name: str
    position: str
    agency: str
    segment: str
    served: str
    telephone: str
    email: str
    kind: str
    search_text: str
    since_on: date | None = None
    record: Stakeholder | None = None


def row_of(each: Stakeholder, post: MainPost | None) -> StakeRow:
    """Return a stakeholder as a line of the list, with the post that the person holds today.

    The agency that someone came for stands before the one of the post.
    """
    person, agency = each.person, each.agency
    name = person.full_name if person else agency.name if agency else ""
    contact = person or agency
    telephone = (person.mobile if person else "") or (contact.telephone if contact else "")
    position, at = (post.position, post.agency) if person and post else ("", "")
    at = agency.name if person and agency else at
    searched = contact.search_text if contact else ""
    key = f"{searched} {position} {at} {each.served}".casefold()
    email = contact.email if contact else ""
    return StakeRow(
        each.id,
        name,
        position,
        at,
        each.segment.name,
        each.served,
        telephone,
        email,
        each.segment.kind,
        key,
        record=each,
    )


def is_served(row: StakeRow) -> bool:
    """Say whether somebody counts as a service user.

    ITA asks (EIT) "those who were served or have a stake from outside": whoever came for something
    was served, whatever the list calls the group; the office's own people are asked by IIT.
    """
    return row.kind == SERVICE_USER or (bool(row.served) and row.kind != INTERNAL)


def row_of_entry(number: int, each: ita.ItaEntry) -> StakeRow:
    """Return somebody of an ITA list as a line of the list."""
    key = f"{each.name} {each.position} {each.agency} {each.served}".casefold()
    return StakeRow(
        number,
        each.name,
        each.position,
        each.agency,
        each.segment,
        each.served,
        each.telephone,
        each.email,
        "",
        key,
        each.since_on,
    )


def ita_words(key: str, short_count: int, unknown: Sequence[str]) -> str:
    """Return who is in an ITA list, "iit" or "eit", and of whom it is not known whether they are.

    `unknown` are the names of the staff whose first day at the office the directory lacks.
    """
    if key == "iit":
        told = _("IIT คือบุคลากรของสำนักงานที่ปฏิบัติงานมาไม่น้อยกว่าหนึ่งปี นับถึงวันนี้ ยังไม่ครบปี {count} คน").format(
            count=short_count
        )
        if not unknown:
            return told
        names = ", ".join(unknown[:_NAMED]) + (" …" if len(unknown) > _NAMED else "")
        lacking = _("ไม่ทราบวันเริ่มงาน {count} คน: {names} กรุณาระบุวันเริ่มในตำแหน่งของบุคคล")
        return f"{told}\n{lacking.format(count=len(unknown), names=names)}"
    return _("EIT คือผู้มีส่วนได้ส่วนเสียภายนอกและผู้รับบริการของปีงบประมาณนี้")


def stake_empties(
    theme: Theme, take_in: Callable[[], object], clear: Callable[[], object]
) -> Mapping[str, EmptyState]:
    """Return what the list says while there is nothing in it, by why that is."""
    wipe = button(theme, _("ล้างคำค้น"))
    wipe.clicked.connect(lambda: clear())
    take = button(theme, _("นำเข้าจากไฟล์"), icon="upload")
    take.clicked.connect(lambda: take_in())
    texts = {
        "start": (
            "handshake",
            _("ยังไม่มีผู้มีส่วนได้ส่วนเสียในปีนี้"),
            _("กด เพิ่ม แล้วเลือกกลุ่ม นำเข้าจากไฟล์ หรือคัดลอกจากปีก่อน"),
            take,
        ),
        "iit": (
            "users",
            _("ยังไม่มีบุคลากรที่ปฏิบัติงานครบหนึ่งปี"),
            _("รายชื่อ IIT มาจากตำแหน่งในสำนักงาน กรุณาใส่วันที่เริ่มดำรงตำแหน่งของบุคลากร"),
            None,
        ),
        "search": ("search", _("ไม่พบรายชื่อที่ค้น"), _("ลองพิมพ์เพียงบางส่วนของชื่อ"), wipe),
    }
    return {key: EmptyState(theme, *parts) for key, parts in texts.items()}
