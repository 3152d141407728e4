"""Answers picked in a form."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QComboBox

from district_admin.ui.form_editor import FormEditor

Combo = Callable[[str], QComboBox]


def test_the_wheel_scrolls_past_a_choice_and_does_not_change_it(
    editor: FormEditor, combo: Combo
) -> None:
    style = combo("style")
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(style.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(style, turned)
    assert editor.content["style"] == "a"
