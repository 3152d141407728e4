"""The pad in which the recording of a meeting is typed: player and text in one tab.

A tab of the meeting, so that agenda and people are beside it. Rejected: a window of its own (one
more to find behind the others, on a screen of 1366 px).
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.areas.meetings.model import AgendaItem
from district_admin.areas.meetings.operations import agenda
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.refusals import why_locked
from district_admin.areas.meetings.operations.shorthand import shorthand_of
from district_admin.areas.meetings.operations.transcript_carrying import is_carried
from district_admin.areas.meetings.operations.transcript_versions import restore_version
from district_admin.areas.meetings.view import pad_keys
from district_admin.areas.meetings.view.carrying_question import carry_passages
from district_admin.areas.meetings.view.one_meeting_list import let_rest
from district_admin.areas.meetings.view.pad_card import KeysCard, ask_keys, ask_shorthand
from district_admin.areas.meetings.view.pad_editor import PadEditor
from district_admin.areas.meetings.view.pad_parts import PadParts
from district_admin.areas.meetings.view.player import Player
from district_admin.areas.meetings.view.player_bar import Picture, PlayerBar
from district_admin.areas.meetings.view.player_keys import PlayerKeys
from district_admin.areas.meetings.view.recording_choice import RecordingChoice
from district_admin.areas.meetings.view.transcript_draft import TranscriptDraft
from district_admin.areas.meetings.view.transcript_papers import ask_paper
from district_admin.areas.meetings.view.transcript_versions import TranscriptVersionsDialog
from district_admin.texts import _
from district_admin.ui.buttons import button, tool
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.keys import on_keys
from district_admin.ui.labels import WrappedLabel, label
from district_admin.ui.layouts import column, fill, row
from district_admin.ui.undoing import undo

_TABLES: Final = frozenset(
    {"meeting", "agenda_item", "meeting_person", "meeting_file", "phrase", "transcript_passage"}
)


class TranscriptPage(QWidget):
    """The transcript of one meeting while it is typed."""

    said = Signal(str)
    saved = Signal(str, object)
    summary_changed = Signal()
    summary = ""

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        super().__init__()
        self.context = context
        self.meeting_id = meeting_id
        self.dialog: EntryDialog | None = None
        self.question: QDialog | None = None
        self.versions: TranscriptVersionsDialog | None = None
        self._items: Sequence[AgendaItem] = ()
        self._finished = False
        theme = context.theme
        self.player = Player()
        self.editor = PadEditor(theme)
        self.draft = TranscriptDraft(context, meeting_id, lambda: self.editor.passages)
        self.recordings = RecordingChoice(context, meeting_id, self.player)
        keys = pad_keys.kept_keys(context.desk)
        self.bar = PlayerBar(theme, self.player, keys)
        self.picture = Picture(self.player)
        self.keys_card = KeysCard(theme, keys)
        self.item_choice = CalmCombo()
        self.item_choice.setAccessibleName(_("วาระของย่อหน้านี้"))
        # not a key of the button, which would wait for its picture to go down and up
        tip = _("นำย่อหน้านี้เข้าข้ออภิปรายของวาระ (Ctrl+M)")
        self.carry_button = button(theme, _("นำเข้าร่างรายงาน"), icon="check", tip=tip)
        self.paper_button = button(theme, _("ส่งออก"), icon="download")
        self.versions_button = button(theme, _("ฉบับก่อนหน้า"), icon="history")
        self.short_button = button(theme, _("คำย่อ"), icon="book-user")
        self.keys_button = tool(theme, "settings", _("ตั้งปุ่มของเครื่องเล่น"))
        self._note = WrappedLabel()
        self._note.setProperty("kind", "error")
        self._player_keys = PlayerKeys(self, self.player, keys)
        self._lay_out()
        self._wire()
        self.editor.show_passages(self.draft.passages)
        self.editor.go_to_end()
        self.read()

    @property
    def head_actions(self) -> Sequence[QWidget]:
        """What stands in the header while the pad is in sight."""
        return (self.keys_button, self.short_button, self.versions_button, self.paper_button)

    def read(self) -> None:
        """Read what belongs to the meeting anew: its agenda, people and recordings."""
        with self.context.database.reading() as session:
            meeting = get_meeting(session, self.meeting_id)
            self._items = agenda.list_items(session, self.meeting_id)
            self.editor.shorthand = shorthand_of(session, self.meeting_id)
            numbers = agenda.item_numbers(meeting, self._items)
        is_closed = meeting.closed_on is not None
        self.editor.setReadOnly(is_closed)
        self.item_choice.setEnabled(not is_closed)
        self.why_locked = why_locked(meeting)
        let_rest(self.carry_button, self.why_locked)
        margin = self.editor.margin
        margin.numbers = numbers
        margin.titles = {each.id: each.title for each in self._items}
        self.item_choice.clear()
        self.item_choice.addItem(_("ยังไม่มีวาระ"), 0)
        for each in self._items:
            self.item_choice.addItem(f"{numbers[each.id]} {each.title}", each.id)
        self.recordings.read(is_closed=is_closed)
        self._show_item()
        self._show_kept()

    def finish(self) -> None:
        """Keep what is typed, and let the recording go, before the page goes."""
        if not self._finished:
            self.draft.stop()
            self._end()

    def abandon(self) -> None:
        """Go without what could not be kept, because the officer said so."""
        if not self._finished:
            self.draft.let_go()
            self._end()

    @Slot()
    def carry(self) -> None:
        """Put the chosen passages into the draft of the minutes, and go on to the next."""
        if self.why_locked:
            self.saved.emit(self.why_locked, None)
            return
        self.draft.save()
        keys = self.editor.chosen_keys
        title = self.editor.margin.titles.get(self.editor.item_id, "")
        self.question = carry_passages(self, keys, title)

    def tell_done(self, action: str) -> None:
        """Say what was done in one step, which Ctrl+Z takes back."""
        self.editor.has_deed_to_take_back = True
        self.said.emit(action)

    @Slot()
    def put_mark(self) -> None:
        """Put the time of the recording where the caret is."""
        if self.player.is_ready and not self.editor.isReadOnly():
            self.editor.recording_id = self.recordings.chosen_id
            self.editor.put_mark(self.player.position)

    @Slot()
    def keep_now(self) -> None:
        """Keep what is typed, and a version of it."""
        self.draft.save_version()
        self._show_kept()

    @Slot()
    def show_versions(self) -> None:
        """Open the window of the earlier versions."""
        self.draft.save_version()
        self.versions = TranscriptVersionsDialog(self.context, self, self.meeting_id)
        self.versions.wanted.connect(self._restore)
        self.versions.open()

    def shift_item(self, by: int) -> None:
        """Let the chosen passages belong to the next item of the agenda, or the one before."""
        if self.editor.isReadOnly() or not self._items:
            return
        at = self.item_choice.findData(self.editor.item_id)
        self.editor.set_item(self.item_choice.itemData(max(0, min(at + by, len(self._items)))))

    def set_keys(self, keys: dict[str, str]) -> None:
        """Let the player have other keys."""
        self._player_keys.use(keys)
        self.bar.show_keys(keys)
        self.keys_card.show_keys(keys)

    @Slot(int)
    def _restore(self, version_id: int) -> None:
        with self.context.database.transaction(_("เรียกคืนบันทึกถอดเทป")) as session:
            restore_version(session, version_id, datetime.now(UTC))
        self.tell_done(_("เรียกคืนบันทึกถอดเทป"))

    @Slot()
    def _take_back(self) -> None:
        self.editor.has_deed_to_take_back = False
        undo(self.context, self)

    @Slot(int, int)
    def _go_to_mark(self, ms: int, recording_id: int) -> None:
        if recording_id and recording_id != self.recordings.chosen_id:
            self.recordings.choose(recording_id, ms)
        else:
            self.player.go_to(ms)

    @Slot()
    def _changed_elsewhere(self) -> None:
        self.editor.show_passages(self.draft.shown)
        self._show_kept()

    @Slot()
    def _show_item(self) -> None:
        at = self.item_choice.findData(self.editor.item_id)
        self.item_choice.setCurrentIndex(max(0, at))

    @Slot()
    def _item_chosen(self) -> None:
        self.editor.set_item(int(self.item_choice.currentData()))
        self.editor.setFocus()

    @Slot()
    def _show_kept(self) -> None:
        draft, margin = self.draft, self.editor.margin
        there = draft.passages
        margin.carried = {each.key for each in there if is_carried(each)}
        margin.corrected = {e.key for e in there if e.carried_text} - margin.carried
        margin.update()
        count = sum(bool(each.text.strip()) for each in there)
        words = _("{count} ย่อหน้า นำเข้าร่างรายงานแล้ว {carried}")
        parts = [words.format(count=count, carried=len(margin.carried))]
        if draft.is_failing:
            parts.append(_("ยังบันทึกไม่ได้ กำลังลองใหม่"))
        elif draft.saved_at is not None:
            parts.append(_("บันทึกแล้ว {time}").format(time=draft.saved_at.strftime("%H:%M:%S")))
        self.summary = "  ·  ".join(parts)
        self.summary_changed.emit()

    @Slot()
    def _show_player(self) -> None:
        self.parts.show_picture(self.player.has_picture)
        told = self.recordings.told or self.player.reason or self.player.hint
        self._note.show_text(told)
        self._note.setVisible(bool(told))

    @Slot(object)
    def _committed(self, tables: frozenset[str]) -> None:
        if tables & _TABLES and not self._finished:
            if tables & _TABLES == {"transcript_passage"}:
                self._show_kept()
            else:
                self.read()

    def _end(self) -> None:
        self._finished = True
        self.recordings.remember()
        self.player.close()

    def _lay_out(self) -> None:
        t = self.context.theme.tokens
        about = row(
            label(_("วาระของย่อหน้า"), "field"), self.item_choice, self.carry_button, gap=t.space_2
        )
        about.setStretch(1, 1)
        self.parts = PadParts(self.picture, self.editor, self.keys_card)
        layout = QVBoxLayout(self)
        edges = (t.space_5, t.space_3, t.space_5, t.space_2)
        above = column(self.recordings, self.bar, self._note, about, gap=t.space_2)
        fill(layout, (above, self.parts), t.space_2, edges)
        layout.setStretch(1, 1)

    def _wire(self) -> None:
        editor, player = self.editor, self.player
        editor.textChanged.connect(self.draft.touch)
        editor.passage_changed.connect(self._show_item)
        editor.mark_chosen.connect(self._go_to_mark)
        editor.take_back_wanted.connect(self._take_back)
        self.draft.saved.connect(self._show_kept)
        self.draft.saved.connect(self.recordings.remember)
        self.draft.not_saved.connect(self._show_kept)
        self.draft.changed_elsewhere.connect(self._changed_elsewhere)
        self.recordings.changed.connect(self._show_player)
        self.recordings.said.connect(self.said)
        player.changed.connect(self._show_player)
        self.item_choice.activated.connect(self._item_chosen)
        self.carry_button.clicked.connect(self.carry)
        self.versions_button.clicked.connect(self.show_versions)
        self.paper_button.clicked.connect(self._ask_paper)
        self.short_button.clicked.connect(lambda: self._ask(ask_shorthand, self.said.emit))
        self.keys_button.clicked.connect(lambda: self._ask(ask_keys, self.set_keys))
        self.context.changes.committed.connect(self._committed)
        on_keys(self, "Ctrl+J", self.put_mark)
        for enter in ("Ctrl+Return", "Ctrl+Enter"):
            on_keys(self, enter, editor.go_to_mark)
        on_keys(self, "Ctrl+M", self.carry)
        on_keys(self, "Ctrl+S", self.keep_now)
        on_keys(self, "Alt+Up", lambda: self.shift_item(-1))
        on_keys(self, "Alt+Down", lambda: self.shift_item(1))

    @Slot()
    def _ask_paper(self) -> None:
        self.draft.save()
        self.dialog = ask_paper(self.context, self, self.meeting_id, self.saved.emit)

    def _ask(self, asking: Callable[..., EntryDialog], keep: Callable[..., object]) -> None:
        self.dialog = asking(self.context, self, keep)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Let the keys of the pad work at once, and see whether a lost recording is back."""
        super().showEvent(event)
        if not event.spontaneous():
            self.editor.setFocus()
            if self.recordings.told:
                self.read()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Pause and keep what is typed when she goes to another tab or work area."""
        super().hideEvent(event)
        if not self._finished and not event.spontaneous():
            self.player.pause()
            self.recordings.remember()
            self.draft.touch()
