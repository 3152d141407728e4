"""The input of who signs: someone in office on the paper's day, or a name typed by hand.

What is kept is a copy of the lines printed under the signature, not a link to the signatory: a
paper of last year keeps last year's director, whatever is changed in the settings afterwards.
Rejected: a link plus a copy, which can disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyleOptionComboBox, QWidget
from typing_extensions import override

from district_admin.texts import _
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.form_inputs import FieldInput, hold
from district_admin.ui.growing_text import GrowingText
from district_admin.ui.labels import WrappedLabel, field_label, label
from district_admin.ui.layouts import column, holder

_NOBODY, _TYPED = "nobody", "typed"
_AROUND_ENTRY = 32  # px beside the longest entry of the list: padding and scroll bar


@dataclass(frozen=True)
class SignatoryChoice:
    """Someone who may sign: the lines under the signature (name, then posts), and the rank."""

    lines: tuple[str, ...]
    rank: str = ""

    @classmethod
    def kept(cls, signature: Mapping[str, object]) -> "SignatoryChoice":
        """Return the choice of a signature as papers keep it; empty lines for nobody."""
        lines = signature.get("lines")
        texts = lines if isinstance(lines, list | tuple) else ()
        return cls(tuple(str(line) for line in texts), str(signature.get("rank") or ""))

    def to_keep(self) -> dict[str, object]:
        """Return the signature as papers keep it."""
        return {"lines": list(self.lines), "rank": self.rank}

    @property
    def label(self) -> str:
        """The name and the first post, as the list shows them."""
        name = bare_name(self.lines[0])
        return "  ·  ".join([name, *self.lines[1:2]])


_NOBODY_SIGNS = SignatoryChoice(())


class SignatoryCombo(CalmCombo):
    """A combo box that ends a name too long for it with … and opens a list that shows it whole."""

    @property
    def shown_text(self) -> str:
        """The text as it stands in the closed box."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return str(option.currentText)

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width()
        )

    @override
    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _AROUND_ENTRY)
        super().showPopup()


class SignatoryInput(FieldInput):
    """Who signs. Choosing another day offers those in office on it and keeps who was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[SignatoryChoice, ...] = ()
        self._combo = SignatoryCombo()
        self._whole = WrappedLabel()
        self._whole.setProperty("kind", "small")
        self._name = QLineEdit()
        self._posts = GrowingText(2)
        self._rank = QLineEdit()
        self._by_hand = self._make_by_hand()
        hold(self, self._combo, self._whole, self._by_hand, gap=4)
        self.offer(())
        self._combo.currentIndexChanged.connect(self._chosen)
        self._name.textChanged.connect(self.changed)
        self._posts.textChanged.connect(self.changed)
        self._rank.textChanged.connect(self.changed)
        self._posts.caret_moved.connect(lambda place: self.caret_moved.emit(self._posts, place))

    @property
    @override
    def entrance(self) -> QComboBox:
        return self._combo

    def offer(self, choices: Sequence[SignatoryChoice]) -> None:
        """Offer these signatories; whoever is chosen now stays chosen."""
        if tuple(choices) == self._offered and self._combo.count():
            return
        was_typed = self._combo.currentData() == _TYPED
        kept = self.value() if self._combo.count() else None
        self._offered = tuple(choices)
        self._combo.blockSignals(True)
        self._combo.clear()
        self._combo.addItem(_("เลือกผู้ลงนาม"), _NOBODY)
        for choice in self._offered:
            self._combo.addItem(choice.label, choice)
        self._combo.addItem(_("พิมพ์ชื่ออื่น"), _TYPED)
        self._combo.blockSignals(False)
        self.show_value(kept)
        if was_typed and self._combo.currentIndex() == 0:
            self._quietly(self._combo.count() - 1)  # she was about to type a name

    @override
    def value(self) -> object:
        chosen = self._combo.currentData()
        if isinstance(chosen, SignatoryChoice):
            return chosen.to_keep()
        return (_NOBODY_SIGNS if chosen == _NOBODY else self._typed()).to_keep()

    @override
    def show_value(self, value: object) -> None:
        wanted = SignatoryChoice.kept(value) if isinstance(value, Mapping) else _NOBODY_SIGNS
        if wanted == _NOBODY_SIGNS:
            at = 0
        else:  # Qt's own search compares by identity
            at = self._offered.index(wanted) + 1 if wanted in self._offered else -1
        self._quietly(at if at >= 0 else self._combo.count() - 1)
        if at < 0 and wanted != self._typed():
            self._fill_by_hand(wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole()

    def _show_whole(self) -> None:
        """Say under the box who is chosen, where the box is too narrow for it."""
        text = self._combo.currentText()
        cut = self._combo.shown_text != text
        self._whole.show_text(text if cut else "")
        self._whole.setVisible(cut)
        self._combo.setToolTip(text if cut else "")

    def _make_by_hand(self) -> QWidget:
        self._name.setPlaceholderText(_("เช่น นายสมชาย  ใจดี"))
        return holder(
            column(
                field_label(_("ชื่อผู้ลงนาม"), self._name),
                self._name,
                field_label(_("ตำแหน่ง (บรรทัดละหนึ่งตำแหน่ง)"), self._posts),
                self._posts,
                field_label(_("ยศหรือตำแหน่งทางวิชาการ (ถ้ามี)"), self._rank),
                self._rank,
                label(_("ชื่อนี้ใช้เฉพาะหนังสือฉบับนี้ เพิ่มผู้ลงนามประจำได้ที่ตั้งค่า"), "small", wrap=True),
                gap=4,
                margins=(12, 2, 0, 0),
            )
        )

    def _quietly(self, row: int) -> None:
        self._combo.blockSignals(True)
        self._combo.setCurrentIndex(row)
        self._combo.blockSignals(False)
        self._by_hand.setVisible(self._combo.currentData() == _TYPED)
        self._show_whole()

    def _fill_by_hand(self, choice: SignatoryChoice) -> None:
        name = bare_name("".join(choice.lines[:1]))
        for box, text in ((self._name, name), (self._rank, choice.rank)):
            box.blockSignals(True)
            box.setText(text)
            box.blockSignals(False)
        self._posts.show_text("\n".join(choice.lines[1:]))

    def _typed(self) -> SignatoryChoice:
        name = self._name.text().strip()
        posts = [line.strip() for line in self._posts.toPlainText().splitlines()]
        lines = tuple(line for line in (name, *posts) if line)
        return SignatoryChoice(lines, self._rank.text().strip())

    def _chosen(self) -> None:
        typed = self._combo.currentData() == _TYPED
        self._by_hand.setVisible(typed)
        self._show_whole()
        if typed:
            self._name.setFocus()
            # once the lines for the name have found their place
            QTimer.singleShot(0, self, self._show_name)
        self.changed.emit()

    def _show_name(self) -> None:
        self.caret_moved.emit(self._name, self._name.rect())


def bare_name(name: str) -> str:
    """Return a name without the brackets it has on the paper."""
    return name[1:-1] if name.startswith("(") and name.endswith(")") else name
