"""The office's set phrases: salutations with their closing phrases, closing sentences, key words.

They are data (`resources/correspondence/*.yaml`), because the list of posts that are addressed
with กราบเรียน differs from edition to edition; a file of the same name in `correspondence/` inside
the office's own forms folder wins.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from district_admin import assets
from district_admin.documents.form_entries import Entry, Source, read_yaml, strings
from district_admin.documents.form_model import Form, SalutationPair

_RETENTION_CLASSES: Final = ("evidence", "historical", "money", "copy", "routine")
"""The classes that a subject can tell of, the one that is kept most strictly first."""


def load_pairs(own_folder: Path | None = None) -> tuple[SalutationPair, ...]:
    """Return the salutations with their closing phrases (official-documents 5).

    Raises FormError.
    """
    path = _find("salutations", own_folder)
    return _read_pairs(path, path.stat().st_mtime_ns)


def load_closing_sentences(
    kind: Literal["memo", "letter"], own_folder: Path | None = None
) -> tuple[str, ...]:
    """Return usual last sentences of a memo or letter (official-documents 2.3).

    Raises FormError.
    """
    path = _find("closing_sentences", own_folder)
    return _read_sentences(path, path.stat().st_mtime_ns)[kind]


def load_retention_words(own_folder: Path | None = None) -> dict[str, tuple[str, ...]]:
    """Return the words of a subject by which a class of keeping is offered (4.6), by class.

    Raises FormError.
    """
    path = _find("retention", own_folder)
    return _read_words(path, path.stat().st_mtime_ns)


def with_own_phrases(form: Form, own: Mapping[str, tuple[str, ...]], posts: str) -> Form:
    """Return the form with the office's own phrases offered first in their fields.

    `own` is by the names of fields; under `posts` it has the posts that alone are addressed with
    กราบเรียน (5.2), which take the place of the shipped ones.
    """
    fields = tuple(
        replace(field, suggestions=tuple(dict.fromkeys((*own[field.name], *field.suggestions))))
        if field.name in own
        else field
        for field in form.fields
    )
    pairs = form.pairs
    if own.get(posts):
        pairs = tuple(
            replace(pair, only_for=own[posts]) if pair.only_for else pair for pair in pairs
        )
    return replace(form, fields=fields, pairs=pairs)


def _find(name: str, own_folder: Path | None) -> Path:
    if own_folder:
        own = own_folder / "correspondence" / f"{name}.yaml"
        if own.is_file():
            return own
    return assets.resource(f"correspondence/{name}.yaml")


# The time of the last change is part of the key, so that a corrected file is read again.
@lru_cache(maxsize=8)
def _read_pairs(path: Path, changed_ns: int) -> tuple[SalutationPair, ...]:
    entry = Entry(Source(path), read_yaml(path))
    pairs = entry.list_of("pairs", _pair)
    entry.close()
    return pairs


def _pair(entry: Entry) -> SalutationPair:
    only_for = entry.get("only_for")
    return SalutationPair(
        salutation=entry.text("salutation"),
        closing=entry.text("closing"),
        addressees=entry.text("addressees"),
        only_for=() if only_for is None else strings(entry.source, only_for),
        needs_review=entry.flag("needs_review"),
    )


@lru_cache(maxsize=8)
def _read_sentences(path: Path, changed_ns: int) -> dict[str, tuple[str, ...]]:
    entry = Entry(Source(path), read_yaml(path))
    found = {kind: strings(entry.source, entry.need(kind)) for kind in ("memo", "letter")}
    entry.close()
    return found


@lru_cache(maxsize=8)
def _read_words(path: Path, changed_ns: int) -> dict[str, tuple[str, ...]]:
    entry = Entry(Source(path), read_yaml(path))
    nodes = {name: entry.get(name) for name in _RETENTION_CLASSES}
    entry.close()
    return {name: strings(entry.source, node) for name, node in nodes.items() if node is not None}
