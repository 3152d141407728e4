"""The phrase book (คลังข้อความ): what the officer keeps to be offered in the fields of papers."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.errors import OfficeError
from district_admin.office.model import Phrase
from district_admin.texts import N_, _

HIGH_POSTS: Final = "high_posts"
TRANSCRIPT: Final = "transcript"
PLACES: Final = {
    "cause": N_("ภาคเหตุ"),
    "purpose": N_("ภาคความประสงค์"),
    "conclusion": N_("ภาคสรุป"),
    "text_1": N_("ความเป็นมา"),
    "text_2": N_("ข้อเท็จจริง"),
    "text_3": N_("ข้อกฎหมาย"),
    "text_4": N_("ข้อพิจารณา"),
    "text_5": N_("ข้อเสนอ"),
    "reason": N_("เหตุผลและอำนาจ"),
    "duties": N_("หน้าที่ของคณะกรรมการ"),
    "body": N_("ข้อความของประกาศ"),
    "statement": N_("ข้อความที่รับรอง"),
    "closing_phrase": N_("คำลงท้าย"),
    HIGH_POSTS: N_("ตำแหน่งที่ใช้คำขึ้นต้น กราบเรียน"),
    TRANSCRIPT: N_("ถอดเทป (คำย่อ = ข้อความ)"),
}
"""Where phrases are offered: the names of fields, the posts of official-documents 5.2, and the
pad for transcripts, where a phrase may have an abbreviation before it."""

_LONGEST: Final = 2_000


class PhraseRefusedError(OfficeError):
    """A phrase is empty, too long, there already, or not there."""


def list_phrases(session: Session, place: str) -> list[Phrase]:
    """Return the phrases of a place, in the order they were kept."""
    return list(session.scalars(select(Phrase).where(Phrase.place == place).order_by(Phrase.id)))


def phrases_by_place(session: Session) -> dict[str, tuple[str, ...]]:
    """Return all phrases, by the place where they are offered."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in session.scalars(select(Phrase).order_by(Phrase.id)):
        found[phrase.place] = (*found.get(phrase.place, ()), phrase.text)
    return found


def add_phrase(session: Session, place: str, text: str) -> int:
    """Keep a phrase and return its id. Raises PhraseRefusedError."""
    phrase = Phrase(place=place, text=_checked(session, place, text))
    session.add(phrase)
    session.flush()
    return phrase.id


def edit_phrase(session: Session, phrase_id: int, text: str) -> None:
    """Change a phrase. Raises PhraseRefusedError."""
    phrase = _get(session, phrase_id)
    if phrase.text != text:
        phrase.text = _checked(session, phrase.place, text)


def remove_phrase(session: Session, phrase_id: int) -> None:
    """Remove a phrase; papers keep what was written with it. Raises PhraseRefusedError."""
    session.delete(_get(session, phrase_id))
    session.flush()


def own_high_posts(session: Session, shipped: Sequence[str]) -> None:
    """Make the shipped list of posts the office's own, so that it can be changed."""
    if shipped and not list_phrases(session, HIGH_POSTS):
        session.add_all(Phrase(place=HIGH_POSTS, text=post) for post in shipped)
        session.flush()


def _get(session: Session, phrase_id: int) -> Phrase:
    phrase = session.get(Phrase, phrase_id)
    if phrase is None:
        raise PhraseRefusedError(_("ไม่พบข้อความนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))
    return phrase


def _checked(session: Session, place: str, text: str) -> str:
    text = "\n".join(line.strip() for line in text.strip().splitlines())
    if not text:
        raise PhraseRefusedError(_("กรุณาพิมพ์ข้อความที่จะเก็บ"))
    if len(text) > _LONGEST:
        raise PhraseRefusedError(_("ข้อความยาวเกินกว่าจะเก็บไว้ กรุณาเลือกเฉพาะส่วนที่ใช้บ่อย"))
    kept = select(Phrase.id).where(Phrase.place == place, Phrase.text == text)
    if session.scalar(kept) is not None:
        raise PhraseRefusedError(_("มีข้อความนี้อยู่แล้ว"))
    return text
