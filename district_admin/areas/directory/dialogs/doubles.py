"""The records that may be one and the same, two by two, each pair to be looked at and merged."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from district_admin.areas.directory.operations.namesakes import Pair
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.desk import Desk
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.labels import label
from district_admin.ui.layouts import fill, row
from district_admin.ui.sizes import fit
from district_admin.ui.tables import Column, RecordTable
from district_admin.ui.theme import Theme

_WIDTH, _HEIGHT = 1120, 460


class DoublesDialog(QDialog):
    """The pairs that `read` finds; `merge` opens the window in which one of them is made one.

    `part` notes that a pair is no double, so that it is not found again.

    It stays open, since she goes through them one after the other.
    """

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        parent: QWidget,
        read: Callable[[], Sequence[Pair]],
        merge: Callable[[int, int], QDialog],
        part: Callable[[Pair], object],
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._merge = merge
        self._part = part
        self.merging: QDialog | None = None
        title = _("ตรวจรายชื่อซ้ำ")
        self.setWindowTitle(title)
        self.table: RecordTable[Pair] = RecordTable(
            theme, desk, "directory/doubles", title, _columns()
        )
        self.merge_button = button(theme, _("เทียบและรวม"), "primary", "git-merge")
        self.part_button = button(theme, _("คนละรายการ"))
        self._said = label("", "small")
        close = button(theme, _("ปิด"))
        self._bodies = QStackedWidget()
        self._none = EmptyState(
            theme,
            "circle-check",
            _("ไม่พบรายชื่อที่อาจซ้ำกัน"),
            _("โปรแกรมเทียบชื่อโดยไม่ดูคำนำหน้าและการเว้นวรรค"),
        )
        for body in (self.table, self._none):
            self._bodies.addWidget(body)
        close.clicked.connect(self.accept)
        self.merge_button.clicked.connect(self._open)
        self.part_button.clicked.connect(self._know_apart)
        self.table.opened.connect(self._open)
        note = label(
            _("ชื่อเดียวกันอาจเป็นคนละรายการก็ได้ กรุณาดูตำแหน่งและหน่วยงานก่อนรวม"), "muted", wrap=True
        )
        t = theme.tokens
        parts = (
            label(title, "section"),
            note,
            self._bodies,
            row(self._said, 1, close, self.part_button, self.merge_button),
        )
        layout = QVBoxLayout(self)
        fill(layout, parts, t.space_3, (t.space_5, t.space_4, t.space_5, t.space_4))
        layout.setStretch(2, 1)
        fit(self, parent, _WIDTH, _HEIGHT)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read and show the pairs anew."""
        pairs = self._read()
        self.table.show_records(pairs)
        self._bodies.setCurrentWidget(self.table if pairs else self._none)
        self.merge_button.setEnabled(bool(pairs))
        self.part_button.setEnabled(bool(pairs))
        self._said.setText(_("อาจซ้ำกัน {count} คู่").format(count=f"{len(pairs):,}"))

    @Slot()
    def _open(self) -> None:
        if (pair := self.table.current) is not None:
            self.merging = self._merge(pair[0].id, pair[1].id)
            self.merging.accepted.connect(self.refresh)

    @Slot()
    def _know_apart(self) -> None:
        if (pair := self.table.current) is not None:
            self._part(pair)
            self.refresh()


def _columns() -> list[Column[Pair]]:
    return [
        Column(_("ชื่อ"), lambda each: each[0].name, sort_key=lambda _pair: 0, width=210),
        Column(_("รายการแรก"), lambda each: each[0].note, width=430),
        Column(_("รายการที่สอง"), lambda each: each[1].note, stretch=True),
    ]
