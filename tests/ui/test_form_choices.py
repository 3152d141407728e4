"""Answers picked in a form."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.form_choices import CalmCombo, ChoiceInput, shortened
from district_admin.ui.form_editor import FormEditor
from district_admin.ui.theme import Theme

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


def test_a_list_of_choices_is_as_wide_as_they_are(theme: Theme, qtbot: QtBot) -> None:
    combo = CalmCombo()
    qtbot.addWidget(combo)
    combo.addItem("ที่เลือกไว้ซึ่งยาวกว่ากล่องที่มีที่ให้เพียงเท่านี้มาก")
    combo.setFixedWidth(120)
    combo.show()
    combo.showPopup()
    try:
        assert combo.view().width() >= combo.view().sizeHintForColumn(0)
        assert combo.toolTip() == combo.currentText()
    finally:
        combo.hidePopup()


def test_a_choice_that_does_not_fit_is_cut_in_its_middle_so_that_its_end_is_read(
    theme: Theme, qtbot: QtBot
) -> None:
    combo = CalmCombo()
    qtbot.addWidget(combo)
    name = "ยืนยันข้อมูล ปีงบประมาณ 2570"
    combo.addItem(name)
    metrics = combo.fontMetrics()
    assert shortened(name, metrics, 400) == name
    cut = shortened(name, metrics, 140)
    assert "…" in cut
    assert cut.endswith("2570")
    combo.fit_choices(100, 400)
    assert combo.sizeHint().width() >= metrics.horizontalAdvance(name) + 30
    combo.fit_choices(100, 150)
    assert (combo.minimumWidth(), combo.sizeHint().width()) == (100, 150)

    def picture(text: str) -> QImage:
        combo.setItemText(0, text)
        return combo.grab().toImage()

    combo.setFixedWidth(150)
    combo.show()
    assert picture(name) != picture(name.replace("2570", "2571"))


@pytest.mark.usefixtures("theme")
def test_a_locked_choice_has_no_arrow_as_if_it_could_be_opened(
    show: Callable[[QWidget], None],
) -> None:
    choice = ChoiceInput([("", "ไม่ระบุ"), ("ด่วน", "ด่วน")])
    show(choice)

    def colours_at_the_arrow() -> set[int]:
        picture = choice.entrance.grab().toImage()
        columns = range(picture.width() - 28, picture.width() - 8)
        return {picture.pixel(x, y) for x in columns for y in range(8, picture.height() - 8)}

    assert len(colours_at_the_arrow()) > 1
    choice.set_read_only(True)
    assert len(colours_at_the_arrow()) == 1
    choice.set_read_only(False)
    assert len(colours_at_the_arrow()) > 1
