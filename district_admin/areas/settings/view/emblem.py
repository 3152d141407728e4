"""The emblem that the office supplies, from a picture or out of one of its old papers."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from district_admin.areas.settings.view.notice import UndoNotice
from district_admin.office import operations
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.files import ask_which
from district_admin.ui.labels import WrappedLabel, label
from district_admin.ui.layouts import column, fill, row

_SHOWN_PX = 170  # about 3 cm on most screens, the height on letters


class EmblemPane(QWidget):
    """Shows the emblem and takes another one."""

    def __init__(
        self,
        context: AppContext,
        notice: UndoNotice,
        margins: tuple[int, int, int, int] = (24, 16, 24, 16),
    ) -> None:
        super().__init__()
        self._context = context
        self._notice = notice
        theme = context.theme
        self.picture = QLabel()
        self.picture.setObjectName("emblem")
        self.picture.setFixedSize(_SHOWN_PX + 24, _SHOWN_PX + 24)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setStyleSheet(f"border: 1px solid {theme.tokens.outline};")
        self._warning = WrappedLabel()
        self._warning.setProperty("kind", "muted")
        from_paper = button(theme, _("นำจากไฟล์ Word เดิมของสำนักงาน…"), "primary", "file-text")
        from_paper.clicked.connect(self._choose_paper)
        self.picture_button = button(theme, _("เลือกไฟล์รูป…"), icon="upload")
        self.picture_button.clicked.connect(self._choose_picture)
        self.remove_button = button(theme, _("เอาตราออก"), icon="trash-2")
        self.remove_button.clicked.connect(self._remove)
        words = label(
            _(
                "โปรแกรมไม่มีตราครุฑมาให้ เพราะการใช้ตราต้องเป็นไปตามกฎหมาย "
                "ให้เลือกบันทึกหรือหนังสือเดิมของสำนักงานที่เป็นไฟล์ Word (.docx) "
                "โปรแกรมจะนำรูปตราที่หัวกระดาษมาใช้ หรือเลือกไฟล์รูป PNG หรือ JPEG ก็ได้"
            ),
            "muted",
            wrap=True,
        )
        right = column(
            words,
            row(from_paper, 1),
            row(self.picture_button, self.remove_button, 1),
            self._warning,
            1,
            gap=12,
        )
        inside = row(gap=24)
        inside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(right, 1)
        card = Card(theme)
        card.body.addLayout(inside)
        fill(QVBoxLayout(self), (card, 1), gap=0, margins=margins)
        context.changes.committed.connect(self._refresh)
        self._load()

    def take(self, file: Path) -> None:
        """Use the emblem of this file. Raises OfficeError, with the old emblem still in use."""
        from district_admin.documents.emblem import check_emblem, read_emblem  # noqa: PLC0415 - python-docx

        data = read_emblem(file)
        media_type = check_emblem(data).media_type
        with self._context.database.transaction(_("เปลี่ยนตราครุฑ")) as session:
            operations.set_emblem(session, data, media_type, file.name)
        self._context.desk.remember_folder(file.parent)

    def _load(self) -> None:
        with self._context.database.reading() as session:
            data = operations.emblem(session)
        self.remove_button.setEnabled(data is not None)
        picture = QPixmap()
        if data is None or not picture.loadFromData(data):
            self.picture.setPixmap(QPixmap())
            self.picture.setText(_("ยังไม่มีตราครุฑ"))
            self._warning.show_text(_("จนกว่าจะมีตรา หนังสือจะมีกรอบว่างขนาดเท่าตราจริงพร้อมคำว่า ตราครุฑ"))
            return
        scaled = picture.scaled(
            _SHOWN_PX,
            _SHOWN_PX,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self.picture.setPixmap(scaled)
        self.picture.setAccessibleName(_("ตราครุฑของสำนักงาน"))
        self._warning.show_text(_warning(data))

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if "office_profile" in tables:
            self._load()

    @Slot()
    def _choose_paper(self) -> None:
        self._choose(_("เลือกหนังสือเดิมของสำนักงาน"), _("ไฟล์ Word"), "*.docx")

    @Slot()
    def _choose_picture(self) -> None:
        self._choose(_("เลือกรูปตราครุฑ"), _("รูปภาพ"), "*.png *.jpg *.jpeg")

    def _choose(self, title: str, kind: str, suffixes: str) -> None:
        file = ask_which(self, self._context.desk, title, kind, suffixes)
        if file is not None:
            self.take(file)

    @Slot()
    def _remove(self) -> None:
        with self._context.database.transaction(_("เอาตราครุฑออก")) as session:
            operations.remove_emblem(session)
        self._notice.offer_undo(_("เอาตราครุฑออกแล้ว"))


def _warning(data: bytes) -> str:
    from district_admin.documents.emblem import check_emblem  # noqa: PLC0415 - brings Pillow

    return check_emblem(data).warning
