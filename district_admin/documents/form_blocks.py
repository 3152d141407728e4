"""How each part of a form becomes blocks of the paper."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from district_admin.documents.body_text import body_blocks
from district_admin.documents.clause_numbers import clause_number
from district_admin.documents.committee import Member, committee_table
from district_admin.documents.form_model import (
    BodyPart,
    CommitteePart,
    EmblemPart,
    Letterhead,
    ListPart,
    PageBreakPart,
    ParagraphPart,
    PartContent,
    PhotoPart,
    RulePart,
    SealPart,
    SenderPart,
    Shape,
    SignaturePart,
    SpacePart,
    is_empty,
)
from district_admin.documents.form_seal import photo_blocks, seal_blocks
from district_admin.documents.model import (
    BLACK,
    RED,
    Block,
    PageBreak,
    Paragraph,
    Picture,
    Rule,
    Run,
    Spacer,
    Tab,
)
from district_admin.documents.text_width import split_evenly, width_cm
from district_admin.thai.numerals import NumeralMode, convert_numerals
from district_admin.thai.spacing import glue

_SIGNATURE_LINE_PT: Final = 21.3
_SPARE_CM: Final = 0.1  # so that a word processor's rounding folds nothing


# A paper is filled several times to fit its pages; letters to 120 schools differ in two texts.
@lru_cache(maxsize=1024)
def _ready(text: str, numerals: NumeralMode) -> str:
    return glue(convert_numerals(text, numerals))


@dataclass(frozen=True)
class Paper:
    """One paper while it is filled in: the tidied values and how each part becomes blocks."""

    values: Mapping[str, object]
    letterhead: Letterhead
    numerals: NumeralMode
    width_cm: float
    size_pt: float = 16.0

    def ready(self, text: str) -> str:
        """Return the text in the paper's numerals and with its no-break spaces."""
        return _ready(text, self.numerals)

    def lines(self, name: str) -> list[str]:
        """Return the lines of a field as typed, without empty ones."""
        value = self.values[name]
        texts = value if isinstance(value, list) else str(value).splitlines()
        return [str(text) for text in texts if str(text).strip()]


def part_blocks(paper: Paper, part: PartContent) -> list[Block]:
    """Return what a part puts on the paper; nothing if its field is empty."""
    maker: Callable[..., list[Block]] = _MAKERS[type(part)]
    return maker(paper, part)


def _paragraph(paper: Paper, part: ParagraphPart) -> list[Block]:
    runs = tuple(
        Run(
            paper.ready(run.text.fill(paper.values)),
            bold=run.bold,
            underline=run.underline,
            size_pt=run.size_pt,
            colour=RED if run.red else BLACK,
        )
        for run in part.runs
    )
    shape = part.shape
    inset = _heading_inset(paper, runs, shape)
    return [
        Paragraph(
            runs,
            align=shape.align,
            first_line_cm=shape.first_line_cm,
            left_cm=shape.left_cm + inset,
            right_cm=inset,
            before_pt=shape.before_pt,
            line_pt=shape.line_pt,
            tabs=shape.tabs,
            keep_with_next=shape.keep_with_next,
            role=part.role,
        )
    ]


def _heading_inset(paper: Paper, runs: Sequence[Run], shape: Shape) -> float:
    """Return how far a centred heading of several lines is set in, in cm, on either side.

    A word processor fills its lines one after another; as wide as its widest line it breaks where
    ours does.
    """
    if shape.align != "center" or len(runs) != 1:
        return 0.0
    run, room = runs[0], paper.width_cm - shape.left_cm
    size_pt = run.size_pt or paper.size_pt
    lines = split_evenly(run.text, room, paper.letterhead.words, size_pt=size_pt, bold=run.bold)
    if len(lines) < 2:
        return 0.0
    widest = max(width_cm(line, size_pt, bold=run.bold) for line in lines)
    return max(0.0, round((room - widest) / 2 - _SPARE_CM, 2))


def _body(paper: Paper, part: BodyPart) -> list[Block]:
    lead = part.lead.fill(paper.values) if part.lead else ""
    return body_blocks(lead + str(paper.values[part.name]), part, paper.ready, part.name)


def _list(paper: Paper, part: ListPart) -> list[Block]:
    lines = paper.lines(part.name)
    if not lines:
        return []
    if len(lines) > 1 and part.numbered:
        lines = [
            line if clause_number(line) else f"{number}. {line}"
            for number, line in enumerate(lines, start=1)
        ]
    label = f"{part.label.fill(paper.values)}  "
    hang = round(width_cm(label), 2)
    texts = [paper.ready(text) for text in (label + lines[0], *lines[1:])]
    return [
        Paragraph(
            (Run(text),),
            left_cm=hang,
            first_line_cm=0.0 if number else -hang,
            before_pt=0.0 if number else part.before_pt,
            role=part.name,
        )
        for number, text in enumerate(texts)
    ]


