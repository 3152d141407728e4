"""What the main window knows of this area before anyone has opened it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from district_admin.texts import N_
from district_admin.ui.work_area import WorkArea

if TYPE_CHECKING:
    from district_admin.found import Finder, Found
    from district_admin.ui.context import AppContext


def _make_view(context: "AppContext") -> QWidget:
    from district_admin.areas.directory.view import (  # noqa: PLC0415 - loads SQLAlchemy
        DirectoryView,
    )

    return DirectoryView(context)


def _make_finder() -> "Finder":
    from district_admin.areas.directory.operations.finding import (  # noqa: PLC0415 - as above
        FINDER,
    )

    return FINDER


def _open_found(view: QWidget, found: "Found") -> None:
    from district_admin.areas.directory.view import DirectoryView  # noqa: PLC0415 - it is there

    assert isinstance(view, DirectoryView)
    view.open_found(found)


AREA = WorkArea(
    key="directory",
    title=N_("ทำเนียบ"),
    short_title=N_("ทำเนียบ"),
    icon="book-user",
    make_view=_make_view,
    make_finder=_make_finder,
    open_found=_open_found,
)
