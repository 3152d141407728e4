"""How agencies are listed: the filters, the columns, and what stands in place of an empty list."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.model.agency import (
    GROUP,
    KIND_NAMES,
    OFFICE,
    OUTSIDE,
    SCHOOL,
    UNIT,
)
from district_admin.areas.directory.view.verified import (
    agency_text,
    agency_tone,
    is_to_be_checked,
)
from district_admin.texts import N_, _
from district_admin.thai.telephones import shown_telephones
from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.tables import Column
from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tokens

STALE: Final = "stale"
BIN: Final = "bin"
FILTERS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("all", N_("ทั้งหมด"), ()),
    ("office", N_("สำนักงาน"), (OFFICE, GROUP, UNIT)),
    ("school", N_("โรงเรียน"), (SCHOOL,)),
    ("outside", N_("ภายนอก"), (OUTSIDE,)),
    (STALE, N_("ต้องตรวจสอบ"), ()),
    (BIN, N_("ถังขยะ"), ()),
)


def agency_columns(
    tokens: Tokens, head_of: Callable[[Agency], str], stale_before: Callable[[], date]
) -> list[Column[Agency]]:
    """Return the columns; `head_of` names who leads an agency today."""
    return [
        Column(_("ชื่อหน่วยงาน"), lambda each: each.name, stretch=True),
        Column(_("ประเภท"), lambda each: _(KIND_NAMES[each.kind]), width=150),
        Column(_("เครือข่าย/อำเภอ"), lambda each: each.network_group or each.district, width=140),
        Column(_("โทรศัพท์"), lambda each: shown_telephones(each.telephone), width=178),
        Column(_("ผู้บริหาร"), head_of, width=180),
        Column(
            _("ตรวจสอบ"),
            lambda each: agency_text(each, stale_before()),
            sort_key=lambda each: each.verified_on or date.min,
            tone=lambda each: agency_tone(tokens, each, stale_before()),
            width=122,
        ),
    ]


def agency_empties(
    theme: Theme, start_import: Callable[[], object], clear_search: Callable[[], object]
) -> dict[str, EmptyState]:
    """Return what stands in place of an empty list of agencies, by why it is empty."""
    begin = button(theme, _("นำเข้าจาก Excel"), "primary", "upload")
    begin.clicked.connect(lambda: start_import())
    clear = button(theme, _("ล้างคำค้น"))
    clear.clicked.connect(lambda: clear_search())
    texts = {
        "start": (
            "book-user",
            _("ยังไม่มีหน่วยงานในทำเนียบ"),
            _("นำเข้ารายชื่อโรงเรียนจากไฟล์ Excel ที่มีอยู่ หรือกด Ctrl+N เพื่อเพิ่มทีละแห่ง"),
            begin,
        ),
        "kind": (
            "book-user",
            _("ยังไม่มีหน่วยงานประเภทนี้"),
            _("กด Ctrl+N เพื่อเพิ่มหน่วยงานแรก"),
            None,
        ),
        "search": (
            "search",
            _("ไม่พบหน่วยงานที่ค้น"),
            _("ลองพิมพ์บางส่วนของชื่อ รหัส อำเภอ หรือหมายเลขโทรศัพท์ ใช้เลขไทยหรือเลขอารบิกก็ได้"),
            clear,
        ),
        STALE: (
            "circle-check",
            _("ทุกหน่วยงานเป็นปัจจุบัน"),
            _("หน่วยงานที่ข้อมูลล้าสมัย ยังไม่ตรวจ หรือที่อยู่ไม่ครบจะอยู่ที่นี่"),
            None,
        ),
        BIN: ("inbox", _("ถังขยะว่าง"), _("หน่วยงานที่ลงถังขยะจะอยู่ที่นี่ และนำกลับได้เสมอ"), None),
    }
    return {key: EmptyState(theme, *parts) for key, parts in texts.items()}


def by_filter(
    there: Sequence[Agency], binned: Sequence[Agency], stale_before: date
) -> list[Sequence[Agency]]:
    """Return the agencies that each filter lets through; those in the bin are `binned`."""
    found: list[Sequence[Agency]] = []
    for key, _name, kinds in FILTERS:
        if key == STALE:
            found.append([each for each in there if is_to_be_checked(each, stale_before)])
        elif key == BIN:
            found.append(binned)
        else:
            found.append([each for each in there if each.kind in kinds] if kinds else there)
    return found
