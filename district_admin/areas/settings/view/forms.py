"""The office's own words, and its own versions of the forms."""

import shutil

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from district_admin import assets
from district_admin.areas.settings.view.notice import UndoNotice
from district_admin.errors import OfficeError
from district_admin.office import operations
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.files import open_outside
from district_admin.ui.labels import field_label, label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.tables import Column, RecordTable

_WORDS_HEIGHT = 112  # px: its card is seen whole on a small screen


class FormsPane(QWidget):
    """Words that no line may break inside of; forms the office has made its own."""

    def __init__(self, context: AppContext, notice: UndoNotice) -> None:
        super().__init__()
        self.words = WordsCard(context, notice)
        self.forms = FormsCard(context)
        fill(QVBoxLayout(self), (self.words, self.forms, 1), gap=12, margins=(24, 16, 24, 16))


class WordsCard(Card):
    """The list of the office's own words."""

    def __init__(self, context: AppContext, notice: UndoNotice) -> None:
        super().__init__(context.theme, _("คำเฉพาะของสำนักงาน"))
        self._context = context
        self._notice = notice
        self.word = QLineEdit()
        self.word.setPlaceholderText(_("เช่น ชื่ออำเภอ ชื่อโรงเรียน ชื่อโครงการ"))
        self.word.returnPressed.connect(self._add)
        add = button(context.theme, _("เพิ่มคำ"), icon="plus")
        add.clicked.connect(self._add)
        self.list = QListWidget()
        self.list.setAccessibleName(_("คำเฉพาะของสำนักงาน"))
        self.list.setFixedHeight(_WORDS_HEIGHT)
        self.remove_button = button(context.theme, _("ลบคำที่เลือก"), icon="trash-2")
        self.remove_button.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(lambda n: self.remove_button.setEnabled(n >= 0))
        note = label(
            _("โปรแกรมจะไม่ตัดบรรทัดกลางคำเหล่านี้ ทั้งบนแผ่นกระดาษและในไฟล์ PDF"), "muted", wrap=True
        )
        typing = column(field_label(_("คำใหม่"), self.word), row(self.word, add), gap=2)
        self.body.addLayout(column(note, typing, self.list, row(self.remove_button, 1), gap=10))
        context.changes.committed.connect(self._refresh)
        self._load()

    def _load(self) -> None:
        with self._context.database.reading() as session:
            words = operations.list_words(session)
        self.list.clear()
        for word in words:
            item = QListWidgetItem(word.word, self.list)
            item.setData(256, word.id)  # Qt.UserRole
        self.remove_button.setEnabled(False)

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if "office_word" in tables:
            self._load()

    @Slot()
    def _add(self) -> None:
        word = self.word.text().strip()
        with self._context.database.transaction(_("เพิ่มคำ “{word}”").format(word=word)) as session:
            operations.add_word(session, word)
        self.word.clear()

    @Slot()
    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        word = item.text()
        name = _("ลบคำ “{word}”").format(word=word)
        with self._context.database.transaction(name) as session:
            operations.remove_word(session, int(item.data(256)))
        self._notice.offer_undo(_("ลบคำแล้ว: {word}").format(word=word))


class FormsCard(Card):
    """The forms, which of them are the office's own, and the way to change one."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.theme, _("แบบฟอร์มของสำนักงาน"))
        self._folder = context.folder.forms
        self.table: RecordTable[str] = RecordTable(
            context.theme,
            context.desk,
            "forms",
            _("แบบฟอร์ม"),
            [
                Column(_("แบบ"), self._title, stretch=True),
                Column(_("ไฟล์"), lambda name: f"{name}.yaml", width=180),
                Column(_("ใช้แบบของ"), self._whose, width=160),
            ],
        )
        self.table.setMinimumHeight(200)
        self.own_button = button(context.theme, _("ทำแบบของสำนักงาน"), icon="copy")
        self.own_button.clicked.connect(self._make_own)
        self.standard_button = button(context.theme, _("กลับไปใช้แบบมาตรฐาน"), icon="undo-2")
        self.standard_button.clicked.connect(self._use_standard)
        show = button(context.theme, _("เปิดโฟลเดอร์แบบฟอร์ม"), icon="folder-open")
        show.clicked.connect(self._open_folder)
        note = label(
            _(
                "แบบฟอร์มเป็นไฟล์ข้อความที่เปิดแก้ได้ด้วย Notepad "
                "แบบที่อยู่ในโฟลเดอร์ของสำนักงานจะถูกใช้แทนแบบมาตรฐาน "
                "ถ้าแก้ผิด โปรแกรมจะบอกไฟล์ บรรทัด และเหตุผล"
            ),
            "muted",
            wrap=True,
        )
        self.body.addLayout(
            column(note, self.table, row(self.own_button, self.standard_button, show, 1), gap=10)
        )
        self._load()

    def _load(self) -> None:
        names = {file.stem for file in assets.forms_folder().glob("*.yaml")}
        names |= {file.stem for file in self._folder.glob("*.yaml")}
        self.table.show_records(sorted(names))

    def _title(self, name: str) -> str:
        from district_admin.documents.form_file import load_form  # noqa: PLC0415 - brings jinja2

        try:
            return _(load_form(name, self._folder).title)
        except OfficeError as error:
            return str(error)

    def _whose(self, name: str) -> str:
        own = (self._folder / f"{name}.yaml").is_file()
        return _("สำนักงาน") if own else _("มาตรฐาน")

    @Slot()
    def _make_own(self) -> None:
        name = self.table.current
        if name is None or (self._folder / f"{name}.yaml").is_file():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(assets.forms_folder() / f"{name}.yaml", self._folder / f"{name}.yaml")
        self._load()

    @Slot()
    def _use_standard(self) -> None:
        name = self.table.current
        own = self._folder / f"{name}.yaml"
        if name is not None and own.is_file():
            # set aside, not removed: the office's work may be wanted again
            own.replace(own.with_suffix(".yaml.เดิม"))
            self._load()

    @Slot()
    def _open_folder(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        open_outside(self._folder)
