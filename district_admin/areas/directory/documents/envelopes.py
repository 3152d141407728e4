"""Envelopes of the office (ซองหนังสือราชการ, form ๑๕): a paper as large as the envelope for each.

Source: official-documents 2.14. The garuda and the sender stand at the top left, the urgency
beside the garuda as on a letter (1.11), the recipient right of the middle and below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.areas.directory.documents.fitting import Text, fit_text, line_height_pt
from district_admin.areas.directory.documents.recipients import Recipient, address_texts
from district_admin.documents.look import Look
from district_admin.documents.model import (
    RED,
    Block,
    Document,
    PageSetup,
    Paragraph,
    Picture,
    Run,
    Spacer,
)
from district_admin.documents.text_width import split_evenly, width_cm
from district_admin.texts import N_

EMBLEM_CM: Final = 1.5
"""The garuda's height on an envelope (2.14)."""

_PT_PER_CM: Final = 72 / 2.54
_MARGIN_CM: Final = 1.2
_TOP_CM: Final = 0.8
_URGENCY_PT: Final = 32.0
_URGENCY_LEFT_CM: Final = EMBLEM_CM + 0.5
_HEAD_PT: Final = (EMBLEM_CM + 0.1) * _PT_PER_CM
_LEAST_ROOM_PT: Final = 42.0  # for the recipient, three lines, however long the sender is


@dataclass(frozen=True, slots=True)
class EnvelopeSize:
    """An envelope lying before the officer; lengths in cm. `name` is shown through `_()`.

    The recipient's block begins at `block_left_cm` and not above `block_top_cm`, in type of
    `size_pt` or smaller; the sender's type is `sender_pt`.
    """

    name: str
    width_cm: float
    height_cm: float
    block_left_cm: float
    block_top_cm: float
    size_pt: float
    sender_pt: float


ENVELOPES: Final = {
    "DL": EnvelopeSize(N_("DL (110 × 220 มม.)"), 22.0, 11.0, 9.5, 5.4, 18.0, 14.0),
    "C6": EnvelopeSize(N_("C6 (114 × 162 มม.)"), 16.2, 11.4, 6.0, 5.6, 16.0, 14.0),
    "C5": EnvelopeSize(N_("C5 (162 × 229 มม.)"), 22.9, 16.2, 9.5, 7.6, 20.0, 16.0),
    "C4": EnvelopeSize(N_("C4 (229 × 324 มม.)"), 32.4, 22.9, 14.0, 10.5, 24.0, 18.0),
}
"""The envelopes on offer, by their international name."""


def envelopes(
    recipients: Sequence[Recipient],
    size: EnvelopeSize,
    look: Look,
    number: str = "",
    urgency: str = "",
) -> list[Document]:
    """Return an envelope for each recipient.

    `number` is the letter's (ศธ 04092/123), printed as ที่; `urgency` is ด่วน, ด่วนมาก, ด่วนที่สุด
    or empty.
    """
    sender = _sender(size, look, number, urgency)
    used = sum(
        block.line_pt if isinstance(block, Paragraph) and block.line_pt else 0.0 for block in sender
    )
    used += sum(block.height_pt for block in sender if isinstance(block, Spacer))
    return [_envelope(each, size, look, sender, used) for each in recipients]


def _envelope(
    recipient: Recipient, size: EnvelopeSize, look: Look, sender: Sequence[Block], used_pt: float
) -> Document:
    top = (size.block_top_cm - _TOP_CM) * _PT_PER_CM
    bottom = (size.height_cm - _TOP_CM - _MARGIN_CM) * _PT_PER_CM
    gap = max(top - used_pt, 0.0)
    room = max(bottom - used_pt - gap, _LEAST_ROOM_PT)
    blocks = [*sender, Spacer(round(gap, 2)), *_addressee(recipient, size, look, room)]
    page = PageSetup(
        width_cm=size.width_cm,
        height_cm=size.height_cm,
        left_cm=_MARGIN_CM,
        right_cm=_MARGIN_CM,
        bottom_cm=_MARGIN_CM / 2,
        first_top_cm=_TOP_CM,
        top_cm=_TOP_CM,
        numbered=False,
    )
    return look.document(f"ซอง {recipient.name}", blocks, page)


def _sender(size: EnvelopeSize, look: Look, number: str, urgency: str) -> list[Block]:
    letterhead = look.letterhead
    blocks: list[Block] = [
        Picture(letterhead.emblem, height_cm=EMBLEM_CM, y_cm=_TOP_CM, x_cm=_MARGIN_CM)
    ]
    if urgency:
        run = Run(look.ready(urgency), bold=True, size_pt=_URGENCY_PT, colour=RED)
        left = _URGENCY_LEFT_CM
        blocks.append(Paragraph((run,), left_cm=left, line_pt=round(_HEAD_PT, 2), role="urgency"))
    else:
        blocks.append(Spacer(round(_HEAD_PT, 2)))
    texts = [letterhead.office_name, *letterhead.address_lines]
    texts += [f"ที่  {number}"] if number else []
    limit = size.width_cm - 2 * _MARGIN_CM
    for text in texts:
        for line in split_evenly(look.ready(text), limit, letterhead.words, size_pt=size.sender_pt):
            height = line_height_pt(size.sender_pt)
            run = Run(line, size_pt=size.sender_pt)
            blocks.append(Paragraph((run,), line_pt=height, role="sender"))
    return blocks


def _addressee(
    recipient: Recipient, size: EnvelopeSize, look: Look, room_pt: float
) -> list[Paragraph]:
    salutation = look.ready(recipient.salutation)
    lead = f"{salutation}  " if salutation else ""
    left = size.block_left_cm - _MARGIN_CM
    hang = width_cm(lead, size.size_pt)
    limit = size.width_cm - 2 * _MARGIN_CM - left - hang
    texts: list[Text] = [look.ready(recipient.name), *address_texts(recipient, look)]
    fitted = fit_text(texts, limit, room_pt, look.letterhead.words, size.size_pt)
    hang = round(width_cm(lead, fitted.size_pt), 2)
    return [
        Paragraph(
            (Run(line if at else lead + line, size_pt=fitted.size_pt),),
            left_cm=left + (hang if at else 0.0),
            line_pt=fitted.line_pt,
            role="addressee",
        )
        for at, line in enumerate(fitted.lines)
    ]
