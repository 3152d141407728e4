"""The copies of the office's data: made every day, carried to another drive, taken back.

The officer's sentence: "On Friday I put a copy on the stick; and when I had thrown away half the
list yesterday, I wanted back what was there in the morning." Rejected: telling her to close the
program and copy a folder, which nobody does, and which takes a file half written.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog
from typing_extensions import override

from district_admin.progress import Progress
from district_admin.storage.backup import (
    ASKED_FOR,
    BEFORE_REPLACED,
    BEFORE_UPGRADE,
    CARRIED,
    DAILY,
    Copy,
    back_up,
    list_copies,
)
from district_admin.storage.migrations import LAYOUT
from district_admin.storage.taking_back import carry_copy, check_copy
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.context import AppContext
from district_admin.ui.files import ask_where, ask_which, open_outside
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, row
from district_admin.ui.tables import Column, RecordTable

_LOW: Final = 190  # px: five rows
_SUFFIX: Final = ".sqlite"
_WHYS: Final = {
    DAILY: N_("ประจำวัน"),
    ASKED_FOR: N_("สั่งเก็บเอง"),
    CARRIED: N_("เก็บลงไดรฟ์อื่น"),
    BEFORE_UPGRADE: N_("ก่อนปรับปรุงโปรแกรม"),
    BEFORE_REPLACED: N_("ก่อนนำสำเนาอื่นมาใช้"),
}


class CopiesCard(Card):
    """The copies there are, and what can be done with them; `say` tells what was done."""

    def __init__(self, context: AppContext, say: Callable[[str], object]) -> None:
        super().__init__(context.theme, _("สำเนาข้อมูล"), _("โปรแกรมเก็บให้เองวันละครั้งเมื่อมีการแก้ไข"))
        self._context = context
        self._say = say
        self.question: QDialog | None = None
        theme = context.theme
        self.table: RecordTable[Copy] = RecordTable(
            theme, context.desk, "copies", _("สำเนาข้อมูล"), _columns(), sortable=False
        )
        self.table.setFixedHeight(_LOW)
        self.make_button = button(theme, _("เก็บสำเนาตอนนี้"), icon="copy")
        self.carry_button = button(theme, _("เก็บลงไดรฟ์อื่น…"), icon="save")
        self.back_button = button(theme, _("นำสำเนาที่เลือกกลับมาใช้…"), icon="undo-2")
        self.other_button = button(theme, _("ใช้ไฟล์สำเนาจากที่อื่น…"), icon="folder-open")
        self.empty = label(_("ยังไม่มีสำเนา กด “เก็บสำเนาตอนนี้” เพื่อเก็บชุดแรก"), "muted", wrap=True)
        self._lay_out()
        self._connect()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read anew which copies there are."""
        try:
            copies = list_copies(self._context.folder.backups)
        except OSError:  # the drive was pulled out; what she does next will say so
            copies = []
        self.table.show_records(copies)
        self.table.setVisible(bool(copies))
        self.empty.setVisible(not copies)
        self.back_button.setEnabled(bool(copies))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # the daily copy is made after the window is there

    @Slot()
    def make(self) -> None:
        """Keep a copy of what there is now."""
        folder = self._context.folder

        def work(progress: Progress) -> Path:
            progress.report(0, 0)
            return back_up(folder.database, folder.backups, LAYOUT, ASKED_FOR)

        def done(_copy: Path) -> None:
            self.refresh()
            self._say(_("เก็บสำเนาข้อมูลแล้ว"))

        self._context.jobs.run(self, _("กำลังเก็บสำเนาข้อมูล"), work, done)

    @Slot()
    def carry(self) -> None:
        """Keep a copy, and carry it to the place she chooses, such as a memory stick."""
        context = self._context
        title = _("สำเนาข้อมูลงานอำนวยการ {date}").format(date=medium_date(date.today()))
        target = ask_where(self, context.desk, title, _SUFFIX, _("สำเนาข้อมูล"))
        if target is None:
            return

        def work(progress: Progress) -> None:
            folder = context.folder
            copy = back_up(folder.database, folder.backups, LAYOUT, CARRIED)
            carry_copy(copy, target, progress)

        def done(_nothing: None) -> None:
            self.refresh()
            self._say(_("เก็บสำเนาไว้ที่ {name} และอ่านกลับมาตรวจแล้วว่าถูกต้อง").format(name=target.name))

        context.jobs.run(self, _("กำลังเก็บสำเนาลงไดรฟ์"), work, done)

    @Slot()
    def take_chosen(self) -> None:
        """Ask whether the chosen copy is to take the place of the data."""
        if (copy := self.table.current) is not None:
            words = _("{moment} ชุดที่ {number}")
            self._check_and_ask(
                copy.path, words.format(moment=_moment(copy), number=f"{copy.number:,}")
            )

    @Slot()
    def take_other(self) -> None:
        """Ask for a copy that lies elsewhere, then whether it is to take the place of the data."""
        path = ask_which(self, self._context.desk, _("เลือกไฟล์สำเนา"), _("สำเนาข้อมูล"), f"*{_SUFFIX}")
        if path is not None:
            self._check_and_ask(path, path.name)

    def _check_and_ask(self, copy: Path, name: str) -> None:
        def work(progress: Progress) -> None:
            progress.report(0, 0)
            check_copy(copy)

        self._context.jobs.run(
            self, _("กำลังตรวจสำเนา"), work, lambda _nothing: self._ask(copy, name)
        )

    def _ask(self, copy: Path, name: str) -> None:
        text = _(
            "งานที่ทำหลังจากสำเนา {name} จะหายไปจากโปรแกรม รวมทั้งเลขที่ออกไปแล้ว "
            "ข้อมูลปัจจุบันจะเก็บเป็นสำเนาล่าสุด จึงนำกลับมาได้ หน้าต่างจะปิดแล้วเปิดใหม่"
        ).format(name=name)
        answers = (
            Answer(_("ยังไม่ใช้"), lambda: None, "primary"),
            Answer(_("นำกลับมาใช้"), lambda: self._context.requests.copy_wanted.emit(copy), "danger"),
        )
        title = _("ใช้สำเนานี้แทนข้อมูลปัจจุบันหรือไม่")
        self.question = choice_box(self._context.theme, self.window(), title, text, answers)
        self.question.open()

    @Slot()
    def _open_folder(self) -> None:
        self._context.folder.backups.mkdir(parents=True, exist_ok=True)
        open_outside(self._context.folder.backups)

    def _lay_out(self) -> None:
        self.show_button = button(self._context.theme, _("เปิดโฟลเดอร์สำเนา"), icon="folder-open")
        first = row(self.make_button, self.carry_button, 1, self.show_button)
        second = row(self.back_button, self.other_button, 1)
        self.body.addLayout(column(self.table, self.empty, first, second, gap=10))

    def _connect(self) -> None:
        self.make_button.clicked.connect(self.make)
        self.carry_button.clicked.connect(self.carry)
        self.back_button.clicked.connect(self.take_chosen)
        self.other_button.clicked.connect(self.take_other)
        self.show_button.clicked.connect(self._open_folder)
        self.table.opened.connect(self.take_chosen)


def _columns() -> list[Column[Copy]]:
    return [
        Column(_("เก็บเมื่อ"), _moment, stretch=True),
        Column(_("เหตุที่เก็บ"), _why, width=170),
        Column(_("ชุดที่"), lambda each: f"{each.number:,}", width=90),
        Column(_("ขนาด"), lambda each: _size(each.size), width=130),
    ]


def _why(copy: Copy) -> str:
    return _(_WHYS[copy.why]) if copy.why in _WHYS else ""


def _moment(copy: Copy) -> str:
    at = copy.made_at
    return f"{medium_date(at.date())} {at.hour:02}:{at.minute:02}"


def _size(count: int) -> str:
    return _("{size} เมกะไบต์").format(size=f"{max(count / 1_000_000, 0.1):,.1f}")
