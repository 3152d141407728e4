"""The sentences of a form: Thai text with `{{ field }}` where the officer's words go.

Jinja2's sandbox does the filling, so that a form that came by e-mail cannot do anything but write
text. Rejected: `str.format`, which knows no filters for dates and lets a form reach into objects.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Final

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai import calendar

_DATE_FILTERS: Final[Mapping[str, Callable[[date], str]]] = {
    "long_date": calendar.long_date,
    "era_date": calendar.era_date,
    "weekday_date": calendar.weekday_date,
    "short_date": calendar.short_date,
    "medium_date": calendar.medium_date,
}


class SentenceError(OfficeError):
    """A sentence of a form cannot be read or filled in; the text says why."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a form, checked. Text without `{{` is only itself."""

    source: str

    def fill(self, values: Mapping[str, object]) -> str:
        """Return the sentence with these values in it. Raises SentenceError if one is missing."""
        if "{" not in self.source:
            return self.source
        try:
            return _template(self.source).render(values)
        except (TemplateError, TypeError, ValueError, AttributeError) as error:
            raise SentenceError(
                _("ไม่สามารถเติมข้อความ “{text}” ได้ ({reason})").format(text=self.source, reason=error)
            ) from error

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print in it."""
        return not self.source.strip()


def names_in(source: str) -> tuple[set[str], set[str]]:
    """Return the names a sentence uses, and those it asks of `office`.

    Raises SentenceError if it is not a sentence that can be filled in.
    """
    try:
        tree = _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        raise SentenceError(
            _("ข้อความ “{text}” มีเครื่องหมาย {{{{ }}}} ที่เขียนไม่ถูกต้อง ({reason})").format(
                text=source, reason=error.message
            )
        ) from error
    for used in tree.find_all(nodes.Filter):
        if used.name not in _ENVIRONMENT.filters:
            raise SentenceError(
                _("ไม่รู้จักรูปแบบ “{name}” ในข้อความ “{text}”").format(name=used.name, text=source)
            )
    office = {
        used.attr
        for used in tree.find_all(nodes.Getattr)
        if isinstance(used.node, nodes.Name) and used.node.name == "office"
    }
    return meta.find_undeclared_variables(tree), office


def _make_environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    for name, spelt in _DATE_FILTERS.items():
        environment.filters[name] = partial(_spell_date, spelt)
    return environment


def _spell_date(spelt: Callable[[date], str], day: object) -> str:
    # A date that is not known yet leaves its room on the paper blank.
    return spelt(day) if isinstance(day, date) else ""


_ENVIRONMENT: Final = _make_environment()


@lru_cache(maxsize=512)
def _template(source: str) -> Template:
    return _ENVIRONMENT.from_string(source)
