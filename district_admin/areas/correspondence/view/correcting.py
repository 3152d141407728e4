"""A locked paper is corrected as its next version, with a reason; and locked when that is done."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.operations import versions
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.labels import label
from district_admin.ui.questions import line

Say = Callable[[str], object]


def ask_correction(
    context: AppContext, parent: QWidget, paper_id: int, name: str, say: Say
) -> EntryDialog:
    """Ask why a locked paper is corrected, and open its next version; the old one is kept."""
    with context.database.reading() as session:
        following = operations.get_paper(session, paper_id).version + 1

    def keep(values: dict[str, object]) -> None:
        action = _("แก้ไขเป็นฉบับที่ {version}: {paper}").format(version=following, paper=name)
        with context.database.transaction(action) as session:
            versions.correct(session, paper_id, str(values["reason"]), datetime.now(UTC))
        say(action)

    title = _("แก้ไขเป็นฉบับที่ {version}").format(version=following)
    entries = [line("reason", N_("เหตุผลที่แก้ไข"), required=True, hint=N_("เช่น วันประชุมผิด"))]
    word = _("เริ่มแก้ไข")
    dialog = EntryDialog(context.theme, parent, title, entries, keep, date.today(), word)
    kept = _(
        "ฉบับเดิมเก็บไว้ครบ เปิดดูได้ที่ ฉบับก่อนหน้า เลขที่หนังสือคงเดิม ถ้าลงนามแล้วต้องลงนามใหม่ "
        "เมื่อล็อกอีกครั้ง ทะเบียนจะแก้ตามฉบับใหม่"
    )
    dialog.add_advice(label(kept, "small", wrap=True))
    return dialog.ask({"reason": ""})


def finish_correction(context: AppContext, paper_id: int, name: str, say: Say) -> None:
    """Lock a numbered paper again, as it is corrected. Raises CorrectionError."""
    with context.database.reading() as session:
        version = operations.get_paper(session, paper_id).version
    action = _("ล็อกฉบับที่ {version}: {paper}").format(version=version, paper=name)
    with context.database.transaction(action) as session:
        versions.finish_correction(session, paper_id)
    say(action)
