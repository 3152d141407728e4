"""Asks for a signatory."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.errors import OfficeError
from district_admin.office.model import CAPACITY_WORDS, HOLDER, Signatory
from district_admin.office.operations import SignatoryDetails
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.growing_text import GrowingText
from district_admin.ui.labels import WrappedLabel, field_label
from district_admin.ui.layouts import column, fill, holder, row, scrolling
from district_admin.ui.thai_date_edit import ThaiDateEdit
from district_admin.ui.theme import Theme

_WIDTH = 560
_BESIDE = 24
_FRAME = 40  # px: what the computer puts around a window, above and below


class SignatoryDialog(QDialog):
    """The details of someone who signs; `details` is what was typed once it is accepted.

    It is as high as its fields, and where the screen is lower they scroll above its buttons.
    """

    def __init__(
        self, theme: Theme, parent: QWidget, today: date, signatory: Signatory | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("แก้ไขผู้ลงนาม") if signatory else _("เพิ่มผู้ลงนาม"))
        self.setMinimumWidth(_WIDTH)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("คำนำหน้าชื่อ ชื่อ  สกุล เช่น นายก้องเกียรติ  ตัวอย่างดี"))
        self.rank = QLineEdit()
        self.rank.setPlaceholderText(_("ยศหรือตำแหน่งทางวิชาการ ถ้ามี"))
        self.position = GrowingText(2)  # lines, as many as a post has on paper
        self.capacity = _capacity_combo()
        self.for_position = GrowingText(2)
        self.from_on = ThaiDateEdit(theme, _("ตั้งแต่วันที่"), today)
        self.to_on = ThaiDateEdit(theme, _("ถึงวันที่ (เว้นว่างไว้ได้)"), today)
        self._reason = WrappedLabel()
        self._reason.setProperty("kind", "error")
        self._reason.hide()
        self._for_label = field_label(_("ตำแหน่งที่ลงนามแทน"), self.for_position)
        self.save_button = button(theme, _("บันทึก"), "primary", "save")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._check)
        self._lay_out(theme)
        self._show(signatory, today)
        self.capacity.currentIndexChanged.connect(self._show_for_position)
        self._show_for_position()

    def details(self) -> SignatoryDetails:
        """Return what was typed. Raises OfficeError while there is no first day."""
        if self.from_on.day is None:
            raise OfficeError(_("กรุณากรอกวันที่เริ่มดำรงตำแหน่ง"))
        return SignatoryDetails(
            name=self.name.text(),
            rank_line=self.rank.text(),
            position=self.position.toPlainText(),
            capacity=str(self.capacity.currentData()),
            for_position=self.for_position.toPlainText() if self._acts else "",
            from_on=self.from_on.day,
            to_on=self.to_on.day,
        )

    @property
    def reason(self) -> str:
        """Why the details cannot be kept, as it stands in the dialog."""
        return self._reason.accessibleName() if self._reason.isVisibleTo(self) else ""

    def refuse(self, reason: str) -> None:
        """Say in the dialog why the details cannot be kept."""
        self._reason.show_text(reason)
        self._reason.show()
        self._fit()
        self._area.ensureWidgetVisible(self._reason)

    @property
    def _acts(self) -> bool:
        return str(self.capacity.currentData()) != HOLDER

    @Slot()
    def _check(self) -> None:
        reason = self.from_on.reason or self.to_on.reason
        if reason:
            self.refuse(reason)
            return
        self.accept()

    @Slot()
    def _show_for_position(self) -> None:
        for part in (self._for_label, self.for_position):
            part.setVisible(self._acts)
        self._fit()

    def _show(self, signatory: Signatory | None, today: date) -> None:
        if signatory is None:
            self.from_on.set_day(today)
            return
        self.name.setText(signatory.name)
        self.rank.setText(signatory.rank_line)
        self.position.setPlainText(signatory.position)
        self.capacity.setCurrentIndex(self.capacity.findData(signatory.capacity))
        self.for_position.setPlainText(signatory.for_position)
        self.from_on.set_day(signatory.from_on)
        self.to_on.set_day(signatory.to_on)

    def _lay_out(self, theme: Theme) -> None:
        cancel = button(theme, _("ไม่บันทึก"))
        cancel.clicked.connect(self.reject)
        dates = row(
            column(field_label(_("ตั้งแต่วันที่"), self.from_on), self.from_on, 1, gap=2),
            column(field_label(_("ถึงวันที่ (เว้นว่างไว้ได้)"), self.to_on), self.to_on, 1, gap=2),
            gap=12,
        )
        how = row(
            column(field_label(_("ลงนามในฐานะ"), self.capacity), self.capacity, gap=2),
            column(field_label(_("ยศ (พิมพ์หน้าที่ว่างลงนาม)"), self.rank), self.rank, gap=2),
            gap=12,
        )
        for number in range(2):
            how.setStretch(number, 1)
            dates.setStretch(number, 1)
        fields = column(
            column(field_label(_("ชื่อและสกุล"), self.name), self.name, gap=2),
            column(field_label(_("ตำแหน่ง"), self.position), self.position, gap=2),
            how,
            column(self._for_label, self.for_position, gap=2),
            dates,
            self._reason,
            1,
            gap=8,
            margins=(_BESIDE, 0, _BESIDE, 0),
        )
        self._fields = holder(fields)
        self._fields.installEventFilter(self)
        self._area = scrolling(self._fields)
        buttons = row(1, cancel, self.save_button, margins=(_BESIDE, 0, _BESIDE, 0))
        self._parts = QVBoxLayout(self)
        fill(self._parts, (self._area, buttons), gap=theme.tokens.space_3, margins=(0, 16, 0, 16))
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # a field or a reason has come or gone
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        width = max(self.width(), _WIDTH)
        # -1 while no text that wraps is among the fields
        needed = max(self._fields.heightForWidth(width), self._fields.sizeHint().height())
        self._area.setMinimumHeight(0)
        around = self.minimumSizeHint().height() - self._area.minimumSizeHint().height()
        most = self.screen().availableGeometry().height() - _FRAME - around
        self._area.setMinimumHeight(min(needed, most))
        self._parts.activate()  # or the height it had is still the least it may have
        self.resize(width, self.minimumSizeHint().height())


def _capacity_combo() -> QComboBox:
    combo = CalmCombo()
    for capacity, words in CAPACITY_WORDS.items():
        combo.addItem(words or _("ผู้ดำรงตำแหน่ง"), capacity)
    return combo
