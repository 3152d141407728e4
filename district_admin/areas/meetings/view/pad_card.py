"""The keys of the pad beside the text, and the small windows in which they are set."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from district_admin.areas.meetings.operations import shorthand
from district_admin.areas.meetings.view import pad_keys
from district_admin.areas.meetings.view.pad_keys import CHOICES, FIXED, SETTABLE
from district_admin.texts import N_, _
from district_admin.ui.cards import Card
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.labels import key_hint, label
from district_admin.ui.layouts import scrolling
from district_admin.ui.questions import choice, text
from district_admin.ui.theme import Theme


class KeysCard(Card):
    """What each key does, for who has not learnt them yet."""

    def __init__(self, theme: Theme, keys: Mapping[str, str]) -> None:
        super().__init__(theme, _("ปุ่มลัด"))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        self._hints = {each.deed: key_hint(keys[each.deed]) for each in SETTABLE}
        lines = [(self._hints[each.deed], each.word) for each in SETTABLE]
        lines += [(key_hint(shown), word) for shown, word in FIXED]
        for at, (hint, word) in enumerate(lines):
            grid.addWidget(hint, at, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(_(word), "small", wrap=True), at, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(lines), 1)
        self.body.addWidget(scrolling(inner))

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show other keys of the player."""
        for deed, hint in self._hints.items():
            hint.setText(keys[deed])


def ask_keys(
    context: AppContext, parent: QWidget, use: Callable[[dict[str, str]], object]
) -> EntryDialog:
    """Ask with which keys the player is worked, as a foot pedal gives them."""
    offered = [(each, each) for each in CHOICES]
    entries = [choice(each.deed, each.word, offered) for each in SETTABLE]

    def keep(typed: dict[str, Any]) -> None:
        pad_keys.keep_keys(context.desk, typed)
        use(pad_keys.kept_keys(context.desk))

    title = _("ปุ่มของเครื่องเล่นหรือแป้นเหยียบ")
    dialog = EntryDialog(context.theme, parent, title, entries, keep, date.today())
    return dialog.ask(pad_keys.kept_keys(context.desk))


def ask_shorthand(
    context: AppContext, parent: QWidget, said: Callable[[str], object]
) -> EntryDialog:
    """Ask for her own abbreviations and phrases, a line each."""
    entries = [text("lines", N_("คำย่อและข้อความของท่าน บรรทัดละหนึ่งรายการ"))]
    shipped = "  ".join(f"{short} = {words}" for short, words in shorthand.SHIPPED.items())
    action = _("แก้ไขคำย่อของบันทึกถอดเทป")

    def keep(typed: dict[str, Any]) -> None:
        with context.database.transaction(action) as session:
            shorthand.keep_lines(session, typed["lines"] or "")
        said(action)

    dialog = EntryDialog(context.theme, parent, _("คำย่อ"), entries, keep, date.today())
    told = _(
        "พิมพ์เช่น ปธ = ประธานในที่ประชุม เวลาพิมพ์บันทึกให้พิมพ์คำย่อแล้วกด Tab "
        "(หรือเว้นวรรคถ้าคำย่ออยู่เดี่ยว ๆ) ชื่อคน ตำแหน่ง และชื่อเรื่องในวาระ พิมพ์ต้นคำแล้วกด Tab ได้เช่นกัน "
        "คำย่อที่มีให้แล้ว: {shipped}"
    )
    dialog.add_advice(label(told.format(shipped=shipped), "muted", wrap=True))
    with context.database.reading() as session:
        return dialog.ask({"lines": shorthand.own_lines(session)})
