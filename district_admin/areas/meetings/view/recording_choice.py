"""Which recording of the meeting is played: chosen, added, or found again where it was moved to.

A recording is not in the office's data but lies where she has it, on a stick perhaps; that it is
gone is told here, and where it is now can be shown. Where she was in it is kept per computer.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from district_admin.areas.meetings.model import MeetingFile
from district_admin.areas.meetings.model.meeting import RECORDING
from district_admin.areas.meetings.operations import files
from district_admin.areas.meetings.view.player import Player
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.files import ask_which
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import label
from district_admin.ui.layouts import NO_MARGINS, fill


class RecordingChoice(QWidget):
    """The recordings of one meeting, of which one is in the player."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, context: AppContext, meeting_id: int, player: Player) -> None:
        super().__init__()
        self.told = ""  # why there is nothing to play
        self._context = context
        self._meeting_id = meeting_id
        self._player = player
        self._there: Sequence[MeetingFile] = ()
        self._open: tuple[int, str] | None = None
        theme = context.theme
        self.choice = CalmCombo()
        self.choice.setAccessibleName(_("บันทึกเสียง"))
        self.find_button = button(theme, _("ค้นหาไฟล์ที่ย้ายไป…"), "primary", "search")
        self.add_button = button(theme, _("เพิ่มบันทึกเสียง…"), icon="paperclip")
        parts = (label(_("บันทึกเสียง"), "field"), self.choice, self.find_button, self.add_button)
        layout = QHBoxLayout(self)
        fill(layout, parts, 8, NO_MARGINS)
        layout.setStretch(1, 1)
        self.choice.activated.connect(self._chosen)
        self.find_button.clicked.connect(self._ask_where_it_is)
        self.add_button.clicked.connect(self._ask)

    @property
    def chosen_id(self) -> int:
        """The chosen recording; 0 if there is none."""
        return int(self.choice.currentData() or 0)

    def read(self, *, is_closed: bool = False) -> None:
        """Read the recordings anew; the chosen one stays."""
        kept = self.chosen_id or self._number(f"pad/meeting/{self._meeting_id}")
        with self._context.database.reading() as session:
            self._there = files.list_recordings(session, self._meeting_id)
        self.choice.clear()
        for each in self._there:
            self.choice.addItem(each.title, each.id)
        if not self._there:
            self.choice.addItem(_("ยังไม่มีบันทึกเสียง พิมพ์บันทึกได้เลย"), 0)
        self.choice.setCurrentIndex(max(0, self.choice.findData(kept)))
        self.choice.setEnabled(len(self._there) > 1)
        self.add_button.setEnabled(not is_closed)
        self._show()

    def choose(self, recording_id: int, ms: int) -> None:
        """Put a recording of the meeting into the player, at a time."""
        at = self.choice.findData(recording_id)
        if at < 0:
            return
        self.remember()
        self.choice.setCurrentIndex(at)
        self._show()
        self._player.go_to(ms)

    def take(self, path: Path) -> None:
        """Add a recording from the disk and choose it. Raises OfficeError."""
        action = _("เพิ่มไฟล์ {what}").format(what=path.name)
        self.remember()
        with self._context.database.transaction(action) as session:
            file_id = files.add_file(session, self._meeting_id, path, RECORDING)
        self.read()
        self.choose(file_id, 0)
        self.said.emit(action)

    def find_again(self, path: Path) -> None:
        """Note where the chosen recording lies now. Raises OfficeError."""
        action = _("ระบุที่เก็บใหม่ของ {name}").format(name=path.name)
        with self._context.database.transaction(action) as session:
            files.find_again(session, self.chosen_id, path)
        self.read()
        self.said.emit(action)

    @Slot()
    def remember(self) -> None:
        """Keep where she is in the recording, for the next time."""
        if self._open is not None and self._player.is_ready:
            desk = self._context.desk
            desk.remember_words(f"pad/recording/{self._open[0]}", str(self._player.position))
            desk.remember_words(f"pad/meeting/{self._meeting_id}", str(self._open[0]))

    @Slot()
    def _chosen(self) -> None:
        self.remember()
        self._show()

    def _show(self) -> None:
        """Put the chosen recording into the player, or say why it cannot be."""
        file = next((each for each in self._there if each.id == self.chosen_id), None)
        lost = file is not None and not Path(file.path).is_file()
        self.find_button.setVisible(lost)
        self.told = ""
        wanted = None
        if lost and file is not None:
            told = _("ไม่พบไฟล์ {path} อาจถูกย้ายหรืออยู่ในแฟลชไดรฟ์ที่ยังไม่ได้เสียบ กรุณาค้นหาไฟล์ที่ย้ายไป")
            self.told = told.format(path=file.path)
        elif file is not None:
            wanted = file.id, file.path
        if wanted != self._open:
            self._open = wanted
            if wanted is None:
                self._player.close()
            else:
                at = self._number(f"pad/recording/{wanted[0]}")
                self._player.open(Path(wanted[1]), at)
        self.changed.emit()

    def _number(self, key: str) -> int:
        kept = self._context.desk.words(key)
        return int(kept) if kept.isdecimal() else 0

    @Slot()
    def _ask(self) -> None:
        self._ask_for(_("เพิ่มบันทึกเสียง"), self.take)

    @Slot()
    def _ask_where_it_is(self) -> None:
        self._ask_for(_("ค้นหาไฟล์ที่ย้ายไป"), self.find_again)

    def _ask_for(self, title: str, take: Callable[[Path], None]) -> None:
        path = ask_which(self, self._context.desk, title, _("บันทึกเสียงและภาพ"), files.SOUND_FILES)
        if path is not None:
            take(path)
