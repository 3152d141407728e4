"""What happened to one record: the steps that made it what it is, in a window and in words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from district_admin.storage.history import RecordChange
from district_admin.storage.history_model import REDO, UNDO
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.labels import label
from district_admin.ui.layouts import fill, row
from district_admin.ui.sizes import fit
from district_admin.ui.theme import Theme

_WIDTH: Final = 720
_HEIGHT: Final = 460


class HistoryDialog(QDialog):
    """The story of a record; as a text, not a table, for she may want to copy old words back."""

    def __init__(self, theme: Theme, parent: QWidget, title: str, story: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        fit(self, parent, _WIDTH, _HEIGHT)
        self.story = QPlainTextEdit(story)
        self.story.setReadOnly(True)
        self.story.setTabChangesFocus(True)
        self.story.setAccessibleName(title)
        close = button(theme, _("ปิด"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        hint = label(_("เลือกข้อความเดิมแล้วกด Ctrl+C เพื่อคัดลอกกลับไปใช้ได้"), "small")
        layout = QVBoxLayout(self)
        margins = (theme.tokens.space_5,) * 4
        fill(layout, (self.story, row(hint, 1, close)), theme.tokens.space_3, margins)


def story_of(steps: Sequence[Sequence[str]]) -> str:
    """Return a story from its steps, each the lines told of it, the newest first."""
    return "\n\n".join("\n".join(lines) for lines in steps) or _("ยังไม่มีประวัติ")


def step_line(change: RecordChange) -> str:
    """Return when a step was taken, and its name."""
    here = change.at.astimezone()
    words = {UNDO: _("ย้อนกลับ: {what}"), REDO: _("ทำซ้ำ: {what}")}
    what = words.get(change.kind, "{what}").format(what=change.action)
    return f"{medium_date(here.date())}  {here.hour:02}:{here.minute:02}  ·  {what}"


def change_line(name: str, before: str, after: str) -> str:
    """Return what a step made of a field, under the line of the step."""
    if not before:
        return f"    {name}: {after}"
    return f"    {name}: {before}  →  {after or _('(ว่าง)')}"
