"""The input of a date in a form."""

from datetime import date

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from district_admin.ui.form_inputs import FieldInput, hold
from district_admin.ui.thai_date_edit import ThaiDateEdit
from district_admin.ui.theme import Theme


class DateInput(FieldInput):
    """A date, kept as an ISO date. What cannot be read is kept as typed, so nothing is lost."""

    def __init__(self, theme: Theme, name: str, today: date) -> None:
        super().__init__()
        self._edit = ThaiDateEdit(theme, name, today)
        self._edit.line.textChanged.connect(self.changed)
        # what cannot be read is said when she leaves the field, without another key
        self._edit.line.editingFinished.connect(self.changed)
        hold(self, self._edit)

    @property
    @override
    def entrance(self) -> QLineEdit:
        return self._edit.line

    @property
    @override
    def mistake(self) -> str:
        return self._edit.reason

    @override
    def value(self) -> object:
        day = self._edit.day
        return day.isoformat() if day else self._edit.line.text().strip()

    @override
    def show_value(self, value: object) -> None:
        text = "" if value is None else str(value)
        if text == self.value():
            return
        self._edit.blockSignals(True)
        self._edit.line.blockSignals(True)
        try:
            self._edit.set_day(date.fromisoformat(text) if text else None)
        except ValueError:
            self._edit.set_day(None)
            self._edit.line.setText(text)
        self._edit.line.setCursorPosition(0)  # a date too long for its box is seen from its day
        self._edit.line.blockSignals(False)
        if text and self._edit.day is None:
            self._edit.line.editingFinished.emit()  # says why it cannot be read
        self._edit.blockSignals(False)
