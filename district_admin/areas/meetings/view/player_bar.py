"""The bar of the player: where the recording is and how fast it goes; and its picture."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QStyle, QWidget
from typing_extensions import override

from district_admin.areas.meetings.operations.time_marks import clock_text
from district_admin.areas.meetings.view.pad_keys import BACK, FASTER, FORWARD, PLAY, SLOWER
from district_admin.areas.meetings.view.player import SKIP_MS, Player
from district_admin.texts import _
from district_admin.ui.buttons import tool
from district_admin.ui.labels import label
from district_admin.ui.layouts import NO_MARGINS, fill
from district_admin.ui.theme import Theme

_LEAST_PICTURE: Final = QSize(240, 135)


class PlayerBar(QWidget):
    """Play, back, forward, slower, faster, and a line to drag along."""

    def __init__(self, theme: Theme, player: Player, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._theme = theme
        self._player = player
        self.play_button = tool(theme, "play", _("เล่น"))
        self.back_button = tool(theme, "rewind", _("ถอยหลัง 5 วินาที"))
        self.forward_button = tool(theme, "fast-forward", _("ไปข้างหน้า 5 วินาที"))
        self.slower_button = tool(theme, "minus", _("ช้าลง"))
        self.faster_button = tool(theme, "plus", _("เร็วขึ้น"))
        self.time = label("", "strong")
        self.speed = label("")
        self.line = _Line(Qt.Orientation.Horizontal)
        self.line.setAccessibleName(_("ตำแหน่งในบันทึกเสียง"))
        self.line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.line.setSingleStep(SKIP_MS)
        self.line.setPageStep(6 * SKIP_MS)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        parts = (
            *(self.back_button, self.play_button, self.forward_button, self.time, self.line),
            *(self.slower_button, self.speed, self.faster_button),
        )
        fill(QHBoxLayout(self), parts, gap=8, margins=NO_MARGINS)
        self.play_button.clicked.connect(player.toggle)
        self.back_button.clicked.connect(lambda: player.skip(-SKIP_MS))
        self.forward_button.clicked.connect(lambda: player.skip(SKIP_MS))
        self.slower_button.clicked.connect(lambda: player.change_speed(-1))
        self.faster_button.clicked.connect(lambda: player.change_speed(1))
        self.line.valueChanged.connect(self._wanted)
        player.moved.connect(self._show_time)
        player.changed.connect(self.show_state)
        self.show_keys(keys)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Say in the tooltips with which keys each thing is done."""
        self._keys = keys
        for deed, made in (
            (BACK, self.back_button),
            (FORWARD, self.forward_button),
            (SLOWER, self.slower_button),
            (FASTER, self.faster_button),
        ):
            made.setToolTip(f"{made.accessibleName()} ({keys[deed]})")
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Show whether it plays, how long it is and how fast it goes."""
        player = self._player
        word = _("หยุดชั่วคราว") if player.is_playing else _("เล่น")
        self.play_button.setIcon(self._theme.icon("pause" if player.is_playing else "play"))
        self.play_button.setAccessibleName(word)
        self.play_button.setToolTip(f"{word} ({self._keys[PLAY]})")
        self.speed.setText(_("เร็ว {speed} เท่า").format(speed=f"{player.speed:.1f}"))
        self.line.blockSignals(True)
        self.line.setMaximum(player.length)
        self.line.blockSignals(False)
        self.setEnabled(player.is_ready)
        self._show_time()

    @Slot()
    def _show_time(self) -> None:
        player = self._player
        self.time.setText(f"{clock_text(player.position)} / {clock_text(player.length)}")
        if not self.line.isSliderDown():
            self.line.blockSignals(True)
            self.line.setValue(player.position)
            self.line.blockSignals(False)

    @Slot(int)
    def _wanted(self, ms: int) -> None:
        self._player.go_to(ms)


class _Line(QSlider):
    """A slider that goes where it is clicked, and not a page towards it."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = round(event.position().x())
            value = QStyle.sliderValueFromPosition(0, self.maximum(), at, self.width())
            self.setValue(value)
        super().mousePressEvent(event)


class Picture(QWidget):
    """The picture of a recording, as large as there is room."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._image = QImage()
        self.setMinimumSize(_LEAST_PICTURE)
        self.setAccessibleName(_("ภาพของบันทึกการประชุม"))
        player.picture.connect(self.show_image)
        self.hide()

    @Slot(QImage)
    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self._image = image
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint((self.width() - size.width()) // 2, 0), size)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
        painter.end()
