"""In which fields two versions of a paper differ, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from district_admin.areas.correspondence.dialogs import content_changes
from district_admin.areas.correspondence.view.kept_versions import KeptVersion
from district_admin.texts import _
from district_admin.ui.cards import Card
from district_admin.ui.labels import label, rule
from district_admin.ui.layouts import NO_MARGINS, fill, scrolling
from district_admin.ui.selectable_text import SelectableText
from district_admin.ui.theme import Theme


class ChangesView(QWidget):
    """What is otherwise in the newer version; what is the same is left out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        t = theme.tokens
        fill(self._lines, (), t.space_3, (t.space_4, t.space_3, t.space_4, t.space_4))
        card = Card(theme)
        card.body.addWidget(scrolling(self._inner))
        fill(QVBoxLayout(self), (card,), 0, NO_MARGINS)

    def show_pair(self, old: KeptVersion | None, new: KeptVersion) -> None:
        """Show what is otherwise in the new one."""
        while (item := self._lines.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        for part in self._made(old, new):
            self._lines.addWidget(part)
        self._lines.addStretch(1)

    def _made(self, old: KeptVersion | None, new: KeptVersion) -> Sequence[QWidget]:
        if old is None:
            return [label(_("หนังสือฉบับนี้ยังไม่เคยแก้ไขเป็นฉบับใหม่"), "muted", wrap=True)]
        found = content_changes(new.form, old.compared, new.compared)
        if not found:
            words = _("ข้อความของฉบับที่ {old} และ {new} ตรงกันทุกช่อง")
            said = words.format(old=old.version, new=new.version)
            return [label(said, "muted", wrap=True)]
        made: list[QWidget] = [
            _pair(label(old.heading, "strong", wrap=True), label(new.heading, "strong", wrap=True))
        ]
        for each in found:
            was, now = (SelectableText(text or _("(ว่าง)")) for text in (each.before, each.after))
            made += [rule(), label(each.field, "field"), _pair(was, now)]
        return made


def _pair(one: QWidget, other: QWidget) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(*NO_MARGINS)
    grid.setHorizontalSpacing(24)
    for at, each in enumerate((one, other)):
        grid.addWidget(each, 0, at, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(at, 1)
    return made
