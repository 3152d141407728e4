"""The director signed a paper: its scan is taken in at once, or she brings it later.

The status and the scan are one step, so that taking it back takes back both. Rejected: a status
that is refused without a scan, since the scanner may be in another room.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model.paper import SIGNED
from district_admin.areas.correspondence.operations import scans, versions
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.context import AppContext
from district_admin.ui.files import ask_several

_SUFFIXES = "*.pdf *.jpg *.jpeg *.png"

Say = Callable[[str], object]


def ask_signed(context: AppContext, parent: QWidget, paper_id: int, name: str, say: Say) -> QDialog:
    """Note that a paper was signed today; ask for its scan, which may come later."""

    def later() -> None:
        action = _("ลงนามแล้ว: {paper}").format(paper=name)
        with context.database.transaction(action) as session:
            versions.sign(session, paper_id, date.today())
        say(action)

    answers = (
        Answer(
            _("เลือกไฟล์สแกน…"),
            lambda: attach_scans(context, parent, paper_id, name, say, signs=True),
            "primary",
        ),
        Answer(_("ภายหลัง"), later),
    )
    text = _("แนบสแกนของฉบับที่ลงนามแล้ว เพื่อให้เปิดดูได้ภายหลัง หนังสือจะล็อกไม่ให้แก้ข้อความ")
    title = _("ลงนามแล้ว: {paper}").format(paper=name)
    box = choice_box(context.theme, parent, title, text, answers, calm=True)
    box.open()
    return box


def attach_scans(
    context: AppContext,
    parent: QWidget,
    paper_id: int,
    name: str,
    say: Say,
    *,
    signs: bool = False,
) -> None:
    """Ask for the scans of a signed paper and keep them; with `signs` it is signed by that.

    Nothing is kept when one of the files cannot be used: she is told which, and chooses again.
    """
    kind = _("ไฟล์ PDF และรูปภาพ")
    paths = ask_several(parent, context.desk, _("เลือกสแกนฉบับลงนาม"), kind, _SUFFIXES)
    if not paths:
        return
    context.desk.remember_folder(paths[0].parent)
    words = _("ลงนามแล้วและแนบสแกน: {paper}") if signs else _("แนบสแกนฉบับลงนาม: {paper}")
    action = words.format(paper=name)

    def work(progress: Progress) -> None:
        taken, refused = scans.read_attachments(paths, progress)
        if refused:
            raise OfficeError("\n".join([*refused, _("ยังไม่ได้บันทึก กรุณาเลือกไฟล์อีกครั้ง")]))
        with context.database.transaction(action) as session:
            paper = operations.get_paper(session, paper_id)
            if signs and paper.status != SIGNED:
                versions.sign(session, paper_id, date.today(), taken)
            else:
                versions.add_scans(session, paper_id, taken)

    def told(_done: None) -> None:
        say(action)

    context.jobs.run(parent, _("กำลังแนบสแกน"), work, told)
