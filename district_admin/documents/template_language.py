"""What a Word template may say between its braces: name a field, ask, go through rows.

A template came by e-mail from anywhere, and Jinja2's own sandbox stops neither a loop without end
nor a text that fills the memory. So the environment lets in only what is on a short list (`_MAY`),
whichever way a text reaches it, as `form_sentences` does for the sentences of forms. Values are
escaped, so that an & or < in a name stays a letter. Rejected: filters and sums in templates (a day
is offered in each of its spellings instead).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn

from jinja2 import StrictUndefined, TemplateRuntimeError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from typing_extensions import override

from district_admin.thai.normalise import NBSP, normalise

TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
"""A whole tag in a text."""

_DEEPEST: Final = 40
_COMPARED: Final = frozenset({"eq", "ne"})
_MAY: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const),
    *(nodes.If, nodes.For, nodes.CondExpr, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not),
)
_SIGNS: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
    nodes.Pow: "**",
    nodes.Concat: "~",
    nodes.Call: "( )",
    nodes.Getitem: "[ ]",
    nodes.Filter: "|",
}


class ForbiddenInTemplateError(TemplateSyntaxError):
    """A template does more than fill in texts; `what` is the sign or word that does it."""

    def __init__(self, what: str, line: int) -> None:
        self.what = what
        super().__init__(what, line)


class _Environment(ImmutableSandboxedEnvironment):
    """Refuses what is not on the list wherever a template is read: page, header, properties."""

    @override
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _allow(tree)
        return tree


def make_environment() -> ImmutableSandboxedEnvironment:
    """Return the environment that templates are read and filled in with."""
    environment = _Environment(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment


class _Words(str):
    """A value that is no list: going through its letters would fill the memory."""

    __slots__ = ()

    @override
    def __iter__(self) -> NoReturn:
        raise TemplateRuntimeError("for")


def unlooped(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a paper so that only the lists among them can be gone through."""
    return {name: _unlooped(value) for name, value in values.items()}


def _unlooped(value: Any) -> Any:
    if isinstance(value, str):
        return _Words(value)
    if isinstance(value, Mapping):
        return unlooped(value)
    return [_unlooped(each) for each in value] if isinstance(value, list) else value


def tidy_tag(tag: str) -> str:
    """Return a tag as it was meant: names written the one way, nothing in it that is not seen."""
    return normalise(tag).replace(NBSP, " ").translate(_QUOTES)


def names_of(node: nodes.Node) -> Iterator[tuple[str, str]]:
    """Give the names that a tag asks for, each with what it asks of it (or nothing)."""
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        yield node.node.name, node.attr
        return
    if isinstance(node, nodes.Name) and node.ctx == "load":
        yield node.name, ""
    for child in node.iter_child_nodes():
        yield from names_of(child)


_QUOTES: Final[Any] = str.maketrans("“”‘’", "\"\"''")


def _allow(node: nodes.Node, depth: int = 0, loops: int = 0) -> None:
    if depth > _DEEPEST:
        raise ForbiddenInTemplateError("{{ }}", node.lineno)
    refused = _refused(node, loops)
    if refused:
        raise ForbiddenInTemplateError(refused, node.lineno)
    loops += isinstance(node, nodes.For)
    for child in node.iter_child_nodes():
        _allow(child, depth + 1, loops)


def _refused(node: nodes.Node, loops: int) -> str:
    if not isinstance(node, _MAY):
        return _SIGNS.get(type(node), type(node).__name__.lower())
    if isinstance(node, nodes.Getattr) and not isinstance(node.node, nodes.Name):
        return f".{node.attr}"
    if isinstance(node, nodes.Compare):
        wrong = [each.op for each in node.ops if each.op not in _COMPARED]
        return (
            {"lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}.get(wrong[0], wrong[0])
            if wrong
            else ""
        )
    if isinstance(node, nodes.For):
        return _refused_loop(node, loops)
    return ""


def _refused_loop(loop: nodes.For, loops: int) -> str:
    """Loops go through rows that are there, so none is longer than what the officer typed.

    No row has rows of its own, so a loop in a loop has nothing to go through but the same again.
    """
    plain = isinstance(loop.target, nodes.Name) and isinstance(loop.iter, nodes.Name)
    return "" if plain and not loops and not loop.recursive else "for"
