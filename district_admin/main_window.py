"""The main window: the list of work areas on the left, the chosen one on the right.

It can be shown before the office's data are open (`open_office`), so that the officer sees her
program at once. Undo and redo live here and not in the areas: the history is the office's, and its
last action is the same wherever she is.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from district_admin.overriding import override
from district_admin.texts import _
from district_admin.ui.labels import Elided, label
from district_admin.ui.layouts import column, holder, row
from district_admin.ui.lists import NavEntry, NavList
from district_admin.ui.stacks import Stack
from district_admin.ui.theme import Theme
from district_admin.work_areas import WORK_AREAS

if TYPE_CHECKING:
    from district_admin.found import Finder, Found
    from district_admin.ui.context import AppContext
    from district_admin.ui.find_dialog import FindDialog
    from district_admin.ui.requests import NewPaper
    from district_admin.ui.toast import Toast

_WINDOW = "main"
_FIRST_SIZE = (1366, 768)
_SMALLEST = (900, 480)


class MainWindow(QMainWindow):
    """Holds the work areas; each is built when it is first gone to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._context: AppContext | None = None
        self._views: dict[int, QWidget] = {}
        self._toast: Toast | None = None
        self.find_dialog: FindDialog | None = None
        self._take_first_size()
        entries = [NavEntry(area.icon, _(area.title), _(area.short_title)) for area in WORK_AREAS]
        self.nav = NavList(theme, entries)
        self.stack = Stack()
        self._brand, self._office_name = self._make_brand()
        self._lay_out()
        self._connect()
        self._show_title()

    def open_office(self, context: "AppContext") -> None:
        """Show the work areas of an office whose data are open."""
        self._context = context
        self.nav.setEnabled(True)
        self._offer_history()
        context.changes.committed.connect(self._refresh)
        context.requests.paper_wanted.connect(self._begin_paper)
        context.requests.found_wanted.connect(self._open_found)
        context.requests.finders = _finders
        counters = [area.count_days for area in WORK_AREAS if area.count_days]
        context.requests.day_counters = counters
        context.desk.restore_window(_WINDOW, self)
        self._refresh()
        self._go_to(self.nav.currentRow())

    def area_view(self, key: str) -> QWidget:
        """Go to a work area by its key and return its view. The office must be open."""
        number = next(n for n, area in enumerate(WORK_AREAS) if area.key == key)
        self.nav.setCurrentRow(number)
        return self._views[number]

    @property
    def said(self) -> str:
        """What the bar under the work area says; empty when it says nothing."""
        return self._toast.text if self._toast else ""

    @property
    def office_name(self) -> str:
        """The office's name as it stands at the head of the list."""
        return self._office_name.text()

    @property
    def folder_tip(self) -> str:
        """What is said of the data folder on pointing at the office's name.

        A window's own title bar takes no tooltip, so it belongs to the name beside it.
        """
        return self._brand.toolTip()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # until all is well: Qt closes the window of a close event that raised
        if self._context:
            for number, view in self._views.items():
                if not view.close():  # a view keeps what is being typed, or stays open with it
                    self.nav.setCurrentRow(number)
                    return
            self._context.jobs.wait()
            if self.find_dialog is not None:
                self.find_dialog.wait()
            self._context.desk.remember_window(_WINDOW, self)
            self._context.desk.save()
        event.accept()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tokens = self._theme.tokens
        rail = self.width() < tokens.narrow_below
        self._side.setFixedWidth(tokens.nav_rail if rail else tokens.nav_wide)
        self._brand.setVisible(not rail)

    @Slot(int)
    def _go_to(self, number: int) -> None:
        self._show_title()
        if self._context is None or number < 0:
            return
        if number not in self._views:
            view = WORK_AREAS[number].make_view(self._context)
            self._views[number] = view
            self.stack.addWidget(view)
        self.stack.setCurrentWidget(self._views[number])

    @Slot(object)
    def _begin_paper(self, new: "NewPaper") -> None:
        """Go to the area that writes papers and begin the one that another area asks for."""
        for number, area in enumerate(WORK_AREAS):
            if area.take_paper is not None:
                self.nav.setCurrentRow(number)
                area.take_paper(self._views[number], new)

    @Slot()
    def find_anything(self) -> None:
        """Look for something in the whole office; what was looked for last is there again."""
        from district_admin.ui.find_dialog import FindDialog  # noqa: PLC0415 - as below

        if self._context is None:
            return
        if self.find_dialog is None:
            self.find_dialog = FindDialog(self._context, _finders(), self)
            self.find_dialog.opened.connect(self._open_found)
        self.find_dialog.begin()

    @Slot(object)
    def _open_found(self, found: "Found") -> None:
        for area in WORK_AREAS:
            if area.key == found.area and area.open_found is not None:
                area.open_found(self.area_view(area.key), found)

    @Slot()
    def _take_back(self) -> None:
        from district_admin.ui import undoing  # noqa: PLC0415 - not before the window is up

        if self._context:
            said = _("ย้อนกลับแล้ว: {what}")
            undoing.undo(self._context, self, lambda name: self.tell(said.format(what=name)))

    @Slot()
    def _do_again(self) -> None:
        from district_admin.ui import undoing  # noqa: PLC0415 - not before the window is up

        if self._context:
            said = _("ทำซ้ำแล้ว: {what}")
            undoing.redo(self._context, self, lambda name: self.tell(said.format(what=name)))

    def tell(self, text: str) -> None:
        """Say something in the bar under the work area, until something else is said."""
        from district_admin.ui.toast import Toast  # noqa: PLC0415 - not before the window is up

        if self._toast is None:
            self._toast = Toast(self._theme)
            self._page.addWidget(self._toast)
        self._toast.say(text)

    @Slot(object)
    def _refresh(self, _tables: object = None) -> None:
        if self._context is None:
            return
        if self._toast is not None:
            self._toast.hide()  # something else was done since, and the area says what
        history = self._context.history
        for made, name, word, keys in (
            (self.undo_button, history.undo_name(), _("ย้อนกลับ"), "Ctrl+Z"),
            (self.redo_button, history.redo_name(), _("ทำซ้ำ"), "Ctrl+Y"),
        ):
            made.setEnabled(name is not None)
            made.setToolTip(f"{word}: {name} ({keys})" if name else f"{word} ({keys})")
            made.setAccessibleName(f"{word}: {name}" if name else word)
        self._show_office()

    def _show_office(self) -> None:
        from district_admin.office import operations  # noqa: PLC0415 - loads SQLAlchemy

        assert self._context
        with self._context.database.reading() as session:
            profile = operations.get_profile(session)
        self._office_name.setText(profile.short_name or profile.name or _("ยังไม่ได้ตั้งชื่อสำนักงาน"))
        folder = str(self._context.folder.root)
        self.setWindowFilePath(folder)
        self._brand.setToolTip(_("ข้อมูลของสำนักงานอยู่ที่ {folder}").format(folder=folder))
        self._show_title()

    def _show_title(self) -> None:
        area = WORK_AREAS[max(0, self.nav.currentRow())]
        self.setWindowTitle(f"{_(area.title)} – {_('งานอำนวยการ')}")

    def _take_first_size(self) -> None:
        """Fit the window into its screen, and fill one that has no room to spare."""
        room = self.screen().availableGeometry().size()
        self.setMinimumSize(QSize(*_SMALLEST).boundedTo(room))
        self.resize(QSize(*_FIRST_SIZE).boundedTo(room))
        if room.width() <= _FIRST_SIZE[0] or room.height() <= _FIRST_SIZE[1]:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _make_brand(self) -> tuple[QWidget, Elided]:
        office = Elided(_("กำลังเปิดข้อมูล…"), "small")
        texts = column(label(_("งานอำนวยการ"), "section"), office, gap=0, margins=(18, 14, 8, 8))
        return holder(texts), office

    def _lay_out(self) -> None:
        self.nav.setEnabled(False)
        self._foot = row(gap=2, margins=(4, 4, 4, 10))
        self._finding = row(margins=(4, 0, 4, 2))
        side = column(self._brand, self.nav, self._finding, self._foot, gap=0)
        side.setStretch(1, 1)
        self._side = holder(side, "nav")
        self._page = column(self.stack, gap=0)
        page = holder(self._page, "page")
        middle = row(self._side, page, gap=0)
        middle.setStretch(1, 1)
        self.setCentralWidget(holder(middle))

    def _offer_history(self) -> None:
        """Put undo and redo at the foot of the list; there is nothing to undo before."""
        from district_admin.ui.buttons import tool  # noqa: PLC0415 - not before the window is up

        self.find_button = tool(self._theme, "search", _("ค้นทั้งสำนักงาน (Ctrl+Shift+F)"))
        self.find_button.clicked.connect(self.find_anything)
        self.undo_button = tool(self._theme, "undo-2", _("ย้อนกลับ"))
        self.redo_button = tool(self._theme, "redo-2", _("ทำซ้ำ"))
        self.undo_button.clicked.connect(self._take_back)
        self.redo_button.clicked.connect(self._do_again)
        self._finding.addWidget(self.find_button)
        self._finding.addStretch(1)
        for made in (self.undo_button, self.redo_button):
            self._foot.addWidget(made)
        self._foot.addStretch(1)
        for keys, made in (
            ("Ctrl+Z", self.undo_button),
            ("Ctrl+Y", self.redo_button),
            ("Ctrl+Shift+Z", self.redo_button),
            ("Ctrl+Shift+F", self.find_button),
        ):
            QShortcut(keys, self, made.click)

    def _connect(self) -> None:
        self.nav.currentRowChanged.connect(self._go_to)
        for number in range(min(10, len(WORK_AREAS))):
            shortcut = QShortcut(f"Ctrl+{(number + 1) % 10}", self)
            shortcut.activated.connect(lambda n=number: self.nav.setCurrentRow(n))


def _finders() -> "list[Finder]":
    return [area.make_finder() for area in reversed(WORK_AREAS) if area.make_finder]
