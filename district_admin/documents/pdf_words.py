"""Reads the text layer of a PDF file, which good scanners write behind the picture of the page.

A scan without one has no text. A file that cannot be read has none either: that it is broken is
told where it is shown.
"""

from contextlib import closing
from typing import Final

_MOST_PAGES: Final = 300
_MOST_LETTERS: Final = 1_000_000
_PDF: Final = "application/pdf"


def text_layer(data: bytes, media_type: str) -> str:
    """Return the text of a file, nothing if it is no PDF, broken, or has none."""
    if media_type != _PDF:
        return ""
    import pypdfium2  # noqa: PLC0415 - not before the first scan

    try:
        with closing(pypdfium2.PdfDocument(data)) as file:
            return "\n".join(_pages(file))[:_MOST_LETTERS]
    except pypdfium2.PdfiumError:
        return ""


def _pages(file: "object") -> list[str]:
    texts: list[str] = []
    count = 0
    for number in range(min(len(file), _MOST_PAGES)):  # type: ignore[arg-type]
        with closing(file[number]) as page, closing(page.get_textpage()) as words:  # type: ignore[index]
            texts.append(words.get_text_range(errors="replace"))
        count += len(texts[-1])
        if count > _MOST_LETTERS:
            break
    return texts
