"""Plays the recording of a meeting: pause, back, slower, all without a change of pitch.

QtMultimedia is loaded with the first recording and never before: it takes a fifth of a second and
needs the sound libraries of the computer. Where it cannot be loaded, or does not know a file, the
reason is told and the pad stays an editor. Rejected: a QVideoWidget for the picture (a window of
its own inside the page, which needs a graphics driver; the picture is a help, and some frames a
second are enough).
"""

import logging
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QLoggingCategory, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QImage

from district_admin.texts import _

log = logging.getLogger(__name__)

SKIP_MS: Final = 5000
REWIND_MS: Final = 2000
"""How far it goes back when it goes on after a pause."""
_SLOWEST, _FASTEST, _TENTHS = 5, 20, 10
_FRAME_MS: Final = 80  # between two pictures
_SILENCED: Final = "qt.multimedia.*=false"  # it tells of each sound system that it did not find


class Player(QObject):
    """One recording, or none. Times are in ms."""

    moved = Signal()
    changed = Signal()  # another recording, its length, playing or not, the speed
    failed = Signal(str)  # why it cannot be played
    picture = Signal(QImage)

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self.reason = ""  # why nothing can be played
        self._media: Any = None
        self._multimedia: Any = None
        self._speed = _TENTHS  # in tenths, so that up and down come back to 1.0
        self._begin_at = 0
        self._is_open = False  # before that, times are those of the recording before
        self._since_frame = QElapsedTimer()

    @property
    def is_playing(self) -> bool:
        """Whether it plays at this moment."""
        if self._media is None:
            return False
        state = self._multimedia.QMediaPlayer.PlaybackState.PlayingState
        return bool(self._media.playbackState() == state)

    @property
    def is_ready(self) -> bool:
        """Whether there is a recording that can be played."""
        return self.path is not None and not self.reason

    @property
    def hint(self) -> str:
        """What keeps it from being heard, though it plays."""
        if not self._is_open or not self._multimedia.QMediaDevices.defaultAudioOutput().isNull():
            return ""
        return _("ไม่พบลำโพงหรือหูฟัง กรุณาเสียบก่อนฟัง")

    @property
    def position(self) -> int:
        """Where it is."""
        return int(self._media.position()) if self._is_open else self._begin_at

    @property
    def length(self) -> int:
        """How long the recording is; 0 until that is known."""
        return int(self._media.duration()) if self._is_open else 0

    @property
    def speed(self) -> float:
        """How fast it plays; 1 is as it was spoken."""
        return self._speed / _TENTHS

    @property
    def has_picture(self) -> bool:
        """Whether there is more than sound."""
        return self._is_open and bool(self._media.hasVideo())

    def open(self, path: Path, at: int = 0) -> None:
        """Open a recording, paused at a time."""
        self.reason = ""
        self.path = path
        if not self._load():
            return
        self._begin_at, self._is_open = at, False
        self._media.setSource(QUrl.fromLocalFile(str(path)))
        self.changed.emit()

    def close(self) -> None:
        """Let the recording go, so that its file may be moved."""
        self.path, self._begin_at, self.reason = None, 0, ""
        self._is_open = False
        if self._media is not None:
            self._media.stop()
            self._media.setSource(QUrl())
        self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        """Pause, or go on from two seconds before."""
        if not self.is_ready or not self._is_open:
            return
        if self.is_playing:
            self.pause()
        else:
            self.go_to(self.position - REWIND_MS)
            self._media.play()

    @Slot()
    def pause(self) -> None:
        """Pause if it plays."""
        if self.is_playing:
            self._media.pause()

    def skip(self, ms: int) -> None:
        """Go forward, or back."""
        self.go_to(self.position + ms)

    def go_to(self, ms: int) -> None:
        """Go to a time of the recording, or to its nearest end."""
        if not self.is_ready:
            return
        ms = max(0, ms)
        if self._is_open:
            self._media.setPosition(min(ms, self.length))
        else:
            self._begin_at = ms  # it gets there once the file is open
        self.moved.emit()

    def change_speed(self, tenths: int) -> None:
        """Play faster or slower."""
        self._speed = min(_FASTEST, max(_SLOWEST, self._speed + tenths))
        if self._media is not None:
            self._media.setPlaybackRate(self.speed)
        self.changed.emit()

    def _load(self) -> bool:
        """Load what plays, once; say whether it is there."""
        if self._media is not None:
            return True
        QLoggingCategory.setFilterRules(_SILENCED)
        try:
            self._multimedia = import_module("PySide6.QtMultimedia")
        except ImportError as error:
            log.warning("QtMultimedia cannot be loaded: %s", error)
            self._fail(
                _(
                    "เครื่องนี้ยังเล่นเสียงในโปรแกรมไม่ได้ เพราะขาดส่วนประกอบของระบบ (บน Linux คือ libpulse0) "
                    "พิมพ์บันทึกได้ตามปกติ และเปิดเสียงด้วยโปรแกรมอื่นไปพลางก่อน"
                )
            )
            return False
        self._make()
        return True

    def _make(self) -> None:
        made = self._multimedia
        self._media = media = made.QMediaPlayer(self)
        self._sound = made.QAudioOutput(self)
        media.setAudioOutput(self._sound)
        self._devices = made.QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._use_sound)
        self._sink = made.QVideoSink(self)
        media.setVideoSink(self._sink)
        if hasattr(media, "setPitchCompensation"):
            media.setPitchCompensation(True)
        media.setPlaybackRate(self.speed)
        media.positionChanged.connect(lambda _ms: self.moved.emit())
        media.durationChanged.connect(self.changed)
        media.mediaStatusChanged.connect(self._opened)
        media.playbackStateChanged.connect(self.changed)
        media.hasVideoChanged.connect(self.changed)
        media.errorOccurred.connect(self._refused)
        self._sink.videoFrameChanged.connect(self._show_frame)

    @Slot()
    def _use_sound(self) -> None:
        """Be heard where the computer plays now: a headset was plugged in, or pulled out."""
        self._sound.setDevice(self._multimedia.QMediaDevices.defaultAudioOutput())
        self.changed.emit()

    @Slot()
    def _opened(self) -> None:
        loaded = self._multimedia.QMediaPlayer.MediaStatus.LoadedMedia
        if self._is_open or self._media.mediaStatus() != loaded:
            return
        self._is_open = True
        self.go_to(self._begin_at)
        self.changed.emit()

    @Slot()
    def _refused(self) -> None:
        name = self.path.name if self.path is not None else ""
        log.warning("a recording cannot be played: %s", self._media.error())
        self._fail(
            _(
                "เล่นไฟล์ {name} ไม่ได้ ไฟล์อาจเสียหายหรือเป็นชนิดที่โปรแกรมไม่รู้จัก "
                "กรุณาแปลงเป็น MP3, M4A หรือ MP4 แล้วเพิ่มใหม่ พิมพ์บันทึกได้ตามปกติ"
            ).format(name=name)
        )

    def _fail(self, reason: str) -> None:
        self.reason = reason
        self.failed.emit(reason)
        self.changed.emit()

    @Slot(object)
    def _show_frame(self, frame: Any) -> None:
        if self._since_frame.isValid() and self._since_frame.elapsed() < _FRAME_MS:
            return
        self._since_frame.start()
        image = frame.toImage()
        if not image.isNull():
            self.picture.emit(image)
