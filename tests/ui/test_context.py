from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from district_admin.office.model import OfficeProfile
from district_admin.progress import Progress
from district_admin.ui.context import AppContext


def _rename(context: AppContext, name: str) -> None:
    with context.database.transaction("แก้ข้อมูลสำนักงาน") as session:
        profile = session.get(OfficeProfile, 1)
        assert profile is not None
        profile.name = name


def test_views_hear_which_tables_were_changed(context: AppContext, qtbot: QtBot) -> None:
    with qtbot.waitSignal(context.changes.committed) as committed:
        _rename(context, "สำนักงานตัวอย่าง")

    assert "office_profile" in committed.args[0]


def test_a_change_made_by_a_job_is_heard_on_the_screens_thread(
    context: AppContext, qtbot: QtBot, qapp: QApplication
) -> None:
    class View(QWidget):
        heard_on: QThread | None = None

        def refresh(self, _changed: object) -> None:
            self.heard_on = QThread.currentThread()

    view = View()
    qtbot.addWidget(view)
    context.changes.committed.connect(view.refresh)

    def work(_progress: Progress) -> None:
        _rename(context, "สำนักงานตัวอย่าง")

    context.jobs.run(view, "กำลังบันทึก", work, lambda _nothing: None)
    qtbot.waitUntil(lambda: view.heard_on is not None)

    assert view.heard_on is qapp.thread()
