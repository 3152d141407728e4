"""The process that puts marks on the pages of a PDF: started by `stamping`, it answers and ends.

    python -m district_admin.documents.stamp_worker < order > answer

The library behind it ends its process on some damaged files when it is told to change them; so
that must not be the program's. Reading a page for the screen is safe, as it is in the browser that
the library is made for. The order is a line of JSON and then the files; the answer is a line for
each file that is begun, then a line of its own, and the new file. All measures are in pt.
"""

import contextlib
import io
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

import pypdfium2
from pypdfium2 import raw

OPTION: Final = "stamp-scan"
"""The command of a built program that starts this worker, since it has no `-m`."""

BEGUN: Final = b"begun"
DONE: Final = b"done"
PASSWORD: Final = b"password"
BROKEN: Final = b"broken"

_MOST_MEMORY: Final = 2 << 30
_PASSWORD_WANTED: Final = 4  # FPDF_ERR_PASSWORD
_PT_PER_CM: Final = 72 / 2.54
_LARGEST_PAPER: Final = 43.0 * _PT_PER_CM  # a little over A3; a larger page was measured in dots
_PRINTED: Final = (21.0 * _PT_PER_CM, 29.7 * _PT_PER_CM)
_FRAME: Final = 1.0
_LOWER_QUARTER: Final = 0.75
_STEP: Final = 0.2 * _PT_PER_CM
_PIXELS: Final = 0.75  # to a pt, of the picture in which a white place is sought
_PAPER: Final = 250  # of 255: what is lighter is white


class _RefusedError(Exception):
    """What was asked cannot be done with the file begun last."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is seen: its size, and what brings a seen place to the file's own."""

    width: float
    height: float
    matrix: pypdfium2.PdfMatrix

    @property
    def scale(self) -> float:
        """How much larger a mark is drawn: more than 1 on a page measured in dots, not in cm."""
        most = max(self.width, self.height)
        if most <= _LARGEST_PAPER:
            return 1.0
        return max(min(self.width, self.height) / _PRINTED[0], most / _PRINTED[1])


def main(_arguments: object = ()) -> int:
    """Carry out the order on the standard input."""
    _limit_memory()
    # Not sys.stdin: a windowed program has none, yet its pipe is there.
    with open(0, "rb", closefd=False) as order, open(1, "wb", closefd=False) as answer:
        try:
            data = _carry_out(order, answer)
        except _RefusedError as refused:
            answer.write(refused.args[0] + b"\n")
        except pypdfium2.PdfiumError as error:
            wanted = error.err_code == _PASSWORD_WANTED
            answer.write((PASSWORD if wanted else BROKEN) + b"\n")
        else:
            answer.write(DONE + b"\n" + data)
    return 0


def _limit_memory() -> None:
    """Let a file that unpacks to gigabytes end this process and not the computer.

    Windows cannot without a job object; there the library's own limits must do.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    with contextlib.suppress(ValueError, OSError):  # a stricter limit is already there
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _carry_out(order: BinaryIO, answer: BinaryIO) -> bytes:
    wanted = json.loads(order.readline())
    files = [order.read(length) for length in wanted["scans"]]
    with ExitStack() as opened:
        whole: pypdfium2.PdfDocument | None = None
        for part in _begun(files, opened, answer):
            if whole is None:
                whole = _rebuilt(part, opened) if wanted["rebuild"] else part
            else:
                whole.import_pages(part)
        assert whole is not None
        _begin(answer, 0)
        pages = _Pages(whole, opened)
        for mark in wanted["marks"]:
            drawing = _open(order.read(mark["length"]), opened)
            for page in pages.of(mark, drawing.get_page_size(0)):
                _put(whole, page, mark, drawing)
        data = io.BytesIO()
        whole.save(data)
        return data.getvalue()


def _begun(
    files: list[bytes], opened: ExitStack, answer: BinaryIO
) -> Iterator[pypdfium2.PdfDocument]:
    for number, data in enumerate(files):
        _begin(answer, number)
        yield _open(data, opened)


def _begin(answer: BinaryIO, number: int) -> None:
    answer.write(BEGUN + b" %d\n" % number)
    answer.flush()


def _open(data: bytes, opened: ExitStack) -> pypdfium2.PdfDocument:
    file = pypdfium2.PdfDocument(data)
    opened.callback(file.close)
    return file


def _rebuilt(file: pypdfium2.PdfDocument, opened: ExitStack) -> pypdfium2.PdfDocument:
    """Return the file's pages without what is around them, which may be what is damaged."""
    bare = pypdfium2.PdfDocument.new()
    opened.callback(bare.close)
    bare.import_pages(file)
    data = io.BytesIO()
    bare.save(data)
    return _open(data.getvalue(), opened)


class _Pages:
    """The pages of a file, opened when a mark wants them."""

    def __init__(self, file: pypdfium2.PdfDocument, opened: ExitStack) -> None:
        self._file = file
        self._opened = opened
        self._known: dict[int, pypdfium2.PdfPage] = {}

    def of(self, mark: dict[str, Any], size: tuple[float, float]) -> Iterator[pypdfium2.PdfPage]:
        """Give the pages that a mark of this size stands on."""
        count = len(self._file)
        numbers = {"first": [0], "every": list(range(count)), "last": [count - 1]}[mark["pages"]]
        for number in numbers:
            page = self._page(number)
            if mark["seeks"] and mark["side"] == "foot" and not _white(page, mark, size):
                page = self._one_more(page)
            yield page

    def _page(self, number: int) -> pypdfium2.PdfPage:
        if number not in self._known:
            self._known[number] = self._file[number]
            self._opened.callback(self._known[number].close)
        return self._known[number]

    def _one_more(self, like: pypdfium2.PdfPage) -> pypdfium2.PdfPage:
        seen = _seen(like)
        self._file.new_page(seen.width, seen.height).close()
        return self._page(len(self._file) - 1)


