"""The pane beside a list is filled out of sight, and shows nothing that is not whole."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from district_admin.ui.detail_pane import DetailPane
from district_admin.ui.theme import Theme


@pytest.fixture
def pane(theme: Theme, qtbot: QtBot) -> DetailPane:
    pane = DetailPane(theme)
    qtbot.addWidget(pane)
    pane.resize(364, 500)
    pane.show()
    return pane


def in_sight(pane: DetailPane) -> list[str]:
    return [each.text() for each in pane.findChildren(QLabel) if each.isVisible()]


def test_a_record_stays_until_the_next_one_is_whole(pane: DetailPane) -> None:
    pane.begin("บ้านหนองกา")
    pane.end([])
    pane.begin("บ้านหนองนก")
    pane.line("ครูใหญ่", "ผู้อำนวยการ")
    QCoreApplication.processEvents()
    assert in_sight(pane) == ["บ้านหนองกา"]
    pane.end([])
    assert in_sight(pane) == ["บ้านหนองนก", "ครูใหญ่", "ผู้อำนวยการ"]


def test_a_record_that_was_never_finished_is_gone_with_the_next_one(pane: DetailPane) -> None:
    for name in ("บ้านหนองกา", "บ้านหนองนก"):
        pane.begin(name)
        pane.line("ครูใหญ่")
    pane.end([])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [each.text() for each in pane.findChildren(QLabel)] == ["บ้านหนองนก", "ครูใหญ่"]
