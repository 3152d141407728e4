"""The sheet of paper beside what is being written."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.ui.buttons import tool
from district_admin.ui.labels import WrappedLabel, label, rule
from district_admin.ui.layouts import fill, holder, row
from district_admin.ui.preview import Make, Preview
from district_admin.ui.sheet_desk import SheetDesk
from district_admin.ui.theme import Theme

_LEAST_ZOOM = 0.3
_MOST_ZOOM = 4.0
_ZOOM_STEP = 1.2
_SCREEN_PER_POINT = 96 / 72  # logical pixels of a point at 100 %
_AROUND = 16  # desk seen around the paper


class Raster(Protocol):
    """A page as pixels: four bytes each, red, green, blue and one unused."""

    @property
    def width(self) -> int:
        """Pixels in a row."""

    @property
    def height(self) -> int:
        """Rows."""

    @property
    def stride(self) -> int:
        """Bytes from one row to the next."""

    @property
    def data(self) -> bytes:
        """The rows, from the top."""


class Pages(Protocol):
    """A PDF that can be looked at, page by page. `documents.raster.PdfPages` is one."""

    @property
    def page_count(self) -> int:
        """How many pages there are."""

    def size_pt(self, page: int) -> tuple[float, float]:
        """Return width and height of a page, counted from 0, in pt."""

    def render(self, page: int, scale: float) -> Raster:
        """Return a page drawn with this many pixels a pt. Raises OfficeError if it is damaged."""

    def close(self) -> None:
        """Let the PDF go."""


def open_pdf(data: bytes) -> Pages:
    """Return the pages of a PDF."""
    from district_admin.documents.raster import PdfPages  # noqa: PLC0415 - loads pdfium

    return PdfPages(data)


class SheetPane(QFrame):
    """Shows a PDF one page at a time, as wide as the pane unless another zoom is chosen.

    A new PDF keeps the page, the zoom and the place on the page. While the sheet has the focus:
    PgUp and PgDn turn pages, Ctrl with plus and minus zoom, Ctrl+0 fits the width.
    """

    def __init__(self, theme: Theme, opener: Callable[[bytes], Pages] = open_pdf) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._open = opener
        self._pages: Pages | None = None
        self._page = 0
        self._page_failed = False
        self._zoom = 0.0  # logical pixels a pt; 0 fits the width
        self._paper = _Paper()
        self._area = SheetDesk(theme, self._paper)
        self._area.setAccessibleName(_("แผ่นกระดาษ"))
        self._where = label("", "small")
        self._size = label("", "small")
        self._failure = WrappedLabel()
        self._failure.setProperty("kind", "error")
        self._failure.setContentsMargins(12, 6, 12, 6)
        self._failure.hide()
        layout = QVBoxLayout(self)
        parts = (self._bar(theme), rule(), self._area, self._failure)
        fill(layout, parts, gap=0, margins=(0, 0, 0, 0))
        layout.setStretch(2, 1)
        self._area.page_turned.connect(lambda by: self.go_to(self._page + by))
        self._area.zoom_stepped.connect(self._step_zoom)
        self._area.fit_wanted.connect(self.fit_width)
        self.setFocusProxy(self._area)
        self._redrawing = QTimer(self)
        self._redrawing.setSingleShot(True)
        self._redrawing.timeout.connect(self._redraw)
        self._show_position()

    @property
    def page(self) -> int:
        """The page on view, counted from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages the paper has; 0 before there is one."""
        return self._pages.page_count if self._pages else 0

    @property
    def zoom(self) -> float:
        """Logical pixels a pt of paper, as drawn now."""
        if self._zoom or not self._pages:
            return self._zoom or _SCREEN_PER_POINT
        width, _height = self._pages.size_pt(self._page)
        return max(_LEAST_ZOOM, (self._area.viewport().width() - 2 * _AROUND) / width)

    def show_pdf(self, data: bytes) -> None:
        """Show this PDF in place of the one before, at the same page and place."""
        before, self._pages = self._pages, self._open(data)
        if before:
            before.close()
        self._page = min(self._page, self._pages.page_count - 1)
        self._failure.hide()
        self._redraw()

    def show_nothing(self) -> None:
        """Let go of the PDF; the next one begins at its first page, as wide as the pane."""
        if self._pages:
            self._pages.close()
        self._pages = None
        self._page, self._zoom = 0, 0.0
        self._paper.show_page(QPixmap())
        self._area.verticalScrollBar().setValue(0)
        self._show_position()

    def show_failure(self, text: str) -> None:
        """Say under the sheet why it is not the newest one; the last good one stays."""
        self._failure.show_text(text)
        self._failure.show()

    def go_to(self, page: int) -> None:
        """Show a page, counted from 0, or the nearest there is; from its top."""
        page = max(0, min(self.page_count - 1, page))
        if page != self._page:
            self._page = page
            self._redraw()
            self._area.verticalScrollBar().setValue(0)

    def set_zoom(self, zoom: float) -> None:
        """Draw with this many logical pixels a pt."""
        self._zoom = max(_LEAST_ZOOM, min(_MOST_ZOOM, zoom))
        self._redraw()

    def fit_width(self) -> None:
        """Make the page as wide as the pane, now and when the pane changes."""
        self._zoom = 0.0
        self._redraw()

    def _step_zoom(self, steps: int) -> None:
        self.set_zoom(self.zoom * _ZOOM_STEP**steps)

    def _redraw(self) -> None:
        self._show_position()
        if not self._pages:
            return
        ratio = self.devicePixelRatioF()
        try:
            raster = self._pages.render(self._page, self.zoom * ratio)
        except OfficeError as error:  # said here: a box at every turn of the page would be worse
            self._paper.show_page(QPixmap())
            self.show_failure(str(error))
            self._page_failed = True
            return
        if self._page_failed:
            self._page_failed = False
            self._failure.hide()
        image = QImage(
            raster.data,
            raster.width,
            raster.height,
            raster.stride,
            QImage.Format.Format_RGBX8888,
        )
        pixmap = QPixmap.fromImage(image)  # a copy: the raster's bytes may go
        pixmap.setDevicePixelRatio(ratio)
        self._paper.show_page(pixmap)

    def _show_position(self) -> None:
        number = self._page + 1 if self._pages else 0
        self._where.setText(_("หน้า {page}/{count}").format(page=number, count=self.page_count))
        self._size.setText(f"{self.zoom / _SCREEN_PER_POINT:.0%}")
        self._previous.setEnabled(self._page > 0)
        self._next.setEnabled(self._page < self.page_count - 1)

    def _bar(self, theme: Theme) -> QWidget:
        self._previous = self._tool(theme, "chevron-left", _("หน้าก่อน (Page Up)"), self._go_back)
        self._next = self._tool(theme, "chevron-right", _("หน้าถัดไป (Page Down)"), self._go_on)
        out = self._tool(theme, "zoom-out", _("ย่อ (Ctrl+-)"), lambda: self._step_zoom(-1))
        closer = self._tool(theme, "zoom-in", _("ขยาย (Ctrl++)"), lambda: self._step_zoom(1))
        fit = self._tool(theme, "maximize", _("พอดีความกว้าง (Ctrl+0)"), self.fit_width)
        for text, width in ((self._where, 64), (self._size, 40)):
            text.setMinimumWidth(width)
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        parts = (self._previous, self._where, self._next, 1, out, self._size, closer, fit)
        return holder(row(*parts, gap=2, margins=(8, 4, 8, 4)))

    def _tool(self, theme: Theme, icon: str, name: str, do: Callable[[], None]) -> QToolButton:
        made = tool(theme, icon, name)
        made.clicked.connect(lambda: do())
        return made

    def _go_back(self) -> None:
        self.go_to(self._page - 1)

    def _go_on(self) -> None:
        self.go_to(self._page + 1)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._redrawing.start(0)  # on another screen now
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._zoom:
            self._redrawing.start(0)  # once for all the steps of a drag


class LiveSheet(SheetPane):
    """A sheet that is made anew, off the screen's thread, whenever it is asked to."""

    def __init__(self, theme: Theme, opener: Callable[[bytes], Pages] = open_pdf) -> None:
        super().__init__(theme, opener)
        self.preview = Preview(self)
        self.preview.ready.connect(self.show_pdf)
        self.preview.failed.connect(self.show_failure)

    def request(self, make: Make, at_once: bool = False) -> None:
        """Show what `make` makes, soon after the last request; see `Preview`."""
        self.preview.request(make, at_once)

    def close_preview(self) -> None:
        """Make no more sheets; call it before the window goes."""
        self.preview.close()
        self.show_nothing()


class _Paper(QWidget):
    """One page as paper, with the only shadow of the program, since this is paper."""

    def __init__(self) -> None:
        super().__init__()
        self._page = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, page: QPixmap) -> None:
        self._page = page
        size = page.deviceIndependentSize().toSize()
        # one pixel less: a page whose width is no whole number would have a bar to move by it
        self.setMinimumSize(size.width() + 2 * _AROUND - 1, size.height() + 2 * _AROUND)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page.isNull():
            return
        size = self._page.deviceIndependentSize()
        left = max(float(_AROUND), (self.width() - size.width()) / 2)
        sheet = QRectF(left, _AROUND, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(8, 0, -1):
            painter.setBrush(QColor(40, 40, 30, 5))
            painter.drawRoundedRect(sheet.adjusted(-step, 3 - step, step, step + 3), step, step)
        painter.drawPixmap(sheet.topLeft().toPoint(), self._page)
        painter.end()
