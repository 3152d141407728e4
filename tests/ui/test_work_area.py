from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from district_admin.ui.context import AppContext
from district_admin.ui.work_area import WorkArea


def test_a_work_area_makes_its_view_from_the_context(context: AppContext, qtbot: QtBot) -> None:
    def make_view(given: AppContext) -> QLabel:
        return QLabel(str(given.folder.root))

    area = WorkArea("letters", "หนังสือราชการ", "หนังสือ", "mail", make_view)

    view = area.make_view(context)
    qtbot.addWidget(view)
    assert isinstance(view, QLabel)
    assert view.text() == str(context.folder.root)
