"""How people are listed: the filters, and what stands in place of an empty list."""

from collections.abc import Callable
from typing import Final

from district_admin.areas.directory.model.agency import GROUP, OFFICE, OUTSIDE, SCHOOL, UNIT
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.theme import Theme

STALE: Final = "stale"
POSTLESS: Final = "postless"
BIN: Final = "bin"
FILTERS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("all", N_("ทั้งหมด"), ()),
    ("office", N_("สำนักงาน"), (OFFICE, GROUP, UNIT)),
    ("school", N_("โรงเรียน"), (SCHOOL,)),
    ("outside", N_("ภายนอก"), (OUTSIDE,)),
    (POSTLESS, N_("ไร้สังกัด"), ()),
    (STALE, N_("ล้าสมัย"), ()),
    (BIN, N_("ถังขยะ"), ()),
)


def people_empties(
    theme: Theme, start_import: Callable[[], object], clear_search: Callable[[], object]
) -> dict[str, EmptyState]:
    """Return what stands in place of an empty list of people, by why it is empty."""
    begin = button(theme, _("นำเข้าจาก Excel"), "primary", "upload")
    begin.clicked.connect(lambda: start_import())
    clear = button(theme, _("ล้างคำค้น"))
    clear.clicked.connect(lambda: clear_search())
    texts = {
        "start": (
            "users",
            _("ยังไม่มีบุคคลในทำเนียบ"),
            _("นำเข้ารายชื่อจากไฟล์ Excel ที่มีอยู่ หรือกด Ctrl+N เพื่อเพิ่มทีละคน"),
            begin,
        ),
        "kind": ("users", _("ยังไม่มีบุคคลกลุ่มนี้"), _("กด Ctrl+N เพื่อเพิ่มบุคคลแรก"), None),
        "search": (
            "search",
            _("ไม่พบบุคคลที่ค้น"),
            _("ลองพิมพ์บางส่วนของชื่อ ตำแหน่ง หน่วยงาน หรือหมายเลขโทรศัพท์"),
            clear,
        ),
        POSTLESS: (
            "circle-check",
            _("ทุกคนมีตำแหน่ง"),
            _("ผู้ที่ไม่มีตำแหน่งในหน่วยงานใดในวันนี้จะอยู่ที่นี่"),
            None,
        ),
        STALE: (
            "circle-check",
            _("ข้อมูลทุกคนเป็นปัจจุบัน"),
            _("ผู้ที่ไม่ได้ตรวจสอบข้อมูลนานเกินกำหนดจะอยู่ที่นี่"),
            None,
        ),
        BIN: ("inbox", _("ถังขยะว่าง"), _("บุคคลที่ลงถังขยะจะอยู่ที่นี่ และนำกลับได้เสมอ"), None),
    }
    return {key: EmptyState(theme, *parts) for key, parts in texts.items()}
