"""What is still missing in the base data of a year, told before it is put forward."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog

from district_admin.areas.directory.model import Agency
from district_admin.areas.directory.model.agency import GROUP, OUTSIDE, SCHOOL, UNIT
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box

if TYPE_CHECKING:
    from district_admin.areas.directory.view.base_data import BaseDataPage

_SHOWN: Final = 12
_ASKED: Final = frozenset({SCHOOL, GROUP, UNIT, OUTSIDE})


def incomplete(page: "BaseDataPage") -> list[Agency]:
    """Return the agencies that have not given all they are asked for, on view or not."""
    found = []
    for agency in page.there:
        given = page.values.get(agency.id, {})
        asked = [f for f in page.fields if not f.agency_kinds or agency.kind in f.agency_kinds]
        if agency.kind in _ASKED and not all(given.get(field.id) for field in asked):
            found.append(agency)
    return found


def ask_about_gaps(page: "BaseDataPage", word: str, go_on: Callable[[], object]) -> QDialog | None:
    """Name who has not given all, and ask whether to go on; with nothing missing, go on at once.

    `word` is what is done if she goes on all the same.
    """
    missing = incomplete(page)
    if not missing:
        go_on()
        return None
    names = "\n".join(each.name for each in missing[:_SHOWN])
    if len(missing) > _SHOWN:
        more = _("และอีก {count} แห่ง").format(count=f"{len(missing) - _SHOWN:,}")
        names = f"{names}\n{more}"
    title = _("ข้อมูลยังไม่ครบ {count} แห่ง").format(count=f"{len(missing):,}")
    answers = (Answer(_("กลับไปกรอกให้ครบ"), lambda: None, "primary"), Answer(word, go_on))
    box = choice_box(page.context.theme, page.window(), title, names, answers)
    box.open()
    return box
