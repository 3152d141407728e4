"""Who signs for the office, from which day to which."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from district_admin.areas.settings.dialogs import SignatoryDialog
from district_admin.areas.settings.view.notice import UndoNotice
from district_admin.errors import OfficeError
from district_admin.office import operations
from district_admin.office.model import Signatory
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button, tool
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.tables import Column, RecordTable


class SignatoriesPane(QWidget):
    """The table of signatories in the office's own order; the dialog adds and corrects them."""

    def __init__(
        self,
        context: AppContext,
        notice: UndoNotice,
        margins: tuple[int, int, int, int] = (24, 16, 24, 16),
    ) -> None:
        super().__init__()
        self._context = context
        self._notice = notice
        self.dialog: SignatoryDialog | None = None
        self._ids: list[int] = []
        self.table: RecordTable[Signatory] = RecordTable(
            context.theme,
            context.desk,
            "signatories",
            _("ผู้ลงนาม"),
            _columns(),
            sortable=False,
        )
        # whatever room is left under the buttons, but its head and two signatories at least
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setMinimumHeight(112)
        self.table.opened.connect(self._edit)
        self.table.chosen.connect(self._show_choice)
        self._make_buttons()
        card = Card(context.theme)
        note = label(
            _(
                "หนังสือแต่ละฉบับใช้ผู้ที่ดำรงตำแหน่งในวันที่ของหนังสือ ผู้ที่อยู่บนสุดคือผู้ลงนามประจำ "
                "เมื่อเปลี่ยนตัว ให้ใส่วันสิ้นสุดของคนเดิมแล้วเพิ่มคนใหม่"
            ),
            "muted",
            wrap=True,
        )
        actions = row(
            self.add_button,
            self.edit_button,
            self.remove_button,
            self.up_button,
            self.down_button,
            1,
        )
        parts = column(note, actions, self.table, gap=12)
        parts.setStretch(2, 1)
        card.body.addLayout(parts)
        fill(QVBoxLayout(self), (card,), gap=0, margins=margins)
        context.changes.committed.connect(self._refresh)
        self._load()

    def _make_buttons(self) -> None:
        theme = self._context.theme
        self.add_button = button(theme, _("เพิ่มผู้ลงนาม"), "primary", "user-plus")
        self.add_button.clicked.connect(self._add)
        self.edit_button = button(theme, _("แก้ไข"), icon="pen-line")
        self.edit_button.clicked.connect(lambda: self._edit(self.table.current))
        self.remove_button = button(theme, _("ลบ"), icon="trash-2")
        self.remove_button.clicked.connect(self._remove)
        self.up_button = tool(theme, "chevron-up", _("เลื่อนขึ้น (Alt+ลูกศรขึ้น)"))
        self.down_button = tool(theme, "chevron-down", _("เลื่อนลง (Alt+ลูกศรลง)"))
        for made, keys, steps in (
            (self.up_button, "Alt+Up", -1),
            (self.down_button, "Alt+Down", 1),
        ):
            made.clicked.connect(lambda _checked=False, by=steps: self._move(by))
            # a button's own key is slower than the hand that holds it down
            QShortcut(QKeySequence(keys), self).activated.connect(made.click)

    def _load(self) -> None:
        chosen = self.table.current
        with self._context.database.reading() as session:
            signatories = operations.list_signatories(session)
        self._ids = [each.id for each in signatories]
        self.table.show_records(signatories)
        if chosen is not None:
            self.table.choose(lambda each: each.id == chosen.id)

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if "signatory" in tables:
            self._load()

    @Slot(object)
    def _show_choice(self, signatory: Signatory | None) -> None:
        for made in (self.edit_button, self.remove_button):
            made.setEnabled(signatory is not None)
        place = self._ids.index(signatory.id) if signatory else -1
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < len(self._ids) - 1)

    def _move(self, steps: int) -> None:
        """Move the chosen signatory; the first who is in office signs unless another is chosen."""
        signatory = self.table.current
        if signatory is None:
            return
        place = self._ids.index(signatory.id)
        order = list(self._ids)
        order.insert(place + steps, order.pop(place))
        with self._context.database.transaction(_("จัดลำดับผู้ลงนาม")) as session:
            operations.sort_signatories(session, order)

    @Slot()
    def _add(self) -> None:
        self._ask(None)

    @Slot(object)
    def _edit(self, signatory: Signatory | None) -> None:
        if signatory is not None:
            self._ask(signatory)

    def _ask(self, signatory: Signatory | None) -> None:
        self.dialog = SignatoryDialog(self._context.theme, self, date.today(), signatory)
        dialog = self.dialog
        dialog.accepted.connect(lambda: self._keep(dialog, signatory))
        dialog.open()

    def _keep(self, dialog: SignatoryDialog, signatory: Signatory | None) -> None:
        try:
            details = dialog.details()
            self._store(details, signatory)
        except OfficeError as error:
            # shown where she can put it right, with everything she typed still there
            dialog.open()
            dialog.refuse(str(error))

    def _store(self, details: operations.SignatoryDetails, signatory: Signatory | None) -> None:
        word = _("แก้ไขผู้ลงนาม {name}") if signatory else _("เพิ่มผู้ลงนาม {name}")
        with self._context.database.transaction(word.format(name=details.name.strip())) as session:
            if signatory is None:
                operations.add_signatory(session, details)
            else:
                operations.edit_signatory(session, signatory.id, details)

    @Slot()
    def _remove(self) -> None:
        signatory = self.table.current
        if signatory is None:
            return
        name = _("ลบผู้ลงนาม {name}").format(name=signatory.name)
        with self._context.database.transaction(name) as session:
            operations.remove_signatory(session, signatory.id)
        self._notice.offer_undo(_("ลบผู้ลงนามแล้ว: {name}").format(name=signatory.name))


def _columns() -> list[Column[Signatory]]:
    return [
        Column(_("ชื่อและสกุล"), lambda each: each.name, width=190),
        Column(_("ตำแหน่ง"), lambda each: " ".join(each.signature_lines[1:]), stretch=True),
        Column(
            _("ตั้งแต่"), lambda each: medium_date(each.from_on), lambda each: each.from_on, width=110
        ),
        Column(
            _("ถึง"),
            lambda each: medium_date(each.to_on) if each.to_on else _("ปัจจุบัน"),
            lambda each: each.to_on or date.max,
            width=110,
        ),
    ]
