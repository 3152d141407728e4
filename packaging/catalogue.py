"""Keeps the English catalogue in step with the Thai texts of the screens.

    python packaging/catalogue.py           adds new texts, drops those that are gone
    python packaging/catalogue.py --check   changes nothing and tells what is wrong

Either way it ends with 1 while a text has no translation, or one with other {fields}. Rejected:
babel's own extraction, which on Python 3.11 does not see a `_()` inside an f-string.
"""

import argparse
import ast
import string
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from district_admin.areas.meetings.operations.duties import manual_duties  # noqa: E402 - found in ROOT
from district_admin.documents.form_file import form_names, load_form  # noqa: E402 - found in ROOT
from district_admin.documents.form_model import Form  # noqa: E402 - found in ROOT

PROGRAM = ROOT / "district_admin"
CATALOGUE = ROOT / "resources" / "locale" / "en" / "district_admin.po"
# No dates and no versions: the file changes only when a text does.
HEADER = r"""# English texts of the screens; the key is the Thai. Kept by packaging/catalogue.py.
msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def screen_texts() -> set[str]:
    """Return every Thai text that a screen can show: of the program, its forms and its files."""
    texts: set[str] = set()
    for module in sorted(PROGRAM.rglob("*.py")):
        texts.update(texts_in(module))
    for name in form_names():
        texts.update(texts_of_form(load_form(name)))
    texts.update(duty.title for duty in manual_duties())
    return texts - {""}


def texts_in(module: Path) -> Iterator[str]:
    """Give the texts that a module marks with `_()` or `N_()`.

    Raises ValueError for one that is put together before it is looked up, so is never found.
    """
    text = module.read_text(encoding="utf-8")
    if "_(" not in text:  # a third of the modules; to parse them takes longer than all else
        return
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id not in ("_", "N_"):
            continue
        for given in node.args:
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield given.value
            elif isinstance(given, ast.JoinedStr | ast.BinOp) or node.func.id == "N_":
                raise ValueError(f"{module.name}, line {node.lineno}: not a plain text")


def texts_of_form(form: Form) -> Iterator[str]:
    """Give what the screen shows of a form; what is printed or offered for it stays Thai."""
    yield form.title
    for field in form.fields:
        yield from (field.label, field.hint, field.group)
        yield from (choice.label for choice in field.choices)


def read(file: Path) -> dict[str, str]:
    """Return the translations in a catalogue, by their Thai text: none if there is no file."""
    if not file.exists():
        return {}
    with file.open("rb") as opened:
        return {str(each.id): str(each.string) for each in read_po(opened) if each.id}


def updated(translations: dict[str, str], texts: set[str]) -> str:
    """Return the catalogue of these texts, with the translations there are."""
    catalogue = Catalog()
    for text in texts:
        catalogue.add(text, translations.get(text, ""))
    written = BytesIO()
    write_po(written, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return HEADER + written.getvalue().decode("utf-8")


def mistakes(translations: dict[str, str], texts: set[str]) -> Iterator[str]:
    """Tell what is missing, superfluous, or has other fields than the Thai."""
    for text in sorted(texts):
        english = translations.get(text, "").strip()
        if not english:
            yield f"no translation: {text!r}"
        elif fields(english) != fields(text):
            yield f"other fields: {text!r}"
    for text in sorted(translations.keys() - texts):
        yield f"no longer used: {text!r}"


def fields(text: str) -> list[str]:
    """Return the {fields} of a text in alphabetical order, each as often as it stands there."""
    return sorted(name for _before, name, _spec, _how in string.Formatter().parse(text) if name)


def main(arguments: list[str]) -> int:
    """Check the catalogue or bring it up to date; return 1 if something is left to be done."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE, metavar="FILE")
    options = parser.parse_args(arguments)
    texts = screen_texts()
    if not options.check:
        written = updated(read(options.catalogue), texts)
        options.catalogue.write_text(written, encoding="utf-8", newline="\n")
    found = list(mistakes(read(options.catalogue), texts))
    for mistake in found:
        print(mistake)
    if not found:
        print(f"{len(texts)} texts, all well")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
