"""The officer's texts: Thai in place inside `_()`, with an English catalogue for maintainers.

The Thai literal is the message id. `_()` looks it up when it runs, so it stands inside functions;
a text that must be written at module level is marked with `N_()` there and passed through `_()`
where it is shown. Official papers never go through this module: their wording is the form's.

Rejected: compiled catalogues (a build product in the repository, or one more build step) and
keys instead of Thai (a screenshot could no longer be searched for in the code).
"""

from typing import Final

from district_admin import assets

LANGUAGES: Final = ("th", "en")

_catalogue: dict[str, str] = {}


_in_use = ["th"]


def use_language(name: str) -> None:
    """Speak this language, one of `LANGUAGES`, from now on. Raises ValueError for another."""
    if name not in LANGUAGES:
        raise ValueError(f"no catalogue for {name}")
    catalogue = {} if name == "th" else load_catalogue(name)
    _catalogue.clear()
    _catalogue.update(catalogue)
    _in_use[0] = name


def language() -> str:
    """Return the language in use."""
    return _in_use[0]


def load_catalogue(name: str) -> dict[str, str]:
    """Return the catalogue of a language: what the Thai text (key) is there (value)."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only a maintainer's start needs it

    with assets.resource(f"locale/{name}/district_admin.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}


def _(text: str) -> str:
    """Return an officer's text in the language in use."""
    return _catalogue.get(text, text)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a marked, untranslated text
    """Mark a text for the catalogue without translating it here."""
    return text
