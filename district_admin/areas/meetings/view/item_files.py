"""The documents of a matter, where the matter is: counted in the list, opened from its pane."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTemporaryDir

from district_admin.areas.meetings.model import AgendaItem, MeetingFile
from district_admin.areas.meetings.model.meeting import RELATED
from district_admin.areas.meetings.operations import files, item_files
from district_admin.areas.meetings.view.sizes import size_text
from district_admin.errors import OfficeError
from district_admin.safe_files import file_name, write_aside
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.ui.detail_pane import Deed, DetailPane
from district_admin.ui.files import ask_several, open_outside, show_in_folder
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.agenda_page import AgendaPage

_READ_ONLY: Final = 0o444


class ItemFiles:
    """What the page of an agenda knows of its documents, and does with them."""

    def __init__(self, page: "AgendaPage") -> None:
        self._page = page
        self.files: Mapping[int, Sequence[MeetingFile]] = {}
        self._copies: QTemporaryDir | None = None  # it goes with the program

    def column(self, t: Tokens) -> Column[AgendaItem]:
        """Return the column that counts the documents of each matter."""
        tone = t.info._replace(icon="paperclip")
        return Column(
            _("เอกสาร"),
            lambda each: str(self._count(each) or ""),
            self._count,
            lambda each: tone if self._count(each) else None,
            width=84,
        )

    def read(self, session: Any) -> None:
        """Read which documents there are."""
        self.files = item_files.files_by_item(session, self._page.meeting_id)

    def show(self, pane: DetailPane, item: AgendaItem) -> None:
        """Put the documents of a matter into its pane."""
        there = self.files.get(item.id, ())
        if not there and self._page.is_closed:
            return
        add = Deed(_("แนบไฟล์"), "paperclip", partial(self.ask, item.id))
        pane.section(_("เอกสารประกอบ"), *(() if self._page.is_closed else (add,)))
        if not there:
            pane.remark(_("ยังไม่มีเอกสาร ลากไฟล์มาวางบนเรื่องในรายการได้"))
        number = self._page.numbers.get(item.id, "")
        place = 0
        for each in there:
            place += each.kind == RELATED
            label = f"{number}/{place}  " if each.kind == RELATED else ""
            deeds = [
                Deed(_("เปิด {name}").format(name=each.title), "file-text", partial(self.open, each))
            ]
            if not self._page.is_closed:
                word = _("นำ {name} ออก").format(name=each.title)
                deeds.append(Deed(word, "x", partial(self.remove, each)))
            pane.line(f"{label}{each.title}", size_text(each.size), deeds)

    def ask(self, item_id: int) -> None:
        """Ask for files of the computer, and add them to a matter."""
        page = self._page
        paths = ask_several(page, page.context.desk, _("แนบไฟล์"), _("ทุกไฟล์"), "*")
        self.take(item_id, paths)

    def take(self, item_id: int, paths: Sequence[Path]) -> None:
        """Add files to a matter, all of them in one step. Raises OfficeError."""
        if not paths:
            return
        page = self._page
        what = paths[0].name if len(paths) == 1 else _("{count} ไฟล์").format(count=len(paths))
        number = page.numbers.get(item_id, "")

        def add(session: Any) -> None:
            for path in paths:
                files.add_file(session, page.meeting_id, path, RELATED, item_id)

        page.do(_("แนบ {what} กับวาระ {number}").format(what=what, number=number), add)
        page.choose(item_id)

    def remove(self, file: MeetingFile) -> None:
        """Take a document off its matter and the meeting."""
        self._page.do(
            _("นำไฟล์ {name} ออก").format(name=file.title),
            lambda session: files.remove_file(session, file.id),
        )

    def open(self, file: MeetingFile) -> None:
        """Open a copy to look at, which cannot be changed by mistake; a recording where it lies.

        Raises OfficeError when nothing can open it or it has gone.
        """
        if file.path:
            show_in_folder(Path(file.path))
            return
        open_outside(self.copy_of(file))

    def copy_of(self, file: MeetingFile) -> Path:
        """Return a copy of a document on the disk. Raises OfficeError when its data have gone."""
        with self._page.context.database.reading() as session:
            data = files.file_data(session, file.id)
        if data is None:
            told = _("ไฟล์ {name} ไม่อยู่ในฐานข้อมูลแล้ว กรุณานำออกแล้วแนบใหม่")
            raise OfficeError(told.format(name=file.title))
        self._copies = self._copies or QTemporaryDir()
        folder = Path(self._copies.path()) / str(file.id)
        path = folder / file_name(Path(file.title).stem, Path(file.title).suffix)
        if not path.exists():
            folder.mkdir(exist_ok=True)
            write_aside(path, data)
            path.chmod(_READ_ONLY)
        return path

    def _count(self, item: AgendaItem) -> int:
        return len(self.files.get(item.id, ()))


def late_words(cut_off: date, late: int) -> str:
    """Return until when the groups' matters are in time, and how many were not."""
    told = _("ส่งเรื่องได้ถึง {day}").format(day=medium_date(cut_off))
    return f"{told}  ·  {_('ส่งหลังกำหนด {count}').format(count=late)}" if late else told
