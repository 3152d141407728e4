"""What is done with papers in their list, with one or with several in one step.

A folder comes back from the director with ten papers signed: they are chosen and noted at once, and
their scans are brought later. Rejected: asking for the scan of each, ten windows in a row.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model import Paper
from district_admin.areas.correspondence.model.paper import FINAL, SIGNED
from district_admin.areas.correspondence.operations import PaperRow
from district_admin.areas.correspondence.operations.binning import (
    put_many_in_bin,
    take_many_from_bin,
)
from district_admin.areas.correspondence.operations.signing import sign_many
from district_admin.areas.correspondence.view.paper_status import PaperStatus
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.one_step import keep_in_one_step

Papers = Sequence[Paper | PaperRow]


class PaperDeeds:
    """Bins papers, takes them back and notes that they are signed; `said` is told what was done."""

    def __init__(
        self,
        context: AppContext,
        window: QWidget,
        status: PaperStatus,
        said: Callable[[str], object],
    ) -> None:
        self._context, self._window, self._status, self._said = context, window, status, said

    def put_in_bin(self, papers: Papers) -> None:
        """Put papers in the bin, all or none. Raises what `papers.put_in_bin` raises."""
        name = _called(papers)
        action = _("ลงถังขยะ {paper}").format(paper=name)
        told = _("ลงถังขยะแล้ว: {paper}").format(paper=name)
        self._keep(action, put_many_in_bin, papers, told)

    def take_from_bin(self, papers: Papers) -> None:
        """Take papers back from the bin."""
        name = _called(papers)
        action = _("นำกลับจากถังขยะ {paper}").format(paper=name)
        told = _("นำกลับจากถังขยะแล้ว: {paper}").format(paper=name)
        self._keep(action, take_many_from_bin, papers, told)

    def sign(self, papers: Papers) -> None:
        """Note that papers were signed today; of one alone its scan is asked for.

        Those that are signed already stay as they are.
        """
        unsigned = [each for each in papers if each.status not in FINAL and not each.in_bin]
        if len(unsigned) == 1:
            (one,) = unsigned
            self._status.choose(one.id, operations.name_of(one), SIGNED)
        elif unsigned:
            self._sign_all(unsigned)

    def fill_for_several(self, menu: QMenu, papers: Papers) -> None:
        """Put into a menu what can be done with several papers at once."""
        count = f"{len(papers):,}"
        if all(each.in_bin for each in papers):
            words = _("นำกลับจากถังขยะ {count} ฉบับ")
            menu.addAction(words.format(count=count), partial(self.take_from_bin, papers))
            return
        if any(each.status not in FINAL for each in papers):
            words = _("ลงนามแล้ว {count} ฉบับ")
            unsigned = sum(each.status not in FINAL for each in papers)
            menu.addAction(words.format(count=f"{unsigned:,}"), partial(self.sign, papers))
        words = _("ลงถังขยะ {count} ฉบับ")
        menu.addAction(words.format(count=count) + "\tDel", partial(self.put_in_bin, papers))

    def _sign_all(self, unsigned: Papers) -> None:
        action = _("ลงนามแล้ว: {paper}").format(paper=_called(unsigned))
        told = _("{action}  ·  แนบสแกนภายหลังได้ที่ตัวกรอง ยังไม่มีสแกน").format(action=action)

        def sign(session: Any, ids: Sequence[int], progress: Progress) -> None:
            sign_many(session, ids, date.today(), progress)

        self._keep(action, sign, unsigned, told)

    def _keep(
        self,
        action: str,
        work: Callable[[Any, Sequence[int], Progress], None],
        papers: Papers,
        told: str,
    ) -> None:
        """Do the work on papers in one step and say what was done."""
        ids = [each.id for each in papers]

        def kept(session: Any, progress: Progress) -> None:
            work(session, ids, progress)

        def done(_none: None) -> None:
            self._said(told)

        keep_in_one_step(self._context, self._window, action, kept, done, len(ids))


def _called(papers: Papers) -> str:
    if len(papers) == 1:
        return operations.name_of(papers[0])
    return _("{count} ฉบับ").format(count=f"{len(papers):,}")
