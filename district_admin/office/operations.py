"""What the officer keeps of the office: its profile, who signs, the emblem, its own words."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final, TypedDict

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from district_admin.errors import OfficeError
from district_admin.office.model import (
    CAPACITY_WORDS,
    HOLDER,
    OfficeProfile,
    OfficeWord,
    Signatory,
)
from district_admin.storage.files import store_file, stored_data
from district_admin.texts import _

LARGEST_EMBLEM: Final = 10 * 1024 * 1024
_PICTURE_STARTS: Final = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


class ProfileValues(TypedDict, total=False):
    """What may be changed in the office's profile; see `OfficeProfile`."""

    name: str
    short_name: str
    letter_code: str
    address: str
    telephone: str
    fax: str
    email: str
    saraban_email: str
    group_name: str
    docx_family: str
    numeral_mode: str
    set_up: bool


@dataclass(frozen=True)
class SignatoryDetails:
    """A signatory as typed in; see `Signatory`. Without `to_on` the time in office is open."""

    name: str
    position: str
    from_on: date
    to_on: date | None = None
    rank_line: str = ""
    capacity: str = HOLDER
    for_position: str = ""


class SignatoryIncompleteError(OfficeError):
    """A signatory lacks a part that the paper needs, or its days are the wrong way round."""


