"""The state of an input: in order, or with something to put right."""

from typing import Literal

from PySide6.QtWidgets import QWidget


def show_state(field: QWidget, state: Literal["", "error"]) -> None:
    """Draw an input as in order or in error. Its reason must be said in words as well."""
    if field.property("state") != state:
        field.setProperty("state", state)
        # the style sheet looks at properties only when a widget is polished
        field.style().unpolish(field)
        field.style().polish(field)
