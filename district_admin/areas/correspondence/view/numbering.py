"""A paper on the writing desk gets its number.

Before a register gives its first number ever the window says what it will look like, and leads to
where that is set: a number once given stays as it is.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import issuing, numbering
from district_admin.areas.correspondence.operations.typed_numbers import taken_words
from district_admin.areas.correspondence.view.register_settings import ask_rule
from district_admin.areas.correspondence.view.register_words import first_number_words
from district_admin.areas.correspondence.view.typed_number import entering_words
from district_admin.texts import N_, _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.layouts import NO_MARGINS, fill, row
from district_admin.ui.questions import choice
from district_admin.ui.theme import Theme


def ask_number(
    context: AppContext,
    parent: QWidget,
    paper_id: int,
    name: str,
    say: Callable[[str], object],
    again: Callable[[], object],
) -> EntryDialog:
    """Ask which number a paper is to have: the next one, or one that was reserved.

    What was given is told by `say`; the paper has it already. `again` asks anew after the way of
    numbering was changed.
    """
    with context.database.reading() as session:
        found = issuing.choices(session, paper_id, date.today())
        told = [_told(each, numbering.has_numbers(session, each.register)) for each in found]
        paper = operations.get_paper(session, paper_id)
        typed = issuing.typed_on(session, paper, date.today())
    taken = taken_words(typed) if typed is not None and typed.entry_id else ""
    numbers = [(str(at), each.text) for at, each in enumerate(found)]

    def chosen() -> int:
        return int(str(dialog.form.values["number"]))

    def keep(_values: dict[str, object]) -> None:
        wanted = found[chosen()]
        action = _("ออกเลข{paper}").format(paper=name)
        with context.database.transaction(action, undoable=False) as session:
            number = issuing.number_paper(
                session,
                paper_id,
                wanted.register,
                datetime.now(UTC),
                wanted.reserved_id,
                wanted.typed,
            )
        say(_("ได้เลข {number} แล้ว และลงทะเบียนให้แล้ว").format(number=number))

    def set_up() -> None:
        dialog.leave_button.click()
        rule = ask_rule(context, parent, found[chosen()].register, say)
        rule.finished.connect(lambda _result: again())

    title = _("ออกเลข{paper}").format(paper=name)
    entries = [choice("number", N_("เลขที่"), numbers)]
    dialog = EntryDialog(context.theme, parent, title, entries, keep, date.today(), _("ออกเลข"))
    dialog.form.show_values({"number": "0"})
    advice = _Advice(context.theme, set_up)

    def follow() -> None:
        words, is_first = told[chosen()]
        advice.tell("\n".join(each for each in (taken, words) if each), sets=is_first)

    dialog.form.changed.connect(follow)
    follow()
    dialog.add_advice(advice)
    return dialog.ask({"number": "0"})


def _told(chosen: issuing.Choice, begun: bool) -> tuple[str, bool]:
    """Return what is said of a number before it is given, and whether it is the first ever."""
    if chosen.reserved_id:
        return "", False
    if chosen.typed is not None:
        return entering_words(chosen.typed), False
    if begun:
        return "", False
    return first_number_words(chosen.register, chosen.number), True


class _Advice(QWidget):
    """What follows from the chosen number, and the way to where a register's numbers are set."""

    def __init__(self, theme: Theme, set_up: Callable[[], object]) -> None:
        super().__init__()
        self._told = WrappedLabel()
        self._told.setProperty("kind", "muted")
        self._way = button(theme, _("ตั้งค่าเลข…"), icon="settings")
        self._way.clicked.connect(lambda: set_up())
        fill(QVBoxLayout(self), (self._told, row(self._way, 1)), 8, NO_MARGINS)

    def tell(self, words: str, *, sets: bool) -> None:
        """Say it, with the way to the settings if the number is the first of its register."""
        self._told.show_text(words)
        self._way.setVisible(sets)
        self.setVisible(bool(words))
