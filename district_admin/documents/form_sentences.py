"""The sentences of a form: Thai text with `{{ field }}` where the officer's words go.

Jinja2 does the filling, but a sentence is let in only if all it does is on a short list (`_MAY`): a
form that came by e-mail can write text, not run for ever nor fill the memory, which Jinja2's own
sandbox does not prevent. Rejected: `str.format`, which knows no filters for dates and lets a form
reach into objects.
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
from district_admin.thai.places import at_place
from district_admin.thai.spacing import behind_word

_DATE_FILTERS: Final[Mapping[str, Callable[[date], str]]] = {
    "long_date": calendar.long_date,
    "era_date": calendar.era_date,
    "weekday_date": calendar.weekday_date,
    "short_date": calendar.short_date,
    "medium_date": calendar.medium_date,
}

_LONGEST: Final = 5_000  # characters; those of the shipped forms have 160 at most
_LONGEST_SHOWN: Final = 80
_DEEPEST: Final = 30
_LONGEST_JOINT: Final = 20
_TESTS: Final = ("defined", "undefined", "none")
_MAY: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const),
    *(nodes.If, nodes.CondExpr, nodes.Test, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Filter),
)
"""What a sentence may do: name a field or something of `office`, filter it, and ask `if`."""

_SIGNS: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
    nodes.Call: "( )",
    nodes.Getitem: "[ ]",
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
                _("ไม่สามารถเติมข้อความ “{text}” ได้ ({reason})").format(
                    text=_shown(self.source), reason=error
                )
            ) from error

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print in it."""
        return not self.source.strip()


def names_in(source: str) -> tuple[set[str], set[str]]:
    """Return the names a sentence uses, and those it asks of `office`.

    Raises SentenceError if it is not a sentence that can be filled in.
    """
    if len(source) > _LONGEST:
        words = _("ข้อความ “{text}” ยาวเกินไป ใช้ได้ไม่เกิน {most} ตัวอักษร")
        raise SentenceError(words.format(text=_shown(source), most=f"{_LONGEST:,}"))
    try:
        tree = _ENVIRONMENT.parse(source)
        _allow(tree, source)
    except TemplateSyntaxError as error:
        raise SentenceError(
            _("ข้อความ “{text}” มีเครื่องหมาย {{{{ }}}} ที่เขียนไม่ถูกต้อง ({reason})").format(
                text=_shown(source), reason=error.message
            )
        ) from error
    except RecursionError as error:
        raise _too_deep(source) from error
    office = {used.attr for used in tree.find_all(nodes.Getattr)}
    return meta.find_undeclared_variables(tree), office


def _allow(node: nodes.Node, source: str, depth: int = 0) -> None:
    """Raise SentenceError if the sentence does anything that is not on the list."""
    if depth > _DEEPEST:
        raise _too_deep(source)
    if isinstance(node, nodes.Filter) and node.name not in _ENVIRONMENT.filters:
        words = _("ไม่รู้จักรูปแบบ “{name}” ในข้อความ “{text}”")
        raise SentenceError(words.format(name=node.name, text=_shown(source)))
    refused = _refused(node)
    if refused:
        words = _("ข้อความ “{text}” ใช้ “{what}” ไม่ได้ ใช้ได้เฉพาะชื่อช่อง รูปแบบวันที่ และ if")
        raise SentenceError(words.format(text=_shown(source), what=refused))
    for child in node.iter_child_nodes():
        _allow(child, source, depth + 1)


def _refused(node: nodes.Node) -> str:
    """Return what a part of a sentence may not do, as the officer would find it there."""
    if not isinstance(node, _MAY):
        return _SIGNS.get(type(node), type(node).__name__.lower())
    if isinstance(node, nodes.Getattr):
        of_office = isinstance(node.node, nodes.Name) and node.node.name == "office"
        return "" if of_office else f".{node.attr}"
    if isinstance(node, nodes.Test) and (node.name not in _TESTS or node.args or node.kwargs):
        return f"is {node.name}"
    if isinstance(node, nodes.Filter) and not _is_plain(node):
        return f"{node.name}( )"
    return ""


def _is_plain(used: nodes.Filter) -> bool:
    joints = [each.value if isinstance(each, nodes.Const) else None for each in used.args]
    if used.node is None or used.kwargs or used.dyn_args or used.dyn_kwargs or len(joints) > 1:
        return False
    return all(isinstance(joint, str) and len(joint) <= _LONGEST_JOINT for joint in joints)


def _too_deep(source: str) -> SentenceError:
    words = _("ข้อความ “{text}” ซ้อนกันลึกเกินไป กรุณาเขียนให้ง่ายขึ้น")
    return SentenceError(words.format(text=_shown(source)))


def _shown(source: str) -> str:
    return source if len(source) <= _LONGEST_SHOWN else f"{source[:_LONGEST_SHOWN]}…"


def _make_environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    environment.globals.clear()
    environment.filters = {
        "join": _join,
        "at_place": at_place,
        "behind_word": lambda text: behind_word(str(text)),
    }
    for name, spelt in _DATE_FILTERS.items():
        environment.filters[name] = partial(_spell_date, spelt)
    return environment


def _join(lines: object, joint: str = "") -> str:
    # A text is no list: joined by its letters, it would grow with each filter.
    return joint.join(map(str, lines)) if isinstance(lines, list | tuple) else str(lines)


def _spell_date(spelt: Callable[[date], str], day: object) -> str:
    # A date that is not known yet leaves its room on the paper blank.
    return spelt(day) if isinstance(day, date) else ""


_ENVIRONMENT: Final = _make_environment()


@lru_cache(maxsize=512)
def _template(source: str) -> Template:
    return _ENVIRONMENT.from_string(source)
