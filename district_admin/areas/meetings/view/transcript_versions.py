"""The earlier versions of a transcript: what changed in each, and the way back to it.

At the left when they were kept and in how many passages each differs from the one before; at the
right the chosen one, with what is otherwise now marked in it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from district_admin.areas.meetings.operations.transcript_versions import (
    VersionRow,
    difference,
    list_versions,
    open_version,
)
from district_admin.areas.meetings.operations.transcripts import list_passages
from district_admin.texts import _
from district_admin.thai.calendar import short_date
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.labels import WrappedLabel, label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.sizes import fit

_SIZE: Final = (960, 640)
_LIST_WIDTH: Final = 300
_ITEM_HIGH: Final = 56  # px: two lines of Thai


class TranscriptVersionsDialog(QDialog):
    """The versions of one meeting's transcript, the latest first."""

    wanted = Signal(int)  # the version that is to be restored

    def __init__(self, context: AppContext, parent: QWidget, meeting_id: int) -> None:
        super().__init__(parent)
        self._context = context
        with context.database.reading() as session:
            self.rows: Sequence[VersionRow] = list_versions(session, meeting_id)
            self._now = list_passages(session, meeting_id)
        self.setWindowTitle(_("ฉบับก่อนหน้าของบันทึกถอดเทป"))
        theme = context.theme
        self.list = QListWidget()
        self.list.setAccessibleName(_("ฉบับ"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("ข้อความของฉบับที่เลือก"))
        self._told = WrappedLabel()
        self._told.setProperty("kind", "muted")
        self.restore_button = button(theme, _("เรียกคืนฉบับนี้"), "primary", "undo-2")
        leave = button(theme, _("ปิด"))
        note = label(
            _("โปรแกรมเก็บให้ทุก 5 นาทีที่มีการพิมพ์และเมื่อปิดหน้านี้ ไม่เกิน 100 ฉบับ เรียกคืนแล้วย้อนกลับได้"),
            "muted",
            wrap=True,
        )
        right = column(self._told, self.text, gap=8)
        right.setStretch(1, 1)
        left = Card(theme, _("ฉบับ"))
        left.setFixedWidth(_LIST_WIDTH)
        left.body.addWidget(self.list)
        middle = row(left, right, gap=12)
        middle.setStretch(1, 1)
        layout = QVBoxLayout(self)
        fill(layout, (note, middle, row(1, leave, self.restore_button)), 12, (24, 20, 24, 20))
        layout.setStretch(1, 1)
        for each in self.rows:
            item = QListWidgetItem(_words_of(each), self.list)
            item.setSizeHint(QSize(0, _ITEM_HIGH))
        self.list.currentRowChanged.connect(self._show)
        self.restore_button.clicked.connect(self._restore)
        leave.clicked.connect(self.reject)
        fit(self, parent, *_SIZE)
        self.restore_button.setEnabled(bool(self.rows))
        if self.rows:
            self.list.setCurrentRow(0)
        else:
            self._told.show_text(_("ยังไม่มีฉบับที่เก็บไว้"))
        self.list.setFocus()

    @property
    def told(self) -> str:
        """How the chosen version differs from what is there now, in words."""
        return self._told.accessibleName()

    @Slot(int)
    def _show(self, at: int) -> None:
        with self._context.database.reading() as session:
            passages = open_version(session, self.rows[at].id)
        found = difference(self._now, passages)
        self.text.setPlainText("\n".join(each.text for each in passages))
        marked = found.added | found.changed
        places = [number for number, each in enumerate(passages) if each.key in marked]
        self.text.setExtraSelections([self._mark(number) for number in places])
        same = not (found.added or found.removed or found.changed)
        words = _("เทียบกับปัจจุบัน: มีเพิ่ม {added} ย่อหน้า ไม่มี {removed} ย่อหน้า ต่างกัน {changed} ย่อหน้า")
        self._told.show_text(
            _("ตรงกับข้อความปัจจุบัน")
            if same
            else words.format(
                added=len(found.added), removed=len(found.removed), changed=len(found.changed)
            )
        )
        self.restore_button.setEnabled(not same)

    def _mark(self, number: int) -> QTextEdit.ExtraSelection:
        tone = self._context.theme.tokens.soon
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document().findBlockByNumber(number))
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        mark.cursor = cursor
        mark.format.setBackground(QColor(tone.fill))
        mark.format.setForeground(QColor(tone.ink))
        return mark

    @Slot()
    def _restore(self) -> None:
        self.wanted.emit(self.rows[self.list.currentRow()].id)
        self.accept()


def _words_of(version: VersionRow) -> str:
    """Return when a version was kept, and how it differs from the one before."""
    at = version.made_at.astimezone()
    day = "" if at.date() == date.today() else f"{short_date(at.date())} "
    changes = [
        words.format(count=count)
        for words, count in (
            (_("เพิ่ม {count}"), version.added_count),
            (_("แก้ {count}"), version.changed_count),
            (_("ลบ {count}"), version.removed_count),
        )
        if count
    ]
    total = _("{count} ย่อหน้า").format(count=version.passage_count)
    return f"{day}{at:%H:%M}\n{' · '.join((total, *changes))}"
