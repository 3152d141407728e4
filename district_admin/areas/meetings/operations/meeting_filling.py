"""Puts the papers and the files of a meeting into a package, each in the folder of its kind.

Papers that are made from the records go in as PDF and as DOCX; files that she added, and scans of
what was signed, go in as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from district_admin.archive.copying import Later, PackageNotWrittenError
from district_admin.archive.naming import NAME_UNITS, PATH_UNITS, units
from district_admin.areas.meetings.model import Meeting
from district_admin.areas.meetings.model.meeting import RECORDING, RELATED, SIGN_IN, SIGNED
from district_admin.areas.meetings.operations import finals, paper_kinds, paper_making
from district_admin.areas.meetings.operations.agenda import item_numbers, list_items
from district_admin.areas.meetings.operations.carried_out import Finders, carried_out
from district_admin.areas.meetings.operations.files import list_files
from district_admin.areas.meetings.operations.item_files import names_in_package
from district_admin.areas.meetings.operations.laws import list_laws
from district_admin.areas.meetings.operations.opinion_listing import make_opinion_list
from district_admin.areas.meetings.operations.packing import Filling
from district_admin.areas.meetings.operations.transcript_papers import has_transcript, transcript_of
from district_admin.documents import rendering
from district_admin.documents.look import Look
from district_admin.documents.model import Document
from district_admin.progress import Silent
from district_admin.safe_files import file_name
from district_admin.storage.files import stored_data, stored_size
from district_admin.texts import _
from district_admin.thai.shortening import whole_words

_FOLDERS: Final = {
    paper_kinds.AGENDA: "1 ระเบียบวาระการประชุม",
    RELATED: "2 เอกสารที่เกี่ยวข้อง",
    paper_kinds.LAWS: "2 เอกสารที่เกี่ยวข้อง",
    paper_kinds.BRIEF: "3 มติที่ประชุมโดยย่อ",
    paper_kinds.MINUTES: "4 รายงานการประชุม",
    SIGN_IN: "5 บัญชีลงชื่อ",
    SIGNED: "6 ฉบับลงนาม คำสั่ง และประกาศ",
    RECORDING: "7 บันทึกเสียง",
}
_OPINIONS: Final = "ความเห็นเกี่ยวกับมติที่ประชุม"
_PAPERS: Final = (paper_kinds.AGENDA, paper_kinds.BRIEF, paper_kinds.MINUTES)


@dataclass(frozen=True)
class MeetingFilling:
    """A package, and how what is put into it is drawn: the look, the day, what else is asked for.

    What was signed of the papers that came of a meeting is asked of `finders`. A transcript comes
    along if it is asked for and there is one.
    """

    session: Session
    filling: Filling
    look: Look
    on: date
    finders: Finders
    with_transcript: bool

    def fill(self, meeting: Meeting, above: str = "") -> None:
        """Put in all of a meeting, in folders below `above`.

        Final minutes and resolutions are the very files that were kept. Other papers are those of
        the records, or of the day the meeting's file was closed. Raises PackageNotWrittenError for
        a file that is no longer kept.
        """
        self._put_papers(meeting, above)
        self._put_files(meeting, above)
        self._put_carried_out(meeting, above)
        if self.with_transcript and has_transcript(self.session, meeting.id):
            self._put_transcript(meeting, above)

    def _put_papers(self, meeting: Meeting, above: str) -> None:
        session, look, on = self.session, self.look, self.on
        final = finals.in_force(session, meeting.id)
        with_laws = (paper_kinds.LAWS,) if list_laws(session, meeting.id) else ()
        for key in (*_PAPERS, *with_laws):
            folder = above + _FOLDERS[key]
            title = file_name(paper_making.short_title(meeting, key), "")
            if final is not None and key in finals.KEPT:
                for suffix in (finals.PDF, finals.DOCX):
                    kept = finals.kept_paper(session, final, key, suffix)
                    self.filling.add(folder, title, suffix, kept)
                continue
            papers = paper_making.make_papers(session, meeting.id, key, look, on)
            self._draw(folder, title, papers)
        answered = make_opinion_list(session, meeting, look, meeting.closed_on or on)
        if answered:
            title = file_name(f"{_OPINIONS} ครั้งที่ {meeting.number_text}", "")
            self._draw(above + _FOLDERS[paper_kinds.BRIEF], title, answered)

    def _put_files(self, meeting: Meeting, above: str) -> None:
        files = list_files(self.session, meeting.id)
        numbers = item_numbers(meeting, list_items(self.session, meeting.id))
        of_items = names_in_package(numbers, files)
        for under in {folder for folder, _before in of_items.values()}:
            self.filling.keep_free(above + _FOLDERS[RELATED], under)
        for each in files:
            source = Path(each.path) if each.path else self._kept(each.file_id or 0)
            if source is None:
                told = _("ไฟล์ {name} ไม่อยู่ในฐานข้อมูลแล้ว กรุณานำออกจากรายการแล้วเพิ่มใหม่ก่อนปิดแฟ้ม")
                raise PackageNotWrittenError(told.format(name=each.title))
            stem, suffix = _parted(each.title)
            under, before = of_items.get(each.id, ("", ""))
            folder = f"{_FOLDERS[each.kind]}/{under}" if under else _FOLDERS[each.kind]
            self.filling.add(above + folder, f"{before}{stem}", suffix, source)

    def _put_carried_out(self, meeting: Meeting, above: str) -> None:
        """Put in orders and announcements, drawn and as scanned, but no scan that she has added."""
        there = {each.file_id for each in list_files(self.session, meeting.id)}
        folder = above + _FOLDERS[SIGNED]
        for paper in carried_out(self.session, meeting.id, self.finders):
            files: list[tuple[str, bytes | Later | None]] = list(paper.draw())
            files += [(end, self._kept(id_)) for end, id_ in paper.scans if id_ not in there]
            longest = max((units(end) for end, _data in files), default=0)
            room = min(PATH_UNITS - units(f"data/{folder}/"), NAME_UNITS) - longest
            name = whole_words(paper.name, room)  # all of its files have it
            for end, data in files:
                if data is not None:
                    self.filling.add(folder, name, end, data, file_name(paper.name, end))

    def _put_transcript(self, meeting: Meeting, above: str) -> None:
        from district_admin.areas.meetings.documents import transcript  # noqa: PLC0415 - draws

        look = self.look
        sitting, spoken = transcript_of(self.session, meeting.id, with_marks=True)
        paper = transcript.transcript_paper(sitting, spoken, look.letterhead, look.numerals)
        self._draw(above + _FOLDERS[RECORDING], file_name(transcript.TITLE, ""), [paper])

    def _draw(self, folder: str, title: str, papers: Sequence[Document]) -> None:
        self.filling.add(folder, title, ".pdf", rendering.pdf(papers, Silent()))
        self.filling.add(folder, title, ".docx", rendering.docx(papers, Silent()))

    def _kept(self, file_id: int) -> Later | None:
        """Return a file of the database as bytes that are read when it is copied."""
        session, turn = self.session, self.filling.turn

        def read() -> bytes:
            with turn:
                return stored_data(session, file_id) or b""

        size = stored_size(session, file_id)
        return None if size is None else Later(size, read)


def _parted(name: str) -> tuple[str, str]:
    path = Path(name)
    return (path.stem, path.suffix.lower()) if len(path.suffix) <= 6 else (name, "")
