"""Turns a form and what the officer typed into a `Document`.

This is the one place where a paper's text is made ready: tidied (`thai.normalise`), given its
numerals (`thai.numerals`) and its no-break spaces (`thai.spacing`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from district_admin.documents.form_blocks import Paper, part_blocks
from district_admin.documents.form_model import (
    Field,
    Form,
    Letterhead,
    ParagraphPart,
    PartContent,
    SignaturePart,
)
from district_admin.documents.model import Block, Document, Outline, Paragraph, Spacer
from district_admin.documents.pages import paginate
from district_admin.documents.text_width import width_cm
from district_admin.thai.normalise import normalise
from district_admin.thai.numerals import NumeralMode

_SHARES: Final = (0.67, 0.33)  # of the room that may go, before all of it does
_LONGEST_TO_FIT: Final = 12_000  # characters, some five pages: there a page more is no matter
_MOST_ON_A_LINE: Final = 300  # characters, so that a very long text need not be measured
_MOST_KEPT: Final = 4  # paragraphs; more would move a whole page for the sake of a signature


def new_content(
    form: Form,
    letterhead: Letterhead,
    today: date,
    signatory: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """Return the content of a new paper: each field with its default, ready to be kept as JSON."""
    values: dict[str, object] = {"office": letterhead, "today": today.isoformat()}
    content: dict[str, object] = {}
    for field in form.fields:
        texts = [sentence.fill(values) for sentence in field.default]
        content[field.name] = _default(field, texts, signatory)
    return content


def _default(field: Field, texts: list[str], signatory: Mapping[str, object] | None) -> object:
    if field.kind == "signatory":
        return dict(signatory) if signatory else {"lines": [], "rank": ""}
    if field.kind == "lines":
        return [line for text in texts for line in text.splitlines() if line.strip()]
    if field.kind == "committee":
        return []
    if field.kind == "switch":
        return "".join(texts) in {"true", "yes"}
    return "\n".join(texts).strip()


def fill(
    form: Form,
    content: Mapping[str, object],
    letterhead: Letterhead,
    numerals: NumeralMode = "thai",
) -> Document:
    """Return the paper of this content, its text final. Raises SentenceError."""
    # A field that does not belong to the chosen style is not printed, whatever is left in it.
    values = {
        field.name: tidy(field, content.get(field.name)) if field.is_shown(content) else ""
        for field in form.fields
    }
    paper = Paper(values, letterhead, numerals, form.page.text_width_cm, form.size_pt)
    document = Document(
        blocks=(),
        title=paper.ready(form.document_title.fill(values)).replace("\u00a0", " "),
        page=replace(form.page, thai_numbers=numerals != "arabic"),
        size_pt=form.size_pt,
        family=letterhead.docx_family,
        secrecy=str(values.get(form.secrecy, "")) if form.secrecy else "",
        words=letterhead.words,
        author=letterhead.office_name,
    )
    parts = [part.content for part in form.parts if part.is_there(values)]
    return _fitting(document, parts, paper)


def _fitting(document: Document, parts: Sequence[PartContent], paper: Paper) -> Document:
    """Shrink the room that may shrink, step by step, if that saves a page."""
    filled = replace(document, blocks=_blocks(parts, paper))
    can_shrink = any(_shrunk(part, 0.0) != part for part in parts)
    if not can_shrink or _length(filled) > _LONGEST_TO_FIT:
        return filled
    page_count = len(paginate(filled))
    if page_count == 1:
        return filled

    def tightened(share: float) -> Document:
        shrunk = [_shrunk(part, share) for part in parts]
        return replace(document, blocks=_blocks(shrunk, paper))

    tightest = tightened(0.0)
    if len(paginate(tightest)) >= page_count:
        return filled  # less room saves no page where the least saves none
    gentler = (tightened(share) for share in _SHARES)
    return next((each for each in gentler if len(paginate(each)) < page_count), tightest)


def _blocks(parts: Sequence[PartContent], paper: Paper) -> tuple[Block, ...]:
    blocks = [block for part in parts for block in part_blocks(paper, part)]
    return tuple(_keep_signature_with_text(blocks, paper.width_cm))


def _length(document: Document) -> int:
    return sum(len(block.text) for block in document.blocks if isinstance(block, Paragraph))


def _shrunk(part: PartContent, share: float) -> PartContent:
    """Return the part with this share (0 to 1) of the room that it could do without."""
    if isinstance(part, ParagraphPart) and part.shape.least_before_pt is not None:
        before = _between(part.shape.least_before_pt, part.shape.before_pt, share)
        return replace(part, shape=replace(part.shape, before_pt=before))
    if isinstance(part, SignaturePart) and part.least_room_pt is not None:
        return replace(part, room_pt=_between(part.least_room_pt, part.room_pt, share))
    return part


def _between(least: float, most: float, share: float) -> float:
    return round(least + (most - least) * share, 1)


def tidy(field: Field, value: object) -> object:
    """Return a field's value as sentences take it: texts tidied, dates as dates, never None."""
    if field.kind == "date":
        return _date(value)
    if field.kind == "switch":
        return bool(value)
    if field.kind == "text":
        return "\n".join(normalise(line) for line in str(value or "").splitlines())
    if field.kind in ("line", "choice"):
        return normalise(" ".join(str(value or "").split("\n"))).strip()
    return _tidy_group(value)


def _tidy_group(value: object) -> object:
    if isinstance(value, str):
        return normalise(value).strip()
    if isinstance(value, Mapping):
        return {str(key): _tidy_group(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy_group(each) for each in value]
    return ""


def _date(value: object) -> date | str:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return ""


def _keep_signature_with_text(blocks: Sequence[Block], width: float) -> list[Block]:
    """Keep two lines of text or more on the page of the signature (official-documents 1.8)."""
    kept = list(blocks)
    signed = next(
        (n for n, block in enumerate(kept) if isinstance(block, Paragraph) and block.keep_lines),
        0,
    )
    lines = 0
    for place in range(signed - 1, max(signed - _MOST_KEPT, 0), -1):
        block = kept[place]
        if isinstance(block, Outline | Spacer):
            continue  # between an agency's name and its text there is only room
        if not isinstance(block, Paragraph) or lines >= 2:
            break
        kept[place] = replace(block, keep_with_next=True)
        if block.align == "justified":
            lines += 1 if _is_one_line(block, width) else 2
    return kept


def _is_one_line(paragraph: Paragraph, width: float) -> bool:
    text = paragraph.text
    return len(text) < _MOST_ON_A_LINE and width_cm(text) + paragraph.first_line_cm <= width
