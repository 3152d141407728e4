"""How it is told what became of an agenda that may change again."""

from district_admin.areas.meetings.operations.reopening import Reopened
from district_admin.texts import _


def reopened_words(action: str, found: Reopened) -> str:
    """Return what was done, with what changed by itself; what differs from signed papers first."""
    if found.differs:
        return f"{found.differs}  ·  {action}"
    if found.is_changed:
        return _("{action} และปรับวาระตามลำดับการประชุมปัจจุบัน").format(action=action)
    return action
