"""A screen made from a form's list of fields: whatever the form asks for can be typed in here.

It shows the content of a paper and gives it back; what it means and where it is kept, the caller
knows. Values of fields that do not belong to the paper just now, and values no field shows, stay
in the content untouched, so that changing one's mind loses nothing.
Rejected: one hand-made screen a form, since an office may change its forms and add fields.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from district_admin.documents.form_model import Field, is_empty
from district_admin.texts import _
from district_admin.ui.form_choices import ChoiceInput, SwitchInput
from district_admin.ui.form_committee import CommitteeInput
from district_admin.ui.form_date import DateInput
from district_admin.ui.form_inputs import FieldInput, LineInput, LinesInput, TextInput
from district_admin.ui.form_rows import FieldRow, Section
from district_admin.ui.form_signatory import SignatoryChoice, SignatoryInput
from district_admin.ui.layouts import fill, scrolling
from district_admin.ui.theme import Theme

Signatories = Callable[[date], Sequence[SignatoryChoice]]
"""Who may sign on a day."""

_CARET_MARGIN = 24


class FormEditor(QWidget):
    """The fields of a form, one under the other, in a pane that scrolls.

    `changed` is emitted at every key; `content` is then what is typed. `today` is where an empty
    calendar opens and the day signatories are offered for while the paper has no date.
    """

    changed = Signal()
    phrase_kept = Signal(str, str)  # the field's name, and what she wants to use again

    def __init__(
        self,
        theme: Theme,
        fields: Sequence[Field],
        signatories: Signatories,
        today: date,
        keeps_phrases: bool = False,
    ) -> None:
        super().__init__()
        self._keeps_phrases = keeps_phrases
        self._theme = theme
        self._signatories = signatories
        self._today = today
        self._kept: dict[str, object] = {}
        self._offered_for: date | None = None
        self._rows = {field.name: FieldRow(field, self._input(field)) for field in fields}
        self._sections = self._make_sections()
        t = theme.tokens
        self._inner = QWidget()
        margins = (t.space_5, t.space_3, t.space_4, t.space_4)
        fill(QVBoxLayout(self._inner), (*self._sections, 1), t.space_4, margins)
        self._area = scrolling(self._inner)
        fill(QVBoxLayout(self), (self._area,), 0, (0, 0, 0, 0))
        for each in self._rows.values():
            each.input.changed.connect(self._take)
            each.input.caret_moved.connect(self._follow)
        for name, each in self._rows.items():
            if keeps_phrases and isinstance(each.input, TextInput):
                each.input.kept.connect(partial(self.phrase_kept.emit, name))
        self._arrange()

    @property
    def content(self) -> dict[str, object]:
        """What is typed, by field name, with the values that no field shows."""
        return {**self._kept, **{name: each.input.value() for name, each in self._rows.items()}}

    @property
    def mistakes(self) -> dict[str, str]:
        """Why what was typed in a field cannot be used, by field name."""
        return {
            name: each.input.mistake
            for name, each in self._rows.items()
            if each.input.mistake and each.belongs
        }

    def show_content(self, content: Mapping[str, object]) -> None:
        """Show a paper's content. A field whose value is as it was keeps its caret and its undo."""
        self._kept = dict(content)
        self._offer_signatories(content)
        for name, each in self._rows.items():
            each.input.show_value(content.get(name))
        self._arrange()

    def set_read_only(self, read_only: bool) -> None:
        """Let the paper be read and copied but not changed, or be changed again."""
        for each in self._rows.values():
            each.input.set_read_only(read_only)

    def keep_field(self, name: str) -> None:
        """Let one field of a paper that may be written be read only: what is given stays."""
        if (each := self._rows.get(name)) is not None:
            each.input.set_read_only(True)

    def go_to(self, name: str) -> bool:
        """Lead the officer to a field; False if the form does not show it."""
        each = self._rows.get(name)
        if each is None or not each.belongs:
            return False
        if offered := QApplication.activePopupWidget():
            offered.close()  # the words of the field she leaves: a completer keeps them up
        self._area.ensureWidgetVisible(each, 0, _CARET_MARGIN)
        each.input.entrance.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def go_to_first_empty(self) -> None:
        """Lead the officer to the first field that must be filled in and is not."""
        content = self.content
        for name, each in self._rows.items():
            if each.field.required and each.belongs and is_empty(content.get(name)):
                self.go_to(name)
                return

    def entrance_of(self, name: str) -> QWidget:
        """Return the widget of a field that takes the keys. Raises KeyError."""
        return self._rows[name].input.entrance

    def offer_signatories_again(self) -> None:
        """Ask anew who may sign, after the office has changed it."""
        self._offered_for = None
        self._offer_signatories(self.content)

    def offer_phrases(self, fields: Sequence[Field]) -> None:
        """Offer what these fields suggest, after the phrase book has changed."""
        for field in fields:
            entry = self._rows[field.name].input if field.name in self._rows else None
            if isinstance(entry, LineInput | TextInput):
                entry.offer(field.suggestions)

    def _make_sections(self) -> list[Section]:
        rows = self._rows.values()
        return [
            Section(_(group) if group else "", list(members))
            for group, members in groupby(rows, key=lambda each: each.field.group)
        ]

    def _input(self, field: Field) -> FieldInput:
        made: dict[str, Callable[[], FieldInput]] = {
            "line": lambda: LineInput(self._theme, field.suggestions),
            "text": lambda: TextInput(self._theme, field.suggestions, keeps=self._keeps_phrases),
            "date": lambda: DateInput(self._theme, _(field.label), self._today),
            "choice": lambda: ChoiceInput(_choices(field)),
            "signatory": SignatoryInput,
            "lines": lambda: LinesInput(self._theme, field.suggestions),
            "committee": lambda: CommitteeInput(self._theme),
            "switch": lambda: SwitchInput(_(field.label)),
        }
        return made[field.kind]()

    def _take(self) -> None:
        self._offer_signatories(self.content)
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """Show the fields that belong to the paper as it is filled in now."""
        content = self.content
        changes = [each.show_whether(each.field.is_shown(content)) for each in self._rows.values()]
        if any(changes):
            for section in self._sections:
                section.arrange()

    def _offer_signatories(self, content: Mapping[str, object]) -> None:
        day = self._day(content)
        if day == self._offered_for:
            return
        self._offered_for = day
        inputs = [each.input for each in self._rows.values()]
        signing = [each for each in inputs if isinstance(each, SignatoryInput)]
        if signing:
            choices = self._signatories(day)
            for each in signing:
                each.offer(choices)

    def _day(self, content: Mapping[str, object]) -> date:
        """The day of the paper: its first date field that can be read."""
        for name, each in self._rows.items():
            if each.field.kind == "date":
                try:
                    return date.fromisoformat(str(content.get(name)))
                except ValueError:
                    continue
        return self._today

    def _follow(self, box: QWidget, place: QRect) -> None:
        """Keep the caret in sight while a text box grows below the pane."""
        at = box.mapTo(self._inner, place.center())
        self._area.ensureVisible(at.x(), at.y(), 0, place.height() // 2 + _CARET_MARGIN)


def _choices(field: Field) -> list[tuple[str, str]]:
    answers = [(choice.value, _(choice.label)) for choice in field.choices]
    return answers if field.required else [("", _("ไม่ระบุ")), *answers]
