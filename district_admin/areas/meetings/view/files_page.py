"""The files of a meeting, and the closing of its file onto a disc."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QMenu, QWidget
from typing_extensions import override

from district_admin.areas.meetings.model import DiscCheck, MeetingFile
from district_admin.areas.meetings.model.meeting import FILE_KINDS, RELATED
from district_admin.areas.meetings.operations import disc_checks, files, meetings
from district_admin.areas.meetings.operations.agenda import item_numbers, list_items
from district_admin.areas.meetings.view.one_meeting_list import OneMeetingList
from district_admin.areas.meetings.view.reopened import tell_reopened
from district_admin.areas.meetings.view.sealing import SealDialog
from district_admin.areas.meetings.view.sizes import size_text
from district_admin.areas.meetings.view.words import usual_empties
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.drops import FileDrop
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.files import ask_several, show_in_folder
from district_admin.ui.list_frame import Words
from district_admin.ui.tables import Column

_FILTERS: Final = (N_("ทั้งหมด"), *FILE_KINDS.values())


class FilesPage(OneMeetingList[MeetingFile]):
    """The files that belong to one meeting; files dropped here are added."""

    mend_wanted = Signal(str)  # where something is missing, of the places in meeting_form

    bin_word = N_("นำออก")
    tables = frozenset({"meeting", "meeting_file", "agenda_item", "disc_check"})
    hidden_beside = (2,)

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.rows: Sequence[MeetingFile] = ()
        self._numbers: Mapping[int, str] = {}
        self.seal_dialog: SealDialog | None = None
        self.question: QDialog | None = None
        theme = context.theme
        self.add_button = button(theme, _("เพิ่มไฟล์"), icon="paperclip", keys="Ctrl+N")
        self.open_button = button(theme, _("เปิดแฟ้มอีกครั้ง"), icon="undo-2")
        self.seal_button = button(theme, _("ปิดแฟ้มลงแผ่น"), "primary", "lock")
        words = Words(
            "meetings/files", _("แฟ้มและแผ่น"), _("ค้นชื่อไฟล์"), [_(name) for name in _FILTERS]
        )
        columns: list[Column[MeetingFile]] = [
            Column(_("ไฟล์"), lambda each: each.title, stretch=True),
            Column(_("ประเภท"), lambda each: _(FILE_KINDS[each.kind]), width=190),
            Column(_("เก็บไว้ที่"), _place, width=220),
            Column(_("ขนาด"), lambda each: size_text(each.size), lambda e: e.size, width=110),
        ]
        super().__init__(context, meeting_id, words, columns)
        menu = QMenu(self.add_button)
        for kind, name in FILE_KINDS.items():
            menu.addAction(f"{_(name)}…", partial(self.ask, kind))
        self.add_button.setMenu(menu)
        FileDrop(self, lambda paths: self.take(paths, RELATED), lambda: not self.is_closed)
        self.seal_button.clicked.connect(self.seal)
        self.open_button.clicked.connect(self.open_again)
        self.table.bin_wanted.connect(self.remove)
        self.table.opened.connect(self._show_file)

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.add_button, self.open_button, self.seal_button)

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.read_meeting(session)
            self.rows = files.list_files(session, self.meeting_id)
            checks = disc_checks.latest_checks(session, self.meeting_id)
            items = list_items(session, self.meeting_id)
        self._numbers = item_numbers(self.meeting, items)
        size = size_text(sum(each.size for each in self.rows))
        self.summary = _("ไฟล์ {count} ไฟล์ รวม {size}").format(count=len(self.rows), size=size)
        if self.meeting.closed_on is not None:
            day = medium_date(self.meeting.closed_on)
            self.summary += "  ·  " + _("ปิดแฟ้มเมื่อ {day}").format(day=day)
        if checks:
            self.summary += "  ·  " + _disc_words(checks)
        self.add_button.setEnabled(not self.is_closed)
        self.open_button.setEnabled(self.is_closed)

    @override
    def shown(self, number: int) -> Sequence[MeetingFile]:
        if not number:
            return self.rows
        kind = list(FILE_KINDS)[number - 1]
        return [each for each in self.rows if each.kind == kind]

    @override
    def searched(self, row: MeetingFile) -> str:
        return row.title

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        begin = button(theme, _("เพิ่มเอกสารที่เกี่ยวข้อง"), "primary", "paperclip")
        begin.clicked.connect(lambda: self.ask(RELATED))
        told = _(
            "ลากไฟล์มาวางที่นี่ได้ เอกสารประกอบ ใบเซ็นชื่อที่สแกน ฉบับลงนาม และบันทึกเสียง "
            "จะลงแผ่นไปพร้อมระเบียบวาระ มติ และรายงานการประชุม"
        )
        return {
            "start": EmptyState(theme, "paperclip", _("ยังไม่มีไฟล์"), told, begin),
            "closed": EmptyState(
                theme,
                "paperclip",
                _("ไม่มีไฟล์ที่แนบไว้"),
                _("ปิดแฟ้มการประชุมนี้แล้ว หากจะแนบไฟล์ กรุณากด เปิดแฟ้มอีกครั้ง ก่อน"),
            ),
            **usual_empties(theme, self.search),
        }

    @override
    def why_empty(self, number: int, typed: str) -> str:
        why = super().why_empty(number, typed)
        return "closed" if why == "start" and self.is_closed else why

    @override
    def fill_detail(self, record: MeetingFile) -> None:
        pane = self.detail
        pane.begin(record.title)
        pane.facts(
            [
                (_("ประเภท"), _(FILE_KINDS[record.kind])),
                (_("วาระ"), self._numbers.get(record.item_id or 0, "")),
                (_("ขนาด"), size_text(record.size)),
                (_("เก็บไว้ที่"), record.path or _("ในข้อมูลของสำนักงาน")),
                (_("เพิ่มเมื่อ"), medium_date(record.added_at.date())),
            ]
        )
        deeds = []
        if record.path:
            show = partial(show_in_folder, Path(record.path))
            deeds.append(Deed(_("เปิดโฟลเดอร์"), "folder-open", show))
        if not self.is_closed:
            deeds.insert(0, Deed(_("นำออก"), "trash-2", self.remove, "icon"))
        pane.end(deeds)

    def ask(self, kind: str) -> None:
        """Ask for files of the computer, and add them."""
        paths = ask_several(self, self.context.desk, _("เพิ่มไฟล์"), _("ทุกไฟล์"), "*")
        self.take(paths, kind)

    def take(self, paths: Sequence[Path], kind: str) -> None:
        """Add files to the meeting, all of them in one step. Raises OfficeError."""
        if not paths:
            return
        what = paths[0].name if len(paths) == 1 else _("{count} ไฟล์").format(count=len(paths))
        with self.context.database.transaction(_("เพิ่มไฟล์ {what}").format(what=what)) as session:
            ids = [files.add_file(session, self.meeting_id, path, kind) for path in paths]
        self.choose(ids[-1])
        self.said.emit(_("เพิ่มไฟล์ {what}").format(what=what))

    @Slot()
    def remove(self) -> None:
        """Take the chosen file off the meeting."""
        if (file := self.table.current) is not None:
            self.do(
                _("นำไฟล์ {name} ออก").format(name=file.title),
                lambda session: files.remove_file(session, file.id),
            )

    @Slot()
    def seal(self) -> None:
        """Open the window in which the file of the meeting is closed and written for a disc."""
        self.seal_dialog = SealDialog(self.context, self, self.meeting_id)
        self.seal_dialog.said.connect(self.said)
        self.seal_dialog.mend_wanted.connect(self.mend_wanted)
        self.seal_dialog.open()

    @Slot()
    def open_again(self) -> None:
        """Open the file of the meeting again, so that it can be changed."""
        action = _("เปิดแฟ้มการประชุมอีกครั้ง")
        with self.context.database.transaction(action) as session:
            found = meetings.open_again(session, self.meeting_id)
        self.question = tell_reopened(self, action, found)

    @Slot(object)
    def _show_file(self, file: MeetingFile) -> None:
        if file.path:
            show_in_folder(Path(file.path))


def _place(file: MeetingFile) -> str:
    return file.path or _("ในข้อมูลของสำนักงาน")


def _disc_words(checks: Sequence[DiscCheck]) -> str:
    """Return when the discs were checked last, and whether all of them are still whole."""
    day = medium_date(min(each.checked_on for each in checks))
    if any(each.fault_count for each in checks):
        return _("แผ่นตรวจแล้วเมื่อ {day} พบข้อบกพร่อง").format(day=day)
    return _("แผ่นตรวจแล้วเมื่อ {day} ครบถ้วน").format(day=day)
