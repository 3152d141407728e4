"""Web pages that stand alone: one file, opened by any browser, that asks nothing of a net.

A page's three parts lie in one folder of `resources` (page.html, page.css, page.js), so that its
look can be changed without the program; how all of them search lies beside (web/search.js). Values
are escaped wherever they go, and the page forbids itself every script and style but its own two,
whose fingerprints it names.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from district_admin.assets import resource


def web_page(
    folder: str,
    values: Mapping[str, object],
    functions: Mapping[str, Callable[..., Any]] | None = None,
    fonts: Mapping[str, str] | None = None,
) -> bytes:
    """Return the page of a folder of `resources`, filled in, as an HTML file in UTF-8.

    `functions` may be called in the page. `fonts` names families and font files (below `resources`)
    that are put into the page, so that it looks the same on a computer without them.
    """
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - only when a page is made

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(functions or {})
    style = "\n".join([*map(_face, (fonts or {}).items()), _part(folder, "page.css")])
    script = "\n".join((_part("web", "search.js"), _part(folder, "page.js")))
    html = environment.from_string(_part(folder, "page.html")).render(
        values,
        style=style,
        script=script,
        style_hash=_fingerprint(style),
        script_hash=_fingerprint(script),
    )
    return html.encode("utf-8", "replace")


def _part(folder: str, name: str) -> str:
    return resource(f"{folder}/{name}").read_text(encoding="utf-8").strip()


def _face(font: tuple[str, str]) -> str:
    family, file = font
    data = b64encode(resource(file).read_bytes()).decode("ascii")
    name, _space, weight = family.rpartition(" ")
    return (
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; '
        f"src: url(data:font/ttf;base64,{data}); }}"
    )


def _fingerprint(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
