"""An agency that is typed beside a person and is not in the directory yet: added at once."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from district_admin.areas.directory.importing.agency_words import kind_of_name
from district_admin.areas.directory.model.agency import KIND_NAMES, OUTSIDE
from district_admin.areas.directory.operations import agencies
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box

if TYPE_CHECKING:
    from district_admin.areas.directory.view.people import PeoplePage


def offer_agency(page: "PeoplePage", name: str, known: dict[str, int]) -> QDialog:
    """Ask whether to add an agency of this name; then it is `known`, and the person is kept.

    What kind it is, its name tells; an agency that tells nothing is an outside one.
    """
    kind, sub_kind = kind_of_name(name) or (OUTSIDE, "")

    def add() -> None:
        details = agencies.AgencyDetails(name, kind, sub_kind=sub_kind)
        action = _("เพิ่มหน่วยงาน {name}").format(name=name)
        with page.context.database.transaction(action) as session:
            known[name] = agencies.add_agency(session, details)
        page.edit.save()

    title = _("ยังไม่มี “{name}” ในทำเนียบ").format(name=name)
    text = _("เพิ่มเป็น{kind}แล้วบันทึกบุคคลนี้ต่อได้ทันที แก้ไขรายละเอียดหน่วยงานภายหลังได้ที่แท็บหน่วยงาน").format(
        kind=_(KIND_NAMES[kind])
    )
    answers = (
        Answer(_("กลับไปแก้ไข"), lambda: None, "primary"),
        Answer(_("เพิ่มหน่วยงานนี้"), add),
    )
    box = choice_box(page.context.theme, page.window(), title, text, answers)
    box.open()
    return box
