"""Looks through a Word template before it is used: what is wrong in it, where, and what to write.

Every tag is read by itself where it stands, so that one mistake hides no other and each has its
place; then the template is filled in once with a sample, which finds what only the whole can show.
Rejected: filling in alone, which stops at the first mistake and knows no place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

from district_admin.documents.form_filling import new_content
from district_admin.documents.form_model import Form, Letterhead
from district_admin.documents.template_blocks import (
    Block,
    BlockError,
    check_alone,
    ended,
    unended,
)
from district_admin.documents.template_fields import (
    WHOLE_TEXT,
    TemplateField,
    in_whole_text,
    on_paper,
    template_fields,
    template_values,
)
from district_admin.documents.template_file import guard
from district_admin.documents.template_language import (
    ForbiddenInTemplateError,
    make_environment,
    names_of,
)
from district_admin.documents.template_reading import Passage, read_template
from district_admin.documents.template_rendering import TemplateNotFilledError, render_template
from district_admin.documents.template_sample import sample_content
from district_admin.documents.template_tags import Tag, TagError, tags_in
from district_admin.texts import _

_ENVIRONMENT: Final = make_environment()
_ONE_BRACE: Final = re.compile(r"(?<!\{)\{\s*([^\s{}%#]+)\s*\}(?!\})")
_LIKE: Final = 0.5
_OF_LOOPS: Final = frozenset({"first", "last"})
_MOST: Final = 60
_NEAR: Final = 60


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """Something in a template to put right; an error keeps it from being used.

    `near` is the beginning of the text that it stands in, which Word finds.
    """

    text: str
    place: str = ""
    near: str = ""
    is_error: bool = True


def check_template(
    data: bytes, form: Form, letterhead: Letterhead, today: date
) -> list[TemplateProblem]:
    """Return what is wrong with a template for papers of a form, errors first.

    Raises TemplateRefusedError for a file that is not opened at all.
    """
    guard(data)
    checker = _Checker(form, new_content(form, letterhead, today))
    read = read_template(data)
    found = checker.problems(read.passages)
    if not any(each.is_error for each in found):
        found += _trial(data, form, letterhead, today)
    if read.has_changes:
        text = _("มีการติดตามการแก้ไข (Track Changes) ค้างอยู่ กรุณายอมรับการแก้ไขทั้งหมดใน Word ก่อน")
        found.append(TemplateProblem(text, is_error=False))
    return sorted(dict.fromkeys(found), key=lambda each: not each.is_error)[:_MOST]


def likely_kinds(
    data: bytes, chosen: str, forms: Mapping[str, Form], letterhead: Letterhead, today: date
) -> list[str]:
    """Return for which other kinds of papers a template seems to be, by the fields that it names.

    Those of the fewest mistakes, and of these the ones that it leaves least out of; none unless it
    has fewer than for the `chosen` kind.
    """
    passages = read_template(data).passages

    def fit(form: Form) -> tuple[int, int]:
        checker = _Checker(form, new_content(form, letterhead, today))
        mistakes = sum(each.is_error for each in checker.problems(passages))
        return mistakes, len(checker.missing())

    fits = {kind: fit(form) for kind, form in forms.items()}
    best = min(fits.values())
    if best[0] >= fits[chosen][0]:
        return []
    return [kind for kind, each in fits.items() if each == best]


def _trial(data: bytes, form: Form, letterhead: Letterhead, today: date) -> list[TemplateProblem]:
    values = template_values(form, sample_content(form, letterhead, today), letterhead, "thai")
    try:
        render_template(data, values)
    except TemplateNotFilledError as error:
        return [TemplateProblem(str(error))]
    return []


class _Checker:
    """Goes through a template once; `_used` are the names it has found."""

    def __init__(self, form: Form, usual: Mapping[str, object]) -> None:
        self._form = form
        self._usual = usual
        self._fields = {name: field for field in template_fields(form) for name in field.names}
        self._used: set[str] = set()
        self._open: list[Block] = []

    def problems(self, passages: tuple[Passage, ...]) -> list[TemplateProblem]:
        """Return what is wrong, in the order of the page."""
        found: list[TemplateProblem] = []
        for number, passage in enumerate(passages):
            if number and passage.part != passages[number - 1].part:
                found += self._unended()
            found += self._in_passage(passage)
        return [*found, *self._unended(), *self._missing()]

    def _in_passage(self, passage: Passage) -> Iterator[TemplateProblem]:
        for tag in tags_in(passage.text):
            try:
                if isinstance(tag, TagError):
                    raise tag
                self._take(tag, passage)
            except (TagError, BlockError) as error:
                yield TemplateProblem(str(error), passage.place, _start(passage))
        for brace in _ONE_BRACE.finditer(passage.text):
            if brace[1] in self._fields:
                words = _("“{text}” มีปีกกาข้างละอันเดียว จะพิมพ์ออกตามที่เห็น ถ้าให้เติมข้อความ กรุณาใช้ {right}")
                text = words.format(text=brace[0], right=f"{{{{ {brace[1]} }}}}")
                yield TemplateProblem(text, passage.place, _start(passage), is_error=False)

    def _take(self, tag: Tag, passage: Passage) -> None:
        """Take in a tag. Raises TagError and BlockError."""
        if tag.kind == "comment":
            return
        check_alone(tag, passage)
        if tag.word == "for":
            self._open.append(self._loop(tag, passage))
        elif tag.word in ("if", "elif") or tag.kind == "value":
            if tag.word == "elif":
                ended(tag, passage, self._open)
            if tag.word == "if":
                self._open.append(Block(tag, passage))
            self._look_up(tag)
        elif ended(tag, passage, self._open):
            self._open.pop()

    def _loop(self, tag: Tag, passage: Passage) -> Block:
        if any(block.variable for block in self._open):
            words = _("“{tag}” อยู่ข้างใน for อื่นไม่ได้ กรุณาปิด for ก่อนหน้าด้วย {end} ก่อน")
            raise TagError(words.format(tag=tag.source, end="{% endfor %}"))
        loop = next(_parsed(tag, "{% endfor %}").find_all(nodes.For))
        assert isinstance(loop.target, nodes.Name)
        assert isinstance(loop.iter, nodes.Name)
        rows = loop.iter.name
        block = Block(tag, passage, loop.target.name, rows)
        field = self._known(rows)
        if field is not None and not field.is_list:
            lists = ", ".join(
                dict.fromkeys(each.name for each in self._fields.values() if each.is_list)
            )
            words = _("“{name}” ไม่ใช่รายการ ใช้กับ for ไม่ได้ รายการที่ใช้ได้คือ {lists}")
            raise TagError(words.format(name=rows, lists=lists or _("ไม่มีในแบบนี้")))
        return block

    def _look_up(self, tag: Tag) -> None:
        end = "" if tag.kind == "value" else "{% endif %}"
        for name, wanted in names_of(_parsed(tag, end)):
            self._check_name(tag, name, wanted)

    def _check_name(self, tag: Tag, name: str, wanted: str) -> None:
        loops = {block.variable: block for block in self._open if block.variable}
        if name == "loop" and loops and wanted in _OF_LOOPS:
            return
        if name in loops:
            self._check_column(tag, self._fields.get(loops[name].rows), name, wanted)
            return
        field = self._known(name)
        if field is None:
            return
        if wanted:
            raise TagError(_("“{tag}” ใช้ .{part} ไม่ได้").format(tag=tag.source, part=wanted))
        if field.is_list and tag.kind == "value":
            words = _("“{name}” เป็นรายการ ต้องใช้กับ {loop} ทีละแถว")
            loop = (
                f"{{%tr for แถว in {name} %}}" if field.columns else f"{{%p for บรรทัด in {name} %}}"
            )
            raise TagError(words.format(name=name, loop=loop))

    def _check_column(self, tag: Tag, field: TemplateField | None, name: str, wanted: str) -> None:
        if field is None or wanted in field.columns or (not wanted and not field.columns):
            return
        if not field.columns:
            raise TagError(_("“{tag}” ใช้ .{part} ไม่ได้").format(tag=tag.source, part=wanted))
        thai = [each for each in field.columns if not each.isascii()]
        words = _("“{tag}” ไม่มีส่วนนี้ในแถว ใช้ได้คือ {parts}")
        raise TagError(
            words.format(tag=tag.source, parts=", ".join(f"{name}.{each}" for each in thai))
        )

    def _known(self, name: str) -> TemplateField | None:
        """Return the field of this name. Raises TagError if there is none."""
        field = self._fields.get(name)
        if field is None:
            raise TagError(_("ไม่มีช่องชื่อ “{name}”").format(name=name) + self._likely(name))
        self._used.add(field.of or field.name)
        return field

    def _likely(self, name: str) -> str:
        like = get_close_matches(name, self._fields, n=1, cutoff=_LIKE)
        if like:
            return " " + _("หมายถึง “{match}” หรือไม่").format(match=like[0])
        return " " + _("กรุณาดูชื่อที่ใช้ได้ในรายการช่อง")

    def _unended(self) -> Iterator[TemplateProblem]:
        for block in self._open:
            passage = block.passage
            yield TemplateProblem(unended(block), passage.place, _start(passage))
        self._open.clear()

    def _missing(self) -> Iterator[TemplateProblem]:
        if not self._used:
            text = _("ไม่มีช่องใดในแบบนี้ ทุกฉบับจะเหมือนกัน กรุณาใส่ชื่อช่อง เช่น {{{{ เรื่อง }}}}").format()
            yield TemplateProblem(text, is_error=False)
            return
        if missing := self.missing():
            words = _("ไม่มีช่องที่หนังสือชนิดนี้ต้องกรอก: {names} ข้อความในช่องเหล่านี้จะไม่อยู่บนกระดาษ")
            yield TemplateProblem(words.format(names=", ".join(missing)), is_error=False)

    def missing(self) -> list[str]:
        """Return the labels of what the paper must say and the template does not name."""
        used = set(self._used)
        if WHOLE_TEXT in used:
            used |= in_whole_text(self._form)
        printed = on_paper(self._form)
        return [
            _(field.label)
            for field in self._form.fields
            if field.required
            and field.name in printed - used
            and field.kind != "choice"
            and field.is_shown(self._usual)
        ]


def _start(passage: Passage) -> str:
    words = " ".join(passage.text.split())
    return words if len(words) <= _NEAR else f"{words[:_NEAR]}…"


def _parsed(tag: Tag, end: str) -> nodes.Template:
    """Return what a tag asks for. Raises TagError, with what to write instead."""
    try:
        return _ENVIRONMENT.parse(tag.plain + end)
    except ForbiddenInTemplateError as error:
        words = _("“{tag}” ใช้ “{what}” ไม่ได้ ใช้ได้เฉพาะชื่อช่อง if และ for")
        raise TagError(words.format(tag=tag.source, what=error.what)) from error
    except (TemplateSyntaxError, RecursionError, MemoryError) as error:
        words = _("“{tag}” เขียนไม่ถูกต้อง")
        raise TagError(words.format(tag=tag.source) + _advice(tag)) from error


def _advice(tag: Tag) -> str:
    if tag.kind == "value" and len(tag.body.split()) > 1:
        joined = "_".join(tag.body.split())
        return " " + _("ชื่อช่องเว้นวรรคไม่ได้ กรุณาใช้ _ แทนช่องว่าง เช่น {right}").format(
            right=f"{{{{ {joined} }}}}"
        )
    if tag.kind == "value":
        return " " + _("ชื่อช่องมีได้เฉพาะตัวอักษร ตัวเลข และ _")
    if tag.word == "for":
        return " " + _("เขียนเป็น for แถว in ชื่อรายการ")
    return " " + _("เขียนเป็น if ชื่อช่อง")
