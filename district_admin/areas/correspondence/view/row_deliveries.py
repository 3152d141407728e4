"""How far a letter of the register is on its way: a section of the pane, and what opens from it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from district_admin.areas.correspondence.model.delivery import DELIVERED
from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.areas.correspondence.operations import deliveries
from district_admin.areas.correspondence.operations.register_listing import EntryRow
from district_admin.areas.correspondence.view.delivery_dialog import (
    DeliveryDialog,
    OutstandingDialog,
)
from district_admin.areas.correspondence.view.delivery_words import told
from district_admin.texts import _
from district_admin.ui.detail_pane import Deed

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.register_page import RegisterPage


class RowDeliveries(QObject):
    """Says how many are sent a letter and how many signed, and opens their lists."""

    def __init__(self, page: "RegisterPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: DeliveryDialog | None = None
        self.outstanding: OutstandingDialog | None = None

    def fill(self, row: EntryRow) -> None:
        """Put the section of a letter that goes out into the pane at the right."""
        if row.register not in DELIVERED:
            return
        pane, context = self._page.detail, self._page.context
        with context.database.reading() as session:
            tally = deliveries.tally(session, row.id)
        if row.state != ISSUED and not tally.recipients:
            return  # what went out before its number was cancelled is still to be seen
        show = Deed(_("การส่ง…"), "send", lambda: self.open(row.id), keys="Ctrl+D")
        pane.section(_("การส่ง"), show)
        if not tally.recipients:
            pane.remark(_("ยังไม่ได้บันทึกผู้รับ กด การส่ง… เพื่อเพิ่มผู้รับและติดตามผู้ลงชื่อรับ"))
            return
        waiting = _("รอรับ {count}").format(count=f"{tally.waiting:,}")
        chip = (waiting, context.theme.tokens.soon) if tally.waiting else None
        pane.line(*told(tally), chip=chip)

    def open(self, entry_id: int) -> None:
        """Show to whom a letter goes, and who signed for it."""
        self.dialog = DeliveryDialog(self._page.context, self._page, entry_id)
        self.dialog.open()

    def show_outstanding(self) -> None:
        """Show what nobody has signed for, of all letters."""
        self.outstanding = OutstandingDialog(self._page.context, self._page)
        self.outstanding.open()
