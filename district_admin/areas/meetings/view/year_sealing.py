"""Closes the file of a whole year: its meetings and what each lacks, then the package.

The officer's sentence: "All we met about last year goes onto one disc; show me first which
meetings are not ready, and let me leave those out."
"""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from district_admin.archive.discs import count_needed
from district_admin.areas.meetings.operations import year_archiving as years
from district_admin.areas.meetings.operations.packing import SealedDisc
from district_admin.areas.meetings.operations.sealed_state import (
    State,
    check_unchanged,
    state_of,
)
from district_admin.areas.meetings.operations.year_archiving import YearChoice, YearMeeting
from district_admin.areas.meetings.view.disc_dialog import DiscDialog, Names
from district_admin.areas.meetings.view.sizes import size_text
from district_admin.documents.look import Look
from district_admin.progress import Progress, Silent
from district_admin.texts import _
from district_admin.thai.calendar import be_year
from district_admin.ui.background import Background
from district_admin.ui.context import AppContext
from district_admin.ui.form_choices import CalmCombo
from district_admin.ui.labels import label

_SHOWN: Final = 200
_LOOKED_AT: Final = frozenset(
    {
        *("meeting", "agenda_item", "meeting_person", "meeting_file", "meeting_version"),
        *("minutes_correction", "transcript_passage", "record_link", "paper", "register_entry"),
    }
)


