"""What a form is made of: its fields, its parts in order, and the office's letterhead.

It is what `forms/*.yaml` says (`form_file.py`); `form_filling.py` turns it into a `Document`.
Lengths are in cm, type and spacing in pt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from district_admin.documents.form_sentences import Sentence
from district_admin.documents.model import Align, PageSetup, Tab, Underline

FieldKind = Literal[
    "line",  # one line
    "text",  # the body of the paper: each line the officer types is a paragraph
    "date",  # kept as an ISO date
    "choice",  # one of the choices
    "signatory",  # {"lines": [name, position, …], "rank": "…"}
    "lines",  # several short lines, such as enclosures
    "committee",  # rows of {"name", "post", "role"}
    "switch",  # yes or no
]
FIELD_KINDS: Final[tuple[FieldKind, ...]] = get_args(FieldKind)

Pattern = Literal["", "letter_number", "circular_number", "year_number", "meeting_number", "time"]
"""How a number must look: ศธ ๐๔๐๙๒/๑๒๓, ศธ ๐๔๐๙๒/ว ๑๒๓, ๑๒๓/๒๕๖๙, ๑/๒๕๖๙, ๐๙.๓๐ (1.10)."""
PATTERNS: Final[tuple[Pattern, ...]] = get_args(Pattern)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a field of the kind `choice`; the label is what the screen shows."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A field has one of these values; with no values named: the field is filled in."""

    name: str
    values: tuple[str, ...] = ()
    negated: bool = False

    def holds(self, content: Mapping[str, object]) -> bool:
        """Whether it is so in this content."""
        value = content.get(self.name)
        met = str(value) in self.values if self.values else not is_empty(value)
        return met != self.negated


@dataclass(frozen=True, slots=True)
class Field:
    """One thing the officer fills in. Labels and hints are Thai, shown through `_()`."""

    name: str
    label: str
    kind: FieldKind
    required: bool = False
    default: tuple[Sentence, ...] = ()
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    group: str = ""
    pattern: Pattern = ""
    when: tuple[Condition, ...] = ()

    def is_shown(self, content: Mapping[str, object]) -> bool:
        """Whether the field belongs to the paper as it is filled in so far."""
        return all(condition.holds(content) for condition in self.when)


@dataclass(frozen=True, slots=True)
class RunPart:
    """A stretch of a paragraph in one face; its sentence may name fields."""

    text: Sentence
    bold: bool = False
    underline: Underline = "none"
    size_pt: float | None = None
    red: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph lies between the margins."""

    align: Align = "left"
    first_line_cm: float = 0.0
    left_cm: float = 0.0
    before_pt: float = 0.0
    least_before_pt: float | None = None  # the room before may shrink so far to save a page
    line_pt: float | None = None
    tabs: tuple[Tab, ...] = ()
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphPart:
    """A paragraph with the form's own words."""

    runs: tuple[RunPart, ...]
    shape: Shape
    role: str = ""


@dataclass(frozen=True, slots=True)
class BodyPart:
    """The officer's text of one field: paragraphs and numbered clauses."""

    name: str
    indent_cm: float = 2.5
    step_cm: float = 0.75
    before_pt: float = 6.0
    clause_before_pt: float = 0.0
    lead: Sentence | None = None  # the form's own words, with which the first paragraph begins


@dataclass(frozen=True, slots=True)
class ListPart:
    """A label and the lines of a field after it, numbered when there are several."""

    name: str
    label: Sentence
    before_pt: float = 6.0
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class SenderPart:
    """Words at the left and, from the same line down, the lines of a field at the right margin."""

    text: Sentence
    name: str
    earliest_cm: float = 8.5


@dataclass(frozen=True, slots=True)
class SignaturePart:
    """Room to sign, the name in brackets and the position, centred on one axis."""

    name: str
    axis_cm: float = 12.0
    room_pt: float = 64.0
    least_room_pt: float | None = None  # as `Shape.least_before_pt`
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class SealPart:
    """The agency's name, and around it the free circle into which its seal is stamped (form 3)."""

    text: Sentence
    name: str  # the field that it is about
    diameter_cm: float = 4.5
    axis_cm: float = 12.0
    room_pt: float = 64.0
    guide: bool = True  # the circle is shown on the screen only


@dataclass(frozen=True, slots=True)
class PhotoPart:
    """A signature, and beside it a frame for a photograph that who is on it signs (form 10)."""

    signature: SignaturePart
    name: str  # the field with the name under the frame
    width_cm: float = 4.0
    height_cm: float = 6.0


@dataclass(frozen=True, slots=True)
class CommitteePart:
    """The members of a committee: name and post at the left, role at the right."""

    name: str
    clause: Sentence  # the members are numbered under its number
    left_cm: float = 2.5
    role_cm: float = 10.5


@dataclass(frozen=True, slots=True)
class EmblemPart:
    """The office's emblem, fixed to the first page."""

    height_cm: float
    y_cm: float
    x_cm: float = 0.0
    centre_x_cm: float | None = None


@dataclass(frozen=True, slots=True)
class RulePart:
    """A thin line, centred."""

    width_cm: float


@dataclass(frozen=True, slots=True)
class SpacePart:
    """Empty height in pt."""

    height_pt: float


@dataclass(frozen=True, slots=True)
class PageBreakPart:
    """What follows starts a new page."""


PartContent = (
    ParagraphPart
    | BodyPart
    | ListPart
    | SenderPart
    | SignaturePart
    | SealPart
    | PhotoPart
    | CommitteePart
    | EmblemPart
    | RulePart
    | SpacePart
    | PageBreakPart
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the paper and when it is there at all."""

    content: PartContent
    when: tuple[Condition, ...] = ()

    def is_there(self, content: Mapping[str, object]) -> bool:
        """Whether the part belongs to the paper with this content."""
        return all(condition.holds(content) for condition in self.when)


@dataclass(frozen=True, slots=True)
class SalutationPair:
    """A salutation and the closing phrase that goes with it (official-documents 5)."""

    salutation: str
    closing: str
    addressees: str  # who is written to in this way, for the officer to read
    only_for: tuple[str, ...] = ()  # posts that alone may be written to in this way
    needs_review: bool = False  # a person must compare it with the rule in force


@dataclass(frozen=True, slots=True)
class Form:
    """An official blank, as its file in `forms/` describes it."""

    name: str
    title: str
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]
    document_title: Sentence
    page: PageSetup = field(default_factory=PageSetup)
    secrecy: str = ""  # the name of the field that holds the class of secrecy
    size_pt: float = 16.0
    pairs: tuple[SalutationPair, ...] = ()

    def field(self, name: str) -> Field | None:
        """The field of this name, if the form has one."""
        return next((each for each in self.fields if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the office's own papers need to know of it, as plain values.

    A form uses them in the defaults of its fields (`office.…`), from then on the paper's own.
    """

    office_name: str
    short_name: str = ""
    letter_code: str = ""
    address_lines: tuple[str, ...] = ()
    telephone: str = ""
    fax: str = ""
    email: str = ""
    saraban_email: str = ""
    group_name: str = ""
    emblem: bytes | None = None
    docx_family: str = "TH Sarabun New"
    words: tuple[str, ...] = ()


def is_empty(value: object) -> bool:
    """Whether the officer has left a field's value blank."""
    if value is None or value is False:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return all(is_empty(each) for each in value.values())
    if isinstance(value, list | tuple):
        return all(is_empty(each) for each in value)
    return False
