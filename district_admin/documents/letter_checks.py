"""What is particular to letters and memos: how they begin, whom they address, how they end.

A form with a field `salutation` is a letter or memo; one with `closing_phrase` is a letter.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from district_admin.documents.clause_numbers import clause_number
from district_admin.documents.form_model import Form, SalutationPair, is_empty
from district_admin.documents.problem import Problem, texts_of
from district_admin.texts import _
from district_admin.thai.numerals import to_arabic_digits

_EARLIER_CONTACT: Final = re.compile(r"(ตามที่|ตามหนังสือ|ตามคำสั่ง|ตามมติ|ตามประกาศ|ตาม|อนุสนธิ)(?!ลำดับ)")
_NEW_MATTER: Final = re.compile(r"(ด้วย|เนื่องจาก|เนื่องด้วย)")
_REQUEST: Final = {"กราบเรียน": "จึงกราบเรียนมาเพื่อ", "นมัสการ": "จึงนมัสการมาเพื่อ", "เรียน": "จึงเรียนมาเพื่อ"}
_CITED: Final = re.compile(r"สิ่งที่ส่งมาด้วย(?:\s*(?:หมายเลข|ลำดับที่|ที่))?\s*([0-9]{1,2})?")
_MONK: Final = re.compile(
    r"(สมเด็จพระ|พระครู|พระมหา|พระอธิการ|พระราชาคณะ|พระปลัด|พระสมุห์|เจ้าอาวาส|เจ้าคณะ)"
)
_SALUTATION_LINE: Final = re.compile(r"(กราบเรียน|เรียน|นมัสการ)\s+\S")
_LIST: Final = "ตามบัญชีแนบท้าย"
_RESPECT: Final = "ขอแสดงความนับถือ"


def check_letter(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """Give what is unusual about a letter's or memo's opening, addressee and ending."""
    salutation, addressee = _text(content, "salutation"), _text(content, "addressee")
    closing = _text(content, "closing_phrase")
    if form.field("salutation"):
        yield from _openings(form, content)
        yield from _request(form, content)
        if salutation and addressee:
            yield from _salutation(form, salutation, addressee)
    else:
        yield from _no_salutation(form, content)
    if form.field("recipients"):
        yield from _listed(content, addressee)
    if form.field("closing_phrase"):
        if salutation and closing:
            yield from _closing(form, salutation, closing)
    else:
        yield from _no_closing(form, content)
    if form.field("enclosures"):
        yield from _enclosures(form, content)


def _openings(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """B08: a paragraph that begins with ตาม… ends with นั้น; one that begins with ด้วย does not."""
    for field, text in texts_of(form, content):
        line = text.strip()
        if field.kind != "text" or clause_number(line):
            continue
        opening = _EARLIER_CONTACT.match(line)
        ends = line.rstrip(" .*").endswith("นั้น")
        if opening and not ends:
            words = _("ย่อหน้าที่ขึ้นต้นด้วย “{opening}” ควรลงท้ายด้วย “นั้น”")
            yield Problem("should", words.format(opening=opening[1]), field.name)
        opening = _NEW_MATTER.match(line)
        if opening and ends:
            words = _("ย่อหน้าที่ขึ้นต้นด้วย “{opening}” ไม่ลงท้ายด้วย “นั้น”")
            yield Problem("should", words.format(opening=opening[1]), field.name)


def _request(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """B08: the last paragraph begins with จึงเรียนมาเพื่อ, or as fits the salutation."""
    conclusion = str(content.get("conclusion") or "").strip()
    expected = _REQUEST.get(_text(content, "salutation"))
    if not conclusion or not expected or not form.field("conclusion"):
        return
    if not any(line.strip().startswith(expected) for line in conclusion.splitlines()):
        words = _("ภาคสรุปควรขึ้นต้นด้วย “{expected}”").format(expected=expected)
        yield Problem("should", words, "conclusion")


def _salutation(form: Form, salutation: str, addressee: str) -> Iterator[Problem]:
    """C07: กราบเรียน for its posts only, and for them always; monks are not addressed เรียน."""
    for pair in form.pairs:
        if not pair.only_for:
            continue
        addressed = addressee.removeprefix("ฯพณฯ").strip().startswith(pair.only_for)
        if salutation == pair.salutation and not addressed:
            words = _("คำขึ้นต้น “{salutation}” ใช้ได้เฉพาะตำแหน่งที่กำหนดไว้ ผู้รับนี้ใช้ “เรียน”")
            yield Problem("should", words.format(salutation=salutation), "salutation")
        if salutation == "เรียน" and addressed:
            yield _better_salutation(pair.salutation)
    if salutation == "เรียน" and _MONK.match(addressee):
        yield _better_salutation("นมัสการ")


def _better_salutation(salutation: str) -> Problem:
    words = _("ผู้รับนี้ควรใช้คำขึ้นต้น “{salutation}”").format(salutation=salutation)
    return Problem("should", words, "salutation")


def _closing(form: Form, salutation: str, closing: str) -> Iterator[Problem]:
    """C07: salutation and closing phrase are a pair."""
    fitting = [pair for pair in form.pairs if pair.salutation == salutation]
    chosen = [pair for pair in fitting if pair.closing == closing]
    if not chosen:
        yield Problem("should", _unpaired(salutation, closing, fitting), "closing_phrase")
    elif chosen[0].needs_review:
        words = _("คำขึ้นต้นและคำลงท้ายสำหรับ “{who}” ต้องให้ผู้รู้ตรวจกับระเบียบที่ใช้อยู่ก่อนส่ง")
        yield Problem("should", words.format(who=chosen[0].addressees), "closing_phrase")


def _unpaired(salutation: str, closing: str, fitting: list[SalutationPair]) -> str:
    words = _("คำลงท้าย “{closing}” ไม่เข้าคู่กับคำขึ้นต้น “{salutation}”").format(
        closing=closing, salutation=salutation
    )
    if not fitting:
        return words
    endings = " / ".join(pair.closing for pair in fitting)
    return words + " " + _("ควรใช้ “{endings}”").format(endings=endings)


def _no_closing(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """B07, D02: memos, orders and announcements have no closing phrase."""
    for field, text in texts_of(form, content):
        if text.strip().startswith(_RESPECT):
            words = _("เอกสารแบบ “{form}” ไม่มีคำลงท้าย “{closing}”")
            yield Problem("should", words.format(form=_(form.title), closing=_RESPECT), field.name)


def _no_salutation(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """D02: stamped letters, orders, announcements and certificates have no salutation."""
    for field, text in texts_of(form, content):
        if field.kind == "text" and (found := _SALUTATION_LINE.match(text.strip())):
            words = _("เอกสารแบบ “{form}” ไม่มีคำขึ้นต้น “{salutation}”")
            text = words.format(form=_(form.title), salutation=found[1])
            yield Problem("should", text, field.name)


def _listed(content: Mapping[str, object], addressee: str) -> Iterator[Problem]:
    """2.4: who a circular is written to by a list stands in the list."""
    value = content.get("recipients")
    listed = not is_empty(value)
    named = _LIST in addressee
    if named and not listed:
        words = _("ผู้รับเป็นไปตามบัญชีแนบท้าย แต่ยังไม่มีรายชื่อในบัญชี")
        yield Problem("must", words, "recipients")
    elif listed and not named:
        words = _("มีบัญชีแนบท้าย ผู้รับควรเป็น “({list})”").format(list=_LIST)
        yield Problem("should", words, "addressee")


def _enclosures(form: Form, content: Mapping[str, object]) -> Iterator[Problem]:
    """C06: what the text cites is listed in the head."""
    value = content.get("enclosures")
    count = sum(not is_empty(line) for line in value) if isinstance(value, list | tuple) else 0
    for field, text in texts_of(form, content):
        if field.kind != "text":
            continue
        for number in _CITED.findall(to_arabic_digits(text)):
            if int(number or 1) > count:
                words = _("ข้อความอ้าง “{cited}” แต่ไม่มีในรายการสิ่งที่ส่งมาด้วย")
                cited = f"สิ่งที่ส่งมาด้วย {number}".strip()
                yield Problem("should", words.format(cited=cited), field.name)


def _text(content: Mapping[str, object], name: str) -> str:
    return str(content.get(name) or "").replace("\u00a0", " ").strip()
