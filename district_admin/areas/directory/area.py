"""What the main window knows of this area before anyone has opened it."""

from PySide6.QtWidgets import QWidget

from district_admin.texts import N_
from district_admin.ui.context import AppContext
from district_admin.ui.work_area import WorkArea


def _make_view(context: AppContext) -> QWidget:
    from district_admin.areas.directory.view import (  # noqa: PLC0415 - loads SQLAlchemy
        DirectoryView,
    )

    return DirectoryView(context)


AREA = WorkArea(
    key="directory",
    title=N_("ทำเนียบ"),
    short_title=N_("ทำเนียบ"),
    icon="book-user",
    make_view=_make_view,
)
