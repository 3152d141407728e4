"""The settings as a place of the main window."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from district_admin.texts import N_
from district_admin.ui.work_area import WorkArea

if TYPE_CHECKING:
    from district_admin.ui.context import AppContext


def _make_view(context: "AppContext") -> QWidget:
    from district_admin.areas.settings.view import SettingsView  # noqa: PLC0415 - loads SQLAlchemy

    return SettingsView(context)


AREA = WorkArea(
    key="settings",
    title=N_("ตั้งค่า"),
    short_title=N_("ตั้งค่า"),
    icon="settings",
    make_view=_make_view,
)
