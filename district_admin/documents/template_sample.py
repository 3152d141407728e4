"""A sample to start an own template from: the official paper with its fields in braces.

The form is filled in with a mark for each field, set as any paper is, and the marks in it become
the fields; so the sample looks as the paper does and knows every part of an office's own form.
What may be left empty stands inside an `if`, so that its label goes with it. Rejected: a list of
labels and fields (she would have to lay the letter out again).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, Final

from district_admin.documents.form_filling import fill, new_content
from district_admin.documents.form_model import (
    BodyPart,
    EmblemPart,
    Field,
    Form,
    Letterhead,
    ParagraphPart,
    SenderPart,
)
from district_admin.documents.model import Block, Document, Paragraph, Row, Run, Table
from district_admin.documents.template_fields import TemplateField, template_fields, template_values

_FIRST_MARK: Final = 0xE000  # private use: no text has it, and no rule of the paper touches it
_FIRST_YEAR: Final = 1901
_NUMBER: Final = re.compile(r"^[0-9๐-๙.]+\t")
_OPTIONAL_KINDS: Final = ("line", "lines", "text", "choice")
_NUMBERS: Final[Mapping[str, str]] = {
    "letter_number": "ศธ ๐๔๐๐๐/๑๒๓",
    "circular_number": "ศธ ๐๔๐๐๐/ว ๑๒๓",
    "year_number": "๑๒๓/๒๕๖๙",
    "meeting_number": "๑/๒๕๖๙",
    "time": "๐๙.๓๐",
}
_ROW: Final = "แถว"
_IF: Final = re.compile(r"\{% if (\w+) %\}(.*?)\{% endif %\}")
_FIELD: Final = re.compile(r"\{\{ (\w+) \}\}")


def sample_content(form: Form, letterhead: Letterhead, today: date) -> dict[str, Any]:
    """Return a content in which no field is empty, to show what a field prints."""
    content = dict(new_content(form, letterhead, today))
    for field in form.fields:
        content[field.name] = content[field.name] or _sample(field, today)
    signer = {"lines": ["(นายตัวอย่าง  ดีงาม)", "ผู้อำนวยการสำนักงาน"], "rank": ""}
    for field in form.fields:
        if field.kind == "signatory":
            content[field.name] = signer
    return content


def sample_template(form: Form, letterhead: Letterhead) -> bytes:
    """Return a DOCX of the official paper with its fields in braces. Raises SentenceError.

    An office without an emblem gets none in it: nobody would be told of the empty frame, since a
    template brings a picture of its own.
    """
    from district_admin.documents.docx import render  # noqa: PLC0415 - only when one is written

    if letterhead.emblem is None:
        parts = tuple(part for part in form.parts if not isinstance(part.content, EmblemPart))
        form = replace(form, parts=parts)
    return render(_Marked(form, letterhead).document())


def _sample(field: Field, today: date) -> object:
    if field.kind == "date":
        return today.isoformat()
    if field.kind == "choice":
        return field.choices[0].value if field.choices else ""
    if field.kind == "committee":
        return [{"name": "นางสาวตัวอย่าง  ใจดี", "post": "ศึกษานิเทศก์", "role": "กรรมการ"}]
    if field.kind == "switch":
        return True
    text = field.suggestions[0] if field.suggestions else ""
    text = text or _NUMBERS.get(field.pattern, "") or f"({field.label})"
    return [text] if field.kind == "lines" else text


class _Marked:
    """The paper with a mark for each field; `_tags` is what each mark stands for."""

    def __init__(self, form: Form, letterhead: Letterhead) -> None:
        self._form = form
        self._letterhead = letterhead
        self._names = {each.english: each for each in template_fields(form)}
        self._tags: dict[str, str] = {}
        self._conditions = list(self._make_conditions())
        parts = [part.content for part in form.parts]
        self._senders = {
            each.name: each.earliest_cm for each in parts if isinstance(each, SenderPart)
        }

    def document(self) -> Document:
        """Return the paper with its fields in braces."""
        content = {field.name: self._mark(field) for field in self._form.fields}
        paper = fill(self._form, content, self._letterhead).printed
        self._spell_days(content)
        blocks = tuple(self._blocks(paper.blocks))
        return replace(paper, blocks=blocks, title=self._form.title, secrecy="")

    def _mark(self, field: Field) -> object:
        if field.kind == "choice":
            # a choice may decide what else is on the paper, so it is one that there is
            default = new_content(self._form, self._letterhead, date.today())[field.name]
            if field.required or not field.choices:
                return default
        if field.kind == "switch":
            return True
        if field.kind == "date":
            return date(_FIRST_YEAR + len(self._tags), 1, 1).isoformat()
        if field.kind == "committee":
            columns = ("name", "post", "role")
            return [{each: self._new_mark(f"{_ROW}.{_thai(each)}") for each in columns}]
        if field.kind == "signatory":
            name, position = (
                self._names[f"{field.name}_{each}"].name for each in ("name", "position")
            )
            return {"lines": [self._new_mark(name), self._new_mark(position)], "rank": ""}
        mark = self._new_mark(self._names[field.name].name)
        return [mark] if field.kind == "lines" else mark

    def _new_mark(self, name: str) -> str:
        mark = chr(_FIRST_MARK + len(self._tags))
        self._tags[mark] = f"{{{{ {name} }}}}"
        return mark

    def _spell_days(self, content: Mapping[str, object]) -> None:
        """Note how the day of each field is spelt, the longest first: one stands in another."""
        values = template_values(self._form, content, self._letterhead, "thai")
        spelt = [
            (str(values[each.name]), each.name)
            for each in self._names.values()
            if self._is_day(each) and values[each.name]
        ]
        for text, name in sorted(spelt, key=lambda pair: -len(pair[0])):
            self._tags[text] = f"{{{{ {name} }}}}"

    def _is_day(self, field: TemplateField) -> bool:
        behind = self._form.field(field.of)
        return behind is not None and behind.kind == "date"

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        parts = [part.content for part in self._form.parts]
        led = {part.name for part in parts if isinstance(part, BodyPart) and part.lead}
        optional = {
            field.name
            for field in self._form.fields
            if not field.required and field.kind in _OPTIONAL_KINDS and field.name not in led
        }

        def alone(block: Block) -> str:
            """The optional field that a paragraph is there for, and for no other."""
            if not isinstance(block, Paragraph) or block.text.count("{{") != 1:
                return ""
            return block.role if block.role in optional else ""

        for role, group in groupby(map(self._with_fields, blocks), key=alone):
            if role:
                yield _line(f"{{%p if {self._names[role].name} %}}")
            yield from group
            if role:
                yield _line("{%p endif %}")

    def _with_fields(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Table):
            return self._table(block)
        return block

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        runs = tuple(replace(run, text=self._text(run.text)) for run in paragraph.runs)
        start = self._senders.get(paragraph.role)
        if start is not None and paragraph.tabs:
            # a sender has several lines, which a word processor begins where the first one does
            paragraph = replace(paragraph, tabs=(), left_cm=start, first_line_cm=-start)
        return replace(paragraph, runs=runs)

    def _text(self, text: str) -> str:
        for mark, tag in self._tags.items():
            text = text.replace(mark, tag)
        for pattern, name in self._conditions:
            text = pattern.sub(rf"{{% if {name} %}}\g<0>{{% endif %}}", text)
        return text

    def _make_conditions(self) -> Iterator[tuple[re.Pattern[str], str]]:
        """Give how the words inside an `if` of the form come out, and the field it asks for."""
        parts = [part.content for part in self._form.parts]
        runs = [run for part in parts if isinstance(part, ParagraphPart) for run in part.runs]
        for found in (each for run in runs for each in _IF.finditer(run.text.source)):
            tags = _FIELD.sub(lambda field: f"{{{{ {self._names[field[1]].name} }}}}", found[2])
            pattern = re.escape(tags).replace(r"\ ", "[ \u00a0]")
            yield re.compile(pattern), self._names[found[1]].name

    def _table(self, table: Table) -> Table:
        """Return the table of a committee with its one row said for each member."""
        fields = [each for each in self._names.values() if each.columns]
        if not fields:
            return table
        rows = [Row(tuple(tuple(map(self._paragraph, c)) for c in row.cells)) for row in table.rows]
        first = rows[0].cells[0][0]
        numbered = _NUMBER.sub(f"{{{{ {_ROW}.ลำดับ }}}}.\t", first.runs[0].text)
        first = replace(first, runs=(Run(numbered),))
        rows[0] = Row(((first, *rows[0].cells[0][1:]), *rows[0].cells[1:]))
        loop = _line(f"{{%tr for {_ROW} in {fields[0].name} %}}"), _line("{%tr endfor %}")
        start, end = (Row(((each,), (_line(""),))) for each in loop)
        return replace(table, rows=(start, *rows, end))


def _thai(column: str) -> str:
    return {"name": "ชื่อ", "post": "ตำแหน่ง", "role": "หน้าที่"}[column]


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),))