class YearSealDialog(DiscDialog):
    """Closes the file of a year, of one body or of all."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        told = _(
            "โปรแกรมจะรวมการประชุมทั้งปีเป็นแฟ้มเดียว แยกโฟลเดอร์ตามชุดและครั้งที่ มีหน้าค้นหารวม "
            "และปิดแฟ้มการประชุมที่รวมไว้ทุกครั้ง"
        )
        super().__init__(context, parent, _("ปิดแฟ้มทั้งปี"), told)
        self.rows: Sequence[YearMeeting] = ()
        self._sealed_ids: Sequence[int] = ()
        self._written: Mapping[int, State] = {}
        self._chosen, self._disc = YearChoice(be_year(date.today())), self.disc
        self._typed_too = False
        self._finders = context.requests.finders()
        self._asked = 0
        self._looked: YearChoice | None = None
        self._background = Background(self)
        self.year_combo, self.body_combo = CalmCombo(), CalmCombo()
        self.year_combo.setAccessibleName(_("ปี พ.ศ."))
        self.body_combo.setAccessibleName(_("ชุดการประชุม"))
        self.only_closed = QCheckBox(_("เว้นครั้งที่ยังไม่ปิดแฟ้ม"))
        self.with_transcripts = QCheckBox(_("ใส่บันทึกถอดเทปไว้ด้วย"))
        for each in (label(_("ปี พ.ศ.")), self.year_combo, label(_("ชุดการประชุม"))):
            self.choices.addWidget(each)
        self.choices.addWidget(self.body_combo, 1)
        self.choices.addWidget(self.only_closed)
        self.beside_disc.addWidget(self.with_transcripts)
        order = (
            self.year_combo,
            self.body_combo,
            self.only_closed,
            self.disc_combo,
            self.with_transcripts,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self.year_combo.setFocus()
        with context.database.reading() as session:
            for year in years.years_of(session) or [be_year(date.today())]:
                self.year_combo.addItem(str(year), year)
        self._offer_bodies()
        self.year_combo.currentIndexChanged.connect(self._offer_bodies)
        self.body_combo.currentIndexChanged.connect(self.show_missing)
        self.only_closed.toggled.connect(self.show_missing)
        context.changes.committed.connect(self._look_again)

    @property
    def choice(self) -> YearChoice:
        """Which meetings were chosen."""
        year = int(self.year_combo.currentData())
        return YearChoice(year, self.body_combo.currentData(), self.only_closed.isChecked())

    @property
    @override
    def names(self) -> Names:
        choice = self.choice
        with self.context.database.reading() as session:
            folder = years.package_name(session, choice)
            return Names(folder, years.disc_label(choice), years.title_of(session, choice))

    @property
    @override
    def undecided(self) -> Sequence[str]:
        there = [each for each in self.rows if years.is_in(each.state, self.choice)]
        rows = [each for each in there if each.state != years.CLOSED]
        return [f"{e.name}: {one.told}" for e in rows for one in e.missing if one.is_undecided]

    @override
    def write(self, target: Path, look: Look, on: date, progress: Progress) -> Sequence[SealedDisc]:
        with self.context.database.reading() as session:
            made = years.seal_year(
                session,
                self._chosen,
                target,
                look,
                on,
                progress,
                self._disc,
                finders=self._finders,
                with_transcripts=self._typed_too,
            )
            self._written = {
                each: state_of(session, each, self._finders) for each in made.meeting_ids
            }
        self._sealed_ids = made.meeting_ids
        return made.discs

    @override
    def seal(self, target: Path) -> None:
        self._chosen, self._disc = self.choice, self.disc  # asked of the screen on its own thread
        self._typed_too = self.with_transcripts.isChecked()
        super().seal(target)

    @override
    def keep(self, on: date) -> str:
        action = _("ปิดแฟ้มการประชุมทั้งปี {year}").format(year=self._chosen.be_year)
        with self.context.database.transaction(action) as session:
            check_unchanged(session, self._written, self._finders)
            years.close_year(session, self._sealed_ids, on)
        return action

    @override
    def show_sealed(self) -> None:
        super().show_sealed()
        choices = (self.year_combo, self.body_combo, self.only_closed, self.with_transcripts)
        for each in choices:
            each.setEnabled(False)

    @Slot()
    @override
    def show_missing(self) -> None:
        """Look the year over away from the screen; what was asked for before is forgotten.

        Another kind of disc changes nothing of what is missing.
        """
        self._asked += 1
        asked, choice = self._asked, self.choice
        if choice == self._looked:
            self._show(self.rows, choice)
            return
        self.seal_button.setEnabled(False)
        self.pane.begin(_("กำลังตรวจการประชุมของปี {year}").format(year=choice.be_year), closes=False)
        self.pane.end(())

        def work() -> list[YearMeeting]:
            with self.context.database.reading() as session:
                return years.look_over(session, choice, date.today(), Silent(), self._finders)

        def done(found: Sequence[YearMeeting] | None, error: Exception | None) -> None:
            if error is not None:
                raise error
            if asked == self._asked and found is not None:
                self._show(found, choice)

        self._background.start(work, done)

    @Slot(object)
    def _look_again(self, tables: Set[str]) -> None:
        """Look the year over again when something of its meetings changed in another place."""
        if self.isVisible() and not self.discs and tables & _LOOKED_AT:
            if self.question is not None:
                self.question.reject()  # it asked about what was missing before
            self._looked = None
            self.show_missing()

    def _show(self, found: Sequence[YearMeeting], choice: YearChoice) -> None:
        pane, t = self.pane, self.context.theme.tokens
        self.rows, self._looked = found, choice
        there = [each for each in found if years.is_in(each.state, choice)]
        self.with_transcripts.setVisible(any(each.has_transcript for each in there))
        lacking = sum(bool(each.missing) for each in there)
        chip = (_("ยังขาด {count} ครั้ง").format(count=lacking), t.soon)
        pane.begin(_("ก่อนปิดแฟ้ม"), [chip] if lacking else [(_("ครบแล้ว"), t.done)], closes=False)
        sizes = [each.size for each in there]
        left = len(found) - len(there)
        told = _("{count} ครั้ง").format(count=len(there))
        if left:
            told += "  ·  " + _("ไม่รวม {count} ครั้ง").format(count=left)
        discs = _("{count} แผ่น").format(count=count_needed(sizes, self.disc))
        size = size_text(sum(sizes))
        pane.facts([(_("การประชุม"), told), (_("ไฟล์และฉบับสแกน"), size), (self.disc.title, discs)])
        pane.section(_("การประชุมของปี {year}").format(year=choice.be_year))
        for each in found[:_SHOWN]:
            self._show_one(each, choice)
        if len(found) > _SHOWN:
            pane.remark(_("และอีก {count} ครั้ง").format(count=len(found) - _SHOWN))
        if not found:
            pane.remark(_("ไม่มีการประชุมของปีนี้"))
        pane.end(())
        self.seal_button.setEnabled(bool(there))

    def _show_one(self, meeting: YearMeeting, choice: YearChoice) -> None:
        t = self.context.theme.tokens
        state, tone = {
            years.CLOSED: (_("ปิดแฟ้มแล้ว"), t.done),
            years.OPEN: (_("ยังไม่ปิดแฟ้ม"), t.soon),
            years.COMING: (_("ยังไม่ถึงวันประชุม"), t.cancelled),
        }[meeting.state]
        if not years.is_in(meeting.state, choice):
            note, tone = _("ไม่รวมในแฟ้ม"), t.cancelled
        elif meeting.missing:
            note = "\n".join(f"•  {each.told}" for each in meeting.missing)
        else:
            note = _("ครบแล้ว")
        self.pane.line(meeting.name, note, (), (state, tone))

    @Slot()
    def _offer_bodies(self) -> None:
        chosen = self.body_combo.currentData()
        self.body_combo.blockSignals(True)
        self.body_combo.clear()
        self.body_combo.addItem(_("ทุกชุด"), None)
        with self.context.database.reading() as session:
            for each in years.bodies_of(session, int(self.year_combo.currentData())):
                self.body_combo.addItem(each.name, each.id)
        self.body_combo.setCurrentIndex(max(0, self.body_combo.findData(chosen)))
        self.body_combo.blockSignals(False)
        self.show_missing()
