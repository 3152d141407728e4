"""Closes the file of a meeting: what is missing first, then the package, its image, its covers.

The officer's sentence: "Everything of this meeting goes on a disc; tell me what is missing, make
it, and let me check the disc when it is burnt."

What is missing is looked over again when the meeting changes while this is open, and what changed
while the package was written is not closed. Rejected: a button to read anew (she would not know
that she has to press it).
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget
from typing_extensions import override

from district_admin.archive.discs import count_needed
from district_admin.archive.image_checking import is_image_of
from district_admin.areas.meetings.documents.facts import meeting_of
from district_admin.areas.meetings.operations import archiving, meetings
from district_admin.areas.meetings.operations.packing import SealedDisc
from district_admin.areas.meetings.operations.refusals import MeetingGoneError
from district_admin.areas.meetings.operations.sealed_again import SealedBefore, read_sealed
from district_admin.areas.meetings.operations.sealed_state import (
    MeetingMovedOnError,
    check_unchanged,
    state_of,
)
from district_admin.areas.meetings.operations.transcript_papers import has_transcript
from district_admin.areas.meetings.view.disc_dialog import DiscDialog, Names, image_beside
from district_admin.areas.meetings.view.meeting_form import AGENDA, deeds_that_mend
from district_admin.areas.meetings.view.sizes import size_text
from district_admin.documents.look import Look
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.file_window import dress_next_file_window


class SealDialog(DiscDialog):
    """Closes the file of one meeting."""

    mend_wanted = Signal(str)  # where something is missing, of the places in meeting_form

    def __init__(self, context: AppContext, parent: QWidget, meeting_id: int) -> None:
        self.meeting_id = meeting_id
        told = _(
            "โปรแกรมจะรวมระเบียบวาระ มติโดยย่อ รายงานการประชุม คำสั่งและประกาศตามมติ"
            "พร้อมฉบับลงนามที่สแกนไว้ และไฟล์ที่แนบ เป็นแฟ้มเดียว พร้อมรหัสตรวจสอบทุกไฟล์ "
            "เปิดอ่านได้โดยไม่ต้องมีโปรแกรมนี้"
        )
        super().__init__(context, parent, _("ปิดแฟ้มการประชุม"), told)
        self.with_transcript = False
        self._finders = context.requests.finders()
        self.transcript_box = QCheckBox(_("ใส่บันทึกถอดเทปไว้ด้วย (เอกสารประกอบ)"))
        self.transcript_box.toggled.connect(self._take_transcript)
        self.choices.addWidget(self.transcript_box)
        self._is_newer = False
        self._look_over()
        self.show_missing()
        context.changes.committed.connect(self._catch_up)

    def _look_over(self) -> None:
        """Read what is missing; once for each change, since the signed scans are read for it."""
        with self.context.database.reading() as session:
            meeting = meetings.get_meeting(session, self.meeting_id)
            self.transcript_box.setVisible(has_transcript(session, self.meeting_id))
            looked = archiving.look_over(session, self.meeting_id, self._finders)
            self._missing, self._notices = looked
            self._sizes = archiving.sizes_of(session, self.meeting_id, self._finders)
            self._listed = state_of(session, self.meeting_id, self._finders)
        self._closed_on = meeting.closed_on
        is_closed = self._closed_on is not None
        self.seal_button.setText(_("ปิดแฟ้มใหม่…") if is_closed else _("ปิดแฟ้ม…"))

    @Slot()
    def _catch_up(self) -> None:
        """Look over again what changed in another place; without the meeting there is nothing."""
        if not self.isVisible() or self.discs:
            return
        try:
            with self.context.database.reading() as session:
                if state_of(session, self.meeting_id, self._finders) == self._listed:
                    return
            self._look_over()
        except MeetingGoneError:  # its planning was taken back
            self.reject()
            return
        if self.question is not None:
            self.question.reject()  # it asked about what was missing before
        self._is_newer = True
        self.show_missing()

    @property
    @override
    def names(self) -> Names:
        with self.context.database.reading() as session:
            meeting = meetings.get_meeting(session, self.meeting_id)
            title = meeting_of(meeting.body_name)
            label = archiving.disc_label(meeting)
            return Names(archiving.package_name(meeting), label, title)

    @property
    @override
    def undecided(self) -> Sequence[str]:
        return [each.told for each in self._missing if each.is_undecided]

    @override
    def seal(self, target: Path) -> None:
        with self.context.database.reading() as session:
            is_listed = state_of(session, self.meeting_id, self._finders) == self._listed
        if not is_listed:
            self._catch_up()
            told = _("ข้อมูลการประชุมเพิ่งเปลี่ยน กรุณาตรวจรายการที่ยังขาด แล้วกด ปิดแฟ้ม อีกครั้ง")
            raise MeetingMovedOnError(told)
        self._written = self._listed
        super().seal(target)

    @override
    def write(self, target: Path, look: Look, on: date, progress: Progress) -> Sequence[SealedDisc]:
        with self.context.database.reading() as session:
            return archiving.seal(
                session,
                self.meeting_id,
                target,
                look,
                on,
                progress,
                self.disc,
                finders=self._finders,
                with_transcript=self.with_transcript,
            )

    @override
    def keep(self, on: date) -> str:
        action = _("ปิดแฟ้มการประชุม")
        with self.context.database.transaction(action) as session:
            check_unchanged(session, {self.meeting_id: self._written}, self._finders)
            meetings.close_meeting(session, self.meeting_id, on)
        return action

    @override
    def go_back(self) -> None:
        self._mend(AGENDA)

    @override
    def remember(self, target: Path) -> None:
        super().remember(target)
        self.context.desk.remember_words(self._desk_key, str(target))

    @property
    def _desk_key(self) -> str:
        """Name the meeting among those of all offices that are opened on this computer."""
        return f"sealed/{self.context.folder.root.resolve()}/{self.meeting_id}"

    def go_on(self, folder: Path) -> None:
        """Read the package that was sealed before, and offer what can be made of it."""

        def work(progress: Progress) -> tuple[SealedBefore, list[Path]]:
            with self.context.database.reading() as session:
                found = read_sealed(session, self.meeting_id, folder, progress)
            images = [(each.folder, image_beside(each.folder)) for each in found.discs]
            return found, [image for made, image in images if is_image_of(made, image)]

        def done(given: tuple[SealedBefore, list[Path]]) -> None:
            found, images = given
            self.remember(folder)
            self.take_sealed(found.discs, found.verified, found.on, images)

        self.context.jobs.run(self, _("กำลังตรวจทุกไฟล์"), work, done)

    @Slot()
    def _ask_sealed(self) -> None:
        start = str(self.context.desk.folder(Path(QDir.homePath())))
        dress_next_file_window()
        chosen = QFileDialog.getExistingDirectory(self, _("เลือกโฟลเดอร์ของแฟ้มที่ปิดไว้"), start)
        if chosen:
            self.go_on(Path(chosen))

    def _offer_sealed(self, closed_on: date) -> None:
        """Offer the package that was sealed: where it was remembered, or where she chooses."""
        pane, t = self.pane, self.context.theme.tokens
        day = _("ปิดแฟ้มเมื่อ {day}").format(day=medium_date(closed_on))
        pane.begin(_("ปิดแฟ้มไว้แล้ว"), [(day, t.done)], closes=False)
        told = _("ทำปก สร้างไฟล์ภาพแผ่น หรือเขียนแผ่นเพิ่มจากแฟ้มที่ปิดไว้ได้ โปรแกรมจะตรวจแฟ้มนั้นทุกไฟล์ก่อน")
        pane.remark(told)
        known = Path(self.context.desk.words(self._desk_key))
        deeds = [Deed(_("เลือกแฟ้มที่ปิดไว้…"), "folder-open", self._ask_sealed)]
        if known.is_absolute() and known.is_dir():
            pane.remark(str(known))
            use = partial(self.go_on, known)
            deeds.insert(0, Deed(_("ใช้แฟ้มที่ปิดไว้"), "arrow-right", use))
        pane.offer(deeds)
        pane.section(_("ปิดแฟ้มใหม่"))

    @Slot(bool)
    def _take_transcript(self, taken: bool) -> None:
        self.with_transcript = taken

    def _mend(self, place: str) -> None:
        self.accept()
        self.mend_wanted.emit(place)

    @Slot()
    @override
    def show_missing(self) -> None:
        pane, t = self.pane, self.context.theme.tokens
        missing, sizes = self._missing, self._sizes
        chip = (_("ยังขาด {count} รายการ").format(count=len(missing)), t.soon)
        if self._closed_on is not None:
            self._offer_sealed(self._closed_on)
        else:
            chips = [chip] if missing else [(_("ครบแล้ว"), t.done)]
            pane.begin(_("ก่อนปิดแฟ้ม"), chips, closes=False)
        discs = _("{count} แผ่น").format(count=count_needed(sizes, self.disc))
        pane.facts([(_("ไฟล์และฉบับสแกน"), size_text(sum(sizes))), (self.disc.title, discs)])
        if self._is_newer:
            pane.remark(_("ข้อมูลการประชุมเพิ่งเปลี่ยน รายการนี้ตรวจใหม่แล้ว"))
        if missing:
            pane.section(_("สิ่งที่ยังขาด"))
        for each in missing:
            pane.line(each.told)
        if self._closed_on is None:
            pane.offer(deeds_that_mend([each.field for each in missing], self._mend))
        if self._notices:
            pane.section(_("ข้อมูลของฉบับลงนาม"))
        for told in self._notices:
            pane.remark(told)
        pane.end(())
