"""The first step of an import: a file, dropped or chosen, or a table that was copied."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.directory.model import ImportRun
from district_admin.areas.directory.operations import import_runs
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.files import ask_which
from district_admin.ui.labels import label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.pictures import Picture
from district_admin.ui.tables import Column, RecordTable

_PAST_SHARE = 20  # of the room that the card above leaves, as good as all of it
SUFFIXES = "*.xlsx *.xls *.csv *.txt *.tsv *.xlsm"


class SourceStep(QWidget):
    """Where the list comes from."""

    given = Signal(object)  # a Path, or the text of a pasted table

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        theme, t = context.theme, context.theme.tokens
        self.file_button = button(theme, _("เลือกไฟล์"), "primary", "folder-open", keys="Ctrl+O")
        self.file_button.clicked.connect(self._choose)
        self.paste_button = button(
            theme, _("วางตารางที่คัดลอกไว้"), "secondary", "copy", _("วางตารางที่คัดลอกไว้ (Ctrl+V)")
        )
        self.paste_button.clicked.connect(self.paste)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.paste)
        card = Card(theme)
        picture = Picture(theme, "upload", t.accent, 32, 72, t.accent_tint)
        words = column(
            label(_("ลากไฟล์มาวางที่นี่"), "section"),
            label(
                _(
                    "รับไฟล์ Excel (.xlsx .xls) และ .csv ไม่ต้องจัดรูปแบบก่อน มีข้อความเหนือตาราง"
                    "หรือหัวตารางสองชั้นก็อ่านได้ แถวผลรวมและแถวที่ซ่อนไว้จะไม่นำเข้า"
                ),
                "muted",
                wrap=True,
            ),
            label(_("ยังไม่มีข้อมูลใดถูกเปลี่ยน จนกว่าจะกดนำเข้าในขั้นสุดท้าย"), "muted", wrap=True),
            gap=6,
        )
        buttons = row(self.file_button, self.paste_button, 1)
        text = column(words, buttons, gap=t.space_4)
        line = row(gap=t.space_5, margins=(t.space_4, t.space_5, t.space_4, t.space_5))
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(text, 1)
        card.body.addLayout(line)
        margins = (t.space_5, t.space_3, t.space_5, t.space_3)
        self.past = RecordTable[ImportRun](
            theme, context.desk, "imports", _("การนำเข้าที่ผ่านมา"), _past_columns(), sortable=False
        )
        self._past_card = Card(theme, _("การนำเข้าที่ผ่านมา"), _("ที่ยังไม่ได้ย้อนกลับ นับเป็นแถว ล่าสุดอยู่บนสุด"))
        self._past_card.body.addWidget(self.past)
        layout = QVBoxLayout(self)
        fill(layout, (card, self._past_card, 1), t.space_3, margins)
        layout.setStretch(1, _PAST_SHARE)
        self._past_card.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        with self._context.database.reading() as session:
            runs = import_runs.list_runs(session)
        self.past.show_records(runs)
        self._past_card.setVisible(bool(runs))

    @Slot()
    def _choose(self) -> None:
        path = ask_which(self, self._context.desk, _("เลือกไฟล์รายชื่อ"), _("ไฟล์รายชื่อ"), SUFFIXES)
        if path is not None:
            self._context.desk.remember_folder(path.parent)
            self.given.emit(path)

    @Slot()
    def paste(self) -> None:
        """Take the table that was copied. Raises OfficeError when there is none."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            raise OfficeError(_("ยังไม่มีตารางที่คัดลอกไว้ กรุณาเลือกตารางใน Excel แล้วกด Ctrl+C ก่อน"))
        self.given.emit(text)


def _past_columns() -> list[Column[ImportRun]]:
    def of(heading: str, count: Callable[[ImportRun], int], width: int) -> Column[ImportRun]:
        return Column(heading, lambda run: f"{count(run):,}" if count(run) else "", width=width)

    return [
        Column(_("เมื่อ"), lambda run: _moment(run.imported_at), width=150),
        Column(_("รายชื่อ"), lambda run: run.source, stretch=True),
        of(_("เพิ่มใหม่"), lambda run: run.new, 90),
        of(_("แก้ไข"), lambda run: run.changed, 80),
        of(_("เหมือนเดิม"), lambda run: run.same, 100),
        of(_("อาจซ้ำ"), lambda run: run.duplicate, 80),
        of(_("ไม่รับ"), lambda run: run.rejected, 80),
        of(_("ไม่นำเข้า"), lambda run: run.left_out, 90),
    ]


def _moment(at: datetime) -> str:
    here = at.astimezone()  # of this computer
    return f"{medium_date(here.date())} {here.hour:02}:{here.minute:02}"


def name_of(source: Path | str) -> str:
    """Return how a source is called on the screen."""
    return source.name if isinstance(source, Path) else _("ตารางที่วาง")
