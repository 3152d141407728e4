"""What belongs to a passage, kept in the format of its paragraph: numbers that Qt carries along."""

from typing import Final

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextFormat

from district_admin.areas.meetings.operations.transcripts import Passage

KEY: Final = QTextFormat.Property.UserProperty.value + 1
ITEM: Final = KEY + 1
RECORDING: Final = KEY + 2


def form_of(passage: Passage) -> QTextBlockFormat:
    """Return the format of a passage's paragraph."""
    form = QTextBlockFormat()
    form.setProperty(KEY, passage.key)
    form.setProperty(ITEM, passage.item_id or 0)
    form.setProperty(RECORDING, passage.recording_id or 0)
    return form


def with_number(form: QTextBlockFormat, name: int, value: int) -> QTextBlockFormat:
    """Return a format with another number of that name."""
    made = QTextBlockFormat(form)
    made.setProperty(name, value)
    return made


def number_of(block: QTextBlock, name: int) -> int:
    """Return a number of a paragraph; 0 if it has none."""
    return int(block.blockFormat().intProperty(name))


def numbers_of(block: QTextBlock) -> tuple[int, int, int]:
    """Return the key, the item and the recording of a paragraph, 0 for what it has not."""
    form = block.blockFormat()
    return form.intProperty(KEY), form.intProperty(ITEM), form.intProperty(RECORDING)
