"""How the problems of a paper are shown in the list under its form."""

from collections.abc import Mapping, Sequence
from typing import Final

from district_admin.documents.form_model import Form
from district_admin.documents.problem import Problem as Found
from district_admin.texts import _
from district_admin.ui.problems import Problem

_LONG_NAME: Final = 14  # letters; the text of a problem has the greater right to the line
_TO: Final = "ที่"  # "ไปที่ที่" reads as a slip of the pen


def ui_problems(form: Form, found: Sequence[Found], mistakes: Mapping[str, str]) -> list[Problem]:
    """Return the problems as the list shows them.

    Where the screen knows better why a value cannot be used, its reason takes the place of the
    check's own.
    """
    problems: list[Problem] = []
    told: set[str] = set()
    for each in found:
        field = form.field(each.field)
        name = _(field.label) if field else ""
        if len(name) > _LONG_NAME or name.startswith(_TO):
            name = _("ช่องนี้")
        text = each.text
        if each.field in mistakes and each.level == "must":
            text = mistakes[each.field]
            if each.field in told:
                continue
            told.add(each.field)
        problems.append(Problem(each.level, text, name, each.field))
    return problems
