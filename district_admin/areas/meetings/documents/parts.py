"""What the papers of a meeting share: their heads, paragraphs, signatures and page.

They are drawn with the parts of the official forms, so that a signature of the minutes stands as
that of a memo does. Rejected: a form in `forms/` for each of them (a form has fields, not sections
with any number of matters in them).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from district_admin.areas.meetings.documents.clock import bare_time
from district_admin.areas.meetings.documents.facts import (
    Matter,
    Section,
    Signer,
    Sitting,
    bare_body,
)
from district_admin.documents.body_text import body_blocks
from district_admin.documents.form_blocks import Paper, part_blocks
from district_admin.documents.form_model import (
    BodyPart,
    Letterhead,
    ParagraphPart,
    RunPart,
    Shape,
    SignaturePart,
)
from district_admin.documents.form_sentences import Sentence
from district_admin.documents.model import (
    Block,
    Document,
    PageSetup,
    Paragraph,
    Rule,
    Run,
)
from district_admin.documents.text_width import width_cm
from district_admin.thai.calendar import weekday_date
from district_admin.thai.names import bracket_name, rank_before_signature
from district_admin.thai.normalise import NBSP, normalise
from district_admin.thai.numerals import NumeralMode

PORTRAIT: Final = PageSetup(first_top_cm=2.0)
NOTHING: Final = "- ไม่มี -"
NONE: Final = "-"
"""In a cell of a table that was not forgotten."""
RESOLUTION: Final = "มติที่ประชุม"
TEXT_CM: Final = 2.5
"""Where the first line of a paragraph begins."""
TITLE_CM: Final = 3.2
"""Where the title of a section begins, after ระเบียบวาระที่ ๑."""
_MATTER_CM: Final = 1.0  # from a matter's number to its title
_GAP_CM: Final = 0.2
_RULE_CM: Final = 5.0
ABOVE_TABLE_PT: Final = 12.0
_BODY: Final = BodyPart("", indent_cm=TEXT_CM, before_pt=0.0)
_HEAD: Final = ParagraphPart(
    (RunPart(Sentence("{{ text }}"), bold=True, size_pt=16.0),),
    Shape(align="center", keep_with_next=True),
)
_NO_NAME: Final = f"({'.' * 50})"


def new_paper(
    letterhead: Letterhead,
    numerals: NumeralMode,
    page: PageSetup = PORTRAIT,
    size_pt: float = 16.0,
) -> Paper:
    """Return a paper to draw on, with type of this size."""
    return Paper({}, letterhead, numerals, page.text_width_cm, size_pt)


def written(paper: Paper, text: str) -> str:
    """Return a text of one line as it is printed."""
    return paper.ready(normalise(text).replace("\n", " ").strip())


def day_and_time(sitting: Sitting) -> str:
    """Return when a meeting is: วันพฤหัสบดีที่ 19 พฤศจิกายน 2569 เวลา 09.30 น."""
    time = bare_time(sitting.starts_at)
    return weekday_date(sitting.held_on) + (f"  เวลา {time} น." if time else "")


def body_name(sitting: Sitting) -> str:
    """Return the name of the body, without the word that stands before it in each title."""
    return replace(sitting, body=bare_body(normalise(sitting.body))).joined


def head(paper: Paper, lines: Iterable[str], *, after_pt: float = 4.0) -> list[Block]:
    """Return the centred lines of a head, bold, with the short rule under them.

    A ruled table wants more room after that rule.
    """
    texts = [normalise(line).replace("\n", " ").strip() for line in lines]
    blocks = [
        block
        for text in texts
        if text
        for block in part_blocks(replace(paper, values={"text": text}), _HEAD)
    ]
    return [*blocks, Rule(_RULE_CM, after_pt=after_pt)]


def section_title(paper: Paper, section: Section, *, keep: bool = True) -> Paragraph:
    """Return the line with which a section begins; it may have to stay with what follows."""
    label = Run(written(paper, f"ระเบียบวาระที่ {section.number}"), bold=True)
    line = hanging(label, Run(written(paper, section.title), bold=True), 0.0, TITLE_CM)
    return replace(line, before_pt=6.0, keep_with_next=keep)


def matter_line(
    paper: Paper, number: str, title: str, at_cm: float, *, bold: bool = False, keep: bool = True
) -> Paragraph:
    """Return a matter's number and its title, which hangs beside it."""
    label = Run(written(paper, number), bold=bold)
    words = Run(written(paper, title), bold=bold)
    if not label.text:
        return Paragraph((words,), left_cm=at_cm, keep_with_next=keep)
    return replace(hanging(label, words, at_cm, at_cm + _MATTER_CM), keep_with_next=keep)


def hanging(label: Run, words: Run, at_cm: float, words_at_cm: float) -> Paragraph:
    """Return a label and the words beside it, whose further lines stand under each other.

    They begin farther right where the label is wider.
    """
    label_end = at_cm + width_cm(label.text, bold=label.bold) + _GAP_CM
    left = max(words_at_cm, round(label_end, 2))
    return Paragraph(
        (label, replace(words, text=f"\t{words.text}")),
        left_cm=left,
        first_line_cm=round(at_cm - left, 2),
    )


def resolved(matter: Matter) -> str:
    """Return the text of a resolution, without มติที่ประชุม where she has typed that too."""
    return normalise(matter.resolution).strip().removeprefix(RESOLUTION).strip()


def text_blocks(paper: Paper, text: str, role: str) -> list[Block]:
    """Return the officer's paragraphs and clauses, spread over the whole width."""
    return body_blocks(normalise(text), _BODY, paper.ready, role)


def signatures(paper: Paper, signed: Sequence[tuple[Signer, str]]) -> Iterator[Block]:
    """Give a block for each who signs, with what they sign as below; all on one page."""
    for number, (signer, words) in enumerate(signed, start=1):
        name = signer.name.strip()
        lines = [bracket_name(name) if name else _NO_NAME, normalise(signer.post).strip(), words]
        values = {"signature": {"lines": lines, "rank": rank_before_signature(name)}}
        part = SignaturePart("signature", keep_with_next=number < len(signed))
        yield from part_blocks(replace(paper, values=values), part)


def finished(
    paper: Paper,
    title: str,
    blocks: Iterable[Block],
    page: PageSetup = PORTRAIT,
    mark: str = "",
) -> Document:
    """Return the whole paper, in the office's family of type."""
    return Document(
        blocks=tuple(blocks),
        title=written(paper, title).replace(NBSP, " "),
        page=replace(page, thai_numbers=paper.numerals != "arabic"),
        size_pt=paper.size_pt,
        family=paper.letterhead.docx_family,
        words=paper.letterhead.words,
        author=paper.letterhead.office_name,
        mark=mark,
    )
