"""How a text says where something is held.

A room has ณ before it; a meeting held over a network has no room, and what is typed says by what
it is held (ผ่านระบบการประชุมทางไกล). Rejected: a field "online" beside the place (it would say
nothing that the words do not).
"""

from typing import Final

_BY_MEANS: Final = ("ผ่าน", "ออนไลน์", "ทางออนไลน์", "ทางไกล", "ทางจอภาพ", "ทางสื่อ", "ด้วยวิธี")


def at_place(place: object) -> str:
    """Return a place as running text has it, ณ ห้องประชุมราชพฤกษ์; empty for no place."""
    text = str(place).strip()
    if not text or text.startswith((*_BY_MEANS, "ณ ")):
        return text
    return f"ณ {text}"
