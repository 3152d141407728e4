"""The papers of keeping and destroying: lists as files, order, memos and letters.

The order, memos and letters are begun as drafts in หนังสือราชการ, asked for as any area asks for a
paper, so that they are numbered and kept like the others.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QMenu

from district_admin.areas.correspondence.model import DisposalLine, DisposalList
from district_admin.areas.correspondence.model.retention import DESTROY, TRANSFER
from district_admin.areas.correspondence.operations import disposal
from district_admin.areas.correspondence.view.giving import Made, make_and_give, render
from district_admin.documents.form_model import Letterhead
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead
from district_admin.office.operations import get_profile
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.giving import FORMATS
from district_admin.ui.list_page import ListPage
from district_admin.ui.one_step import do_with_many
from district_admin.ui.requests import NewPaper

Content = dict[str, object]
Write = Callable[[DisposalList, Sequence[DisposalLine], Letterhead], Content]

_ORDER: Final = "committee_order"
_DRAFTS: Final = {
    DESTROY: (
        (_ORDER, "order", N_("ร่างคำสั่งแต่งตั้งคณะกรรมการทำลายหนังสือ")),
        ("proposal_memo", "memo", N_("ร่างบันทึกเสนอบัญชีหนังสือขอทำลาย")),
        ("decision_memo", "memo", N_("ร่างบันทึกรายงานผลการพิจารณา")),
        ("archives_letter", "letter", N_("ร่างหนังสือถึงสำนักหอจดหมายเหตุแห่งชาติ")),
        ("result_memo", "memo", N_("ร่างบันทึกรายงานผลการทำลายหนังสือ")),
    ),
    TRANSFER: (("transfer_letter", "letter", N_("ร่างหนังสือส่งมอบหนังสือครบ 20 ปี")),),
}
"""What can be drafted from a list: by the function that writes it, its form, and its name."""


def fill_menu(menu: QMenu, page: ListPage[Any], made: DisposalList | None) -> None:
    """Put into the menu of a button what can be printed and drafted of a list."""
    menu.clear()
    if made is None:
        return
    for wanted, name in FORMATS:
        menu.addAction(_(name), partial(give_list, page, made.id, wanted))
    menu.addSeparator()
    for write, kind, name in _DRAFTS.get(made.kind, ()):
        menu.addAction(_(name), partial(begin_draft, page, made.id, write, kind, _(name)))


def give_list(page: ListPage[Any], list_id: int, wanted: str) -> None:
    """Make a list as a file, or print it."""

    def work(progress: Progress) -> Made:
        from district_admin.areas.correspondence.documents import (  # noqa: PLC0415 - when asked
            mode_of,
            retention,
        )

        with page.context.database.reading() as session:
            made = disposal.get_list(session, list_id)
            lines = disposal.lines_of(session, list_id)
            letterhead, numerals = _look(session)
        paper = retention.disposal_paper(made, lines, letterhead, progress, mode_of(numerals))
        return retention.disposal_title(made), render(paper, wanted)

    make_and_give(page, wanted, work)


def begin_draft(page: ListPage[Any], list_id: int, write: str, kind: str, action: str) -> None:
    """Begin a paper of a list in หนังสือราชการ, where it is edited, numbered and signed."""
    from district_admin.areas.correspondence.documents import (  # noqa: PLC0415 - when asked
        disposal_drafts,
    )

    with page.context.database.reading() as session:
        made = disposal.get_list(session, list_id)
        count, _decided = disposal.counts_of(session, list_id)
        if write == _ORDER and not made.committee:
            raise OfficeError(
                _("ยังไม่ได้กำหนดคณะกรรมการทำลายหนังสือ กรุณากำหนดที่ปุ่ม “ขั้นต่อไป” ก่อน แล้วร่างคำสั่งอีกครั้ง")
            )
    writer: Write = getattr(disposal_drafts, write)

    def work(_progress: Progress) -> Content:
        with page.context.database.reading() as session:
            lines = disposal.lines_of(session, list_id)
            return writer(made, lines, read_letterhead(session))

    def done(content: Content) -> None:
        page.context.requests.paper_wanted.emit(NewPaper(kind, content, action))

    do_with_many(page.context, page, action, work, done, count)


def _look(session: Any) -> tuple[Letterhead, str]:
    return read_letterhead(session), get_profile(session).numeral_mode
