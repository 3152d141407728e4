"""The state of an input: in order, with something to put right, or to be read only."""

from typing import Literal

from PySide6.QtWidgets import QWidget


def show_state(field: QWidget, state: Literal["", "error"]) -> None:
    """Draw an input as in order or in error. Its reason must be said in words as well."""
    _mark(field, "state", state)


def show_locked(field: QWidget, locked: bool) -> None:
    """Draw an input as one that is read and not written. Why must be said elsewhere."""
    _mark(field, "locked", locked)


def _mark(field: QWidget, name: str, value: object) -> None:
    if (field.property(name) or "") != (value or ""):
        field.setProperty(name, value)
        # the style sheet looks at properties only when a widget is polished
        field.style().unpolish(field)
        field.style().polish(field)
