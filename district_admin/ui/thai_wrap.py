"""Lets Thai text wrap at words where Qt cannot find them by itself.

Qt asks libthai where Thai words end, and finds that library only when the program runs. Debian has
it; a Windows computer has not unless it is shipped with the program, and then a wrapped label
takes a whole sentence for one word and pushes its window wide. There, zero-width spaces are put
between the words of what a label shows.

Rejected: always putting them in (a text read back from a label would not be the text put in).
"""

from functools import cache

from PySide6.QtCore import QTextBoundaryFinder

ZERO_WIDTH_SPACE = "\u200b"

_PROBE = "ไปโรงเรียน"  # two words: Qt sees one boundary inside it when it has libthai
_DOUBTFUL = 4.0  # on screen a doubtful line end is better than a text that is cut off


def wrapped(text: str, finds_words: bool | None = None) -> str:
    """Return a text as a label that wraps should be given it.

    `finds_words` says whether Qt finds Thai words itself; it is found out when not given.
    """
    if qt_finds_thai_words() if finds_words is None else finds_words:
        return text
    if not any("ก" <= character <= "๛" for character in text):
        return text
    from district_admin.thai.segmentation import break_opportunities  # noqa: PLC0415 - heavy

    pieces, start = [], 0
    for boundary in break_opportunities(text):
        if boundary.penalty <= _DOUBTFUL and 0 < boundary.offset < len(text):
            pieces.append(text[start : boundary.offset])
            start = boundary.offset
    pieces.append(text[start:])
    return "".join(
        piece if piece.endswith((" ", "\n")) or number == len(pieces) else piece + ZERO_WIDTH_SPACE
        for number, piece in enumerate(pieces, start=1)
    )


@cache
def qt_finds_thai_words() -> bool:
    """Return whether Qt knows where Thai words end on this computer."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, _PROBE)
    return 0 < finder.toNextBoundary() < len(_PROBE)
