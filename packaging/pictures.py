"""Makes the pictures of the README from the sample office.

Call it as: python packaging/pictures.py

Run it with the Python of the virtual environment, from the top of the checkout. It shows the real
window offscreen, so the pictures are what the officer sees.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "packaging" / "pictures"
SIZE = (1366, 740)  # a 1366 x 768 screen without its task bar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Write the pictures and say which."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    from district_admin.areas.correspondence.view import CorrespondenceView
    from district_admin.areas.meetings.view import MeetingsView
    from district_admin.areas.settings.view import SettingsView
    from district_admin.data_folder import DataFolder
    from district_admin.demo import fill_sample_office
    from district_admin.main_window import MainWindow
    from district_admin.opening import OpenOffice
    from district_admin.ui.desk import Desk
    from district_admin.ui.theme import Theme

    app = QApplication([])
    theme = Theme()
    theme.apply(app)
    PICTURES.mkdir(exist_ok=True)

    def settle(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def keep(window: QWidget, name: str) -> None:
        settle(1500)  # the live sheet has been drawn by then
        window.grab().save(str(PICTURES / f"{name}.png"))
        print(PICTURES / f"{name}.png")

    with tempfile.TemporaryDirectory() as place:
        office = OpenOffice(
            DataFolder(Path(place) / "office"), theme, Desk(Path(place) / "desk.ini")
        )
        fill_sample_office(office.context.database)
        window = MainWindow(theme)
        window.show()
        window.open_office(office.context)
        window.showNormal()
        window.resize(*SIZE)
        papers = window.area_view("correspondence")
        assert isinstance(papers, CorrespondenceView)
        keep(window, "papers")
        papers.open_paper(1)
        keep(window, "memo")
        papers.show_list()
        papers.tabs.setCurrentWidget(papers.received)
        keep(window, "register")
        meetings = window.area_view("meetings")
        assert isinstance(meetings, MeetingsView)
        meetings.open_meeting(2)
        keep(window, "meeting")
        window.area_view("directory")
        keep(window, "directory")
        settings = window.area_view("settings")
        assert isinstance(settings, SettingsView)
        settings.tabs.setCurrentIndex(1)
        keep(window, "settings")
        window.close()
        office.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