class SignatoryNotFoundError(OfficeError):
    """A signatory is no longer there."""

    def __init__(self) -> None:
        super().__init__(_("ไม่พบผู้ลงนามรายนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))


class EmblemRefusedError(OfficeError):
    """A file offered as the emblem is not a picture that papers can carry."""


class WordRefusedError(OfficeError):
    """A word for the office's list is empty, is there already, or is not there."""


def get_profile(session: Session) -> OfficeProfile:
    """Return the office's profile; its texts are empty until someone fills them in."""
    return session.scalars(select(OfficeProfile)).one()


def save_profile(session: Session, **values: Unpack[ProfileValues]) -> None:
    """Change the given parts of the profile; spaces around texts are dropped."""
    profile = get_profile(session)
    for field, value in values.items():
        setattr(profile, field, value.strip() if isinstance(value, str) else value)


def list_signatories(session: Session) -> list[Signatory]:
    """Return all signatories, past ones as well, in the office's own order."""
    return list(session.scalars(select(Signatory).order_by(Signatory.sort_order, Signatory.id)))


def signatories_on(session: Session, day: date) -> list[Signatory]:
    """Return who may sign a paper of that day, in the office's own order."""
    in_office = (Signatory.from_on <= day) & or_(Signatory.to_on.is_(None), Signatory.to_on >= day)
    query = select(Signatory).where(in_office).order_by(Signatory.sort_order, Signatory.id)
    return list(session.scalars(query))


def get_signatory(session: Session, signatory_id: int) -> Signatory:
    """Return a signatory. Raises SignatoryNotFoundError."""
    signatory = session.get(Signatory, signatory_id)
    if signatory is None:
        raise SignatoryNotFoundError
    return signatory


def add_signatory(session: Session, details: SignatoryDetails) -> int:
    """Add a signatory at the end of the list and return the id.

    The times of two signatories may overlap: the holder of a post and who acts for the holder
    sign on the same days. Raises SignatoryIncompleteError.
    """
    last = session.scalar(select(func.max(Signatory.sort_order))) or 0
    signatory = Signatory(**_checked(details), sort_order=last + 1)
    session.add(signatory)
    session.flush()
    return signatory.id


def edit_signatory(session: Session, signatory_id: int, details: SignatoryDetails) -> None:
    """Correct a signatory. Raises SignatoryNotFoundError and SignatoryIncompleteError."""
    signatory = get_signatory(session, signatory_id)
    for field, value in _checked(details).items():
        setattr(signatory, field, value)


def remove_signatory(session: Session, signatory_id: int) -> None:
    """Remove a signatory; papers keep the lines they were signed with.

    Raises SignatoryNotFoundError.
    """
    session.delete(get_signatory(session, signatory_id))
    session.flush()


def sort_signatories(session: Session, signatory_ids: Sequence[int]) -> None:
    """Put the signatories in this order in lists."""
    for place, signatory_id in enumerate(signatory_ids, start=1):
        get_signatory(session, signatory_id).sort_order = place


def set_emblem(session: Session, data: bytes, media_type: str, name: str) -> None:
    """Use a picture as the emblem of new papers. `media_type` is image/png or image/jpeg.

    Raises EmblemRefusedError for a file that is no such picture or is over 10 MB.
    """
    if len(data) > LARGEST_EMBLEM:
        raise EmblemRefusedError(_("รูปตราครุฑมีขนาดเกิน 10 เมกะไบต์ กรุณาเลือกไฟล์ที่เล็กกว่านี้"))
    start = _PICTURE_STARTS.get(media_type)
    if start is None or not data.startswith(start):
        raise EmblemRefusedError(_("ไฟล์ตราครุฑไม่ใช่รูปภาพ PNG หรือ JPEG กรุณาเลือกไฟล์อื่น"))
    get_profile(session).emblem_id = store_file(session, data, media_type, name)


def remove_emblem(session: Session) -> None:
    """Leave the place of the emblem empty on new papers."""
    get_profile(session).emblem_id = None


def emblem(session: Session) -> bytes | None:
    """Return the emblem's picture file, or None while the office has supplied none."""
    emblem_id = get_profile(session).emblem_id
    return None if emblem_id is None else stored_data(session, emblem_id)


def list_words(session: Session) -> list[OfficeWord]:
    """Return the office's own words, in the order they were added."""
    return list(session.scalars(select(OfficeWord).order_by(OfficeWord.id)))


def words(session: Session) -> tuple[str, ...]:
    """Return the office's own words, as the line breaker takes them."""
    return tuple(session.scalars(select(OfficeWord.word).order_by(OfficeWord.id)))


def add_word(session: Session, word: str) -> int:
    """Add a word that no line may break inside of, and return its id. Raises WordRefusedError."""
    word = " ".join(word.split())
    if not word:
        raise WordRefusedError(_("กรุณาพิมพ์คำที่ต้องการเพิ่ม"))
    if session.scalar(select(OfficeWord.id).where(OfficeWord.word == word)) is not None:
        raise WordRefusedError(_("มีคำว่า “{word}” อยู่แล้ว").format(word=word))
    added = OfficeWord(word=word)
    session.add(added)
    session.flush()
    return added.id


def remove_word(session: Session, word_id: int) -> None:
    """Remove one of the office's own words. Raises WordRefusedError if it is not there."""
    word = session.get(OfficeWord, word_id)
    if word is None:
        raise WordRefusedError(_("ไม่พบคำนี้ อาจถูกลบไปแล้ว กรุณาเลือกจากรายการอีกครั้ง"))
    session.delete(word)


def _checked(details: SignatoryDetails) -> dict[str, str | date | None]:
    values: dict[str, str | date | None] = {
        field: value.strip() if isinstance(value, str) else value
        for field, value in asdict(details).items()
    }
    if not values["name"]:
        raise SignatoryIncompleteError(_("กรุณากรอกชื่อผู้ลงนาม"))
    if not values["position"]:
        raise SignatoryIncompleteError(_("กรุณากรอกตำแหน่งของผู้ลงนาม"))
    if CAPACITY_WORDS[details.capacity] and not values["for_position"]:
        raise SignatoryIncompleteError(
            _("กรุณากรอกตำแหน่งที่ {capacity}").format(capacity=CAPACITY_WORDS[details.capacity])
        )
    if details.to_on is not None and details.to_on < details.from_on:
        raise SignatoryIncompleteError(_("วันสิ้นสุดอยู่ก่อนวันเริ่มต้น กรุณาแก้ไขวันที่ของผู้ลงนาม"))
    return values
