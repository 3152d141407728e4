"""What the main window knows of this area before anyone has opened it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from district_admin.texts import N_
from district_admin.ui.work_area import WorkArea

if TYPE_CHECKING:
    from district_admin.found import Finder, Found
    from district_admin.ui.context import AppContext
    from district_admin.ui.requests import NewPaper


def _make_view(context: "AppContext") -> QWidget:
    from district_admin.areas.correspondence.view import (  # noqa: PLC0415 - loads SQLAlchemy
        CorrespondenceView,
    )

    return CorrespondenceView(context)


def _take_paper(view: QWidget, new: "NewPaper") -> None:
    from district_admin.areas.correspondence.view import (  # noqa: PLC0415 - it is there
        CorrespondenceView,
    )

    assert isinstance(view, CorrespondenceView)
    view.take_paper(new)


def _make_finder() -> "Finder":
    from district_admin.areas.correspondence.operations.finding import (  # noqa: PLC0415 - as above
        FINDER,
    )

    return FINDER


def _open_found(view: QWidget, found: "Found") -> None:
    from district_admin.areas.correspondence.view import (  # noqa: PLC0415 - it is there
        CorrespondenceView,
    )

    assert isinstance(view, CorrespondenceView)
    view.open_found(found)


AREA = WorkArea(
    key="correspondence",
    title=N_("หนังสือราชการ"),
    short_title=N_("หนังสือ"),
    icon="mail",
    make_view=_make_view,
    take_paper=_take_paper,
    make_finder=_make_finder,
    open_found=_open_found,
)