def _put(
    file: pypdfium2.PdfDocument,
    page: pypdfium2.PdfPage,
    mark: dict[str, Any],
    drawing: pypdfium2.PdfDocument,
) -> None:
    size = drawing.get_page_size(0)
    seen = _seen(page)
    corner = _white(page, mark, size) if mark["seeks"] else None
    place = _placed(seen, size, corner) if corner else _place(mark, size, seen)
    if mark["frame"] or mark["opaque"]:
        page.insert_obj(_box(mark, size, place))
    form = drawing.page_as_xobject(0, file)
    drawn = form.as_pageobject()
    form.close()
    drawn.set_matrix(place)
    page.insert_obj(drawn)
    page.gen_content()


def _placed(
    page: _Page, size: tuple[float, float], corner: tuple[float, float]
) -> pypdfium2.PdfMatrix:
    """Return the matrix that brings a mark to a corner, told from the page's left and top."""
    left, top = corner
    y = page.height - top - size[1] * page.scale
    return pypdfium2.PdfMatrix(page.scale, 0, 0, page.scale, left, y).multiply(page.matrix)


def _white(
    page: pypdfium2.PdfPage, mark: dict[str, Any], size: tuple[float, float]
) -> tuple[float, float] | None:
    """Return where a mark covers nothing: left and top of the best such place; None without any.

    What is seen is looked at, since letters, pictures and lines are all in the way alike.
    """
    seen = _seen(page)
    width, height = size[0] * seen.scale, size[1] * seen.scale
    edge, right = mark["edge"] * seen.scale, seen.width - mark["right"] * seen.scale - width
    sides = [right, mark["right"] * seen.scale]
    if mark["side"] == "top":
        places = [(left, edge) for left in ((seen.width - width) / 2, *sides)]
    else:
        lowest, step = seen.height - edge - height, _STEP * seen.scale
        steps = int((lowest - seen.height * _LOWER_QUARTER) / step) + 1
        places = [(left, lowest - step * number) for left in sides for number in range(steps)]
    picture = page.render(scale=_PIXELS / seen.scale, grayscale=True)
    ink = _Ink(bytes(picture.buffer), picture.stride, picture.width, _PIXELS / seen.scale)
    picture.close()
    return next((each for each in places if not ink.is_in(*each, width, height)), None)


@dataclass(frozen=True, slots=True)
class _Ink:
    """What is printed on a page, as rows of grey pixels, so many a pt."""

    rows: bytes
    stride: int
    width: int
    pixels: float

    def is_in(self, left: float, top: float, width: float, height: float) -> bool:
        """Whether anything is printed in a box."""
        first, last = int(left * self.pixels), int((left + width) * self.pixels) + 1
        lines = range(max(int(top * self.pixels), 0), int((top + height) * self.pixels) + 1)
        first, last = max(first, 0), min(last, self.width)
        starts = (line * self.stride for line in lines)
        cut = (self.rows[start + first : start + last] for start in starts)
        return any(min(row, default=_PAPER) < _PAPER for row in cut)


def _seen(page: pypdfium2.PdfPage) -> _Page:
    left, foot, right, top = page.get_bbox()
    width, height = right - left, top - foot
    if min(width, height) <= 0:
        raise _RefusedError(BROKEN)
    turns = {
        0: (width, height, (1, 0, 0, 1, left, foot)),
        90: (height, width, (0, 1, -1, 0, right, foot)),
        180: (width, height, (-1, 0, 0, -1, right, top)),
        270: (height, width, (0, -1, 1, 0, left, top)),
    }
    seen_width, seen_height, matrix = turns[page.get_rotation()]
    return _Page(seen_width, seen_height, pypdfium2.PdfMatrix(*matrix))


def _place(mark: dict[str, Any], size: tuple[float, float], page: _Page) -> pypdfium2.PdfMatrix:
    """Return the matrix from the mark's own paper to the page."""
    scale = page.scale
    width, height = size[0] + 2 * mark["right"], size[1] + 2 * mark["edge"]
    scale *= min(1.0, page.width / (width * scale), page.height / (height * scale))
    edge = mark["edge"] * scale
    x = page.width - (mark["right"] + size[0]) * scale
    y = edge if mark["side"] == "foot" else page.height - edge - size[1] * scale
    return pypdfium2.PdfMatrix(scale, 0, 0, scale, x, y).multiply(page.matrix)


def _box(
    mark: dict[str, Any], size: tuple[float, float], place: pypdfium2.PdfMatrix
) -> pypdfium2.PdfObject:
    half = _FRAME / 2 if mark["frame"] else 0.0
    rect = raw.FPDFPageObj_CreateNewRect(half, half, size[0] - 2 * half, size[1] - 2 * half)
    box = pypdfium2.PdfObject(rect)
    if mark["frame"]:
        colour = [int(mark["frame"][at : at + 2], 16) for at in (0, 2, 4)]
        raw.FPDFPageObj_SetStrokeColor(box, *colour, 255)
        raw.FPDFPageObj_SetStrokeWidth(box, _FRAME)
    raw.FPDFPageObj_SetFillColor(box, 255, 255, 255, 255)
    fill = raw.FPDF_FILLMODE_WINDING if mark["opaque"] else raw.FPDF_FILLMODE_NONE
    raw.FPDFPath_SetDrawMode(box, fill, bool(mark["frame"]))
    box.set_matrix(place)
    return box


if __name__ == "__main__":
    sys.exit(main())
