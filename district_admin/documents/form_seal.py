"""The place for an agency's seal (form 3) and for a photograph (form 10) on the paper.

Official-documents 2.5: the seal is stamped in red over the agency's name, its head initials it,
and no paper carries a drawn one. What stands here keeps the circle of 4.5 cm free of other text.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from district_admin.documents.fonts import single_line_pt
from district_admin.documents.form_model import PhotoPart, SealPart
from district_admin.documents.model import Block, Outline, Paragraph, Run, Spacer
from district_admin.documents.text_width import split_evenly, width_cm

_PT_PER_CM: Final = 72 / 2.54
_SPARE_CM: Final = 0.1  # so that a word processor's rounding folds nothing
_SIZE_PT: Final = 16.0
_HAIR_PT: Final = 1.0
_LOWER_PT: Final = 6.0  # the frame's top under the line before it
_SIGNING_PT: Final = 48.0
_DOTS: Final = "." * 36


def seal_blocks(part: SealPart, text: str, paper_cm: float, size_pt: float) -> list[Block]:
    """Return the agency's name, the circle around it, and the room that keeps it free."""
    half = min(part.axis_cm, paper_cm - part.axis_cm)
    pieces = split_evenly(text, 2 * half)
    if len(pieces) > 1:
        half = min(half, round(max(map(width_cm, pieces)) / 2 + _SPARE_CM, 2))
    name_pt = len(pieces) * single_line_pt(size_pt)
    radius_pt = part.diameter_cm / 2 * _PT_PER_CM
    return [
        Spacer(part.room_pt),
        Outline(
            part.diameter_cm,
            part.diameter_cm,
            part.axis_cm - part.diameter_cm / 2,
            (name_pt / 2 - radius_pt) / _PT_PER_CM,
            is_round=True,
            guide=part.guide,
        ),
        Paragraph(
            (Run(text),),
            align="center",
            left_cm=part.axis_cm - half,
            right_cm=paper_cm - part.axis_cm - half,
            keep_with_next=True,
            keep_lines=True,
            role=part.name,
        ),
        Spacer(max(radius_pt - name_pt / 2, 0.0)),
    ]


def photo_blocks(
    part: PhotoPart, signed: Sequence[Block], name: str, paper_cm: float
) -> list[Block]:
    """Return a signature with the frame beside it; under it who is on the photograph signs."""
    lines = [block for block in signed if isinstance(block, Paragraph)]
    taken_pt = sum(_height_pt(line, paper_cm) for line in lines)
    frame_pt = _LOWER_PT + part.height_cm * _PT_PER_CM
    bracketed = f"({name or _DOTS})"
    room = min(max(part.width_cm, round(width_cm(bracketed) + _SPARE_CM, 2)), paper_cm)
    holder = Paragraph(
        (Run(bracketed),),
        align="center",
        right_cm=paper_cm - room,
        role=part.name,
    )
    kept = [replace(line, keep_with_next=True) for line in lines]
    kept[0] = replace(kept[0], before_pt=max(kept[0].before_pt - _HAIR_PT, 0.0))
    return [
        # On a line of its own: whether room before a paragraph counts, Word and LibreOffice differ.
        Outline(part.width_cm, part.height_cm, 0.0, _LOWER_PT / _PT_PER_CM),
        Spacer(_HAIR_PT),
        *kept,
        Spacer(max(frame_pt - taken_pt, 0.0) + _SIGNING_PT),
        holder,
    ]


def _height_pt(line: Paragraph, paper_cm: float) -> float:
    room = paper_cm - line.left_cm - line.right_cm
    return line.before_pt + len(split_evenly(line.text, room)) * single_line_pt(_SIZE_PT)
