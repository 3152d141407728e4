"""Says what was taken out of the settings, with the way to have it back."""

from PySide6.QtCore import Slot

from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.toast import Step, Toast
from district_admin.ui.undoing import undo


class UndoNotice(Toast):
    """A bar that offers to take the last action back, for as long as it is the last one.

    `keys` do the same where the bar stands; none do inside a dialog.
    """

    def __init__(self, context: AppContext, keys: str = "") -> None:
        super().__init__(context.theme)
        self._context = context
        self._keys = keys
        context.changes.committed.connect(self._leave)

    def offer_undo(self, said: str) -> None:
        """Say what was just done, and offer to take it back."""
        self.say(said, [Step(_("ย้อนกลับ"), "undo-2", lambda: undo(self._context, self), self._keys)])

    @Slot()
    def _leave(self) -> None:
        self.hide()  # another action is the last one now
