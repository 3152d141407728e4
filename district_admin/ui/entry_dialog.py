"""A window that asks for one record and stays open, with its reason, until it can be kept."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from district_admin.errors import OfficeError
from district_admin.overriding import override
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.entry_form import Entry, EntryForm
from district_admin.ui.keys import on_keys
from district_admin.ui.labels import WrappedLabel, label
from district_admin.ui.layouts import fill, row
from district_admin.ui.leaving import ask_to_leave
from district_admin.ui.theme import Theme

_WIDTH = 540
_AROUND = 170  # px of the head, the reason and the buttons


class EntryDialog(QDialog):
    """Asks for the fields of one record; `keep` stores them and may refuse with an OfficeError.

    `word` is what is done where nothing is stored, such as a paper being made: then Esc leaves
    without a question, since nothing is lost.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        title: str,
        entries: Sequence[Entry],
        keep: Callable[[dict[str, Any]], object],
        today: date,
        word: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keep = keep
        self._stores = not word
        self._at_first: dict[str, object] = {}
        self.question: QDialog | None = None
        self.setWindowTitle(title)
        self.form = EntryForm(theme, entries, today)
        self._reason = WrappedLabel()
        self._reason.setProperty("kind", "error")
        self._reason.hide()
        self.form.changed.connect(self._reason.hide)  # it was of what stood there before
        self.save_button = button(theme, word or _("บันทึก"), "primary", "save", keys="Ctrl+S")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._save)
        on_keys(self, "Ctrl+Return", self._save)
        self.leave_button = button(theme, _("ยกเลิก") if word else _("ไม่บันทึก"))
        self.leave_button.clicked.connect(self._leave)
        t = theme.tokens
        head = row(margins=(t.space_4, 0, t.space_4, 0))
        named = label(title, "section", wrap=True)
        head.addWidget(named, 1)
        foot = row(1, self.leave_button, self.save_button, margins=(t.space_4, 0, t.space_4, 0))
        said = row(margins=(t.space_4, 0, t.space_4, 0))
        said.addWidget(self._reason, 1)
        layout = QVBoxLayout(self)
        fill(layout, (head, self.form, said, foot), t.space_2, (8, t.space_4, 8, t.space_4))
        layout.setStretch(1, 1)
        self.setTabOrder(self.save_button, self.leave_button)  # Tab and Enter must not drop a text
        room = parent.window().size()
        self._room = room.height()
        self._said_high = 0  # px the window has grown by for a reason
        width = min(_WIDTH, room.width() - 40)
        named.ensurePolished()
        lines_high = named.heightForWidth(width - 2 * t.space_4 - 16)
        longer = max(lines_high - named.fontMetrics().height(), 0)  # than a title of one line
        most = room.height() - _AROUND - longer - 20
        height = self.form.fit_height(most, width - 16) + _AROUND + longer - 40
        self.resize(width, height)

    @property
    def reason(self) -> str:
        """Why the record cannot be kept, as it stands in the dialog."""
        return self._reason.accessibleName() if self._reason.isVisibleTo(self) else ""

    def ask(self, values: Mapping[str, object] | None = None) -> "EntryDialog":
        """Show the window, with these values in its fields, and return it."""
        self.form.show_values(values or {})
        self._at_first = self.form.values
        self.open()
        self.form.go_to_first()
        return self

    def add_advice(self, advice: QWidget) -> None:
        """Put what is advised on the record under its fields; it may show and hide itself."""
        t = self._theme.tokens
        line = row(margins=(t.space_4, 0, t.space_4, 0))
        line.addWidget(advice, 1)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(2, line)
        if not advice.isHidden():  # what is there from the beginning takes no room from the fields
            self.make_room(advice)

    def refuse(self, reason: str) -> None:
        """Say in the dialog why the record cannot be kept."""
        self._reason.show_text(reason)
        self._reason.show()
        before = self.height()
        needed = self._height_of(self._reason)
        if needed > self._said_high:  # an earlier reason's room is still there
            self._grow_by(needed - self._said_high)
            self._said_high += self.height() - before

    def make_room(self, words: QWidget) -> None:
        """Grow by what words under the fields need, as far as the window has room."""
        self._grow_by(self._height_of(words))

    def _height_of(self, words: QWidget) -> int:
        t = self._theme.tokens
        return max(words.heightForWidth(self.width() - 2 * t.space_4 - 16), 0) + t.space_2

    def _grow_by(self, more: int) -> None:
        most = max(self.height(), self._room - 20)
        self.resize(self.width(), min(self.height() + more, most))

    @override
    def reject(self) -> None:
        """Leave on Esc or ×, not without asking when something was typed."""
        if self._stores and self.form.values != self._at_first:
            self.question = ask_to_leave(self._theme, self, self._leave)
        else:
            super().reject()

    @Slot()
    def _leave(self) -> None:
        super().reject()

    @Slot()
    def _save(self) -> None:
        if mistake := self.form.mistake:
            self.refuse(mistake)
            return
        try:
            self._keep(self.form.values)
        except OfficeError as error:
            self.refuse(str(error))  # where she can put it right, with all she typed still there
        else:
            self.accept()
