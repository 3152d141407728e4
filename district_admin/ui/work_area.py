"""What a work area tells the rest of the program about itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from district_admin.found import Finder, Found
    from district_admin.ui.context import AppContext
    from district_admin.ui.requests import NewPaper


class WorkArea(NamedTuple):
    """One place of the list on the left. Its titles are marked with `N_()`, shown through `_()`.

    `take_paper` begins a paper in the area's view that another area asks for. `make_finder` says
    how the area's records are found, and `open_found` shows one of them in its view. `count_days`
    brings what is due in step with a day that is off, or worked, by now.
    """

    key: str
    title: str
    short_title: str  # for the rail of a narrow window
    icon: str
    make_view: "Callable[[AppContext], QWidget]"
    take_paper: "Callable[[QWidget, NewPaper], None] | None" = None
    make_finder: "Callable[[], Finder] | None" = None
    open_found: "Callable[[QWidget, Found], None] | None" = None
    count_days: "Callable[[Any, date], None] | None" = None
