"""Tells of typed names that the directory nearly has, and puts its names in their place."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.areas.correspondence.operations.receiver_names import (
    KnownNames,
    corrected,
    mistyped,
)
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.layouts import NO_MARGINS, fill, row
from district_admin.ui.theme import Theme

_PAUSE_MS: Final = 400
_SHOWN: Final = 3


class NameAdvice(QWidget):
    """Under the field in which names are typed; it is not there while nothing is to be said."""

    def __init__(self, theme: Theme, dialog: EntryDialog, names: Iterable[str]) -> None:
        super().__init__()
        self._dialog, self._form, self._known = dialog, dialog.form, KnownNames(names)
        self._meant: dict[str, str] = {}
        self._told = WrappedLabel()
        self._told.setProperty("kind", "muted")
        self.take_button = button(theme, _("ใช้ชื่อตามทำเนียบ"), icon="check")
        self.take_button.clicked.connect(self._take)
        fill(QVBoxLayout(self), (self._told, row(self.take_button, 1)), 8, NO_MARGINS)
        self.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._form.changed.connect(self._pause.start)

    @property
    def text(self) -> str:
        """What it says; empty when it is not there."""
        return "" if self.isHidden() else self._told.accessibleName()

    def _look(self) -> None:
        self._meant = mistyped(str(self._form.values["names"] or ""), self._known)
        self._told.show_text(_words(self._meant))
        there = self.isVisible()
        self.setVisible(bool(self._meant))
        if self._meant and not there:
            self._dialog.make_room(self)

    def _take(self) -> None:
        names = corrected(str(self._form.values["names"] or ""), self._meant)
        self._form.show_values({"names": names})
        self._look()


def _words(meant: Mapping[str, str]) -> str:
    lines = [
        _("“{typed}” หมายถึง “{name}” หรือไม่").format(typed=typed, name=name)
        for typed, name in list(meant.items())[:_SHOWN]
    ]
    if len(meant) > _SHOWN:
        lines.append(_("และอีก {count} ชื่อ").format(count=len(meant) - _SHOWN))
    return "\n".join(lines)
