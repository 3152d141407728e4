"""The pane on the right that says what is known of the chosen record.

What is put into it is built out of sight and measured there, part by part, beside what is shown
until then: a long record is filled with breaks, and all its texts measured at the end would hold
the window. Rejected: showing it line by line (it would grow under the mouse).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from district_admin.overriding import override
from district_admin.texts import _
from district_admin.ui.buttons import button, tool
from district_admin.ui.chips import Chip
from district_admin.ui.flow import FlowLayout
from district_admin.ui.labels import label, rule
from district_admin.ui.layouts import NO_MARGINS, column, fill, row, scrolling
from district_admin.ui.selectable_text import SelectableText
from district_admin.ui.theme import Theme
from district_admin.ui.tokens import Tone

_NAMES_WIDTH = 92
_NAMES_WIDEST = 116
_CHIP_DOWN = 5  # px, to stand level with the small buttons, which are higher


@dataclass(frozen=True)
class Deed:
    """Something that can be done with the record, or with one line of its pane."""

    word: str
    icon: str
    do: Callable[[], object]
    kind: str = "secondary"
    keys: str = ""


class DetailPane(QFrame):
    """What is known of one record: its name, facts, sections of lines, and what can be done.

    Fill it anew for each record: `begin`, then the parts from the top, then `end`.
    """

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("card")
        self.setAccessibleName(_("รายละเอียด"))
        # in no layout: or all that stands around the pane is measured anew for each record
        self._whole: QWidget | None = None
        self._next: QWidget | None = None  # what is being built
        self._parts = column(gap=theme.tokens.space_2)
        self.title = ""
        self.texts: list[str] = []

    @override
    def minimumSizeHint(self) -> QSize:
        return self._whole.minimumSizeHint() if self._whole is not None else QSize()

    @override
    def sizeHint(self) -> QSize:
        return self._whole.sizeHint() if self._whole is not None else QSize()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole is not None:
            self._whole.setGeometry(self.contentsRect())

    def begin(
        self, title: str, chips: Sequence[tuple[str, Tone]] = (), *, closes: bool = True
    ) -> None:
        """Empty the pane and put a record's name and states at its head."""
        t = self._theme.tokens
        self.title = title
        self.texts = [title, *(text for text, _tone in chips)]
        if self._next is not None:  # another record was chosen before it was whole
            self._next.deleteLater()
        self._next = QWidget(self)
        self._next.hide()
        close = tool(self._theme, "x", _("ปิดรายละเอียด (Esc)"))
        close.clicked.connect(self.closed)
        states = [Chip(self._theme, text, tone, yields=True) for text, tone in chips]
        top = row(*states, 1, close, margins=(t.space_4, t.space_2, t.space_2, 0))
        name = column(_text(title, "section"), margins=(t.space_4, 0, t.space_4, 6))
        # from the outside inwards: the style sheet is asked anew for all that changes its place
        head, inner, self._line, self._foot = QWidget(), QWidget(), rule(), QWidget()
        parts = (head, scrolling(inner), self._line, self._foot)
        fill(QVBoxLayout(self._next), parts, 0, NO_MARGINS)
        self._parts = QVBoxLayout(inner)
        fill(self._parts, (), 6, (t.space_4, 0, t.space_4, t.space_3))
        fill(QVBoxLayout(head), (top, name), 0, NO_MARGINS)
        close.setVisible(closes)

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Put lines of a name and what it is; those that are not known are left out."""
        known = [(name, value) for name, value in pairs if value]
        if not known:
            return
        grid = QGridLayout()
        grid.setContentsMargins(*NO_MARGINS)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, _NAMES_WIDTH)
        grid.setColumnStretch(1, 1)
        for line, (name, value) in enumerate(known):
            grid.addWidget(_name(name), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_text(value), line, 1, Qt.AlignmentFlag.AlignTop)
            self.texts.append(f"{name} {value}")
        self._parts.addLayout(grid)

    def section(self, title: str, *deeds: Deed) -> None:
        """Put a heading, with what can be done for all that is under it."""
        self._parts.addSpacing(2)
        self._parts.addWidget(rule())
        head = row(label(title, "strong"), 1, gap=0)
        for deed in deeds:
            made = self._button(deed, "quiet")
            made.setProperty("compact", True)
            head.addWidget(made)
        self._parts.addLayout(head)
        self.texts.append(title)

    def line(
        self,
        text: str,
        note: str = "",
        deeds: Sequence[Deed] = (),
        chip: tuple[str, Tone] | None = None,
    ) -> None:
        """Put a line of a section with a quiet line under it, and small buttons at its end."""
        words: list[QWidget] = [_text(text)]
        if note:
            words.append(_text(note, "small"))
        made = row(gap=2)
        made.addLayout(column(*words, gap=0), 1)
        if chip:
            there = Chip(self._theme, *chip)
            beside = row(there, margins=(0, _CHIP_DOWN if deeds else 0, 0, 0))
            made.addLayout(beside)
            made.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
        for deed in deeds:
            made.addWidget(self._icon(deed), 0, Qt.AlignmentFlag.AlignTop)
        self._parts.addLayout(made)
        _measure(words)
        self.texts += [text, note]

    def compare(self, changes: Sequence[tuple[str, str, str]]) -> None:
        """Put old and new side by side: the name of a field, what it says, what it would say."""
        if not changes:
            return
        grid = QGridLayout()
        grid.setContentsMargins(*NO_MARGINS)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for place, head in enumerate(("", _("เดิม"), _("ใหม่"))):
            grid.addWidget(label(head, "small"), 0, place)
            grid.setColumnStretch(place, 1)
        for line, (name, old, new) in enumerate(changes, start=1):
            grid.addWidget(_text(name, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_text(old or _("(ว่าง)")), line, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_text(new, "strong"), line, 2, Qt.AlignmentFlag.AlignTop)
            self.texts.append(f"{name}: {old} → {new}")
        self._parts.addLayout(grid)

    def offer(self, deeds: Sequence[Deed]) -> None:
        """Put what can be done one under the other, each with its word."""
        for deed in deeds:
            self._parts.addLayout(row(self._button(deed, "quiet"), 1))

    def remark(self, text: str) -> None:
        """Put a quiet sentence, such as that there is nothing here yet."""
        self._parts.addWidget(_text(text, "small"))
        self.texts.append(text)

    def end(self, deeds: Sequence[Deed]) -> None:
        """Put what can be done with the record at the foot, the primary last, and show the pane.

        Those of the kind "icon" stand at the left as an icon alone.
        """
        t = self._theme.tokens
        whole, self._next = self._next, None
        assert whole is not None
        self._parts.addStretch(1)
        icons = [self._icon(deed) for deed in deeds if deed.kind == "icon"]
        buttons = [self._button(deed, deed.kind) for deed in deeds if deed.kind != "icon"]
        parts = row(*icons, margins=(t.space_3, t.space_2, t.space_4, t.space_3))
        parts.addLayout(FlowLayout(buttons), 1)
        self._foot.setLayout(parts)
        self._foot.setVisible(bool(deeds))
        self._line.setVisible(bool(deeds))
        if self._whole is not None:
            focused = self.window().focusWidget()
            if focused is not None and self._whole.isAncestorOf(focused):
                self.setFocus()  # what was pressed is about to go
            self._whole.hide()
            self._whole.deleteLater()
        self._whole = whole
        whole.setGeometry(self.contentsRect())
        self._chain(whole)
        whole.show()

    def _chain(self, whole: QWidget) -> None:
        """Let Tab go from the pane to its own buttons, which are younger than the window's."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Qt chains nothing to what takes no focus
        before: QWidget = self
        for each in whole.findChildren(QWidget):
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                self.setTabOrder(before, each)
                before = each
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def press(self, word: str) -> None:
        """Press the button of this word. Raises StopIteration when there is none."""
        next(
            each
            for each in self.findChildren(QAbstractButton)
            if each.accessibleName() == word and each.isVisibleTo(self)
        ).click()

    def _icon(self, deed: Deed) -> QToolButton:
        made = tool(self._theme, deed.icon, deed.word, deed.keys)
        made.clicked.connect(lambda _checked=False: deed.do())
        return made

    def _button(self, deed: Deed, kind: str) -> QPushButton:
        made = button(self._theme, deed.word, kind, deed.icon, keys=deed.keys)  # type: ignore[arg-type] # a kind of the style sheet
        made.clicked.connect(lambda _checked=False: deed.do())
        return made


def _name(text: str) -> QLabel:
    """Return the name of a fact, which is wrapped before it takes the room of what it is."""
    made = label(text, "muted", wrap=True)
    made.setMinimumWidth(min(made.fontMetrics().horizontalAdvance(text) + 2, _NAMES_WIDEST))
    made.setMaximumWidth(_NAMES_WIDEST)
    return made


def _text(text: str, kind: str = "") -> QLabel:
    made = SelectableText(text)
    made.setProperty("kind", kind)
    return made


def _measure(texts: Sequence[QWidget]) -> None:
    """Find out how large texts are that have come to their place; Qt remembers it."""
    for each in texts:
        each.ensurePolished()
        each.sizeHint()
