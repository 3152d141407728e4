"""What is offered of who presides, beside somebody of a meeting whose chair is away.

It is not offered while a chair is there: a deed that is always refused only stands in the way.
"""

from collections.abc import Callable, Sequence
from typing import Any

from district_admin.areas.meetings.model import MeetingPerson
from district_admin.areas.meetings.operations import presiding
from district_admin.texts import _
from district_admin.ui.detail_pane import Deed

Do = Callable[[str, Callable[[Any], object]], object]


def presiding_deeds(people: Sequence[MeetingPerson], person: MeetingPerson, do: Do) -> list[Deed]:
    """Return what can be noted of who presides; nothing where it is not to be chosen."""
    if presiding.presides(person):
        action = _("{name} ไม่ได้เป็นประธานในที่ประชุม").format(name=person.name)
        word, icon, change = _("ไม่ได้เป็นประธานในที่ประชุม"), "undo-2", presiding.let_not_preside
    elif presiding.may_preside(people, person):
        action = _("{name} เป็นประธานในที่ประชุม").format(name=person.name)
        word, icon, change = _("เป็นประธานในที่ประชุม"), "check", presiding.let_preside
    else:
        return []
    return [Deed(word, icon, lambda: do(action, lambda session: change(session, person.id)))]
