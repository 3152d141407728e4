"""In which shape the letters of a job are: the office's own template, or the official form.

Asked only of a paper that has a template chosen on its desk, and told of a job whose numbers are
given, since its letters are all alike. Rejected: two round buttons (the name of a template may be
a hundred letters long).
"""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.areas.correspondence.documents.own_templates import Content, chosen_template
from district_admin.office.templates import find_template
from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import WrappedLabel, field_label
from district_admin.ui.layouts import NO_MARGINS, fill

_LEAST, _MOST = 160, 380  # px of the choice
_SLIP: Final = "reply_slip"  # the field of an invitation


class BulkShape(QWidget):
    """The choice of the shape; it is not there where there is none."""

    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._has_own = False
        self.choice = CalmCombo()
        self.choice.setAccessibleName(_("รูปแบบ"))
        self.choice.currentIndexChanged.connect(self._tell)
        self._no_slip = WrappedLabel(
            _("แบบของสำนักงานไม่มีแบบตอบรับต่อท้ายให้ หากต้องใช้ กรุณาเลือกตามระเบียบ หรือแนบแบบตอบรับเอง")
        )
        self._no_slip.setProperty("kind", "small")
        self._wants_slip = False
        fill(
            QVBoxLayout(self),
            (field_label(_("รูปแบบ"), self.choice), self.choice, self._no_slip),
            context.theme.tokens.space_1,
            NO_MARGINS,
        )
        self.hide()

    @property
    def is_own(self) -> bool:
        """Whether the letters are in the office's own template."""
        return self._has_own and self.choice.currentIndex() == 0

    @property
    def told(self) -> str:
        """What it says of the shape: that the slip for the answer is no page of a template."""
        return self._no_slip.accessibleName() if self._no_slip.isVisibleTo(self) else ""

    def offer(self, content: Content) -> None:
        """Let the shape of new letters be chosen; first the template that the paper has."""
        self._show(content, is_fixed=False)

    def show_fixed(self, content: Content) -> None:
        """Show the shape that the letters of a job are in."""
        self._show(content, is_fixed=True)

    def _show(self, content: Content, *, is_fixed: bool) -> None:
        chosen = chosen_template(content)
        self._has_own = chosen is not None
        self._wants_slip = bool(content.get(_SLIP))
        self.choice.blockSignals(True)
        self.choice.clear()
        if chosen is not None:
            with self._context.database.reading() as session:
                found = find_template(session, chosen)
            own = _("แบบ “{name}”").format(name=found.name) if found else _("แบบของสำนักงาน")
            self.choice.addItem(own)
            self.choice.addItem(_("ตามระเบียบ"))
        self.choice.setCurrentIndex(0)
        self.choice.fit_choices(_LEAST, _MOST)
        self.choice.blockSignals(False)
        self.choice.setEnabled(not is_fixed)
        self.setVisible(self._has_own)
        self._say_slip()

    @Slot()
    def _tell(self) -> None:
        self._say_slip()
        self.changed.emit()

    def _say_slip(self) -> None:
        self._no_slip.setVisible(self._wants_slip and self.is_own)
