"""In which fields two versions of a paper differ, side by side, with the words that changed marked.

A word that is wrong in a paragraph of ten lines is looked for in vain without a mark. Rejected:
marks letter by letter, which leave parts of Thai words.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QGridLayout, QTextEdit, QVBoxLayout, QWidget

from district_admin.areas.correspondence.view.kept_versions import KeptVersion
from district_admin.areas.correspondence.view.paper_history import content_changes
from district_admin.texts import _
from district_admin.ui.cards import Card
from district_admin.ui.growing_text import GrowingText
from district_admin.ui.labels import label, rule
from district_admin.ui.layouts import NO_MARGINS, fill, scrolling
from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tone

Span = tuple[int, int]
"""Where a part of a text begins, and where it ends."""


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
        t = self._theme.tokens
        for each in found:
            gone, come = changed_words(each.before, each.after)
            was = MarkedText(each.before, gone, t.overdue)
            now = MarkedText(each.after, come, t.done)
            for text, version in ((was, old), (now, new)):
                text.setAccessibleName(f"{each.field} {version.heading}")
            made += [rule(), label(each.field, "field"), _pair(was, now)]
        return made


class MarkedText(GrowingText):
    """A text to be read and copied, with parts of it marked."""

    def __init__(self, text: str, spans: Sequence[Span], tone: Tone) -> None:
        super().__init__(1)
        self.setReadOnly(True)
        self.setPlaceholderText(_("(ว่าง)"))
        self.show_text(text)
        self.marked = [text[begin:end] for begin, end in spans]
        self.setExtraSelections([self._mark(*span, tone) for span in spans])

    def _mark(self, begin: int, end: int, tone: Tone) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(QColor(tone.fill))
        mark.format.setForeground(QColor(tone.ink))
        mark.format.setFontUnderline(True)  # for who does not tell the colours apart
        return mark


def changed_words(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """Return where words of one text are not in the other, and the other way round."""
    old, new = _words(before), _words(after)
    starts = [list(accumulate((len(each) for each in words), initial=0)) for words in (old, new)]
    gone: list[Span] = []
    come: list[Span] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            gone.append((starts[0][a], starts[0][b]))
            come.append((starts[1][c], starts[1][d]))
    return [each for each in gone if each[0] < each[1]], [
        each for each in come if each[0] < each[1]
    ]


def _words(text: str) -> list[str]:
    from district_admin.thai.segmentation import (  # noqa: PLC0415 - loads the word list
        break_opportunities,
    )

    places = {each.offset for each in break_opportunities(text)}
    places |= {at for at, letter in enumerate(text) if letter.isspace()}
    return [text[a:b] for a, b in pairwise(sorted({0, *places, len(text)}))]


def _pair(one: QWidget, other: QWidget) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(*NO_MARGINS)
    grid.setHorizontalSpacing(24)
    for at, each in enumerate((one, other)):
        grid.addWidget(each, 0, at, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(at, 1)
    return made
