"""The segments of stakeholders, which are the office's own to name."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from district_admin.areas.directory.model import Segment
from district_admin.areas.directory.model.stakeholder import SEGMENT_KIND_NAMES, SERVICE_USER
from district_admin.areas.directory.operations import stakeholders
from district_admin.texts import N_, _
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import Entry
from district_admin.ui.questions import choice, line, switch, text

if TYPE_CHECKING:
    from district_admin.areas.directory.view.stakeholders import StakeholdersPage


class Segments(QObject):
    """Asks for a new segment, or for what is to be put right in one."""

    def __init__(self, page: "StakeholdersPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | None = None

    def add(self) -> None:
        """Ask for a new segment."""

        def keep(values: dict[str, Any]) -> None:
            action = _("สร้างกลุ่มผู้มีส่วนได้ส่วนเสีย {name}").format(name=values["name"])
            with self._page.context.database.transaction(action) as session:
                stakeholders.add_segment(session, values["name"], values["kind"], values["note"])
            self._page.said.emit(action)

        self._ask(_("สร้างกลุ่มผู้มีส่วนได้ส่วนเสีย"), _entries(), keep).ask({"kind": SERVICE_USER})

    def add_usual(self) -> None:
        """Take over the segments that the manuals name."""
        action = _("ใช้กลุ่มผู้มีส่วนได้ส่วนเสียตามคู่มือ")
        with self._page.context.database.transaction(action) as session:
            stakeholders.add_usual_segments(session)
        self._page.said.emit(action)

    def correct(self, segment: Segment) -> None:
        """Ask for what is to be put right in a segment, or whether to use it no longer."""

        def keep(values: dict[str, Any]) -> None:
            action = _("แก้ไขกลุ่มผู้มีส่วนได้ส่วนเสีย {name}").format(name=values["name"])
            with self._page.context.database.transaction(action) as session:
                name, kind, note = (values[key] for key in ("name", "kind", "note"))
                stakeholders.edit_segment(session, segment.id, name, kind, note)
                if values["in_bin"]:
                    stakeholders.bin_segment(session, segment.id)
            self._page.said.emit(action)

        entries = [*_entries(), switch("in_bin", N_("เลิกใช้กลุ่มนี้ (รายชื่อปีก่อนยังอยู่)"))]
        values = {"name": segment.name, "kind": segment.kind, "note": segment.note}
        self._ask(_("แก้ไขกลุ่ม"), entries, keep).ask(values)

    def _ask(self, title: str, entries: Any, keep: Any) -> EntryDialog:
        page = self._page
        self.dialog = EntryDialog(page.context.theme, page, title, entries, keep, date.today())
        return self.dialog


def _entries() -> list[Entry]:
    return [
        line("name", N_("ชื่อกลุ่ม"), required=True, hint=N_("เช่น ผู้ปกครองนักเรียน")),
        choice("kind", N_("ประเภท"), list(SEGMENT_KIND_NAMES.items())),
        text("note", N_("หมายเหตุ")),
    ]
