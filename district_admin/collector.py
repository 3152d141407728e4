"""Keeps Python's collector from holding up the window while records come by the hundred thousand.

The collector stops every thread for as long as it takes to look at all objects there are: a third
of a second beside 100,000 people. Records have no cycles, so it finds nothing in them; what is
no longer needed goes by its count of references all the same. Rejected: rarer collections (each
takes as long), rows without objects (every list would have to know their places), and setting few
rows apart as well: with them goes for good whatever a closed window has just left in cycles.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

_AT_ONCE: Final = 1000
_MANY: Final = 20_000
"""Fewer objects than these are looked through in some 10 ms."""


def started() -> None:
    """Keep what the program has loaded for good: it is never looked through, a tenth of a second.

    Only the first time; what a later window leaves behind is looked for.
    """
    if not gc.get_freeze_count():
        gc.freeze()


@contextmanager
def without_pauses() -> Iterator[None]:
    """Make long-lived objects without cycles: if they are many they are never looked through.

    Cycles that are made in the meantime are kept for good then, so this is for rows of a list and
    the like, and not for widgets. What windows closed a moment ago have left is collected first.
    """
    was_on = gc.isenabled()
    gc.collect(1)
    gc.disable()
    try:
        yield
        if gc.get_count()[0] > _MANY:
            gc.freeze()
    finally:
        if was_on:
            gc.enable()


def let_go(*held: list[Any] | dict[Any, Any]) -> None:
    """Empty lists and dicts a few at a time: all at once would hold every thread."""
    for each in held:
        if isinstance(each, list):
            while each:
                del each[-_AT_ONCE:]
        else:
            while each:
                each.popitem()
