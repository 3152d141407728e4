"""The phrase book: sentences kept for the fields of papers, and the posts addressed กราบเรียน."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from district_admin.areas.settings.view.notice import UndoNotice
from district_admin.documents.set_phrases import load_pairs
from district_admin.office import phrases
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import field_label, label
from district_admin.ui.layouts import column, fill, row

_HEIGHT = 190  # px: its card is seen whole on a small screen
_SHOWN = 40


class PhrasesPane(QWidget):
    """The phrase book of the office."""

    def __init__(self, context: AppContext, notice: UndoNotice) -> None:
        super().__init__()
        self.card = PhrasesCard(context, notice)
        fill(QVBoxLayout(self), (self.card, 1), gap=12, margins=(24, 16, 24, 16))


class PhrasesCard(Card):
    """The phrases of one place; one is changed where it stands (F2 or a double click)."""

    def __init__(self, context: AppContext, notice: UndoNotice) -> None:
        super().__init__(context.theme, _("คลังข้อความ"))
        self._context = context
        self._notice = notice
        self.place = CalmCombo()
        for name, title in phrases.PLACES.items():
            self.place.addItem(_(title), name)
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("เช่น ด้วยสำนักงานเขตพื้นที่การศึกษา… ได้กำหนด…"))
        self.text.returnPressed.connect(self._add)
        add = button(context.theme, _("เพิ่มข้อความ"), icon="plus")
        add.clicked.connect(self._add)
        self.list = QListWidget()
        self.list.setAccessibleName(_("คลังข้อความ"))
        self.list.setMinimumHeight(_HEIGHT)
        self.list.setWordWrap(True)
        self.list.itemChanged.connect(self._edit)
        self.remove_button = button(context.theme, _("ลบข้อความที่เลือก"), icon="trash-2")
        self.remove_button.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(lambda n: self.remove_button.setEnabled(n >= 0))
        note = label(
            _(
                "ข้อความเหล่านี้เสนอให้เลือกในช่องเดียวกันของหนังสือทุกแบบ เก็บจากหนังสือที่เขียนอยู่ได้ที่เมนู "
                "“ข้อความที่ใช้บ่อย” ของช่อง กด F2 หรือดับเบิลคลิกเพื่อแก้"
            ),
            "muted",
            wrap=True,
        )
        choosing = column(field_label(_("ใช้ในช่อง"), self.place), self.place, gap=2)
        typing = column(field_label(_("ข้อความใหม่"), self.text), row(self.text, add), gap=2)
        parts = (note, choosing, typing, self.list, row(self.remove_button, 1))
        self.body.addLayout(column(*parts, gap=10))
        self.place.currentIndexChanged.connect(self._load)
        context.changes.committed.connect(self._refresh)
        self._load()

    @property
    def _chosen(self) -> str:
        return str(self.place.currentData())

    @Slot()
    def _load(self) -> None:
        with self._context.database.reading() as session:
            kept = [(each.id, each.text) for each in phrases.list_phrases(session, self._chosen)]
        if self._chosen == phrases.HIGH_POSTS and not kept:
            kept = [(0, post) for post in self._shipped_posts()]
        self.list.blockSignals(True)
        self.list.clear()
        for phrase_id, text in kept:
            item = QListWidgetItem(text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, phrase_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.blockSignals(False)
        self.remove_button.setEnabled(False)

    def _shipped_posts(self) -> tuple[str, ...]:
        pairs = load_pairs(self._context.folder.forms)
        return tuple(post for pair in pairs for post in pair.only_for)

    @Slot(object)
    def _refresh(self, tables: frozenset[str]) -> None:
        if "phrase" in tables:
            self._load()

    @Slot()
    def _add(self) -> None:
        text = self.text.text().strip()
        with self._context.database.transaction(self._named(_("เพิ่มข้อความ"), text)) as session:
            phrases.own_high_posts(session, self._to_own())
            phrases.add_phrase(session, self._chosen, text)
        self.text.clear()

    @Slot(QListWidgetItem)
    def _edit(self, item: QListWidgetItem) -> None:
        text, row_number = item.text(), self.list.row(item)
        try:
            with self._context.database.transaction(self._named(_("แก้ข้อความ"), text)) as session:
                phrases.own_high_posts(session, self._to_own())
                kept = phrases.list_phrases(session, self._chosen)[row_number]
                phrases.edit_phrase(session, kept.id, text)
        except phrases.PhraseRefusedError:
            self._load()  # what cannot be kept does not stay on the screen
            raise

    @Slot()
    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        text, row_number = item.text(), self.list.row(item)
        with self._context.database.transaction(self._named(_("ลบข้อความ"), text)) as session:
            phrases.own_high_posts(session, self._to_own())
            kept = phrases.list_phrases(session, self._chosen)[row_number]
            phrases.remove_phrase(session, kept.id)
        self._notice.offer_undo(_("ลบข้อความแล้ว: {text}").format(text=_short(text)))

    def _to_own(self) -> tuple[str, ...]:
        """The shipped posts, which become the office's own with the first change."""
        return self._shipped_posts() if self._chosen == phrases.HIGH_POSTS else ()

    @staticmethod
    def _named(deed: str, text: str) -> str:
        return f"{deed} “{_short(text)}”"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
