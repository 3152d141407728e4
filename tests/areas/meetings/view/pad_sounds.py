"""Recordings for the tests of the pad, made by Python itself."""

import math
import struct
import wave
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLoggingCategory, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

_RATE = 8000
_FRAMES, _FRAME_US = 50, 40_000


def make_sound(path: Path, seconds: int) -> Path:
    """Write a recording of so many seconds."""
    samples = (int(9000 * math.sin(at / 6)) for at in range(_RATE * seconds))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(b"".join(struct.pack("<h", each) for each in samples))
    return path


def make_film(path: Path, qtbot: QtBot) -> Path:
    """Write a recording of two seconds with a picture: Qt has the encoder that ffmpeg would be."""
    media: Any = import_module("PySide6.QtMultimedia")
    session, frames, recorder = (
        media.QMediaCaptureSession(),
        media.QVideoFrameInput(),
        media.QMediaRecorder(),
    )
    session.setVideoFrameInput(frames)
    session.setRecorder(recorder)
    form = media.QMediaFormat(media.QMediaFormat.FileFormat.MPEG4)
    form.setVideoCodec(media.QMediaFormat.VideoCodec.MPEG4)
    recorder.setMediaFormat(form)
    recorder.setOutputLocation(QUrl.fromLocalFile(str(path)))
    picture = QImage(160, 120, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    sent = iter(range(_FRAMES))

    def send() -> None:
        for number in sent:
            frame = media.QVideoFrame(picture)
            frame.setStreamFrameRate(1_000_000 / _FRAME_US)
            frame.setStartTime(number * _FRAME_US)
            frame.setEndTime((number + 1) * _FRAME_US)
            if not frames.sendVideoFrame(frame):
                return
        recorder.stop()

    frames.readyToSendVideoFrame.connect(send)
    stopped = media.QMediaRecorder.RecorderState.StoppedState
    recorder.record()
    qtbot.waitUntil(lambda: path.is_file() and recorder.recorderState() == stopped, timeout=20_000)
    return path


def needs_player() -> None:
    """Skip a test where the computer has no libraries for sound."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        import_module("PySide6.QtMultimedia")
    except ImportError as error:
        pytest.skip(f"QtMultimedia cannot be loaded here: {error}")
