"""How far a paper is: draft, waiting for a signature, signed, sent, filed; a step each."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QDialog, QMenu, QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model.paper import (
    DRAFT,
    FINAL,
    SIGNED,
    STATUS_NAMES,
    WAITING,
)
from district_admin.areas.correspondence.operations import PaperRow
from district_admin.areas.correspondence.view.correcting import ask_correction
from district_admin.areas.correspondence.view.signing import ask_signed, attach_scans
from district_admin.areas.correspondence.view.waiting_words import waiting_text, waiting_tone
from district_admin.office.operations import signatories_on
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.questions import day, day_of, line
from district_admin.ui.tokens import Tokens, Tone

_ASKING: Final = {WAITING: N_("เสนอลงนาม…"), SIGNED: N_("ลงนามแล้ว…")}
"""The steps that ask for more before they are noted."""


def status_text(paper: PaperRow, today: date) -> str:
    """Return how far a paper is; a draft says nothing, what waits says since how many days.

    What is signed says so when its scan is still missing.
    """
    if paper.status == DRAFT:
        return (
            _("กำลังแก้เป็นฉบับที่ {version}").format(version=paper.version) if paper.correcting else ""
        )
    if paper.status == WAITING and paper.status_on is not None:
        return waiting_text((today - paper.status_on).days)
    status = _(STATUS_NAMES[paper.status])
    return status if paper.has_scan else _("{status} ไม่มีสแกน").format(status=status)


def status_tone(t: Tokens, paper: PaperRow, today: date) -> Tone | None:
    """Return how that looks; None for a draft."""
    if paper.status == DRAFT:
        return t.info._replace(icon="pen-line") if paper.correcting else None
    if paper.status != WAITING:
        return t.done
    return waiting_tone(t, (today - (paper.status_on or today)).days)


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
        self.question: QDialog | None = None

    def fill(self, menu: QMenu, paper_id: int, name: str, status: str) -> None:
        """Put the steps into a menu; the one that the paper has is marked."""
        for each, word in STATUS_NAMES.items():
            text = _(_ASKING.get(each, word))
            action = menu.addAction(text, partial(self.choose, paper_id, name, each))
            action.setCheckable(True)
            action.setChecked(each == status)
        if status in FINAL:
            menu.addSeparator()
            attach = partial(self._attach, paper_id, name)
            menu.addAction(_("แนบสแกนฉบับลงนาม…"), attach)

    def choose(self, paper_id: int, name: str, status: str) -> None:
        """Note a step, as of today; of a paper to be signed it is asked who has it, since when.

        A signed paper is asked for its scan; a locked one that is to go back is corrected, with a
        reason.
        """
        context, parent = self._context, self._parent
        with context.database.reading() as session:
            paper = operations.get_paper(session, paper_id)
            standing = operations.standing_of(session, paper)
        if standing.is_kept_from(status):
            self.dialog = ask_correction(context, parent, paper_id, name, self._said)
        elif status == WAITING:
            self._ask_who(paper_id, name)
        elif status == paper.status == SIGNED and not paper.has_scan:
            self._attach(paper_id, name)
        elif status == paper.status:
            return  # since when it is so stays
        elif status == SIGNED and not paper.has_scan:
            self.question = ask_signed(context, parent, paper_id, name, self._said)
        else:
            self._note(paper_id, name, status, date.today(), "")

    def _attach(self, paper_id: int, name: str) -> None:
        attach_scans(self._context, self._parent, paper_id, name, self._said)

    def _ask_who(self, paper_id: int, name: str) -> None:
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
