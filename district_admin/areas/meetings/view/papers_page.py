"""The papers of a meeting: each made from what is known now, saved or printed with one press."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from district_admin.areas.meetings.operations import paper_kinds, paper_making
from district_admin.areas.meetings.operations.finals import KEPT
from district_admin.areas.meetings.operations.paper_kinds import ASKED, LISTED, PAPERS, PaperKind
from district_admin.areas.meetings.view.finals import FinalDeeds
from district_admin.areas.meetings.view.laws import LawLines
from district_admin.areas.meetings.view.meeting_form import deeds_that_mend
from district_admin.areas.meetings.view.money import ask_pay_sheet, ask_refreshments
from district_admin.areas.meetings.view.one_meeting_list import OneMeetingList
from district_admin.areas.meetings.view.slides import FONT_NEEDED, PPTX, give_slides
from district_admin.areas.meetings.view.words import usual_empties
from district_admin.documents.model import Document
from district_admin.documents.problem import Problem
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.giving import DOCX, PDF, PRINT, give_paper, give_papers, look_of
from district_admin.ui.list_frame import Words
from district_admin.ui.tables import Column
from district_admin.ui.tokens import Tokens, Tone

_FILTERS: Final = (N_("ทั้งหมด"), N_("ยังต้องแก้ไข"))
_SHOWN: Final = 20


@dataclass(frozen=True)
class PaperRow:
    """A paper in the list, with what is to be put right before it is signed."""

    id: int
    kind: PaperKind
    problems: Sequence[Problem]


class PapersPage(OneMeetingList[PaperRow]):
    """The papers that are made from one meeting, in the order of the manual's steps."""

    tables = frozenset(
        {"meeting", "meeting_series", "meeting_person", "agenda_item", "meeting_duty"}
        | {"meeting_law", "meeting_version"}
    )
    mend_wanted = Signal(str)  # where something is missing, of the places in meeting_form

    hidden_beside = (2,)
    hidden_narrow = (2,)

    def __init__(self, context: AppContext, meeting_id: int) -> None:
        self.rows: Sequence[PaperRow] = ()
        self.dialog: EntryDialog | None = None
        self.laws = LawLines(self)
        self.finals = FinalDeeds(context, self, meeting_id)
        t = context.theme.tokens
        words = Words(
            "meetings/papers", _("เอกสาร"), _("ค้นชื่อเอกสาร"), [_(name) for name in _FILTERS]
        )
        columns: list[Column[PaperRow]] = [
            Column(_("ขั้นที่"), lambda row: row.kind.step, lambda row: row.id, width=70),
            Column(_("เอกสาร"), lambda row: _(row.kind.title), stretch=True),
            Column(_("หมายเหตุ"), lambda row: _(row.kind.note), width=330),
            Column(
                _("สถานะ"),
                self._state,
                lambda row: -len(row.problems),
                lambda row: self._tone(t, row),
                width=150,
            ),
        ]
        super().__init__(context, meeting_id, words, columns)
        self.on_enter(lambda row: self.give(row.kind, PDF))

    @override
    def read(self) -> None:
        with self.context.database.reading() as session:
            self.read_meeting(session)
            self.finals.read(session)
            self.rows = [
                PaperRow(number, kind, self._problems(session, kind.key))
                for number, kind in enumerate(LISTED, 1)
            ]
        self.summary = _("เอกสาร {count} แบบ").format(count=len(self.rows))

    def _problems(self, session: Any, key: str) -> Sequence[Problem]:
        if key in KEPT and self.meeting.final_version:
            return ()
        return paper_making.problems_of(session, self.meeting_id, key)

    @override
    def shown(self, number: int) -> Sequence[PaperRow]:
        return [row for row in self.rows if row.problems] if number else self.rows

    @override
    def searched(self, row: PaperRow) -> str:
        return _(row.kind.title)

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        return usual_empties(self.context.theme, self.search)

    @override
    def fill_detail(self, record: PaperRow) -> None:
        pane, t = self.detail, self.context.theme.tokens
        tone = self._tone(t, record)
        pane.begin(_(record.kind.title), [(self._state(record), tone)] if tone else [])
        pane.facts([(_("ขั้นตอนที่"), record.kind.step)])
        pane.remark(_(record.kind.note))
        if record.kind.key == paper_kinds.LAWS:
            self.laws.fill(self.meeting.series_id, self.meeting_id, closed=self.is_closed)
        if record.problems:
            pane.section(_("ควรแก้ไขก่อนเสนอลงนาม"))
        for problem in record.problems[:_SHOWN]:
            pane.line(problem.text)
        if len(record.problems) > _SHOWN:
            left = len(record.problems) - _SHOWN
            pane.remark(_("และอีก {count} รายการ").format(count=left))
        if not self.is_closed:
            fields = [each.field for each in record.problems]
            pane.offer(deeds_that_mend(fields, self.mend_wanted.emit))
        if record.kind.is_slides:
            pane.remark(_(FONT_NEEDED))
            save = Deed(
                _("บันทึก PPTX"), "download", partial(self.give, record.kind, PPTX), "primary"
            )
            pane.end([save])
            return
        if record.kind in ASKED:
            asks = partial(self.give, record.kind, PDF)
            pane.end([Deed(_("กรอกและทำเอกสาร…"), "file-text", asks, "primary")])
            return
        self.finals.show(pane, self.meeting, record.kind.key)
        deeds = [
            Deed(_("พิมพ์"), "printer", partial(self.give, record.kind, PRINT), keys="Ctrl+P"),
            Deed("PDF", "download", partial(self.give, record.kind, PDF), "primary"),
        ]
        if not record.kind.only_pdf:
            word = Deed("Word", "download", partial(self.give, record.kind, DOCX))
            deeds.insert(1, word)
        pane.end(deeds)

    @Slot(object, str)
    def give(self, kind: PaperKind, wanted: str) -> None:
        """Make a paper away from the screen, then save or print it; a final one as it was kept.

        Raises OfficeError.
        """
        if kind.key in KEPT and (version := self.finals.in_force) is not None:
            self.finals.give(version, kind.key, wanted)
            return
        if kind in ASKED:
            self._ask(kind.key)
            return
        title = paper_making.file_title(self.meeting, kind.key)
        look = look_of(self.context)
        if kind.key in paper_kinds.TABLE_SIGNS:
            self._give_signs(kind.key, title, wanted)
            return
        if kind.is_slides:
            give_slides(self.context, self, self.meeting_id, title, self.saved.emit)
            return

        def make(_progress: Progress) -> list[Document]:
            with self.context.database.reading() as session:
                return paper_making.make_papers(
                    session, self.meeting_id, kind.key, look, date.today()
                )

        give_papers(self.context, self, title, wanted, make, self.saved.emit)

    @Slot(str)
    def give_pdf(self, key: str) -> None:
        """Make a paper by its key, as PDF, or the slides. Raises OfficeError."""
        self.give(next(kind for kind in PAPERS if kind.key == key), PDF)

    def _ask(self, key: str) -> None:
        if key == paper_kinds.PAY_SHEET:
            self.dialog = ask_pay_sheet(self.context, self, self.meeting_id, self.saved.emit)
        else:
            self.dialog = ask_refreshments(self.context, self, self.meeting_id)

    def _give_signs(self, key: str, title: str, wanted: str) -> None:
        look = look_of(self.context)

        def work(progress: Progress) -> bytes:
            with self.context.database.reading() as session:
                return paper_making.make_signs(session, self.meeting_id, key, look, progress)

        def done(data: bytes) -> None:
            give_paper(self.context, self, title, wanted, data, self.saved.emit)

        self.context.jobs.run(self, title, work, done)

    def _state(self, row: PaperRow) -> str:
        if row.kind.key in KEPT and (version := self.finals.in_force) is not None:
            return _("ฉบับสมบูรณ์ที่ {version}").format(version=version.version)
        if not row.problems:
            return ""
        return _("ควรแก้ไข {count} จุด").format(count=len(row.problems))

    def _tone(self, t: Tokens, row: PaperRow) -> Tone | None:
        if row.kind.key in KEPT and self.finals.in_force is not None:
            return t.done
        return t.soon if row.problems else None
