"""What the main window knows of this area before anyone has opened it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from district_admin.texts import N_
from district_admin.ui.work_area import WorkArea

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from district_admin.found import Finder, Found
    from district_admin.ui.context import AppContext


def _make_view(context: "AppContext") -> QWidget:
    from district_admin.areas.meetings.view import (  # noqa: PLC0415 - loads SQLAlchemy
        MeetingsView,
    )

    return MeetingsView(context)


def _make_finder() -> "Finder":
    from district_admin.areas.meetings.operations.finding import (  # noqa: PLC0415 - as above
        FINDER,
    )

    return FINDER


def _open_found(view: QWidget, found: "Found") -> None:
    from district_admin.areas.meetings.view import MeetingsView  # noqa: PLC0415 - it is there

    assert isinstance(view, MeetingsView)
    view.open_found(found)


def _count_days(session: "Session", day: "date") -> None:
    from district_admin.areas.meetings.operations.steps import (  # noqa: PLC0415 - as above
        day_changed,
    )

    day_changed(session, day)


AREA = WorkArea(
    key="meetings",
    title=N_("การประชุม"),
    short_title=N_("ประชุม"),
    icon="calendar",
    make_view=_make_view,
    make_finder=_make_finder,
    open_found=_open_found,
    count_days=_count_days,
)
