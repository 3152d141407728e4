"""Nothing of the settings is cut off on the screens that offices have.

A screen of 1366x768 is 1093x614 at 125 % and 911x512 at 150 %; the list on the left takes 196
pixels of the first and 72 of the others.
"""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from district_admin.areas.settings.dialogs import SignatoryDialog
from district_admin.areas.settings.view import SettingsView
from district_admin.areas.settings.view.set_up import SetUp
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext

PARTS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, Card)


@pytest.fixture
def set_up(context: AppContext, qtbot: QtBot) -> Iterator[SetUp]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SetUp(context, parent)
    made.show()
    yield made
    made.reject()


def cut_at_the_side(area: QScrollArea) -> list[str]:
    """What of a pane lies left or right of what is seen of it."""
    seen = area.viewport()
    found = []
    for each in seen.findChildren(QWidget):
        if isinstance(each, PARTS) and each.isVisible():
            place = QRect(each.mapTo(seen, QPoint(0, 0)), each.size())
            if place.left() < 0 or place.right() >= seen.width():
                found.append(each.accessibleName() or type(each).__name__)
    return found


def is_in_sight(part: QWidget, area: QScrollArea) -> bool:
    seen = area.viewport()
    return seen.rect().contains(QRect(part.mapTo(seen, QPoint(0, 0)), part.size()))


def area_of(part: QWidget) -> QScrollArea:
    parent = part.parentWidget()
    while not isinstance(parent, QScrollArea):
        assert parent is not None
        parent = parent.parentWidget()
    return parent


@pytest.mark.parametrize("size", [(1170, 768), (1021, 614), (839, 512)])
@pytest.mark.usefixtures("three_signatories")
def test_no_tab_is_wider_than_the_window(view: SettingsView, size: tuple[int, int]) -> None:
    view.resize(*size)
    for number in range(view.tabs.count()):
        view.tabs.setCurrentIndex(number)
        area = view.tabs.widget(number)
        assert isinstance(area, QScrollArea)
        assert area.viewport().findChildren(Card), view.tabs.tabText(number)
        assert cut_at_the_side(area) == [], view.tabs.tabText(number)


@pytest.mark.parametrize("size", [(860, 640), (860, 554), (860, 452)])
def test_no_step_of_the_first_start_is_wider_than_its_window(
    set_up: SetUp, size: tuple[int, int]
) -> None:
    set_up.resize(*size)
    for pane in (set_up.office, set_up.signatories, set_up.emblem):
        assert pane.isVisible()
        assert cut_at_the_side(area_of(pane)) == []
        if pane is not set_up.emblem:
            set_up.next_button.click()


def test_the_first_signatory_is_added_without_scrolling(set_up: SetUp) -> None:
    set_up.resize(860, 452)
    set_up.next_button.click()
    assert is_in_sight(set_up.signatories.add_button, area_of(set_up.signatories))


def test_the_office_is_saved_without_scrolling_at_125_percent(view: SettingsView) -> None:
    view.resize(1021, 614)
    assert is_in_sight(view.office.save_button, area_of(view.office))


@pytest.mark.usefixtures("three_signatories")
def test_signatories_stay_in_sight_while_the_bar_offers_one_back(view: SettingsView) -> None:
    view.resize(839, 512)
    view.tabs.setCurrentIndex(1)
    pane = view.signatories
    pane.remove_button.click()
    assert view.notice.isVisible()
    assert is_in_sight(pane.add_button, area_of(pane))
    assert is_in_sight(pane.table, area_of(pane))


def labels_cut(dialog: SignatoryDialog) -> Sequence[str]:
    lines = (dialog.name, dialog.rank, dialog.from_on.line, dialog.to_on.line)
    padding = 2 * 12
    return [
        each.placeholderText()
        for each in lines
        if each.fontMetrics().horizontalAdvance(each.placeholderText()) > each.width() - padding
    ]


def test_the_examples_in_a_signatory_are_read_in_full(new_signatory: SignatoryDialog) -> None:
    assert new_signatory.to_on.line.placeholderText()
    assert labels_cut(new_signatory) == []


def test_the_dialog_of_a_signatory_grows_with_its_fields_and_shrinks_again(
    new_signatory: SignatoryDialog, qtbot: QtBot
) -> None:
    low = new_signatory.height()
    assert low <= 512 - 40  # the screen at 150 % and the frame of a window

    new_signatory.capacity.setCurrentIndex(1)
    qtbot.waitUntil(lambda: new_signatory.height() > low)
    assert new_signatory.height() <= 512 - 40
    assert is_in_sight(new_signatory.from_on, area_of(new_signatory.from_on))

    new_signatory.capacity.setCurrentIndex(0)
    qtbot.waitUntil(lambda: new_signatory.height() == low)


def test_why_a_signatory_is_refused_is_brought_in_sight(
    new_signatory: SignatoryDialog, qtbot: QtBot
) -> None:
    new_signatory.capacity.setCurrentIndex(1)
    new_signatory.to_on.line.setText("31 พ.ย. 2569")
    new_signatory.to_on.line.editingFinished.emit()
    new_signatory.save_button.click()
    assert new_signatory.isVisible()
    assert "ไม่มีในปฏิทิน" in new_signatory.reason
    qtbot.waitUntil(lambda: is_in_sight(new_signatory.to_on, area_of(new_signatory.to_on)))
