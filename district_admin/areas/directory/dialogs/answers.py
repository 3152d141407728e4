"""What came back from agencies, beside what the directory says, before any of it is kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from district_admin.errors import OfficeError
from district_admin.texts import N_, _
from district_admin.thai.normalise import NBSP
from district_admin.thai.telephones import shown_telephones
from district_admin.ui.buttons import FilterChips, button
from district_admin.ui.labels import WrappedLabel, label
from district_admin.ui.layouts import fill, row
from district_admin.ui.sizes import fit
from district_admin.ui.tables import Column
from district_admin.ui.theme import Theme
from district_admin.ui.tick_table import TickTable
from district_admin.ui.tokens import Tokens, Tone

if TYPE_CHECKING:
    from district_admin.areas.directory.importing.answer_files import AnsweredForm, AnswerFiles
    from district_admin.areas.directory.operations.answers import Correction

_WIDTH, _HEIGHT = 1080, 600
_TOLD_LINES: Final = 3
_SHRINKING: Final = {2: 190, 3: 160, 4: 130, 5: 130}
"""The columns that give room to the reason in a narrow window, and their widths in a wide one."""
_OTHERS: Final = 52 + 142 + 150  # px of the ticks, the results and the least for the reason
_TELEPHONES: Final = ("agency.telephone", "agency.fax")

REFUSED: Final = "refused"
NOTED: Final = "noted"
CHANGE: Final = "change"
RIGHT: Final = "right"
KNOWN: Final = "known"

_STATES: Final = {
    REFUSED: N_("ไม่รับไฟล์นี้"),
    NOTED: N_("ไม่ใช้ค่านี้"),
    CHANGE: N_("แก้ไข"),
    RIGHT: N_("ถูกต้องตามเดิม"),
    KNOWN: N_("บันทึกไว้แล้ว"),
}
_FILTERS: Final = (
    (N_("ทั้งหมด"), tuple(_STATES)),
    (N_("ไม่รับไฟล์"), (REFUSED,)),
    (N_("ไม่ใช้ค่า"), (NOTED,)),
    (N_("แก้ไข"), (CHANGE,)),
    (N_("ไม่มีการแก้ไข"), (RIGHT, KNOWN)),
)

LeftOut = Mapping[str, frozenset[str]]
"""The keys of the items whose new values are not taken, by the keys of the forms."""


class AnswerLine(NamedTuple):
    """A thing that an agency wrote otherwise, a form without any, or a file that is not taken."""

    state: str
    file: str
    agency: str = ""
    label: str = ""
    old: str = ""
    new: str = ""
    told: str = ""
    form_key: str = ""
    item_key: str = ""


class AnswersDialog(QDialog):
    """All that some files hold; `keep` stores all answers at once, but for what is left out."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        files: "AnswerFiles",
        keep: Callable[[LeftOut], object],
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._files = files
        self._lines = list(_lines(files))
        self._left_out: set[tuple[str, str]] = set()
        self._around = theme.tokens.space_5 + 10  # px beside the table, with its scroll bar
        self.setWindowTitle(_("แบบที่ตอบกลับ"))
        self.filters = FilterChips(theme, [_(name) for name, _states in _FILTERS])
        self.table: TickTable[AnswerLine] = TickTable(
            theme,
            _("คำตอบในแบบที่ตอบกลับ"),
            _("ใช้"),
            self._columns(theme.tokens),
            self._ticked,
            self._tick,
        )
        self.said = WrappedLabel()
        self.said.setMinimumHeight(_TOLD_LINES * theme.tokens.space_5)
        self._reason = WrappedLabel()
        self._reason.setProperty("kind", "error")
        self._reason.hide()
        self.keep_button = button(theme, "", "primary", "check", keys="Ctrl+Return")
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self._take)
        self._lay_out(theme)
        self.filters.chosen.connect(self._show_lines)
        self.table.chosen.connect(self._tell)
        self._show_lines()
        self._show_button()
        fit(self, parent, _WIDTH, _HEIGHT)

    @property
    def lines(self) -> Sequence[AnswerLine]:
        """Everything that was found, in the order shown without a filter."""
        return self._lines

    @property
    def summary(self) -> str:
        """How much was found, in one line."""
        files = self._files
        changes = [each for each in self._lines if each.state == CHANGE]
        used = sum(self._ticked(each) is True for each in changes)
        noted = sum(each.state == NOTED for each in self._lines)
        known = sum(each.known_already for each in files.forms)
        parts = [
            _("อ่าน {count} ไฟล์").format(count=files.files_count),
            _("ตอบกลับ {count} หน่วยงาน").format(count=len(files.forms)),
            _("ใช้ค่าใหม่ {used} จาก {count} รายการ").format(used=used, count=len(changes)),
            _("ไม่ใช้ {count} ค่า ดูสาเหตุในตาราง").format(count=noted) if noted else "",
            _("บันทึกไว้แล้ว {count} หน่วยงาน").format(count=known) if known else "",
            _("ไม่รับ {count} ไฟล์").format(count=len(files.refused)) if files.refused else "",
        ]
        return "  ·  ".join(filter(None, parts))

    def _ticked(self, line: AnswerLine) -> bool | None:
        """Say whether a new value is taken; None where there is nothing to decide."""
        if line.state != CHANGE:
            return None
        return (line.form_key, line.item_key) not in self._left_out

    def _tick(self, line: AnswerLine, on: bool) -> None:
        change = self._left_out.discard if on else self._left_out.add
        change((line.form_key, line.item_key))
        self._summary.setText(self.summary)

    @Slot()
    def _show_lines(self) -> None:
        states = _FILTERS[self.filters.current][1]
        self.table.show_records([each for each in self._lines if each.state in states])
        self.filters.show_counts(
            [sum(each.state in states for each in self._lines) for _name, states in _FILTERS]
        )

    @Slot(object)
    def _tell(self, line: AnswerLine | None) -> None:
        """Say the whole of the chosen line, of which the table may have no room to show all."""
        if line is None:
            self.said.show_text("")
            return
        changed = _("{label}: {old} เป็น {new}").format(
            label=line.label, old=line.old or _("(ว่าง)"), new=line.new
        )
        first = "  ·  ".join(filter(None, (line.agency, _("ไฟล์ {name}").format(name=line.file))))
        self.said.show_text(
            "\n".join(filter(None, (first, changed if line.label else "", line.told)))
        )

    def _show_button(self) -> None:
        count = sum(not each.known_already for each in self._files.forms)
        text = _("บันทึกคำตอบ {count} หน่วยงาน").format(count=count)
        if not count:
            text = _("ไม่มีคำตอบใหม่ให้บันทึก")
        self.keep_button.setText(f" {text}")
        self.keep_button.setAccessibleName(text)
        self.keep_button.setEnabled(count > 0)

    @Slot()
    def _take(self) -> None:
        left_out: dict[str, frozenset[str]] = {}
        for form_key, item_key in self._left_out:
            left_out[form_key] = left_out.get(form_key, frozenset()) | {item_key}
        try:
            self._keep(left_out)
        except OfficeError as error:
            self._reason.show_text(str(error))
            self._reason.show()
        else:
            self.accept()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * self._around - _OTHERS
        part = min(room / sum(_SHRINKING.values()), 1.0)
        for column, width in _SHRINKING.items():
            self.table.setColumnWidth(column, max(int(width * part), 40))

    def _columns(self, tokens: Tokens) -> list[Column[AnswerLine]]:
        return [
            Column(_("ผล"), self._state, tone=lambda each: self._tone_of(tokens, each), width=142),
            Column(_("หน่วยงานหรือไฟล์"), lambda each: each.agency or each.file),
            Column(_("รายการ"), lambda each: each.label),
            Column(_("เดิม"), lambda each: each.old),
            Column(_("ใหม่"), lambda each: each.new),
            Column(_("สาเหตุ"), lambda each: each.told, stretch=True),
        ]

    def _state(self, line: AnswerLine) -> str:
        return _("คงค่าเดิม") if self._ticked(line) is False else _(_STATES[line.state])

    def _tone_of(self, t: Tokens, line: AnswerLine) -> Tone:
        if self._ticked(line) is False:
            return t.cancelled._replace(icon="undo-2")
        tones = {
            REFUSED: t.overdue,
            NOTED: t.waiting._replace(icon="ban"),
            CHANGE: t.soon._replace(icon="pen-line"),
            RIGHT: t.done,
            KNOWN: t.cancelled._replace(icon="equal"),
        }
        return tones[line.state]

    def _lay_out(self, theme: Theme) -> None:
        t = theme.tokens
        self._summary = label(self.summary, "muted", wrap=True)
        note = _("ยังไม่มีข้อมูลใดถูกเปลี่ยน  ·  ค่าที่ไม่ใช้จะคงค่าเดิมไว้ และจดไว้ในหมายเหตุของคำตอบ")
        leave = button(theme, _("ไม่บันทึก"))
        leave.clicked.connect(self.reject)
        parts = (
            label(_("แบบที่ตอบกลับ"), "section"),
            self._summary,
            row(self.filters, 1),
            self.table,
            self.said,
            self._reason,
            row(label(note, "small"), 1, leave, self.keep_button),
        )
        layout = QVBoxLayout(self)
        fill(layout, parts, t.space_3, (t.space_5, t.space_4, t.space_5, t.space_4))
        layout.setStretch(3, 1)


