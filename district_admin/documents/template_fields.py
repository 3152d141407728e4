"""What a Word template may name: every field of its form, the office, and texts put together.

Each has a Thai name made from the label on the screen and the form's English name, so that the
officer writes what she reads and whoever copies a template from elsewhere need not change it.
Values are as the paper prints them: tidied, in its numerals, with no-break spaces. Rejected: names
chosen by hand for the shipped forms (an office may add fields to its own).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from district_admin.documents.clause_numbers import clause_number
from district_admin.documents.form_blocks import Paper
from district_admin.documents.form_filling import tidy
from district_admin.documents.form_model import (
    BodyPart,
    CommitteePart,
    Field,
    Form,
    Letterhead,
    ParagraphPart,
    PartContent,
    PhotoPart,
)
from district_admin.documents.form_sentences import Sentence, names_in
from district_admin.texts import N_
from district_admin.thai import calendar
from district_admin.thai.numerals import NumeralMode

PARAGRAPH: Final = "\a"
"""Between paragraphs of a value: the library repeats the paragraph that the field stands in."""

WHOLE_TEXT: Final = "เนื้อความทั้งหมด"
_OTHER_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("วันที่",),
    "number": ("ที่", "เลขที่"),
    "subject": ("เรื่อง",),
    "addressee": ("ผู้รับ", "เรียน"),
    "telephone": ("โทรศัพท์",),
}
"""What the same field is called on other papers; the label of another field wins over these."""

_DAYS: Final[tuple[tuple[str, str, str, Callable[[date], str]], ...]] = (
    ("", "", N_("เต็ม"), calendar.long_date),
    ("พร้อมชื่อวัน", "weekday", N_("มีชื่อวัน"), calendar.weekday_date),
    ("ย่อ", "short", N_("ชื่อเดือนย่อ"), calendar.medium_date),
    ("พศ", "era", N_("มี พ.ศ."), calendar.era_date),
)
_COLUMNS: Final = (("ลำดับ", "order"), ("ชื่อ", "name"), ("ตำแหน่ง", "post"), ("หน้าที่", "role"))
_OFFICE: Final = (
    ("สำนักงาน_ชื่อ", "office_name", N_("ชื่อสำนักงาน")),
    ("สำนักงาน_ชื่อย่อ", "short_name", N_("ชื่อย่อของสำนักงาน")),
    ("สำนักงาน_รหัส", "letter_code", N_("รหัสตัวอักษรและเลขประจำ")),
    ("สำนักงาน_ที่อยู่", "address_lines", N_("ที่อยู่ของสำนักงาน")),
    ("สำนักงาน_โทรศัพท์", "telephone", N_("โทรศัพท์ของสำนักงาน")),
    ("สำนักงาน_โทรสาร", "fax", N_("โทรสารของสำนักงาน")),
    ("สำนักงาน_อีเมล", "email", N_("ไปรษณีย์อิเล็กทรอนิกส์ของสำนักงาน")),
    ("สำนักงาน_อีเมลสารบรรณ", "saraban_email", N_("ไปรษณีย์อิเล็กทรอนิกส์กลาง (สารบรรณ)")),
    ("สำนักงาน_กลุ่มงาน", "group_name", N_("กลุ่มของสำนักงาน")),
)


@dataclass(frozen=True, slots=True)
class TemplateField:
    """Something that a template may name.

    `label` is a text of the form or of this module, for `_()`; `note` says which spelling of it.
    `columns` are what a row of it has, by both names; `of` is the form's field behind it.
    """

    name: str
    english: str
    label: str
    note: str = ""
    others: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    is_list: bool = False
    of: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names it answers to."""
        return (self.name, self.english, *self.others)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A field and its value on one paper."""

    field: TemplateField
    value: object


def template_fields(form: Form) -> tuple[TemplateField, ...]:
    """Return what a template for papers of this form may name, in the order of the form."""
    empty = Letterhead(office_name="")
    return tuple(each.field for each in _filled(form, {}, empty, "thai"))


def template_values(
    form: Form, content: Mapping[str, object], letterhead: Letterhead, numerals: NumeralMode
) -> dict[str, Any]:
    """Return the values of one paper under every name that a template may use for them."""
    return {
        name: each.value
        for each in _filled(form, content, letterhead, numerals)
        for name in each.field.names
    }


def in_whole_text(form: Form) -> set[str]:
    """Return the fields of the form that stand in its text as a whole."""
    return {name for part in _text_parts(form) for name in _named_in(part)}


def on_paper(form: Form) -> set[str]:
    """Return the fields that the official paper prints; others are for the register alone."""
    return {name for part in form.parts for name in _named_in(part.content)}


def identifier(label: str) -> str:
    """Return a label as a name between braces: สั่ง ณ วันที่ is สั่ง_ณ_วันที่."""
    letters = (letter if f"a{letter}".isidentifier() else " " for letter in label)
    return "_".join("".join(letters).split())


def _filled(
    form: Form, content: Mapping[str, object], letterhead: Letterhead, numerals: NumeralMode
) -> list[_Filled]:
    values = {
        each.name: tidy(each, content.get(each.name)) if each.is_shown(content) else ""
        for each in form.fields
    }
    paper = Paper(values, letterhead, numerals, form.page.text_width_cm, form.size_pt)
    names = _names(form)
    found = [
        filled
        for field in form.fields
        for filled in _of_field(field, names[field.name], values[field.name], paper)
    ]
    taken = {name for each in found for name in each.field.names}
    whole = TemplateField(WHOLE_TEXT, "whole_text", N_("เนื้อความทั้งหมด ตั้งแต่ต้นถึงภาคสรุป"))
    if _text_parts(form) and not taken & set(whole.names):
        found.append(_Filled(whole, _whole_text(form, paper) if content else ""))
    return found + list(_of_office(letterhead, paper, taken))


def _names(form: Form) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the Thai name of each field and its other names; no name is given twice."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    taken = {field.name for field in form.fields}
    for field in form.fields:
        made = identifier(field.label)
        name = made if made.isidentifier() and made not in taken else f"{made}_{field.name}"
        name = name if name.isidentifier() else f"ช่อง_{field.name}"
        taken.add(name)
        found[field.name] = (name, ())
    for field_name, others in _OTHER_NAMES.items():
        if field_name in found:
            free = tuple(other for other in others if other not in taken)
            taken |= set(free)
            found[field_name] = (found[field_name][0], free)
    return found


def _of_field(
    field: Field, names: tuple[str, tuple[str, ...]], value: Any, paper: Paper
) -> Iterator[_Filled]:
    name, others = names

    def made(thai: str = "", english: str = "", note: str = "", **more: Any) -> TemplateField:
        end, english_end = f"_{thai}" if thai else "", f"_{english}" if english else ""
        also = tuple(f"{other}{end}" for other in others)
        return TemplateField(
            f"{name}{end}",
            f"{field.name}{english_end}",
            field.label,
            note,
            also,
            of=field.name,
            **more,
        )

    if field.kind == "date":
        for thai, english, note, spelt in _DAYS:
            text = paper.ready(spelt(value)) if isinstance(value, date) else ""
            yield _Filled(made(thai, english, note), text)
    elif field.kind == "signatory":
        yield from _of_signatory(made, value, paper)
    elif field.kind == "committee":
        rows = _rows(value, paper)
        columns = tuple(each for pair in _COLUMNS for each in pair)
        yield _Filled(made(note=N_("แถวของตาราง"), columns=columns, is_list=True), rows)
    elif field.kind == "lines":
        lines = [paper.ready(line) for line in paper.lines(field.name)]
        yield _Filled(made(), "\n".join(lines))
        yield _Filled(made("รายการ", "list", N_("ทีละบรรทัด"), is_list=True), lines)
    elif field.kind == "switch":
        yield _Filled(made(note=N_("ใช่ หรือว่าง")), "ใช่" if value else "")
    elif field.kind == "text":
        lines = [paper.ready(line) for line in paper.lines(field.name)]
        yield _Filled(made(), PARAGRAPH.join(lines))
    else:
        yield _Filled(made(), paper.ready(str(value)))


def _of_signatory(
    made: Callable[..., TemplateField], value: Any, paper: Paper
) -> Iterator[_Filled]:
    value = value if isinstance(value, Mapping) else {}
    lines = [paper.ready(str(line)) for line in value.get("lines") or [] if str(line).strip()]
    name = lines[0].removeprefix("(").removesuffix(")") if lines else ""
    shown = [f"({name})", *lines[1:]] if name else []
    yield _Filled(made(note=N_("ชื่อในวงเล็บและตำแหน่ง")), "\n".join(shown))
    yield _Filled(made("ชื่อ", "name", N_("ชื่อ ไม่มีวงเล็บ")), name)
    yield _Filled(made("ตำแหน่ง", "position", N_("ตำแหน่ง")), "\n".join(lines[1:]))
    yield _Filled(made("ยศ", "rank", N_("ยศ")), paper.ready(str(value.get("rank") or "")))


def _rows(value: Any, paper: Paper) -> list[dict[str, str]]:
    members = [each for each in value or [] if isinstance(each, Mapping) and any(each.values())]
    rows = []
    for number, member in enumerate(members, 1):
        texts = [str(number), *(str(member.get(english) or "") for _thai, english in _COLUMNS[1:])]
        pairs = zip(_COLUMNS, map(paper.ready, texts), strict=True)
        rows.append({name: text for names, text in pairs for name in names})
    return rows


def _of_office(letterhead: Letterhead, paper: Paper, taken: set[str]) -> Iterator[_Filled]:
    for name, attribute, label in _OFFICE:
        value = getattr(letterhead, attribute)
        text = "\n".join(value) if isinstance(value, tuple) else str(value)
        english = attribute if attribute.startswith("office_") else f"office_{attribute}"
        if not {name, english} & taken:
            yield _Filled(TemplateField(name, english, label), paper.ready(text))


def _text_parts(form: Form) -> list[BodyPart | ParagraphPart | CommitteePart]:
    """Return the parts from the first text of the form to its last."""
    contents = [part.content for part in form.parts]
    places = [number for number, each in enumerate(contents) if isinstance(each, BodyPart)]
    if not places:
        return []
    between = contents[places[0] : places[-1] + 1]
    return [each for each in between if isinstance(each, BodyPart | ParagraphPart | CommitteePart)]


def _named_in(part: PartContent) -> Iterator[str]:
    """Give the fields that a part names, whether as its own or in a sentence."""
    runs = part.runs if isinstance(part, ParagraphPart) else ()
    values = [getattr(part, each.name) for each in fields(part)]
    sentences = [each for each in values if isinstance(each, Sentence)]
    for sentence in (*sentences, *(run.text for run in runs)):
        yield from names_in(sentence.source)[0]
    if isinstance(part, PhotoPart):
        yield from _named_in(part.signature)
    name = getattr(part, "name", "")
    if name:
        yield name


def _whole_text(form: Form, paper: Paper) -> str:
    there = {id(part.content) for part in form.parts if part.is_there(paper.values)}
    texts: list[str] = []
    for part in _text_parts(form):
        if id(part) not in there:
            continue
        if isinstance(part, ParagraphPart):
            texts.append("".join(run.text.fill(paper.values) for run in part.runs))
        elif isinstance(part, BodyPart):
            lead = part.lead.fill(paper.values) if part.lead else ""
            texts += (lead + str(paper.values[part.name])).splitlines()
        else:
            texts += _member_lines(part, paper)
    return PARAGRAPH.join(paper.ready(text) for text in texts if text.strip())


def _member_lines(part: CommitteePart, paper: Paper) -> list[str]:
    clause = clause_number(part.clause.fill(paper.values))
    rows = _rows(paper.values[part.name], paper)
    start = f"{clause}." if clause else ""
    return [
        f"{start}{row['order']}{'' if start else '.'} "
        + "\t".join(filter(None, (row["name"], row["post"], row["role"])))
        for row in rows
    ]
