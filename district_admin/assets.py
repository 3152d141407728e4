"""Finds the forms and resources that are shipped with the program.

They live at the top of the repository, where the office can see them. A build copies them
into the package as `_files`, so an installed or frozen program finds them there instead.
"""

from pathlib import Path

_BUILT = Path(__file__).parent / "_files"
_CHECKOUT = Path(__file__).parents[1]


def forms_folder() -> Path:
    """Return the folder of the shipped forms."""
    return _root() / "forms"


def resource(name: str) -> Path:
    """Return a font, icon or table of reference data, such as `resource("fonts/OFL.txt")`.

    Raises FileNotFoundError if the program was built without it.
    """
    found = _root().joinpath("resources", *name.split("/"))
    if not found.exists():
        raise FileNotFoundError(f"resources/{name} is not shipped with the program")
    return found


def _root() -> Path:
    return _BUILT if _BUILT.is_dir() else _CHECKOUT
