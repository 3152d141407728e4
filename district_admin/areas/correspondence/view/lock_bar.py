"""Says on the writing desk that a paper is locked or being corrected, and what can be done."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from district_admin.areas.correspondence.documents.looks import Look
from district_admin.areas.correspondence.model.paper import STATUS_NAMES, WAITING
from district_admin.areas.correspondence.operations import Standing
from district_admin.areas.correspondence.view.look_words import look_words
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.layouts import fill
from district_admin.ui.pictures import Picture
from district_admin.ui.theme import Theme

_NO_BREAK: Final = "\u00a0"  # a number or a day is not cut at the end of a line


class LockBar(QWidget):
    """A calm line over form and sheet; it is not there for a draft that nothing locks."""

    correct_wanted = Signal()
    finish_wanted = Signal()
    scan_wanted = Signal()
    versions_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        t = theme.tokens
        self._said = WrappedLabel()
        self._locked = Picture(theme, "lock", t.text_soft)
        self._open = Picture(theme, "pen-line", t.accent)
        self.scan_button = button(theme, _("แนบสแกน…"), icon="paperclip")
        self.versions_button = button(theme, _("ฉบับก่อนหน้า…"))
        self.correct_button = button(theme, _("แก้ไขเป็นฉบับใหม่…"), icon="pen-line", keys="Ctrl+L")
        self.finish_button = button(theme, _("ล็อกฉบับนี้"), icon="lock", keys="Ctrl+L")
        self._buttons: tuple[QPushButton, ...] = (
            self.scan_button,
            self.versions_button,
            self.correct_button,
            self.finish_button,
        )
        wanted = (
            self.scan_wanted,
            self.versions_wanted,
            self.correct_wanted,
            self.finish_wanted,
        )
        for made, signal in zip(self._buttons, wanted, strict=True):
            made.clicked.connect(signal)
        bar = QFrame()
        bar.setObjectName("note")
        line = QHBoxLayout(bar)
        margins = (t.space_4, t.space_2, t.space_3, t.space_2)
        fill(line, (self._locked, self._open), t.space_3, margins)
        line.addWidget(self._said, 1)
        for made in self._buttons:
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        fill(layout, (bar,), 0, (t.space_5, t.space_2, t.space_5, t.space_1))
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is not there."""
        return "" if self.isHidden() else self._said.accessibleName().replace(_NO_BREAK, " ")

    def show_standing(
        self, standing: Standing | None, reason: str = "", look: Look | None = None
    ) -> None:
        """Say where the paper stands; `reason` is why its version was begun.

        `look` is what a locked one is drawn with.
        """
        there = standing is not None and (standing.is_locked or standing.correcting)
        self.setVisible(there)
        if standing is None or not there:
            for made in self._buttons:
                made.setVisible(False)  # or their keys would work
            return
        locked = standing.is_locked
        self._said.show_text(_locked(standing, look) if locked else _open(standing, reason))
        self._locked.setVisible(standing.is_locked)
        self._open.setVisible(not standing.is_locked)
        self.scan_button.setVisible(standing.lacks_scan)
        self.versions_button.setVisible(standing.version > 1 or standing.has_scan)
        only_scans = standing.version == 1
        self.versions_button.setText(_("ดูสแกน…") if only_scans else _("ฉบับก่อนหน้า…"))
        self.versions_button.setAccessibleName(self.versions_button.text())
        self.correct_button.setVisible(standing.is_locked)
        self.finish_button.setVisible(not standing.is_locked and bool(standing.number_count))


def _locked(standing: Standing, look: Look | None) -> str:
    parts = []
    number = standing.number.replace(" ", _NO_BREAK)
    if standing.version > 1:
        parts.append(_("ฉบับที่ {version}").format(version=standing.version))
    if standing.number_count > 1:
        words = _("ออกเลขที่ {number} และอีก {count} เลข")
        parts.append(words.format(number=number, count=standing.number_count - 1))
    elif standing.number_count:
        parts.append(_("ออกเลขที่ {number}").format(number=number))
    if standing.is_signed:
        status, on = _(STATUS_NAMES[standing.status]), standing.status_on
        words = _("{status}เมื่อ {day}")
        day = medium_date(on).replace(" ", _NO_BREAK) if on else ""
        parts.append(words.format(status=status, day=day) if on else status)
    if standing.status == WAITING and standing.status_on is not None:
        since = medium_date(standing.status_on).replace(" ", _NO_BREAK)
        parts.append(_("รอลงนามตั้งแต่ {day}").format(day=since))
    if standing.lacks_scan:
        parts.append(_("ยังไม่มีสแกน"))
    if said := look_words(look):
        parts.append(said)
    return _("ล็อกแล้ว: {why}").format(why="  ·  ".join(parts))


def _open(standing: Standing, reason: str) -> str:
    return _("กำลังแก้ไขเป็นฉบับที่ {version}: {reason}").format(version=standing.version, reason=reason)
