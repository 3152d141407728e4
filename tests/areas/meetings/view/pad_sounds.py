"""Recordings for the tests of the pad, made by Python itself."""

import math
import struct
import wave
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QLoggingCategory

_RATE = 8000


def make_sound(path: Path, seconds: int) -> Path:
    """Write a recording of so many seconds."""
    samples = (int(9000 * math.sin(at / 6)) for at in range(_RATE * seconds))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(b"".join(struct.pack("<h", each) for each in samples))
    return path


def needs_player() -> None:
    """Skip a test where the computer has no libraries for sound."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        import_module("PySide6.QtMultimedia")
    except ImportError as error:
        pytest.skip(f"QtMultimedia cannot be loaded here: {error}")
