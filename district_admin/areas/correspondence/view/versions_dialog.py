"""The versions of one paper: each as the sheet it was, what changed, and the signed scan.

The list at the left, the chosen one at the right; nothing can be written here. Fields that changed
stand side by side, old and new. Rejected: marks inside the sheet, which would no longer be the
sheet that went out.
"""

from datetime import date
from itertools import zip_longest
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from district_admin.areas.correspondence import documents, operations
from district_admin.areas.correspondence.operations import scans
from district_admin.areas.correspondence.view.columns import moment
from district_admin.areas.correspondence.view.compose_header import FILES
from district_admin.areas.correspondence.view.export import Exporter
from district_admin.areas.correspondence.view.kept_versions import KeptVersion, read_versions
from district_admin.areas.correspondence.view.version_changes import ChangesView
from district_admin.documents.form_model import Form
from district_admin.texts import _
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.file_view import FileView
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import label
from district_admin.ui.layouts import NO_MARGINS, column, fill, holder, row
from district_admin.ui.selectable_text import SelectableText
from district_admin.ui.sheet import LiveSheet
from district_admin.ui.sizes import fit
from district_admin.ui.toast import Toast

_SIZE: Final = (1080, 760)
_LIST_WIDTH: Final = 300
_LINE_HEIGHT, _ITEM_EDGES = 24, 8  # px
_SHEET, _CHANGES, _SCANS = 0, 1, 2


class VersionsDialog(QDialog):
    """What a paper is and was, newest first."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        form: Form,
        paper_id: int,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._versions = read_versions(context.database, form, paper_id)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("ฉบับก่อนหน้า"))
        theme = context.theme
        self.list = QListWidget()
        self.list.setAccessibleName(_("ฉบับของหนังสือนี้"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts = FilterChips(theme, [_("แผ่นกระดาษ"), _("สิ่งที่เปลี่ยน"), _("สแกนฉบับลงนาม")])
        self.sheet = LiveSheet(theme)
        self.changes = ChangesView(theme)
        self.scans = FileView(theme, context.desk)
        self._which_scan = CalmCombo()
        self._which_scan.setAccessibleName(_("ไฟล์สแกน"))
        self._why = SelectableText()
        self.notice = Toast(theme)
        self._exporters: dict[int, Exporter] = {}
        self.files_button = self._make_files_button()
        self._lay_out(name=operations.name_of_content(form.name, self._versions[0].content))
        self._fill()
        self.list.currentRowChanged.connect(self._show_chosen)
        self.parts.chosen.connect(self._show_part)
        self._which_scan.activated.connect(self._show_scan)
        self.finished.connect(self._let_go)
        fit(self, parent, *_SIZE)
        earlier = len(self._versions) > 1
        self.list.setCurrentRow(1 if earlier else 0)
        self.list.setFocus()
        if not earlier:
            self.parts.choose(_SCANS)

    @property
    def chosen(self) -> KeptVersion:
        """The version on view."""
        return self._versions[max(self.list.currentRow(), 0)]

    @property
    def said(self) -> str:
        """What is told under the list of the version on view."""
        return self._why.accessibleName()

    def _fill(self) -> None:
        """List the versions, each with what it was begun for and when, the first with neither."""
        for kept, before in zip_longest(self._versions, self._versions[1:]):
            lines = [kept.heading]
            if before is not None and before.put_aside_at is not None:
                when = moment(before.put_aside_at, date.today())
                words = _("แก้จากฉบับที่ {version} เมื่อ {when}")
                lines += [words.format(version=before.version, when=when), before.reason]
            item = QListWidgetItem("\n".join(lines), self.list)
            item.setToolTip("\n".join(lines))
            item.setSizeHint(QSize(0, _LINE_HEIGHT * len(lines) + _ITEM_EDGES))

    @Slot()
    def _show_chosen(self) -> None:
        kept = self.chosen
        self._why.show_text(kept.story)
        look, content = kept.look, dict(kept.content)
        self.sheet.request(
            lambda: documents.pdf(documents.filled(look.form, content, look.letterhead)), True
        )
        self.changes.show_pair(*self._pair())
        self._which_scan.clear()
        self._which_scan.addItems([each.name for each in kept.scans])
        self._which_scan.setVisible(len(kept.scans) > 1)
        self._show_scan()
        self._show_part()

    def _pair(self) -> tuple[KeptVersion | None, KeptVersion]:
        """The version on view beside the one that followed it; the present one beside the last."""
        at = max(self.list.currentRow(), 0)
        if at:
            return self._versions[at], self._versions[at - 1]
        return (self._versions[1] if len(self._versions) > 1 else None), self._versions[0]

    @Slot()
    def _show_scan(self) -> None:
        kept = self.chosen
        if not kept.scans:
            self.scans.show_nothing(_("ฉบับนี้ยังไม่มีสแกน"))
            return
        file = kept.scans[max(self._which_scan.currentIndex(), 0)]
        with self._context.database.reading() as session:
            found = scans.open_file(session, file.id)
        self.scans.show_file(found.data, found.media_type, found.name)

    @Slot()
    def _show_part(self) -> None:
        self._body.setCurrentIndex(self.parts.current)
        self.files_button.setVisible(self.parts.current == _SHEET)

    def _export(self, suffixes: tuple[str, ...]) -> None:
        kept = self.chosen
        if kept.version not in self._exporters:
            made = Exporter(self._context, kept, self, self.notice)
            made.note = _note(kept.version)
            made.look = kept.look
            self._exporters[kept.version] = made
        self._exporters[kept.version].save(suffixes)

    def _make_files_button(self) -> QWidget:
        made = button(self._context.theme, _("บันทึกเป็นไฟล์"), "primary", "download")
        menu = QMenu(made)
        for word, suffixes, keys in FILES:
            action = menu.addAction(_(word))
            action.triggered.connect(lambda _checked=False, wanted=suffixes: self._export(wanted))
            action.setShortcut(keys)
            self.addAction(action)  # keys of a menu that was never opened work only from its window
        made.setMenu(menu)
        return made

    @Slot()
    def _let_go(self) -> None:
        self.sheet.close_preview()
        self.scans.close_view()

    def _lay_out(self, name: str) -> None:
        t = self._context.theme.tokens
        title = label(name, "section", wrap=True)
        head = row(margins=(t.space_5, t.space_4, t.space_5, t.space_3))
        head.addWidget(title, 1)
        left = Card(self._context.theme, _("ฉบับ"))
        left.body.addLayout(column(self.list, self._why, gap=t.space_2))
        self._body = QStackedWidget()
        scanned = column(self._which_scan, self.scans, gap=t.space_2)
        for part in (self.sheet, self.changes, holder(scanned)):
            self._body.addWidget(part)
        bar = row(margins=(0, 0, 0, 0))
        bar.addWidget(self.parts, 1)
        bar.addWidget(self.files_button)
        right = column(bar, self._body, gap=t.space_2)
        right.setStretch(1, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(left)
        parts.addWidget(holder(right))
        parts.setStretchFactor(1, 1)
        parts.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        parts.setChildrenCollapsible(False)
        middle = row(margins=(t.space_5, 0, t.space_5, t.space_4))
        middle.addWidget(parts)
        layout = QVBoxLayout(self)
        fill(layout, (head, middle, self.notice), gap=0, margins=NO_MARGINS)
        layout.setStretch(1, 1)


def _note(version: int) -> str:
    return f"ฉบับที่ {version}"  # stands in the name of a file: the paper's words, no catalogue's
