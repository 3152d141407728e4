"""Asks for a signatory."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from district_admin.errors import OfficeError
from district_admin.office.model import CAPACITY_WORDS, HOLDER, Signatory
from district_admin.office.operations import SignatoryDetails
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import WrappedLabel, field_label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.thai_date_edit import ThaiDateEdit
from district_admin.ui.theme import Theme

_WIDTH = 560


class SignatoryDialog(QDialog):
    """The details of someone who signs; `details` is what was typed once it is accepted."""

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
        self.position = _text_box()
        self.capacity = _capacity_combo()
        self.for_position = _text_box()
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
        fields = column(
            column(field_label(_("ชื่อและสกุล"), self.name), self.name, gap=2),
            column(field_label(_("ยศ (พิมพ์หน้าที่ว่างลงนาม)"), self.rank), self.rank, gap=2),
            column(field_label(_("ตำแหน่ง"), self.position), self.position, gap=2),
            column(field_label(_("ลงนามในฐานะ"), self.capacity), self.capacity, gap=2),
            column(self._for_label, self.for_position, gap=2),
            dates,
            self._reason,
            gap=10,
        )
        buttons = row(1, cancel, self.save_button)
        layout = QVBoxLayout(self)
        fill(layout, (fields, buttons), gap=theme.tokens.space_5, margins=(24, 24, 24, 20))


def _text_box() -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(62)  # two lines: as many as a position has on paper
    return box


def _capacity_combo() -> QComboBox:
    combo = CalmCombo()
    for capacity, words in CAPACITY_WORDS.items():
        combo.addItem(words or _("ผู้ดำรงตำแหน่ง"), capacity)
    return combo
