"""The pane on the right while a record is typed in or corrected."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.entry_form import Entry, EntryForm
from district_admin.ui.keys import on_keys
from district_admin.ui.labels import Elided, WrappedLabel, rule
from district_admin.ui.layouts import NO_MARGINS, column, fill, holder, row
from district_admin.ui.leaving import ask_to_leave
from district_admin.ui.theme import Theme

Keep = Callable[[dict[str, Any]], object]
"""Stores what was typed; refuses with an OfficeError, which is then shown in the pane."""


class EditPane(QFrame):
    """The fields of a record with its buttons; the list beside it stays as it is meanwhile."""

    finished = Signal(bool)  # whether it was kept

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._keep: Keep | None = None
        self._at_first: dict[str, object] = {}
        self.form: EntryForm | None = None
        self.question: QDialog | None = None
        self.setObjectName("card")
        t = theme.tokens
        self._title = Elided("", "section")
        self._reason = WrappedLabel()
        self._reason.setProperty("kind", "error")
        self.save_button = button(theme, _("บันทึก"), "primary", "save", keys="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        on_keys(self, "Ctrl+Return", self.save)
        self.leave_button = button(theme, _("ไม่บันทึก"), tip=_("ไม่บันทึก (Esc)"))
        self.leave_button.clicked.connect(lambda: self.finished.emit(False))
        self._note = WrappedLabel()
        self._note.setProperty("kind", "small")
        self._place = column(gap=0)
        head = row(self._title, margins=(t.space_4, t.space_3, t.space_4, 4))
        self._said = holder(column(self._reason, margins=(t.space_4, 6, t.space_4, 0)))
        self._told = holder(column(self._note, margins=(t.space_4, 6, t.space_4, 0)))
        foot = row(
            1, self.leave_button, self.save_button, margins=(t.space_4, 8, t.space_4, t.space_3)
        )
        layout = QVBoxLayout(self)
        parts = (head, self._place, rule(), self._told, self._said, foot)
        fill(layout, parts, 0, NO_MARGINS)
        layout.setStretch(1, 1)

    @property
    def has_changes(self) -> bool:
        """Whether something was typed since the pane opened."""
        return self.form is not None and self.form.values != self._at_first

    @property
    def note(self) -> str:
        """What is told of what is typed, as it stands in the pane."""
        return self._note.accessibleName() if self._told.isVisibleTo(self) else ""

    @property
    def reason(self) -> str:
        """Why the record cannot be kept, as it stands in the pane."""
        return self._reason.accessibleName() if self._said.isVisibleTo(self) else ""

    def begin(
        self,
        title: str,
        entries: Sequence[Entry],
        values: Mapping[str, object],
        keep: Keep,
        today: date,
    ) -> None:
        """Show the fields of a record with what is known of it."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._keep = keep
        self._said.hide()
        self._told.hide()
        form = EntryForm(self._theme, entries, today)
        self._replace(form)
        form.show_values(values)
        self._at_first = form.values
        form.changed.connect(self._said.hide)  # it was of what stood there before
        form.go_to_first()

    def tell(self, note: str) -> None:
        """Say in the pane what follows from what is typed; nothing, if nothing does any more."""
        self._note.show_text(note)
        self._told.setVisible(bool(note))

    @Slot()
    def save(self) -> None:
        """Keep what is typed, or say why it cannot be kept."""
        if self.form is None or self._keep is None:
            return
        if mistake := self.form.mistake:
            self._refuse(mistake)
            return
        try:
            self._keep(self.form.values)
        except OfficeError as error:
            self._refuse(str(error))  # where she can put it right, with all she typed still there
        else:
            self.finished.emit(True)

    @Slot()
    def leave(self) -> None:
        """Leave on Esc, not without asking when something was typed."""
        if self.has_changes:
            self.question = ask_to_leave(self._theme, self, lambda: self.finished.emit(False))
        else:
            self.finished.emit(False)

    def _refuse(self, reason: str) -> None:
        self._reason.show_text(reason)
        self._said.show()

    def _replace(self, form: EntryForm) -> None:
        old: QWidget | None = self.form
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.form = form
        self._place.addWidget(form, 1)
