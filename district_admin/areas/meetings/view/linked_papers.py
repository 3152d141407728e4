"""The papers that carry a resolution out: begun here or linked, followed by number, opened."""

from functools import partial
from typing import Any, Final

from district_admin.areas.meetings.operations import finding
from district_admin.areas.meetings.operations.carried_out import paper_words
from district_admin.areas.meetings.view.step_papers import deeds_of_resolution
from district_admin.found import Found, Ref
from district_admin.office.links import born_of, link, unlink
from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed, DetailPane
from district_admin.ui.find_dialog import FindDialog
from district_admin.ui.list_page import ListPage

LINKED_TABLES: Final = frozenset({"record_link", "paper", "register_entry"})
"""What has to be read anew when it changes, for the numbers of linked papers to be right."""

_WRITES: Final = "correspondence"


class LinkedPapers:
    """What came of resolutions; `page` is the list that shows them in its pane."""

    def __init__(self, context: AppContext, page: ListPage[Any]) -> None:
        self._context, self._page = context, page
        self.find_dialog: FindDialog | None = None

    def told(self, item_id: int) -> list[tuple[Ref, Found]]:
        """Return what came of a resolution, as the area that writes papers tells it now.

        A paper that is linked by its row as well, since before it had that number, is told once.
        """
        there: dict[Found, Ref] = {}
        with self._context.database.reading() as session:
            for ref in born_of(session, _ref(item_id)):
                if (found := self._context.requests.tell(session, ref)) is not None:
                    there.setdefault(found, ref)
        return [(ref, found) for found, ref in there.items()]

    def show(self, pane: DetailPane, item_id: int, title: str) -> None:
        """Put the papers of a resolution into its pane, and what begins or links one."""
        pane.section(_("หนังสือตามมติ"))
        for ref, found in self.told(item_id):
            opens = partial(self._context.requests.found_wanted.emit, found)
            leaves = partial(self.unlink, ref, found, item_id, title)
            deeds = [
                Deed(_("ยกเลิกการเชื่อม"), "x", leaves),
                Deed(_("เปิดหนังสือ"), "arrow-right", opens),
            ]
            note = "  ·  ".join(filter(None, (found.title, found.state)))
            pane.line(paper_words(found), note, deeds)
        links = Deed(_("เชื่อมหนังสือที่มีอยู่…"), "search", partial(self.ask, item_id, title))
        pane.offer([*deeds_of_resolution(self._context, item_id, title), links])

    def ask(self, item_id: int, title: str) -> None:
        """Look for a paper or a row of a register that is to be linked."""
        finder = self._context.requests.finder_of(_WRITES)
        if finder is None:
            return
        self.find_dialog = FindDialog(self._context, [finder], self._page)
        self.find_dialog.setWindowTitle(_("เลือกหนังสือที่เชื่อมกับมติ “{title}”").format(title=title))
        self.find_dialog.opened.connect(lambda found: self.link(found, item_id, title))
        self.find_dialog.begin()

    def link(self, found: Found, item_id: int, title: str) -> None:
        """Link what was found; the row of a paper's number stands for the paper."""
        with self._context.database.reading() as session:
            ref = Ref(found.area, found.kind, found.record_id)
            found = self._context.requests.tell(session, ref) or found
        born = Ref(found.area, found.kind, found.record_id)
        words = _("เชื่อม {paper} กับมติ “{title}”")
        action = words.format(paper=paper_words(found), title=title)
        with self._context.database.transaction(action) as session:
            link(session, born, _ref(item_id))
        self._page.said.emit(action)

    def unlink(self, born: Ref, found: Found, item_id: int, title: str) -> None:
        """Keep the link no longer; the paper itself stays."""
        words = _("ยกเลิกการเชื่อม {paper} กับมติ “{title}”")
        action = words.format(paper=paper_words(found), title=title)
        with self._context.database.transaction(action) as session:
            for each in born_of(session, _ref(item_id)):
                if each == born or self._context.requests.tell(session, each) == found:
                    unlink(session, each, _ref(item_id))
        self._page.said.emit(action)


def _ref(item_id: int) -> Ref:
    return Ref(finding.AREA, finding.ITEM, item_id)
