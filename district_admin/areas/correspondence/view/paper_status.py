"""How far a paper is: draft, waiting for a signature, signed, sent, filed; a step each."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model import Paper
from district_admin.areas.correspondence.model.paper import DRAFT, STATUS_NAMES, WAITING
from district_admin.office.operations import signatories_on
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.questions import day, day_of, line
from district_admin.ui.tokens import Tokens, Tone

_LONG: Final = 3  # days; what waits longer is told in red


def status_text(paper: Paper, today: date) -> str:
    """Return how far a paper is; a draft says nothing, what waits says since how many days."""
    if paper.status == DRAFT:
        return ""
    if paper.status == WAITING and paper.status_on is not None:
        days = (today - paper.status_on).days
        return _("รอลงนาม {days} วัน").format(days=days) if days > 0 else _("รอลงนาม วันนี้")
    return _(STATUS_NAMES[paper.status])


def status_tone(t: Tokens, paper: Paper, today: date) -> Tone | None:
    """Return how that looks; None for a draft."""
    if paper.status == DRAFT:
        return None
    if paper.status != WAITING:
        return t.done
    since = paper.status_on or today
    return t.overdue if (today - since).days > _LONG else t.waiting


class StatusMenu(QMenu):
    """The steps of the paper on the writing desk, made anew each time it opens."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        paper_id: Callable[[], int | None],
        said: Callable[[str], object],
    ) -> None:
        super().__init__(_("สถานะ"), parent)
        self._context, self._paper_id = context, paper_id
        self.steps = PaperStatus(context, parent, said)
        self.aboutToShow.connect(self.make)

    def make(self) -> None:
        """Put the steps of the paper into the menu; nothing before it is stored."""
        self.clear()
        paper_id = self._paper_id()
        if paper_id is None:
            return
        with self._context.database.reading() as session:
            paper = operations.get_paper(session, paper_id)
        self.steps.fill(self, paper.id, operations.name_of(paper), paper.status)


class PaperStatus:
    """Offers the steps of a paper in a menu, and notes the chosen one."""

    def __init__(self, context: AppContext, parent: QWidget, said: Callable[[str], object]) -> None:
        self._context, self._parent, self._said = context, parent, said
        self.dialog: EntryDialog | None = None

    def fill(self, menu: QMenu, paper_id: int, name: str, status: str) -> None:
        """Put the steps into a menu; the one that the paper has is marked."""
        for each, word in STATUS_NAMES.items():
            text = _("เสนอลงนาม…") if each == WAITING else _(word)
            action = menu.addAction(text, partial(self.choose, paper_id, name, each))
            action.setCheckable(True)
            action.setChecked(each == status)

    def choose(self, paper_id: int, name: str, status: str) -> None:
        """Note a step, as of today; of a paper to be signed it is asked who has it, since when."""
        if status != WAITING:
            self._note(paper_id, name, status, date.today(), "")
            return
        with self._context.database.reading() as session:
            posts = [
                " ".join(each.position.split()) for each in signatories_on(session, date.today())
            ]
        entries = [
            line("who", N_("เสนอต่อ"), required=True, suggestions=posts),
            day("on", N_("วันที่เสนอ"), required=True),
        ]

        def keep(values: dict[str, object]) -> None:
            on = day_of(values["on"]) or date.today()
            self._note(paper_id, name, WAITING, on, str(values["who"]))

        title = _("เสนอลงนาม: {paper}").format(paper=name)
        self.dialog = EntryDialog(
            self._context.theme, self._parent, title, entries, keep, date.today()
        )
        first = {"who": posts[0] if posts else "", "on": date.today().isoformat()}
        self.dialog.ask(first)

    def _note(self, paper_id: int, name: str, status: str, on: date, who: str) -> None:
        action = f"{_(STATUS_NAMES[status])}: {name}"
        with self._context.database.transaction(action) as session:
            operations.set_status(session, paper_id, status, on, who)
        self._said(action)
