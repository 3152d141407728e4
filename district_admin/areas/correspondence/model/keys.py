"""What papers and rows of registers are found by, made from their texts when these change."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from district_admin.thai.calendar import long_date, medium_date, short_date
from district_admin.thai.normalise import search_key

_NO_TEXT: Final = frozenset({"numerals", "style", "template"})


def body_key(content: Mapping[str, Any]) -> str:
    """Return the search key of all that was typed into a paper, its days as they are written."""
    return search_key("\n".join(_texts_in(content)))


def entry_key(texts: Iterable[str], days: Iterable[date | None]) -> str:
    """Return the search key of a row of a register: its texts, and its days in each way."""
    written = (each for day in days if day is not None for each in _written(day))
    return search_key("\n".join(text for text in (*texts, *written) if text))


def _texts_in(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        parts = [each for name, each in value.items() if name not in _NO_TEXT]
    elif isinstance(value, list | tuple):
        parts = list(value)
    else:
        return _text(value) if isinstance(value, str) else []
    return [text for part in parts for text in _texts_in(part)]


def _text(value: str) -> list[str]:
    try:
        return _written(date.fromisoformat(value))
    except ValueError:
        return [value] if value else []


def _written(day: date) -> list[str]:
    return [long_date(day), medium_date(day), short_date(day)]
