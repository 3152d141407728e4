"""The import of a list: file, columns, dry run; nothing is written before the last key.

Reading, looking for tables, comparing and writing are done away from the screen, each with its
progress and a way out.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing import DryRun, Proposal
from district_admin.areas.directory.operations.preferences import get_settings
from district_admin.areas.directory.operations.stakeholders import segment_names
from district_admin.areas.directory.view.import_again import CheckingAgain
from district_admin.areas.directory.view.import_check import CheckStep
from district_admin.areas.directory.view.import_columns import ColumnsStep
from district_admin.areas.directory.view.import_rows import Checked, checked
from district_admin.areas.directory.view.import_source import SourceStep, name_of
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.chips import Chip
from district_admin.ui.context import AppContext
from district_admin.ui.giving import Said, give_file
from district_admin.ui.header import PageHeader
from district_admin.ui.layouts import NO_MARGINS, fill
from district_admin.ui.stacks import Stack
from district_admin.ui.turns import Turns
from district_admin.worksheets.model import SheetData, WorkbookData
from district_admin.worksheets.tables import FoundTable, table_with_heading

_STEPS_COUNT = 3


class ImportPage(QWidget):
    """The steps of an import, one after the other; Esc goes a step back."""

    left = Signal()
    saved = Signal(str, object)  # what was written, and what opens it
    imported = Signal(str, object)  # the action's name, and the DryRun it wrote

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._source: Path | str = ""
        self._book: WorkbookData | None = None
        self._sheet: SheetData | None = None
        self._proposal: Proposal | None = None
        self._for_stakeholders = False
        self.run: DryRun | None = None
        self.setObjectName("page")
        self.source = SourceStep(context)
        self.columns = ColumnsStep(context)
        self.check = CheckStep(context)
        self._again = CheckingAgain(context, self)
        self._turns = Turns(self)
        self.steps = Stack()
        for step in (self.source, self.columns, self.check):
            self.steps.addWidget(step)
        self._step = Chip(context.theme, "", context.theme.tokens.info)
        leave = button(context.theme, _("ไม่นำเข้า"), "quiet", "x", _("ไม่นำเข้า (Esc)"))
        leave.clicked.connect(self.left)
        self._header = PageHeader(context.theme, "", "", [self._step, leave])
        layout = QVBoxLayout(self)
        fill(layout, (self._header, self.steps), 0, NO_MARGINS)
        layout.setStretch(1, 1)
        self._connect()
        self._go_to(self.source)

    @Slot(object)
    def take(self, source: Path | str) -> None:
        """Read a file or a pasted table. Raises WorksheetRefusedError with the reason."""
        self._source = source

        def done(book: WorkbookData) -> None:
            self._book = book
            sheet = book.preselected
            if sheet is None:
                raise OfficeError(_("ไม่พบตารางในไฟล์นี้ กรุณาตรวจสอบว่าเลือกไฟล์ถูกต้อง"))
            self._propose(sheet)

        title = _("กำลังอ่าน {name}").format(name=name_of(source))
        self._context.jobs.run(self, title, lambda p: importing.read(source, p), done)

    @Slot(object)
    def _propose(self, sheet: SheetData, table: FoundTable | None = None) -> None:
        self._sheet = sheet
        self._turns.stop()

        def work(progress: Progress) -> tuple[Proposal, Sequence[str]]:
            progress.report(0, 0, _("กำลังหาหัวตาราง"))
            with self._context.database.reading() as session:
                return importing.propose(session, sheet, table), segment_names(session)

        def done(found: tuple[Proposal, Sequence[str]]) -> None:
            assert self._book
            proposal, names = found
            self.columns.stakeholders.offer(names)
            self._proposal = proposal
            filling = self.columns.show_proposal(self._book, sheet, proposal)
            self._turns.start(self._arriving(self.columns, filling))

        self._context.jobs.run(self, _("กำลังหาหัวตาราง"), work, done)

    @Slot(object)
    def _choose_table(self, table: FoundTable) -> None:
        if self._sheet is not None:
            self._propose(self._sheet, table)

    @Slot(int, int)
    def _choose_heading(self, first: int, last: int) -> None:
        if self._sheet is None:
            return
        tables = table_with_heading(self._sheet, first, last)
        if not tables:
            raise OfficeError(
                _("ไม่พบตารางใต้แถวที่ {row} กรุณาตรวจสอบเลขแถวของหัวตาราง").format(row=first)
            )
        self._propose(self._sheet, tables[0])

    @Slot(object)
    def _rematch(self, mapping: Mapping[int, str]) -> None:
        if self._proposal is not None:
            self._proposal = importing.with_mapping(self._proposal, mapping)
            self.columns.show_kind(self._proposal)

    @Slot(object)
    def _dry_run(self, mapping: Mapping[int, str]) -> None:
        self._again.stop()
        self._turns.stop()
        self._rematch(mapping)
        proposal = self._proposal
        if proposal is None:
            return
        target = self.columns.stakeholders.target

        def work(progress: Progress) -> Checked:
            with self._context.database.reading() as session:
                run = importing.dry_run(session, proposal, progress, date.today(), target)
            return checked(run)

        def done(found: Checked) -> None:
            self.run = found.run
            self.check.resize(self.steps.size())  # so that it is filled as wide as it will be
            self._turns.start(self._arriving(self.check, self.check.show_run(found)))

        self._context.jobs.run(self, _("กำลังตรวจสอบข้อมูล"), work, done)

    @Slot(object)
    def _leave_out(self, places: Collection[int]) -> None:
        """Mark rows as taken out, and check the list without them while she goes on."""
        run = self.run
        if run is None:
            return
        self.check.mark(places)
        if run.is_current:  # all that she marked since are back in
            self._again.stop()
        else:
            self._again.start(run, run.left_out)

    @Slot(object)
    def _take_again(self, found: Checked) -> None:
        before = self.run
        if before is not None:
            importing.keep_decisions(before, found.run)
            self.run = found.run
            self.check.show_again(found)
            self._again.let_go(before)

    @Slot()
    def _apply(self) -> None:
        run, name = self.run, name_of(self._source)
        if run is None or not run.is_current:
            return
        count = f"{run.applied_count:,}"
        action = _("นำเข้า {count} แถวจากตารางที่วาง").format(count=count)
        if isinstance(self._source, Path):
            action = _("นำเข้า {count} แถวจากไฟล์ “{name}”").format(count=count, name=name)

        def work(progress: Progress) -> str:
            with self._context.database.transaction(action) as session:
                importing.apply(session, run, progress, date.today(), name)
            return action

        def done(action: str) -> None:
            self.imported.emit(action, run)

        self._context.jobs.run(self, action, work, done)

    @Slot()
    def _save_report(self) -> None:
        if self.run is not None and self.run.is_current:
            save_report(self._context, self, self.run, self.saved.emit)

    @Slot()
    def go_back(self) -> None:
        """Go to the step before, or leave from the first."""
        current = self.steps.currentIndex()
        if current == 0:
            self.left.emit()
        else:
            step = self.steps.widget(current - 1)
            assert step
            self._go_to(step)

    @Slot()
    def _escape(self) -> None:
        """Close the row that stands over the list of the check, or else go a step back."""
        if self.steps.currentWidget() is not self.check or not self.check.close_row():
            self.go_back()

    def start(self, wanted_year: int | None = None) -> None:
        """Begin with an empty first step; `wanted_year` makes everyone a stakeholder of it."""
        self._for_stakeholders = wanted_year is not None
        self.columns.stakeholders.begin(wanted_year)
        self._go_to(self.source)
        self.source.file_button.setFocus()

    def _arriving(self, step: QWidget, filling: Iterator[None]) -> Iterator[None]:
        """Go to a step once it is filled: a page in sight is laid out anew with all it gets."""
        yield from filling
        yield
        self._go_to(step)

    def _go_to(self, step: QWidget) -> None:
        self._turns.stop()
        if step is not self.check:
            self._again.stop()
        self.steps.setCurrentWidget(step)
        number = self.steps.currentIndex() + 1
        text = _("ขั้นที่ {number} จาก {count}").format(number=number, count=_STEPS_COUNT)
        self._step.show_state(text, self._context.theme.tokens.info)
        name = name_of(self._source) if self._source else ""
        table = self._proposal.table if self._proposal else None
        rows = _("{count} แถว").format(count=f"{len(table.rows):,}") if table else ""
        untouched = _("ยังไม่มีข้อมูลใดถูกเปลี่ยน")
        what = _("นำเข้าผู้มีส่วนได้ส่วนเสีย") if self._for_stakeholders else _("นำเข้าทำเนียบ")
        titles: dict[QWidget, tuple[str, tuple[str, ...]]] = {
            self.source: (what, (untouched,)),
            self.columns: (_("{what} – จับคู่คอลัมน์"), (name, rows, untouched)),
            self.check: (_("{what} – ตรวจก่อนบันทึก"), (name, rows, untouched)),
        }
        title, parts = titles[step]
        title = title.format(what=what)
        self._header.show_texts(title, "  ·  ".join(part for part in parts if part))

    def _connect(self) -> None:
        self.source.given.connect(self.take)
        self.columns.sheet_chosen.connect(self._propose)
        self.columns.table_chosen.connect(self._choose_table)
        self.columns.heading_chosen.connect(self._choose_heading)
        self.columns.changed.connect(self._rematch)
        self.columns.check_wanted.connect(self._dry_run)
        self.columns.back_wanted.connect(self.go_back)
        self.check.back_wanted.connect(self.go_back)
        self.check.import_wanted.connect(self._apply)
        self.check.left_out.connect(self._leave_out)
        self._again.found.connect(self._take_again)
        self.left.connect(self._again.stop)
        self.check.report_wanted.connect(self._save_report)
        back = QShortcut(QKeySequence("Esc"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._escape)


def save_report(context: AppContext, window: QWidget, run: DryRun, said: Said) -> None:
    """Save what became of each row of a list, as a worksheet that can be corrected."""

    def work(progress: Progress) -> bytes:
        with context.database.reading() as session:
            keep = get_settings(session).keep_citizen_ids
        return importing.report_xlsx(run, progress, with_citizen_ids=keep)

    def done(data: bytes) -> None:
        give_file(context, window, _("ผลการตรวจรายชื่อ"), ".xlsx", data, said)

    title = _("กำลังทำรายงาน")
    context.jobs.run(window, title, work, done)
