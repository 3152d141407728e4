"""What the papers of the directory ask before they are made, and say of who is in them."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final

from district_admin.areas.directory.operations import agencies, published
from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.thai.numerals import quoted, whole_number
from district_admin.ui.context import AppContext
from district_admin.ui.entry_form import HALF, Entry
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.questions import line

ADDRESSEE: Final = "ผู้อำนวยการโรงเรียนทุกแห่ง"  # on the paper: not for the catalogue
DRAFT: Final = "draft"
TO_DRAFT: Final = (DRAFT, N_("ร่างในหนังสือราชการ เพื่อแก้ไขและเสนอลงนาม"))


def first_label_entry() -> Entry:
    """Return the field that asks where on the first sheet to begin."""
    return line("first", N_("เริ่มที่ดวงที่"), HALF, hint=N_("แผ่นที่ใช้ไปแล้วบางส่วน"))


def first_label(values: dict[str, Any]) -> int:
    """Return the label to begin with. Raises OfficeError if it is no number."""
    typed = str(values.get("first") or "1")
    first = whole_number(typed)
    if not first:
        told = _("ดวงที่เริ่มต้องเป็นตัวเลขตั้งแต่ 1 กรุณาแก้ไข “{typed}”")
        raise OfficeError(told.format(typed=quoted(typed)))
    return first


def who_is_in_it(context: AppContext, agency_ids: Collection[int] | None = None) -> WrappedLabel:
    """Return the words that say which people are in what is published of these agencies, or all."""
    with context.database.reading() as session:
        there = agencies.list_agencies(session)
        ids = [each.id for each in there if agency_ids is None or each.id in agency_ids]
        count = published.people_count(session, ids, date.today())
    told = WrappedLabel()
    told.setProperty("kind", "muted")
    told.show_text(
        _(
            "รายชื่อบุคคลที่เผยแพร่มีเฉพาะผู้ดำรงตำแหน่งในหน่วยงาน {count} คน "
            "ไม่มีผู้รับบริการ ผู้ที่ไม่ได้ระบุตำแหน่ง และบุคคลของภาคเอกชน ตาม พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562"
        ).format(count=f"{count:,}")
    )
    return told
