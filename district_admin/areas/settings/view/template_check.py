"""What was found in a Word template: mistakes first, each with its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.layouts import fill, row
from district_admin.ui.theme import Theme

if TYPE_CHECKING:
    from district_admin.documents.template_checks import TemplateProblem

_WIDTH: Final = 720
_HEIGHT: Final = 420


class CheckDialog(QDialog):
    """The list as a text, so that she can take it along to Word.

    `looked` says that the file is the one that is kept already. Of a file that was meant for
    another kind of papers (`kinds`, as they are called) it says so; `kind_wanted` when she takes it
    for that, which is offered with `kind_offered`.
    """

    kind_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        name: str,
        problems: "Sequence[TemplateProblem]",
        looked: bool,
        kinds: Sequence[str] = (),
        *,
        kind_offered: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("ผลการตรวจแบบ"))
        room = parent.window().size()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 40))
        self.summary = WrappedLabel()
        self.summary.show_text(_summary(name, problems, looked))
        if any(each.is_error for each in problems):
            self.summary.setProperty("kind", "error")
        self.story = QPlainTextEdit("\n\n".join(map(_line, problems)))
        self.story.setReadOnly(True)
        self.story.setTabChangesFocus(True)
        self.story.setAccessibleName(_("ผลการตรวจแบบ"))
        self.story.setVisible(bool(problems))
        self.other_kind = WrappedLabel()
        self.other_kind.show_text(_for_other_kind(kinds))
        self.other_kind.setVisible(bool(kinds))
        copy = button(theme, _("คัดลอกรายการ"), icon="copy")
        copy.clicked.connect(self._copy)
        copy.setVisible(bool(problems))
        offered = kind_offered and len(kinds) == 1
        close = button(theme, _("ปิด"), "secondary" if offered else "primary")
        close.setDefault(not offered)
        close.clicked.connect(self.accept)
        word = _("เพิ่มเป็นแบบของ{kind}").format(kind=kinds[0]) if offered else ""
        self.kind_button = button(theme, word, "primary")
        self.kind_button.setVisible(offered)
        self.kind_button.setDefault(offered)
        self.kind_button.clicked.connect(self.accept)
        self.kind_button.clicked.connect(self.kind_wanted)
        margins = (theme.tokens.space_5,) * 4
        foot = row(copy, 1, close, self.kind_button)
        parts = (self.summary, self.other_kind, self.story, foot)
        layout = QVBoxLayout(self)
        fill(layout, parts, theme.tokens.space_3, margins)
        if not problems:
            layout.insertStretch(1, 1)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.story.toPlainText())


def _summary(name: str, problems: "Sequence[TemplateProblem]", looked: bool) -> str:
    errors = sum(each.is_error for each in problems)
    if errors:
        ends = _("แบบนี้ยังใช้ไม่ได้") if looked else _("จึงยังไม่ได้เก็บไฟล์นี้")
        words = _("{name} มีที่ต้องแก้ {count} แห่ง {ends} กรุณาแก้ใน Word แล้วเลือกไฟล์อีกครั้ง")
        return words.format(name=name, count=errors, ends=ends)
    if problems:
        words = _("{name} ใช้ได้ มีข้อสังเกต {count} ข้อ")
        return words.format(name=name, count=len(problems))
    return _("{name} ใช้ได้ ไม่พบที่ต้องแก้").format(name=name)


def _for_other_kind(kinds: Sequence[str]) -> str:
    words = _("ชื่อช่องในไฟล์นี้ตรงกับ {kinds} ถ้าตั้งใจทำแบบของหนังสือชนิดนั้น กรุณาเลือกช่อง “ใช้กับหนังสือ” ให้ตรง")
    return words.format(kinds=_(" หรือ ").join(f"“{each}”" for each in kinds))


def _line(problem: "TemplateProblem") -> str:
    head = _("ต้องแก้") if problem.is_error else _("ข้อสังเกต")
    place = f"\n     {problem.place}" if problem.place else ""
    near = f": {problem.near}" if problem.near else ""
    return f"{head} – {problem.text}{place}{near}"
