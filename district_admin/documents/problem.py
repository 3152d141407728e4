"""A problem of a paper, as it is listed under the sheet, and the texts that are looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from district_admin.documents.form_model import Field, Form

Level = Literal["must", "should"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is missing or unusual: a text for the screen and the field it is about, if one."""

    level: Level
    text: str
    field: str = ""


def texts_of(form: Form, content: Mapping[str, object]) -> Iterator[tuple[Field, str]]:
    """Give each line of text of each field that belongs to the paper."""
    for field in form.fields:
        if field.kind not in ("date", "choice", "switch") and field.is_shown(content):
            for text in _texts_in(content.get(field.name)):
                for line in text.splitlines():
                    if line.strip():
                        yield field, line


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts_in(each)
