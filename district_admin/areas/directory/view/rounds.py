"""The yearly round: which agencies were asked, who answered, and what they corrected."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from district_admin.areas.directory.model import ConfirmationRound
from district_admin.areas.directory.model.confirmation import (
    AWAITED,
    CONFIRMED,
    CORRECTED,
    OUTCOME_NAMES,
    UNREACHED,
)
from district_admin.areas.directory.operations import verification
from district_admin.areas.directory.view.answer_rows import (
    AnswerRow,
    answer_columns,
    outcome_tone,
)
from district_admin.areas.directory.view.list_page import ListPage
from district_admin.areas.directory.view.round_papers import RoundPapers
from district_admin.areas.directory.view.round_start import ask_round
from district_admin.areas.directory.view.verified import (
    verified_words,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.thai.telephones import shown_telephones
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.list_frame import Words
from district_admin.ui.questions import (
    text,
)

_OUTCOMES: Final = (AWAITED, CONFIRMED, CORRECTED, UNREACHED)
_COMBO: Final = (176, 300)  # px, from what to what the names of the rounds take
_ALL: Final = N_("ทั้งหมด")


class RoundsPage(ListPage[AnswerRow]):
    """The agencies of one round of confirmation, the latest at first."""

    tables = frozenset({"confirmation_round", "confirmation", "agency", "directory_settings"})
    several = True
    hidden_beside = (4,)
    hidden_narrow = (2, 4)

    def __init__(self, context: AppContext) -> None:
        self._rows: Sequence[AnswerRow] = ()
        self._rounds: Sequence[ConfirmationRound] = ()
        self._stale_before = date.min
        self.dialog: EntryDialog | None = None
        theme = context.theme
        self.round_combo = CalmCombo()
        self.round_combo.setAccessibleName(_("รอบยืนยันข้อมูล"))
        self.start_button = button(theme, _("เริ่มรอบใหม่"), "primary", "plus", keys="Ctrl+N")
        self.papers_button = button(theme, _("แบบยืนยัน"), icon="file-text")
        self.papers_menu = QMenu(self.papers_button)
        self.papers_button.setMenu(self.papers_menu)
        self.read_button = button(theme, _("อ่านแบบที่ตอบกลับ"), icon="upload")
        words = Words(
            "directory/rounds",
            _("การยืนยันข้อมูล"),
            _("ค้นชื่อหน่วยงาน"),
            [_(_ALL), *(_(OUTCOME_NAMES[outcome]) for outcome in _OUTCOMES)],
        )
        super().__init__(
            context, words, answer_columns(context.theme.tokens, lambda: self._stale_before)
        )
        self.papers = RoundPapers(self)
        self.papers.fill(self.papers_menu)
        self.start_button.clicked.connect(self.start)
        self.read_button.clicked.connect(self.papers.read_answers)
        self.round_combo.activated.connect(lambda _at: self.refresh())

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return (self.round_combo, self.read_button, self.papers_button, self.start_button)

    @property
    def current_round(self) -> ConfirmationRound | None:
        """The round on view."""
        at = self.round_combo.currentIndex()
        return self._rounds[at] if 0 <= at < len(self._rounds) else None

    @override
    def read(self) -> None:
        kept = self.current_round
        with self.context.database.reading() as session:
            self._rounds = verification.list_rounds(session)
            self._fill_rounds(kept)
            asked = self.current_round
            self._stale_before = verification.stale_before(session, date.today())
            found = verification.list_confirmations(session, asked.id) if asked else []
            stale = len(verification.stale_agencies(session, date.today()))
        self._rows = [
            AnswerRow(
                each.agency_id,
                each.agency.name,
                each.outcome,
                each.answered_on,
                each.note,
                each.agency.telephone,
                each.agency.search_text,
                each.agency,
            )
            for each in found
        ]
        self._show_summary(asked, stale)

    @override
    def shown(self, number: int) -> Sequence[AnswerRow]:
        if number == 0:
            return self._rows
        return [row for row in self._rows if row.outcome == _OUTCOMES[number - 1]]

    @override
    def fill_detail(self, record: AnswerRow) -> None:
        pane, agency = self.detail, record.agency
        tone = outcome_tone(self.context.theme.tokens, record.outcome)
        pane.begin(record.name, [(_(OUTCOME_NAMES[record.outcome]), tone)])
        answered = medium_date(record.answered_on) if record.answered_on else ""
        pane.facts(
            [
                (_("ตอบเมื่อ"), answered),
                (_("โทรศัพท์"), shown_telephones(agency.telephone)),
                (_("อีเมล"), agency.email),
                (_("ตรวจสอบล่าสุด"), verified_words(agency.verified_on, agency.verified_by)),
                (_("หมายเหตุ"), record.note),
            ]
        )
        self._end_pane()

    @override
    def fill_many(self, records: Sequence[AnswerRow]) -> None:
        self.detail.begin(_("เลือก {count} หน่วยงาน").format(count=f"{len(records):,}"))
        self._end_pane()

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        begin = button(theme, _("เริ่มรอบแรก"), "primary", "plus")
        begin.clicked.connect(lambda: self.start())
        clear = button(theme, _("ล้างคำค้น"))
        clear.clicked.connect(lambda: self.search.clear())
        texts = {
            "start": (
                "shield-check",
                _("ยังไม่มีรอบยืนยันข้อมูล"),
                _("แต่ละปีส่งแบบที่กรอกข้อมูลเดิมไว้แล้วให้หน่วยงานยืนยัน หน่วยงานแก้เฉพาะที่ผิด"),
                begin,
            ),
            "filter": ("circle-check", _("ไม่มีหน่วยงานในกลุ่มนี้"), _("ดูทั้งหมดได้ที่ตัวกรองแรก"), None),
            "search": ("search", _("ไม่พบหน่วยงานที่ค้น"), _("ลองพิมพ์เพียงบางส่วนของชื่อ"), clear),
        }
        return {key: EmptyState(theme, *parts) for key, parts in texts.items()}

    @Slot()
    def start(self) -> None:
        """Ask for the name of a new round and whom to ask."""
        self.dialog = ask_round(self.context, self, self._started)

    def answer(self, outcome: str) -> None:
        """Note what the chosen agencies answered, as of today."""
        asked, chosen = self.current_round, self.table.selected
        if asked is None or not chosen:
            return
        name = (
            chosen[0].name if len(chosen) == 1 else _("{count} หน่วยงาน").format(count=len(chosen))
        )
        action = f"{_(OUTCOME_NAMES[outcome])}: {name}"
        with self.context.database.transaction(action) as session:
            for each in chosen:
                verification.record_answer(
                    session, asked.id, each.id, outcome, date.today(), each.note
                )
        self.said.emit(action)

    @Slot()
    def note(self) -> None:
        """Open the pane for a note about the chosen agency's answer, or for one more to several.

        Of several nothing that was noted before is lost: what is typed becomes their last line.
        """
        asked, chosen = self.current_round, self.table.selected
        if asked is None or not chosen:
            return
        several = len(chosen) > 1
        name = _("{count} หน่วยงาน").format(count=len(chosen)) if several else chosen[0].name

        def keep(values: dict[str, Any]) -> None:
            action = _("บันทึกหมายเหตุของ {name}").format(name=name)
            typed = str(values["note"]).strip()
            with self.context.database.transaction(action) as session:
                for row in chosen:
                    on = row.answered_on or date.today()
                    note = "\n".join(filter(None, (row.note, typed))) if several else typed
                    verification.record_answer(session, asked.id, row.id, row.outcome, on, note)
            self.said.emit(action)

        title = _("หมายเหตุของ {name}").format(name=name)
        label = N_("หมายเหตุ เพิ่มต่อท้ายของทุกหน่วยงานที่เลือก") if several else N_("หมายเหตุ")
        before = {"note": "" if several else chosen[0].note}
        self.begin_edit(title, [text("note", label)], before, keep)

    def _end_pane(self) -> None:
        self.detail.section(_("บันทึกคำตอบ"))
        icons = {AWAITED: "undo-2", UNREACHED: "ban", CORRECTED: "pen-line"}
        if all(row.outcome == AWAITED for row in self.table.selected):
            del icons[AWAITED]  # they wait already
        self.detail.offer(
            [
                Deed(_(OUTCOME_NAMES[outcome]), icon, partial(self.answer, outcome))
                for outcome, icon in icons.items()
            ]
        )
        right = partial(self.answer, CONFIRMED)
        self.detail.end(
            [
                Deed(_("เขียนหมายเหตุ"), "file-text", self.note, "icon"),
                Deed(_("ยืนยันว่าถูกต้อง"), "check", right, "primary", "Ctrl+K"),
            ]
        )

    def _started(self, action: str) -> None:
        self.round_combo.setCurrentIndex(0)
        self.refresh()
        self.said.emit(action)

    def _fill_rounds(self, kept: ConfirmationRound | None) -> None:
        self.round_combo.clear()
        self.round_combo.addItems([each.name for each in self._rounds] or [_("ยังไม่มีรอบ")])
        ids = [each.id for each in self._rounds]
        self.round_combo.fit_choices(*_COMBO)
        self.round_combo.setCurrentIndex(ids.index(kept.id) if kept and kept.id in ids else 0)
        for made in (self.round_combo, self.papers_button, self.read_button):
            made.setEnabled(bool(self._rounds))

    def _show_summary(self, asked: ConfirmationRound | None, stale: int) -> None:
        awaited = sum(row.outcome == AWAITED for row in self._rows)
        parts = [_("ต้องตรวจสอบ {count} หน่วยงาน").format(count=f"{stale:,}")]
        if asked is not None:
            answered = len(self._rows) - awaited
            parts.insert(
                0,
                _("ตอบแล้ว {answered} จาก {count}").format(
                    answered=f"{answered:,}", count=f"{len(self._rows):,}"
                ),
            )
            if asked.due_on:
                parts.insert(1, _("ภายใน {day}").format(day=medium_date(asked.due_on)))
        self.summary = "  ·  ".join(parts)
