"""The form on which an agency confirms or corrects what the directory says of it.

What is known stands beside an empty column, so that the agency only writes what is wrong. The same
form is a paper (DOCX, PDF) and rows of a worksheet, which has a hidden column of keys: what comes
back is matched by these and not by words that someone may have typed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from district_admin.documents.look import Look
from district_admin.documents.model import (
    Block,
    Document,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Table,
)
from district_admin.thai.calendar import long_date

TITLE: Final = "แบบยืนยันข้อมูลพื้นฐานของหน่วยงาน"
HEADINGS: Final = ("ที่", "รายการ", "ข้อมูลปัจจุบัน", "แก้ไขเป็น")
"""The columns of the form, on paper and in the worksheet."""

_WIDTHS_CM: Final = (1.1, 4.3, 5.3, 5.3)
_TEXT_PT: Final = 14.0  # so that what every school is asked stands on one page
_SMALL_PT: Final = 12.0
_AXIS_LEFT_CM: Final = 6.5
_BLANK: Final = "." * 46
_KEPT_ROWS: Final = 3  # that stay with the signature, which says nothing on a page of its own
_PAGE: Final = PageSetup(bottom_cm=1.5, first_top_cm=1.5)


@dataclass(frozen=True, slots=True)
class ConfirmationItem:
    """One thing to confirm. `key` tells it apart from all others of the agency, year after year.

    `group` is the heading it stands under; the `choices`, if any, are printed below what is known.
    """

    key: str
    label: str
    value: str = ""
    group: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmationForm:
    """What one agency is asked. `key` tells the agency apart; its head signs."""

    key: str
    agency_name: str
    items: tuple[ConfirmationItem, ...]
    head_name: str = ""
    head_position: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmationRequest:
    """What the forms of one round share: the round's name, when and where to send them back."""

    round_name: str
    return_by: date | None = None
    return_to: str = ""  # an e-mail address, or any other way

    @property
    def closing(self) -> str:
        """The end of a sentence that says how and until when, with a space before it."""
        way = f"ไปรษณีย์อิเล็กทรอนิกส์ {self.return_to}" if "@" in self.return_to else self.return_to
        until = f" ภายในวันที่ {long_date(self.return_by)}" if self.return_by else ""
        return (f" ทาง{way}" if way else "") + until


def confirmation_papers(
    forms: Iterable[ConfirmationForm], request: ConfirmationRequest, look: Look
) -> list[Document]:
    """Return a paper for each agency, with page numbers of its own."""
    return [_paper(form, request, look) for form in forms]


def instruction(request: ConfirmationRequest, office_name: str) -> str:
    """Return the sentence that says what to do with the form, until when."""
    return "".join(
        (
            f"โปรดตรวจสอบข้อมูลในช่อง “{HEADINGS[2]}” หากไม่ถูกต้องหรือมีการเปลี่ยนแปลง ",
            f"โปรดระบุข้อมูลที่ถูกต้องในช่อง “{HEADINGS[3]}” แล้วส่งคืน{office_name}",
            request.closing,
        )
    )


def _paper(form: ConfirmationForm, request: ConfirmationRequest, look: Look) -> Document:
    ready = look.ready
    reference = Run(f"รหัสแบบ {form.key}", size_pt=_SMALL_PT)
    blocks: list[Block] = [Paragraph((reference,), align="right", role="key")]
    for text, size in ((TITLE, 18.0), (request.round_name, 16.0), (form.agency_name, 16.0)):
        if text:
            run = Run(ready(text), bold=True, size_pt=size)
            blocks.append(Paragraph((run,), align="center", keep_with_next=True))
    words = ready(instruction(request, look.letterhead.office_name))
    blocks.append(
        Paragraph((Run(words),), "justified", first_line_cm=2.5, before_pt=6.0, after_pt=6.0)
    )
    blocks.append(_table(form.items, look))
    blocks += _answer()
    blocks += _signature(form, look)
    return look.document(f"{TITLE} {form.agency_name}", blocks, _PAGE, _TEXT_PT)


def _table(items: Sequence[ConfirmationItem], look: Look) -> Table:
    head = (
        (Paragraph((Run(heading, bold=True),), "center", keep_with_next=True),)
        for heading in HEADINGS
    )
    rows = [Row(tuple(head), header=True)]
    number = 0
    for group, members in groupby(items, key=lambda item: item.group):
        if group:
            run = Run(look.ready(group), bold=True)
            blank = (Paragraph((), keep_with_next=True),)  # Word looks at every cell of the row
            heading = (Paragraph((run,), keep_with_next=True),)
            rows.append(Row((blank, heading, blank, blank)))
        for item in members:
            number += 1
            rows.append(_row(number, item, look, keep=number > len(items) - _KEPT_ROWS))
    return Table(_WIDTHS_CM, tuple(rows))


def _row(number: int, item: ConfirmationItem, look: Look, *, keep: bool) -> Row:
    known = [
        Paragraph((Run(look.ready(line)),), keep_with_next=keep)
        for line in item.value.splitlines() or ["-"]
    ]
    if item.choices:
        choices = look.ready(f"({' / '.join(item.choices)})")
        known.append(Paragraph((Run(choices, size_pt=_SMALL_PT),), keep_with_next=keep))
    return Row(
        (
            (Paragraph((Run(look.ready(str(number))),), "center", keep_with_next=keep),),
            (Paragraph((Run(look.ready(item.label)),), keep_with_next=keep),),
            tuple(known),
            (Paragraph((), keep_with_next=keep),) if keep else (),
        )
    )


def _answer() -> Iterator[Block]:
    texts = ("ข้อมูลข้างต้นถูกต้องครบถ้วน ไม่มีแก้ไข", "ขอแก้ไขข้อมูลตามที่ระบุในช่อง “แก้ไขเป็น”")
    for number, text in enumerate(texts):
        before = 0.0 if number else 8.0
        run = Run(f"(      )  {text}")
        yield Paragraph((run,), left_cm=2.5, before_pt=before, keep_with_next=True)


def _signature(form: ConfirmationForm, look: Look) -> Iterator[Paragraph]:
    lines = [
        f"ลงชื่อ{_BLANK}",
        f"({look.ready(form.head_name) or _BLANK})",
        look.ready(form.head_position) or f"ตำแหน่ง{_BLANK}",
        "วันที่............เดือน..............................พ.ศ. ............",
    ]
    for number, line in enumerate(lines):
        yield Paragraph(
            (Run(line),),
            align="center",
            left_cm=_AXIS_LEFT_CM,
            before_pt=0.0 if number else 16.0,
            keep_with_next=number + 1 < len(lines),
            keep_lines=True,
            role="signature",
        )