def _sender(paper: Paper, part: SenderPart) -> list[Block]:
    most = paper.width_cm - part.earliest_cm
    lines = [
        line
        for text in paper.lines(part.name)
        for line in split_evenly(paper.ready(text), most, paper.letterhead.words)
    ] or [""]
    longest = max(width_cm(line) for line in lines)
    start = max(part.earliest_cm, round(paper.width_cm - longest - 0.01, 2))
    number = paper.ready(part.text.fill(paper.values))
    first = Paragraph((Run(f"{number}\t{lines[0]}"),), tabs=(Tab(start),), role=part.name)
    return [first, *(_at(start, line, part.name) for line in lines[1:])]


def _at(left_cm: float, text: str, role: str) -> Paragraph:
    return Paragraph((Run(text),), left_cm=left_cm, role=role)


def _signature(paper: Paper, part: SignaturePart) -> list[Block]:
    value = paper.values[part.name]
    signatory = value if isinstance(value, Mapping) else {}
    raw = signatory.get("lines")
    lines = [str(line) for line in raw if str(line).strip()] if isinstance(raw, list) else []
    name, *posts = lines or ["." * 50]
    if not (name.startswith("(") and name.endswith(")")):
        name = f"({name})"
    rank = str(signatory.get("rank", "")).strip()
    blocks: list[Block] = []
    half = min(part.axis_cm, paper.width_cm - part.axis_cm)
    if rank:
        # The rank stands where the signature begins, so it takes the last of the blank lines.
        blocks.append(
            Paragraph(
                (Run(paper.ready(rank)),),
                left_cm=part.axis_cm - half,
                before_pt=max(part.room_pt - _SIGNATURE_LINE_PT, 0.0),
                keep_with_next=True,
                role=part.name,
            )
        )
    for number, text in enumerate([name, *posts]):
        blocks.append(
            _centred(
                paper,
                part,
                text,
                half,
                before_pt=part.room_pt if number == 0 and not rank else 0.0,
                is_last=number == len(posts),
            )
        )
    return blocks


def _centred(
    paper: Paper,
    part: SignaturePart,
    text: str,
    half: float,
    before_pt: float,
    is_last: bool,
) -> Paragraph:
    ready = paper.ready(text)
    pieces = split_evenly(ready, 2 * half, paper.letterhead.words)
    if len(pieces) > 1:
        # A narrower place makes a long position break where it reads well.
        half = min(half, round(max(width_cm(piece) for piece in pieces) / 2 + _SPARE_CM, 2))
    return Paragraph(
        (Run(ready),),
        align="center",
        left_cm=part.axis_cm - half,
        right_cm=paper.width_cm - part.axis_cm - half,
        before_pt=before_pt,
        keep_with_next=part.keep_with_next or not is_last,
        keep_lines=True,
        role=part.name,
    )


def _committee(paper: Paper, part: CommitteePart) -> list[Block]:
    members = paper.values[part.name]
    if not isinstance(members, list):
        return []
    prefix = clause_number(part.clause.fill(paper.values))
    rows: list[Member] = []
    for member in members:
        if not isinstance(member, Mapping) or is_empty(member):
            continue
        name, post, role = (str(member.get(key, "")) for key in ("name", "post", "role"))
        number = f"{prefix}.{len(rows) + 1}" if prefix else f"{len(rows) + 1}."
        rows.append(Member(number, name or post, post if name else "", role))
    if not rows:
        return []
    return [
        committee_table(rows, paper.ready, part.name, part.left_cm, part.role_cm, paper.width_cm)
    ]


def _seal(paper: Paper, part: SealPart) -> list[Block]:
    text = paper.ready(part.text.fill(paper.values))
    return seal_blocks(part, text, paper.width_cm, paper.size_pt)


def _photo(paper: Paper, part: PhotoPart) -> list[Block]:
    name = paper.ready(str(paper.values[part.name]))
    return photo_blocks(part, _signature(paper, part.signature), name, paper.width_cm)


def _emblem(paper: Paper, part: EmblemPart) -> list[Block]:
    return [
        Picture(
            paper.letterhead.emblem,
            height_cm=part.height_cm,
            y_cm=part.y_cm,
            x_cm=part.x_cm,
            centre_x_cm=part.centre_x_cm,
        )
    ]


_MAKERS: Final[Mapping[type, Callable[..., list[Block]]]] = {
    ParagraphPart: _paragraph,
    BodyPart: _body,
    ListPart: _list,
    SenderPart: _sender,
    SignaturePart: _signature,
    SealPart: _seal,
    PhotoPart: _photo,
    CommitteePart: _committee,
    EmblemPart: _emblem,
    RulePart: lambda _paper, part: [Rule(part.width_cm)],
    SpacePart: lambda _paper, part: [Spacer(part.height_pt)],
    PageBreakPart: lambda _paper, _part: [PageBreak(attached=True)],
}