def _lines(files: "AnswerFiles") -> Iterator[AnswerLine]:
    """Give what needs her first: files that are not taken, then form by form."""
    for refused in files.refused:
        yield AnswerLine(REFUSED, refused.file, told=refused.reason)
    for form in sorted(files.forms, key=_urgency):
        yield from _lines_of(form)


def _urgency(form: "AnsweredForm") -> int:
    if form.known_already:
        return 3
    if any(each.problem for each in form.found):
        return 0
    return 1 if form.found else 2


def _lines_of(form: "AnsweredForm") -> Iterator[AnswerLine]:
    name, key = form.form.agency_name, form.form.key
    if form.known_already:
        told = _("บันทึกคำตอบนี้ไว้แล้ว และไม่มีอะไรใหม่")
        yield AnswerLine(KNOWN, form.file, name, told=told, form_key=key)
    elif not form.found:
        told = _("ยืนยันว่าข้อมูลถูกต้อง ไม่มีการแก้ไข")
        yield AnswerLine(RIGHT, form.file, name, told=told, form_key=key)
    else:
        for each in form.found:
            yield AnswerLine(
                NOTED if each.problem else CHANGE,
                *(form.file, name, each.label, each.old, _shown(each)),
                *(each.problem or each.told, key, each.key),
            )


def _shown(correction: "Correction") -> str:
    """Return a new value as the old one beside it is shown."""
    if correction.since:
        return _("{name} ตั้งแต่ {day}").format(name=correction.new, day=correction.since)
    if correction.key not in _TELEPHONES:
        return correction.new
    return shown_telephones(correction.new).replace(NBSP, " ")
