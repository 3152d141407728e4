"""Form and sheet on the writing desk: side by side, or in turns where both do not fit."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.texts import _
from district_admin.ui.buttons import FilterChips
from district_admin.ui.context import AppContext
from district_admin.ui.form_editor import FormEditor
from district_admin.ui.labels import rule
from district_admin.ui.layouts import NO_MARGINS, column, fill, holder, row, scrolling
from district_admin.ui.problems import ProblemList
from district_admin.ui.sheet import LiveSheet

_SHEET, _FORM = 1, 0
_BOTH_FIT: Final = 760  # px; below it form and sheet take turns
_FORM_SHARE: Final = 0.46
_LEAST_FORM: Final = 420  # px: a date written out is seen whole beside its number
_PROBLEMS_SHARE: Final = 0.25  # of the height, at most
_LEAST_PROBLEMS: Final = 76  # px: the summary and one line


class FormAndSheet(QWidget):
    """The form with its problems under it, and the sheet. How wide each is, the desk remembers."""

    def __init__(
        self, context: AppContext, form: FormEditor, sheet: LiveSheet, problems: ProblemList
    ) -> None:
        super().__init__()
        self._context, self._form, self._sheet = context, form, sheet
        t = context.theme.tokens
        self._tabs = FilterChips(context.theme, [_("ฟอร์ม"), _("แผ่นกระดาษ")])
        self._tabs.chosen.connect(self._arrange)
        margins = (t.space_5, t.space_2, t.space_4, t.space_3)
        self._problem_list = holder(row(problems, margins=margins))
        self._problem_rule = rule()
        self._problem_pane = scrolling(self._problem_list)
        left = column(form, self._problem_rule, self._problem_pane, gap=0)
        left.setStretch(0, 1)
        self._left = holder(left)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self._left)
        self._split.addWidget(sheet)
        self._split.setChildrenCollapsible(False)
        self._split.splitterMoved.connect(self._remember_sizes)
        self._tab_bar = holder(row(self._tabs, 1, margins=(t.space_5, t.space_2, t.space_5, 6)))
        layout = QVBoxLayout(self)
        fill(layout, (self._tab_bar, self._split), 0, NO_MARGINS)
        layout.setStretch(1, 1)

    def show_form(self) -> None:
        """Show the form where only one of both fits."""
        if self._form.isHidden() or not self._form.isVisible():
            self._tabs.choose(_FORM)
            self._arrange()

    def show_problems(self, shown: bool) -> None:
        """Show what is to be put right, or not for a paper that cannot be written."""
        for part in (self._problem_rule, self._problem_pane):
            part.setVisible(shown)
        self.make_room()

    def make_room(self) -> None:
        """Make room for the problems, when their lines have found their heights."""
        QTimer.singleShot(0, self, self._make_room)

    @Slot()
    def _remember_sizes(self) -> None:
        self._context.desk.remember_sizes("compose", self._split.sizes())

    @Slot()
    def _arrange(self) -> None:
        both = self.width() >= _BOTH_FIT
        self._tab_bar.setVisible(not both)
        self._left.setVisible(both or self._tabs.current == _FORM)
        self._sheet.setVisible(both or self._tabs.current == _SHEET)
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """Give the list the height it needs, but leave the form most of the page."""
        needed = self._problem_list.sizeHint().height()
        most = max(round(self.height() * _PROBLEMS_SHARE), _LEAST_PROBLEMS)
        self._problem_pane.setFixedHeight(min(needed, most))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        form = max(round(self.width() * _FORM_SHARE), _LEAST_FORM)
        known = self._context.desk.sizes("compose", 2)
        self._split.setSizes(known or [form, max(self.width() - form, 1)])
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
