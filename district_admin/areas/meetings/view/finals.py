"""Makes the minutes of a meeting final from the list of papers, and opens the versions kept.

The versions stand in the pane of the minutes and of the brief resolutions, which are kept together.
Rejected: a tab of versions (most meetings have one), and a lock by itself once the minutes are
adopted (the corrections are carried in after that).
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QDialog

from district_admin.areas.meetings.model import Meeting, MeetingVersion
from district_admin.areas.meetings.model.series import ADOPTIONS, AT_NEXT, AT_ONCE
from district_admin.areas.meetings.operations import adopting, finals, paper_kinds, paper_making
from district_admin.areas.meetings.operations.finals import Adoption, Drawn
from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.view.reopened import tell_reopened
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed, DetailPane
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.giving import DOCX, PRINT, give_paper, look_of
from district_admin.ui.questions import choice, day, day_of, line, text

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.papers_page import PapersPage

_SHOWN: Final = 6  # problems in the question


class FinalDeeds:
    """What can be done about the final version of one meeting's minutes; `page` shows it."""

    def __init__(self, context: AppContext, page: "PapersPage", meeting_id: int) -> None:
        self._context, self._page, self._meeting_id = context, page, meeting_id
        self.dialog: EntryDialog | None = None
        self.question: QDialog | None = None
        self.versions: Sequence[MeetingVersion] = ()

    def read(self, session: Any) -> None:
        """Read the versions that there are."""
        self.versions = finals.list_versions(session, self._meeting_id)

    @property
    def in_force(self) -> MeetingVersion | None:
        """The version that stands."""
        return next((each for each in self.versions if each.is_in_force), None)

    def show(self, pane: DetailPane, meeting: Meeting, key: str) -> None:
        """Put the versions into the pane of a paper, and what can be done about them."""
        if key not in finals.KEPT:
            return
        t = self._context.theme.tokens
        pane.section(_("ฉบับสมบูรณ์"))
        for each in self.versions:
            name = _("ฉบับที่ {version}").format(version=each.version)
            chip = (_("ใช้อยู่"), t.done) if each.is_in_force else (_("ยกเลิกแล้ว"), t.cancelled)
            pane.line(name, "", self._opening(each, key), chip)
            pane.remark(_story(each))
        if self.in_force is None:
            pane.remark(_("เมื่อรับรองแล้ว กดเพื่อล็อกวาระ มติ และรายชื่อ และเก็บรายงานกับมติโดยย่อไว้ตามนี้"))
        if meeting.closed_on is not None:
            return
        if self.in_force is None:
            pane.offer([Deed(_("ทำเป็นฉบับสมบูรณ์…"), "lock", self.ask)])
        else:
            pane.offer([Deed(_("ยกเลิกฉบับสมบูรณ์…"), "undo-2", self.ask_undo)])

    def give(self, version: MeetingVersion, key: str, wanted: str) -> None:
        """Save or print a paper of a version, as it was made."""
        context, page = self._context, self._page
        suffix = finals.DOCX if wanted == DOCX else finals.PDF
        with context.database.reading() as session:
            meeting = get_meeting(session, self._meeting_id)
            data = finals.kept_paper(session, version, key, suffix)
        title = finals.version_title(meeting, version, key)
        give_paper(context, page, title, wanted, data, page.saved.emit)

    def ask(self) -> None:
        """Ask how the minutes were adopted, and make them final; what is not right is told first.

        Raises as `finals.check_final` does.
        """
        with self._context.database.reading() as session:
            finals.check_final(session, self._meeting_id)
            found = paper_making.problems_of(session, self._meeting_id, paper_kinds.MINUTES)
            undecided = paper_making.undecided_of(session, self._meeting_id)
        found.sort(key=lambda each: each.text != undecided)  # not among those left out below
        if not found:
            self._ask_adoption()
            return
        told = [each.text for each in found[:_SHOWN]]
        if len(found) > _SHOWN:
            told.append(_("และอีก {count} รายการ").format(count=len(found) - _SHOWN))
        answers = (
            Answer(_("กลับไปแก้ไข"), lambda: None, "primary"),
            Answer(_("ทำเป็นฉบับสมบูรณ์ทั้งอย่างนี้"), self._ask_adoption),
        )
        title = _("ยังมีเรื่องที่ยังไม่มีมติ") if undecided else _("รายงานการประชุมยังมีจุดที่ควรแก้ไข")
        self.question = choice_box(self._context.theme, self._page, title, "\n".join(told), answers)
        self.question.open()

    def _ask_adoption(self) -> None:
        context, page = self._context, self._page
        with context.database.reading() as session:
            meeting = get_meeting(session, self._meeting_id)
            before = finals.list_versions(session, meeting.id)[:1]
            way = before[0].adoption if before else meeting.series.adoption
            item = adopting.adopting_item(session, meeting.id)
            note = adopting.adoption_text(session, meeting.id) or meeting.adoption_note
        if meeting.adopted_on is not None and item is not None and item.is_decided:
            way = AT_NEXT
        usual = meeting.held_on if way == AT_ONCE else date.today()
        entries = [
            choice("way", N_("รับรองโดย"), list(ADOPTIONS.items())),
            day("on", N_("วันที่รับรอง"), required=True),
            text("note", N_("รับรองโดยมีการแก้ไข (ว่างไว้ถ้าไม่มีการแก้ไข)")),
        ]

        def keep(values: dict[str, Any]) -> None:
            on = day_of(values["on"])
            assert on is not None
            adoption = Adoption(values["way"], on, values["note"] or "")
            finals.check_adoption(meeting, adoption, date.today())
            self._make(adoption)

        title = _("ทำรายงานการประชุมเป็นฉบับสมบูรณ์")
        self.dialog = EntryDialog(context.theme, page, title, entries, keep, date.today())
        on = meeting.adopted_on or usual
        self.dialog.ask({"way": way, "on": on.isoformat(), "note": note})

    def _make(self, adoption: Adoption) -> None:
        context, page, look = self._context, self._page, look_of(self._context)
        action = _("ทำรายงานการประชุมเป็นฉบับสมบูรณ์")

        def work(progress: Progress) -> Drawn:
            with context.database.reading() as session:
                return finals.draw(session, self._meeting_id, look, progress)

        def done(drawn: Drawn) -> None:
            with context.database.transaction(action) as session:
                finals.finalise(session, self._meeting_id, drawn, adoption, date.today())
            page.said.emit(self._left_on_agenda(adoption) or action)

        context.jobs.run(page, action, work, done)

    def _left_on_agenda(self, adoption: Adoption) -> str:
        """Return that a matter stays on a later agenda which has nothing to adopt any more."""
        with self._context.database.reading() as session:
            item = adopting.adopting_item(session, self._meeting_id)
            if adoption.way == AT_NEXT or item is None or item.is_decided:
                return ""
            number = get_meeting(session, item.meeting_id).number_text
        told = _(
            "ทำเป็นฉบับสมบูรณ์แล้ว แต่วาระรับรองในการประชุมครั้งที่ {number} มีข้อความที่กรอกไว้ จึงยังอยู่ "
            "กรุณานำออกหากไม่ใช้"
        )
        return told.format(number=number)

    def ask_undo(self) -> None:
        """Ask why the final version is taken back, so that the minutes may be written again."""
        version = self.in_force
        assert version is not None
        action = _("ยกเลิกฉบับสมบูรณ์ ฉบับที่ {version}").format(version=version.version)

        def keep(values: dict[str, Any]) -> None:
            with self._context.database.transaction(action) as session:
                reason, today = values["reason"], date.today()
                found = finals.unfinalise(session, self._meeting_id, reason, today)
            self.question = tell_reopened(self._page, action, found)

        entries = [
            line(
                "reason",
                N_("เหตุผล"),
                required=True,
                hint=N_("ฉบับนี้จะเก็บไว้พร้อมเหตุผล และเปิดดูได้เสมอ"),
            )
        ]
        self.dialog = EntryDialog(
            self._context.theme, self._page, action, entries, keep, date.today()
        )
        self.dialog.ask()

    def _opening(self, version: MeetingVersion, key: str) -> list[Deed]:
        give = partial(self.give, version, key)
        return [
            Deed(_("พิมพ์ฉบับนี้"), "printer", partial(give, PRINT)),
            Deed(_("บันทึกฉบับนี้เป็น Word"), "file-text", partial(give, DOCX)),
            Deed(_("บันทึกฉบับนี้เป็น PDF"), "download", partial(give, "pdf")),
        ]


def _story(version: MeetingVersion) -> str:
    told = [
        _("{way} เมื่อ {day}").format(
            way=_(ADOPTIONS[version.adoption]), day=medium_date(version.adopted_on)
        ),
        _("ทำเมื่อ {day}").format(day=medium_date(version.made_on)),
    ]
    if version.undone_on is not None:
        words = _("ยกเลิกเมื่อ {day} เพราะ {reason}")
        day_text = medium_date(version.undone_on)
        told.append(words.format(day=day_text, reason=version.undo_reason))
    return "  ·  ".join(told)
