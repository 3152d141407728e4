"""The receive stamp (ตรารับหนังสือ, form 12) on the first page of what came in.

Place and size: 4.3 of the specification of official papers: 5 × 2.5 cm at the top right, the name
of the office, then เลขรับ, วันที่ and เวลา on ruled lines. Blue, as from an ink pad, so that it is
told from the letter under it. The endorsement (เกษียน) is printed only when asked, because where a
letter has room for it differs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Literal

from district_admin.documents.layout import CM
from district_admin.documents.model import (
    Block,
    Document,
    PageSetup,
    Paragraph,
    Run,
    Spacer,
    Tab,
)
from district_admin.documents.pages import paginate
from district_admin.documents.scans import Scan
from district_admin.documents.stamping import Mark, stamped
from district_admin.documents.text_width import split_evenly, width_cm
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.calendar import medium_date
from district_admin.thai.normalise import normalise
from district_admin.thai.numerals import NumeralMode, convert_numerals
from district_admin.thai.spacing import glue

EndorsementPlace = Literal["", "under", "foot"]
"""Where the endorsement is printed: nowhere, under the stamp, at the foot of the page."""

_WIDTH_CM: Final = 5.0
_HEIGHT_CM: Final = 2.5
_EDGE_CM: Final = 0.8  # from the page's right and top edges
_INK: Final = "1F2F8F"
_PADDING_CM: Final = 0.2
_ROOM_CM: Final = _WIDTH_CM - 2 * _PADDING_CM

_NAME_PT: Final = 25.0  # the height of the name's lines together
_NAME_SIZES: Final = ((1, (14.0, 13.0, 12.0)), (2, (10.0, 9.5, 9.0, 8.0)), (3, (7.0, 6.0)))
"""In how many lines a name may stand at which sizes, the first that fits."""
_LEADING: Final = 1.12
_ROW_PT: Final = 14.6
_ROW_SIZE_PT: Final = 13.0
_SMALLEST_PT: Final = 7.0

_UNDER_CM: Final = (_WIDTH_CM, 14.0)  # the widest and highest an endorsement may be
_FOOT_CM: Final = (8.0, 9.0)
_FOOT_EDGE_CM: Final = 1.2
_GAP_CM: Final = 0.25
_ENDORSEMENT_SIZES: Final = (14.0, 13.0, 12.0, 11.0, 10.0)


@dataclass(frozen=True, slots=True)
class ReceiveStamp:
    """What the stamp says: the office, its number of the letter, the day and time it came."""

    office_name: str
    number: str
    received_on: date
    received_at: time
    endorsement: str = ""
    numerals: NumeralMode = "thai"


def stamped_scan(
    scans: Sequence[Scan], stamp: ReceiveStamp, place: EndorsementPlace = "", opaque: bool = False
) -> bytes:
    """Return the scan's pages as a new PDF with the stamp on the first one.

    `opaque` puts white under the stamp, for a letter that has something there. Raises
    ScanRefusedError for a file that cannot be used, OfficeError for an endorsement that is longer
    than its place.
    """
    marks = [Mark(_stamp_paper(stamp), _EDGE_CM, _EDGE_CM, frame=_INK, opaque=opaque)]
    if place and stamp.endorsement.strip():
        marks.append(_endorsement_mark(stamp, place))
    return stamped(scans, marks)


def _stamp_paper(stamp: ReceiveStamp) -> Document:
    number = convert_numerals(normalise(stamp.number).strip(), stamp.numerals)
    day = convert_numerals(medium_date(stamp.received_on), stamp.numerals)
    at = convert_numerals(f"{stamp.received_at:%H.%M} น.", stamp.numerals)
    rows = [_row(*each) for each in (("เลขรับ", number), ("วันที่", day), ("เวลา", at))]
    blocks = (*_name_lines(stamp), *rows)
    return _paper(blocks, f"ตรารับหนังสือ {number}", (_WIDTH_CM, _HEIGHT_CM))


def _name_lines(stamp: ReceiveStamp) -> Iterator[Block]:
    name = convert_numerals(" ".join(normalise(stamp.office_name).split()), stamp.numerals)
    lines, size = _split_name(name)
    height = size * _LEADING
    yield Spacer((_NAME_PT - len(lines) * height) / 2)
    for line in lines:
        run = Run(line, bold=True, size_pt=size, colour=_INK)
        yield Paragraph((run,), align="center", line_pt=height)
    yield Spacer((_NAME_PT - len(lines) * height) / 2)


def _split_name(name: str) -> tuple[list[str], float]:
    for most, sizes in _NAME_SIZES:
        for size in sizes:
            lines = split_evenly(name, _ROOM_CM, size_pt=size, bold=True)
            if len(lines) <= most and _widest(lines, size) <= _ROOM_CM:
                return lines, size
    raise OfficeError(_("ชื่อสำนักงานยาวเกินตรารับหนังสือ กรุณาย่อชื่อสำนักงานที่ตั้งค่า"))


def _widest(lines: Sequence[str], size: float) -> float:
    return max(width_cm(line, size, bold=True) for line in lines)


def _row(label: str, value: str) -> Paragraph:
    begin = width_cm(f"{label} ", _ROW_SIZE_PT)
    size = _ROW_SIZE_PT
    while width_cm(value, size) > _ROOM_CM - begin and size > _SMALLEST_PT:
        size -= 0.5
    return Paragraph(
        (
            Run(f"{label} ", size_pt=_ROW_SIZE_PT, colour=_INK),
            Run(f"\t{value}\t", size_pt=size, colour=_INK, underline="dotted"),
        ),
        line_pt=_ROW_PT,
        tabs=(Tab((begin + _ROOM_CM) / 2, "center"), Tab(_ROOM_CM, "right")),
    )


def _endorsement_mark(stamp: ReceiveStamp, place: EndorsementPlace) -> Mark:
    if place == "under":
        paper = _endorsement_paper(stamp, _UNDER_CM)
        return Mark(paper, _EDGE_CM, _EDGE_CM + _HEIGHT_CM + _GAP_CM)
    return Mark(_endorsement_paper(stamp, _FOOT_CM), _FOOT_EDGE_CM, _FOOT_EDGE_CM, side="foot")


def _endorsement_paper(stamp: ReceiveStamp, room: tuple[float, float]) -> Document:
    """Return the endorsement in the largest letters that its place has room for."""
    text = convert_numerals(normalise(stamp.endorsement).strip(), stamp.numerals)
    for size in _ENDORSEMENT_SIZES:
        blocks = tuple(
            Paragraph(
                (Run(glue(line.strip()), size_pt=size, colour=_INK),),
                line_pt=size * _LEADING,
            )
            for line in text.split("\n")
        )
        pages = paginate(_paper(blocks, "เกษียน", room))
        if len(pages) == 1:
            lowest = max(placed.y_pt for placed in pages[0].lines) + size * 0.35
            return _paper(blocks, "เกษียน", (room[0], lowest / CM))
    raise OfficeError(_("ข้อความเกษียนยาวเกินที่ว่างบนหนังสือ กรุณาย่อข้อความ หรือประทับตราโดยไม่พิมพ์เกษียน"))


def _paper(blocks: Sequence[Block], title: str, size: tuple[float, float]) -> Document:
    page = PageSetup(
        width_cm=size[0],
        height_cm=size[1],
        left_cm=_PADDING_CM,
        right_cm=_PADDING_CM,
        bottom_cm=0.0,
        first_top_cm=0.0,
        top_cm=0.0,
        numbered=False,
    )
    return Document(tuple(blocks), title, page, size_pt=_ROW_SIZE_PT)
