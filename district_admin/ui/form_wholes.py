"""A text for which whole ones are offered by name, each by one press.

What she had typed is offered beside them from then on, so that a press loses nothing. Rejected: a
menu of sentences (it puts one where the caret is), and a question before each press.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.form_inputs import TextInput
from district_admin.ui.layouts import row
from district_admin.ui.theme import Theme

Wholes = Sequence[tuple[str, str, str]]
"""Whole texts: the word on the button, what it says when pointed at, and the text."""


class WholesInput(TextInput):
    """A text of several lines with buttons that put a whole one in its place."""

    def __init__(self, theme: Theme, wholes: Wholes) -> None:
        super().__init__(theme)
        self._wholes = {text for _word, _tip, text in wholes}
        self._hers = ""
        self._buttons = QWidget()
        there = [self._button(theme, *each) for each in wholes]
        self.back_button = button(theme, _("ที่พิมพ์ไว้"), "quiet", tip=_("กลับไปใช้ข้อความที่พิมพ์ไว้"))
        self.back_button.setProperty("compact", True)
        self.back_button.clicked.connect(lambda: self._put(self._hers))
        self.back_button.hide()
        self._buttons.setLayout(row(self.back_button, *there, gap=0))

    @property
    @override
    def corner(self) -> QWidget:
        return self._buttons

    @override
    def show_value(self, value: object) -> None:
        super().show_value(value)
        self._hers = ""
        self.back_button.hide()

    @override
    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._buttons.setVisible(not read_only)

    def _button(self, theme: Theme, word: str, tip: str, text: str) -> QWidget:
        made = button(theme, word, "quiet", tip=tip)
        made.setProperty("compact", True)
        made.clicked.connect(partial(self._put, text))
        return made

    def _put(self, text: str, _checked: bool = False) -> None:
        typed = self.entrance.toPlainText()
        if typed.strip() and typed.strip() not in self._wholes:
            self._hers = typed
        self.entrance.setPlainText(text)
        self.entrance.setFocus()
        self.back_button.setVisible(bool(self._hers) and text != self._hers)
