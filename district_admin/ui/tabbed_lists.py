"""A work area of several lists: one header for all, a tab each, and what was just done below.

The header has the buttons of the list in sight. Rejected: a header in each list (the title would
jump with every tab, and stand below the tabs it belongs above).
"""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.header import PageHeader
from district_admin.ui.layouts import NO_MARGINS, column, fill, holder
from district_admin.ui.stacks import Stack, Tabs
from district_admin.ui.toast import Step, Toast
from district_admin.ui.undoing import undo

_TALL: Final = 700  # px; a lower window gives the notice its room only while it says something
_LAST_LETTER: Final = "๎"  # of Thai, in Unicode; the digits come after it


def said_done(action: str) -> str:
    """Return that an action is done; Thai words go on without a space, numbers and names do not."""
    joined = _("{done}แล้ว") if "ก" <= action[-1:] <= _LAST_LETTER else _("{done} แล้ว")
    return joined.format(done=action)


class TabbedPage(Protocol):
    """What a list under a tab has; it is a widget as well."""

    summary: str
    said: SignalInstance
    saved: SignalInstance
    summary_changed: SignalInstance

    @property
    def head_actions(self) -> Sequence[QWidget]:
        """What stands in the header while the list is in sight, the primary last."""


class AwaitedPage(QWidget):
    """Holds the place of a list that is made when its tab is first chosen."""

    said = Signal(str)
    saved = Signal(str, object)
    summary_changed = Signal()
    summary = ""
    head_actions: Sequence[QWidget] = ()

    def __init__(self, make: Callable[[], tuple[QWidget, TabbedPage]]) -> None:
        super().__init__()
        self.make = make


class TabbedLists(QWidget):
    """The lists of a work area under their tabs; its heirs add them and may show a page instead."""

    def __init__(
        self,
        context: AppContext,
        title: str,
        always: Sequence[QWidget] = (),
        back: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.context = context
        self._title = title
        self.notice = Toast(context.theme)
        self.tabs = Tabs()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(title)
        self._actions = QHBoxLayout()
        fill(self._actions, always, 8, NO_MARGINS)
        self._header = PageHeader(
            context.theme, title, "", [holder(self._actions)], back, keeps_end=back is not None
        )
        self.pages: list[TabbedPage] = []
        self.stack = Stack()
        whole = column(self._header, self.tabs, gap=0)
        whole.setStretch(1, 1)
        self.lists = holder(whole)
        self.stack.addWidget(self.lists)
        self.stack.currentChanged.connect(self._keep_room)
        layout = QVBoxLayout(self)
        fill(layout, (self.stack, self.notice), gap=0, margins=NO_MARGINS)
        layout.setStretch(0, 1)
        self.tabs.currentChanged.connect(self.show_actions)
        context.changes.committed.connect(self.hide_notice)

    def add(self, title: str, page: QWidget, as_list: TabbedPage) -> None:
        """Put a list under a tab; `as_list` is the same page."""
        self._take(as_list)
        self.pages.append(as_list)
        self.tabs.addTab(page, title)

    def add_later(self, title: str, make: Callable[[], tuple[QWidget, TabbedPage]]) -> AwaitedPage:
        """Put a list under a tab that is made when it is first asked for; the start waits for none.

        `make` returns the page twice, as `add` takes it.
        """
        awaited = AwaitedPage(make)
        self.pages.append(awaited)
        self.tabs.addTab(awaited, title)
        return awaited

    def bring(self, awaited: AwaitedPage) -> None:
        """Make the list that is awaited under a tab; one that is there already stays."""
        at = self.tabs.indexOf(awaited)
        if at < 0:
            return
        page, as_list = awaited.make()
        self._take(as_list)
        self.pages[at] = as_list
        in_sight = self.tabs.currentIndex() == at
        signals = self.tabs.blockSignals(True)
        self.tabs.insertTab(at, page, self.tabs.tabText(at))
        if in_sight:
            self.tabs.setCurrentIndex(at)
        self.tabs.removeTab(at + 1)
        self.tabs.blockSignals(signals)
        awaited.deleteLater()
        self._show_head()

    @Slot()
    def show_actions(self) -> None:
        """Show the buttons of the list in sight."""
        self.notice.move_on()
        page = self.tabs.currentWidget()
        if isinstance(page, AwaitedPage):
            self.bring(page)
        else:
            self._show_head()

    def _show_head(self) -> None:
        at = self.tabs.currentIndex()
        self._actions.setEnabled(False)  # laid out once, and not for each button
        for number, page in enumerate(self.pages):
            for made in page.head_actions:
                made.setVisible(number == at)
        self._actions.setEnabled(True)
        self._actions.invalidate()
        self._show_summary()

    def _take(self, as_list: TabbedPage) -> None:
        """Let a list have its buttons in the head, and hear what it says."""
        for made in as_list.head_actions:
            self._actions.addWidget(made)  # before the tab shows them: alone they are windows
        as_list.said.connect(self.say)
        as_list.saved.connect(self.say_saved)
        as_list.summary_changed.connect(self._show_summary)

    @Slot(str)
    def say(self, done: str) -> None:
        """Say what was done, with the way back."""
        back = Step(_("ย้อนกลับ"), "undo-2", lambda: undo(self.context, self), "Ctrl+Z")
        self.notice.say(said_done(done), [back])

    @Slot(str, object)
    def say_saved(self, done: str, opens: Callable[[], object] | Step | None) -> None:
        """Say what was written, with what opens the file, or a step of its own."""
        step = Step(_("เปิดไฟล์"), "folder-open", opens) if callable(opens) else opens
        self.notice.say(done, [step] if step else [])

    @Slot()
    def _show_summary(self) -> None:
        at = self.tabs.currentIndex()
        if 0 <= at < len(self.pages):
            self._header.show_texts(self._title, self.summary_of(self.pages[at].summary))

    def summary_of(self, summary: str) -> str:
        """Return the line under the title; an heir may put something before a list's own."""
        return summary

    @Slot(object)
    def hide_notice(self, _tables: object) -> None:
        """Leave with what was said last, since something else was done."""
        self.notice.move_on()  # what it offers to take back is no longer the last thing done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    @Slot()
    def _keep_room(self) -> None:
        """Keep room for the notice where there is some, so that nothing moves under the mouse."""
        policy = self.notice.sizePolicy()
        in_lists = self.stack.currentWidget() is self.lists  # a page over them has its own notice
        policy.setRetainSizeWhenHidden(in_lists and self.height() >= _TALL)
        self.notice.setSizePolicy(policy)
