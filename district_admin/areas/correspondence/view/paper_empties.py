"""What the list of papers says while there is nothing in it."""

from collections.abc import Callable

from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.theme import Theme


def paper_empties(
    theme: Theme, begin: Callable[[], object], clear: Callable[[], object]
) -> dict[str, EmptyState]:
    """Return what stands in place of an empty list, by why it is empty."""
    first = button(theme, _("เขียนบันทึกข้อความ"), "primary", "plus")
    first.clicked.connect(lambda: begin())
    wipe = button(theme, _("ล้างคำค้น"))
    wipe.clicked.connect(lambda: clear())
    return {
        "start": EmptyState(
            theme,
            "file-text",
            _("ยังไม่มีหนังสือ"),
            _("หนังสือที่เขียนจะเก็บไว้ที่นี่ ปีหน้าเปิดฉบับเดิมแล้วคัดลอกมาแก้ได้"),
            first,
        ),
        "kind": EmptyState(theme, "file-text", _("ยังไม่มีหนังสือแบบนี้"), _("กด Ctrl+N เพื่อเขียนฉบับแรก")),
        "search": EmptyState(
            theme,
            "search",
            _("ไม่พบหนังสือที่ค้น"),
            _("ลองพิมพ์บางส่วนของเรื่อง ผู้รับ หรือเลขที่หนังสือ ใช้เลขไทยหรือเลขอารบิกก็ได้"),
            wipe,
        ),
        "waiting": EmptyState(
            theme,
            "circle-check",
            _("ไม่มีหนังสือรอลงนาม"),
            _("หนังสือที่ออกเลขแล้ว หรือเลือกสถานะ เสนอลงนาม จะอยู่ที่นี่จนกว่าจะลงนาม"),
        ),
        "unscanned": EmptyState(
            theme,
            "circle-check",
            _("หนังสือที่ลงนามแล้วมีสแกนครบ"),
            _("หนังสือที่ลงนามแล้วและยังไม่ได้แนบสแกน จะอยู่ที่นี่"),
        ),
        "bin": EmptyState(theme, "inbox", _("ถังขยะว่าง"), _("หนังสือที่ลงถังขยะจะอยู่ที่นี่ และนำกลับได้เสมอ")),
    }
