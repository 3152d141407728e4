"""Puts a form together that says only in what it differs from another (`extends: letter`).

A circular is a letter but for its number and its list of addressees; were the letter's form copied
for it, what an office changes in its letters would not reach its circulars. Works on the nodes of
the two files, so that a mistake is still told with its own file and line. One step only: a form
that is extended extends none itself.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import yaml

from district_admin.documents.form_entries import Entry, Source, items, read_yaml, scalar
from district_admin.texts import _

EXTENDS: Final = "extends"
_FIELDS, _PARTS = "fields", "parts"
_CHANGED: Final = "changed_parts"
_MORE: Final = "more_parts"
_BEFORE: Final = "before"

Pair = tuple[yaml.Node, yaml.Node]


def extended(source: Source, root: yaml.Node, find: Callable[[str], Path]) -> yaml.Node:
    """Return the whole form: this file's own, with what it takes from the one that it extends.

    Fields of the same name are changed key by key, others are added (`before` says where);
    `changed_parts` take the places of those of the same word and field, `more_parts` follow.
    Raises FormError, and what `find` raises for a form that is not there.
    """
    own = _pairs(source, root)
    if EXTENDS not in own:
        return root
    named = own.pop(EXTENDS)[1]
    path = find(scalar(source, named))
    base = _pairs(Source(path), read_yaml(path))
    if EXTENDS in base:
        words = _("แบบที่ต่อยอดได้ต้องไม่ต่อยอดจากแบบอื่นอีก")
        raise source.error(named, words)
    for key, merge in ((_FIELDS, _fields), (_CHANGED, _changed), (_MORE, _more)):
        target = _FIELDS if key == _FIELDS else _PARTS
        if key in own and target in base:
            name, additions = own.pop(key)
            merged = merge(source, base[target][1], additions)
            base[target] = (base[target][0], yaml.SequenceNode(_SEQ, merged, name.start_mark))
    return yaml.MappingNode(_MAP, list({**base, **own}.values()), root.start_mark)


_SEQ: Final = "tag:yaml.org,2002:seq"
_MAP: Final = "tag:yaml.org,2002:map"


def _pairs(source: Source, node: yaml.Node) -> dict[str, Pair]:
    entry = Entry(source, node)  # tells of a key that is there twice
    return {scalar(source, key): (key, entry.need(scalar(source, key))) for key, _v in node.value}


def _fields(source: Source, base: yaml.Node, additions: yaml.Node) -> list[yaml.Node]:
    fields = {_name(source, each): each for each in items(source, base)}
    seen: set[str] = set()
    for each in items(source, additions):
        name = _name(source, each)
        if name in seen:
            raise source.error(each, _("คำว่า “{key}” ซ้ำ").format(key=name))
        seen.add(name)
        pairs = _pairs(source, each)
        before = pairs.pop(_BEFORE, None)
        known = _pairs(source, fields[name]) if name in fields else {}
        made = yaml.MappingNode(_MAP, list({**known, **pairs}.values()), each.start_mark)
        if before is None:
            fields[name] = made
        else:
            fields = _put_before(source, fields, before[1], name, made)
    return list(fields.values())


def _put_before(
    source: Source, fields: dict[str, yaml.Node], before: yaml.Node, name: str, made: yaml.Node
) -> dict[str, yaml.Node]:
    following = scalar(source, before)
    if following not in fields or following == name:
        words = _("ไม่พบช่อง “{name}” ในแบบที่ต่อยอด").format(name=following)
        raise source.error(before, words)
    put: dict[str, yaml.Node] = {}
    for key, field in fields.items():
        if key == following:
            put[name] = made
        if key != name:
            put[key] = field
    return put


def _changed(source: Source, base: yaml.Node, additions: yaml.Node) -> list[yaml.Node]:
    parts = items(source, base)
    for each in items(source, additions):
        places = [at for at, part in enumerate(parts) if _is_same(source, part, each)]
        if not places:
            raise source.error(each, _("ไม่พบส่วนนี้ในแบบที่ต่อยอด"))
        parts[places[0]] = each
    return parts


def _more(source: Source, base: yaml.Node, additions: yaml.Node) -> list[yaml.Node]:
    return [*items(source, base), *items(source, additions)]


def _is_same(source: Source, part: yaml.Node, other: yaml.Node) -> bool:
    return bool(set(_places(source, part)) & set(_places(source, other)))


def _places(source: Source, part: yaml.Node) -> Sequence[tuple[str, str]]:
    """Return the word of a part with the field that it is about."""
    return [
        (word, scalar(source, inner["field"][1]))
        for word, (_key, content) in _pairs(source, part).items()
        if isinstance(content, yaml.MappingNode) and "field" in (inner := _pairs(source, content))
    ]


def _name(source: Source, node: yaml.Node) -> str:
    return scalar(source, Entry(source, node).need("name"))
