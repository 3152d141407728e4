"""How long what waits for a signature has waited: said alike of papers and of rows of registers."""

from typing import Final

from district_admin.texts import _
from district_admin.ui.tokens import Tokens, Tone

_LONG: Final = 3  # days; what waits longer is told in red


def waiting_text(days: int) -> str:
    """Return since how many days a signature is awaited."""
    return _("รอลงนาม {days} วัน").format(days=days) if days > 0 else _("รอลงนาม วันนี้")


def waiting_tone(t: Tokens, days: int) -> Tone:
    """Return how that looks."""
    return t.overdue if days > _LONG else t.waiting
