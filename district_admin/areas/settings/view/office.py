"""The office's name, code, address and ways to reach it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from district_admin.office import operations
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import field_label, label
from district_admin.ui.layouts import column, fill, row

_LINES = (
    ("name", N_("ชื่อสำนักงาน"), N_("เช่น สำนักงานเขตพื้นที่การศึกษาประถมศึกษา… เขต …")),
    ("short_name", N_("ชื่อย่อ"), N_("เช่น สพป.… เขต …")),
    ("letter_code", N_("รหัสตัวอักษรและเลขประจำ"), N_("เช่น ศธ ๐๔๐๙๒")),
    ("group_name", N_("กลุ่ม"), N_("เช่น กลุ่มอำนวยการ")),
    ("telephone", N_("โทรศัพท์"), N_("เช่น ๐ ๗๔๐๐ ๐๐๐๐ ต่อ ๑๑")),
    ("fax", N_("โทรสาร"), ""),
    ("email", N_("ไปรษณีย์อิเล็กทรอนิกส์"), ""),
    ("saraban_email", N_("ไปรษณีย์อิเล็กทรอนิกส์กลาง (สารบรรณ)"), N_("เช่น saraban@example.go.th")),
)
_PLACES = (  # row, column, rows, columns of twelve: the name of an office is long
    (0, 0, 1, 8),
    (0, 8, 1, 4),
    (1, 0, 1, 6),
    (1, 6, 1, 6),
    (2, 0, 1, 6),
    (2, 6, 1, 6),
    (3, 0, 1, 6),
    (3, 6, 1, 6),
)
_FAMILIES = ("TH Sarabun New", "TH SarabunPSK", "TH SarabunIT๙")
_NUMERALS = (
    ("thai", N_("เลขไทย")),
    ("as_typed", N_("ตามที่พิมพ์")),
    ("arabic", N_("เลขอารบิก")),
)


class OfficePane(QWidget):
    """The profile of the office; what is typed is kept when the officer saves it."""

    saved = Signal()

    def __init__(self, context: AppContext, with_button: bool = True) -> None:
        super().__init__()
        self._context = context
        self.lines = {name: QLineEdit() for name, _label, _hint in _LINES}
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(84)  # three lines: what a letter has room for
        self.family = _combo([(family, family) for family in _FAMILIES])
        self.numerals = _combo([(mode, _(word)) for mode, word in _NUMERALS])
        self.save_button = button(context.theme, _("บันทึก"), "primary", "save", keys="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self._lay_out(with_button)
        self._load()
        self._watch()
        context.changes.committed.connect(self._refresh)

    @property
    def has_changes(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._values() != self._kept

    @Slot()
    def save(self) -> None:
        """Keep the profile."""
        values = self._values()
        if values != self._kept:
            with self._context.database.transaction(_("แก้ข้อมูลสำนักงาน")) as session:
                operations.save_profile(session, **values)
            self._load()
        self.saved.emit()

    def _values(self) -> operations.ProfileValues:
        values: operations.ProfileValues = {
            "address": self.address.toPlainText().strip(),
            "docx_family": str(self.family.currentData()),
            "numeral_mode": str(self.numerals.currentData()),
        }
        for name, line in self.lines.items():
            values[name] = line.text().strip()  # type: ignore[literal-required]
        return values

    def _load(self) -> None:
        with self._context.database.reading() as session:
            profile = operations.get_profile(session)
        for name, line in self.lines.items():
            line.setText(getattr(profile, name))
            line.setCursorPosition(0)
        self.address.setPlainText(profile.address)
        self.family.setCurrentIndex(self.family.findData(profile.docx_family))
        self.numerals.setCurrentIndex(self.numerals.findData(profile.numeral_mode))
        self._kept = self._values()
        self.save_button.setEnabled(False)

    def _watch(self) -> None:
        for line in self.lines.values():
            line.textChanged.connect(self._typed)
        self.address.textChanged.connect(self._typed)
        for combo in (self.family, self.numerals):
            combo.currentIndexChanged.connect(self._typed)

    @Slot()
    def _typed(self) -> None:
        self.save_button.setEnabled(self.has_changes)

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if "office_profile" in tables and not self.has_changes:
            self._load()

    def _lay_out(self, with_button: bool) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for (name, text, hint), place in zip(_LINES, _PLACES, strict=True):
            line = self.lines[name]
            line.setPlaceholderText(_(hint) if hint else "")
            grid.addLayout(column(field_label(_(text), line), line, gap=2), *place)
        address = column(
            field_label(_("ที่ตั้ง (บรรทัดตามหัวหนังสือ)"), self.address), self.address, 1, gap=2
        )
        grid.addLayout(address, 4, 0, 1, 6)
        papers = column(
            column(field_label(_("แบบอักษรในไฟล์ Word"), self.family), self.family, gap=2),
            column(field_label(_("ตัวเลขในหนังสือใหม่"), self.numerals), self.numerals, gap=2),
            gap=10,
        )
        grid.addLayout(papers, 4, 6, 1, 6)
        for number in range(12):
            grid.setColumnStretch(number, 1)
        note = label(_("ไฟล์ PDF ใช้แบบอักษร TH Sarabun New ซึ่งมาพร้อมโปรแกรมเสมอ"), "small", wrap=True)
        if with_button:
            card = Card(self._context.theme)
            foot = row()
            foot.addWidget(note, 1)
            foot.addWidget(self.save_button)
            card.body.addLayout(column(grid, foot, gap=12))
            fill(QVBoxLayout(self), (card, 1), gap=0, margins=(24, 16, 24, 16))
        else:
            fill(QVBoxLayout(self), (column(grid, note, gap=12), 1), gap=0, margins=(0, 0, 0, 0))


def _combo(choices: list[tuple[str, str]]) -> QComboBox:
    combo = CalmCombo()
    for value, text in choices:
        combo.addItem(text, value)
    return combo
