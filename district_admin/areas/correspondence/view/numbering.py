"""A paper on the writing desk gets its number."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget

from district_admin.areas.correspondence.operations import issuing
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.questions import choice


def ask_number(
    context: AppContext,
    parent: QWidget,
    paper_id: int,
    name: str,
    say: Callable[[str], object],
) -> EntryDialog:
    """Ask which number a paper is to have: the next one, or one that was reserved.

    What was given is told by `say`; the paper has it already.
    """
    with context.database.reading() as session:
        found = issuing.choices(session, paper_id, date.today())
    numbers = [(str(at), each.text) for at, each in enumerate(found)]

    def keep(values: dict[str, object]) -> None:
        chosen = found[int(str(values["number"]))]
        action = _("ออกเลข{paper}").format(paper=name)
        with context.database.transaction(action, undoable=False) as session:
            number = issuing.number_paper(
                session, paper_id, chosen.register, datetime.now(UTC), chosen.reserved_id
            )
        say(_("ได้เลข {number} แล้ว และลงทะเบียนให้แล้ว").format(number=number))

    title = _("ออกเลข{paper}").format(paper=name)
    entries = [choice("number", N_("เลขที่"), numbers)]
    dialog = EntryDialog(context.theme, parent, title, entries, keep, date.today(), _("ออกเลข"))
    return dialog.ask({"number": "0"})
