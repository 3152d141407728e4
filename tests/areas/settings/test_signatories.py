"""The signatories: who comes first, and how one taken out by mistake comes back."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.areas.settings.view import SettingsView
from district_admin.office.letterhead import usual_signature
from district_admin.ui.context import AppContext
from district_admin.ui.form_signatory import SignatoryChoice

TODAY = date(2026, 11, 20)


@pytest.fixture
def signatories(view: SettingsView, three_signatories: Sequence[str], qtbot: QtBot) -> SettingsView:
    view.tabs.setCurrentIndex(1)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def names(view: SettingsView) -> list[str]:
    model = view.signatories.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def usual_signer(context: AppContext) -> str:
    with context.database.reading() as session:
        return SignatoryChoice.kept(usual_signature(session, TODAY) or {}).lines[0]


def press_undo(bar: QWidget) -> None:
    found = next(
        each for each in bar.findChildren(QPushButton) if each.accessibleName() == "ย้อนกลับ"
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_the_first_in_the_list_is_who_usually_signs(
    signatories: SettingsView, context: AppContext, three_signatories: Sequence[str]
) -> None:
    first, second, third = three_signatories
    pane = signatories.signatories
    pane.table.choose(lambda each: each.name == third)
    pane.table.setFocus()

    QTest.keyClick(pane.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(signatories) == [first, third, second]
    QTest.keyClick(pane.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(signatories) == [third, first, second]
    assert usual_signer(context) == f"({third})"

    chosen = pane.table.current
    assert chosen is not None
    assert chosen.name == third
    assert not pane.up_button.isEnabled()
    QTest.keyClick(pane.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(signatories) == [third, first, second]

    assert context.history.undo() == "จัดลำดับผู้ลงนาม"
    assert names(signatories) == [first, third, second]


def test_the_last_in_the_list_goes_no_further_down(
    signatories: SettingsView, three_signatories: Sequence[str]
) -> None:
    first, second, third = three_signatories
    pane = signatories.signatories
    pane.table.choose(lambda each: each.name == second)
    QTest.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(signatories) == [first, third, second]
    assert pane.up_button.isEnabled()
    assert not pane.down_button.isEnabled()


def test_a_signatory_taken_out_by_mistake_is_had_back_from_the_bar(
    signatories: SettingsView, context: AppContext, three_signatories: Sequence[str]
) -> None:
    first, second, third = three_signatories
    pane = signatories.signatories
    pane.table.choose(lambda each: each.name == second)
    pane.remove_button.click()
    assert names(signatories) == [first, third]
    assert signatories.notice.text == f"ลบผู้ลงนามแล้ว: {second}"

    press_undo(signatories.notice)
    assert names(signatories) == list(three_signatories)
    assert signatories.notice.text == ""


def test_the_bar_offers_to_take_back_nothing_but_the_last_action(
    signatories: SettingsView,
) -> None:
    signatories.signatories.remove_button.click()
    assert signatories.notice.text
    signatories.office.lines["name"].setText("สำนักงานใหม่")
    signatories.office.save()
    assert signatories.notice.text == ""
