"""What a paper is drawn with besides what was typed into it, and whether that is of its own day."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final, Literal

from district_admin.documents.form_model import Form, Letterhead

Source = Literal["today", "kept", "lost"]

TODAY: Final = "today"
KEPT: Final = "kept"
"""As it was when the paper was locked."""

LOST: Final = "lost"
"""The paper is locked, and nothing was kept: it is drawn with what there is today."""


@dataclass(frozen=True)
class Look:
    """The form and the letterhead that a paper is drawn with."""

    form: Form
    letterhead: Letterhead
    source: Source = TODAY
    is_outdated: bool = False
    """Whether it is kept, and a paper locked today would come out otherwise."""


def as_kept(letterhead: Letterhead) -> dict[str, Any]:
    """Return a letterhead as JSON keeps it; its emblem is a file of its own."""
    values = asdict(letterhead)
    del values["emblem"]
    return values


def letterhead_of(kept: Mapping[str, Any], emblem: bytes | None) -> Letterhead:
    """Return a letterhead that was kept; what another version of the program added is left out."""
    known = {field.name for field in fields(Letterhead)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in kept.items()
        if name in known
    }
    return Letterhead(**values, emblem=emblem)


def compared(kept: Look, today: Look) -> Look:
    """Return a kept look that knows whether a paper locked today would come out otherwise."""
    return replace(kept, is_outdated=_drawn(kept) != _drawn(today))


def _drawn(look: Look) -> object:
    """What two looks are told apart by: not where words may break, which changes every week."""
    form = look.form
    drawn = (form.parts, form.page, form.size_pt, form.secrecy, form.document_title)
    return drawn, replace(look.letterhead, words=())
