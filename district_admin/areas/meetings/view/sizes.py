"""Sizes as the screen says them, in the language of the screen; the page of a disc is Thai."""

from typing import Final

from district_admin.archive import index_page
from district_admin.texts import _

_STEP: Final = 1000


def size_text(size: int) -> str:
    """Return a number of bytes as a person reads it: 512 ไบต์, 3.4 MB."""
    return index_page.size_text(size) if size >= _STEP else _("{count} ไบต์").format(count=size)
