from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from district_admin.office import operations
from district_admin.office.operations import (
    EmblemRefusedError,
    SignatoryDetails,
    SignatoryIncompleteError,
    SignatoryNotFoundError,
    WordRefusedError,
)
from district_admin.storage.database import Database
from district_admin.storage.history import History

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
JPEG = b"\xff\xd8\xff\xe0" + bytes(100)
DIRECTOR = SignatoryDetails(
    name="นายก้อง  เกียรติ",
    position="ผู้อำนวยการสำนักงาน",
    from_on=date(2024, 10, 1),
    to_on=date(2025, 9, 30),
)
SUCCESSOR = SignatoryDetails(
    name="นางสาวมาลี  ใจงาม", position="ผู้อำนวยการสำนักงาน", from_on=date(2025, 10, 1)
)
DEPUTY = SignatoryDetails(
    name="นายเพชร  ดี",
    position="รองผู้อำนวยการสำนักงาน",
    from_on=date(2025, 1, 1),
    capacity="acting_for",
    for_position="ผู้อำนวยการสำนักงาน",
)


def test_a_new_office_has_an_empty_profile_to_fill_in(session: Session) -> None:
    profile = operations.get_profile(session)
    assert (profile.name, profile.numeral_mode, profile.set_up) == ("", "thai", False)
    operations.save_profile(
        session, name=" สพป. ตัวอย่าง เขต ๑ ", letter_code="ศธ ๐๔๐๙๒", set_up=True
    )
    operations.save_profile(session, fax="๐ ๗๔๖๑ ๓๐๒๕")
    kept = operations.get_profile(session)
    assert (kept.name, kept.letter_code, kept.set_up, kept.fax) == (
        "สพป. ตัวอย่าง เขต ๑",
        "ศธ ๐๔๐๙๒",
        True,
        "๐ ๗๔๖๑ ๓๐๒๕",
    )


def test_unknown_numerals_are_refused_by_the_database(database: Database) -> None:
    with (
        pytest.raises(IntegrityError, match="numeral_mode"),
        database.transaction("แก้ข้อมูลสำนักงาน") as session,
    ):
        operations.save_profile(session, numeral_mode="roman")


def test_a_paper_of_last_year_is_signed_by_last_years_director(session: Session) -> None:
    for details in (DIRECTOR, SUCCESSOR, DEPUTY):
        operations.add_signatory(session, details)
    names = {
        day: [who.name for who in operations.signatories_on(session, day)]
        for day in (date(2024, 9, 30), date(2025, 9, 30), date(2025, 10, 1))
    }
    assert names == {
        date(2024, 9, 30): [],
        date(2025, 9, 30): [DIRECTOR.name, DEPUTY.name],
        date(2025, 10, 1): [SUCCESSOR.name, DEPUTY.name],
    }


def test_signatories_are_put_in_the_offices_own_order(session: Session) -> None:
    ids = [operations.add_signatory(session, each) for each in (DIRECTOR, SUCCESSOR, DEPUTY)]
    operations.sort_signatories(session, [ids[2], ids[0], ids[1]])
    assert [who.id for who in operations.list_signatories(session)] == [ids[2], ids[0], ids[1]]


def test_a_signatory_is_corrected(session: Session) -> None:
    signatory_id = operations.add_signatory(session, DIRECTOR)
    corrected = replace(DIRECTOR, name=" นายก้อง  เกียรติยศ ", rank_line="ว่าที่ร้อยตรี")
    operations.edit_signatory(session, signatory_id, corrected)
    kept = operations.get_signatory(session, signatory_id)
    assert (kept.name, kept.rank_line) == ("นายก้อง  เกียรติยศ", "ว่าที่ร้อยตรี")


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        (replace(DIRECTOR, name="  "), "ชื่อผู้ลงนาม"),
        (replace(DIRECTOR, position=""), "กรุณากรอกตำแหน่งของผู้ลงนาม"),
        (replace(DEPUTY, for_position=" "), "รักษาราชการแทน"),
        (replace(DIRECTOR, to_on=date(2024, 9, 30)), "ก่อนวันเริ่มต้น"),
    ],
    ids=["no name", "no post", "acting for nobody", "days the wrong way round"],
)
def test_a_signatory_needs_what_the_paper_needs(
    session: Session, details: SignatoryDetails, reason: str
) -> None:
    with pytest.raises(SignatoryIncompleteError, match=reason):
        operations.add_signatory(session, details)


def test_a_signatory_is_removed(session: Session) -> None:
    signatory_id = operations.add_signatory(session, DIRECTOR)
    operations.remove_signatory(session, signatory_id)
    with pytest.raises(SignatoryNotFoundError):
        operations.get_signatory(session, signatory_id)


def test_the_emblem_is_the_offices_own_picture(session: Session) -> None:
    assert operations.emblem(session) is None
    operations.set_emblem(session, PNG, "image/png", "ตราครุฑ.png")
    assert operations.emblem(session) == PNG
    operations.set_emblem(session, JPEG, "image/jpeg", "ตราครุฑ.jpg")
    assert operations.emblem(session) == JPEG
    operations.remove_emblem(session)
    assert operations.emblem(session) is None


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (b"", "image/png", "ไม่ใช่รูปภาพ"),
        (b"%PDF-1.7", "image/png", "ไม่ใช่รูปภาพ"),
        (JPEG, "image/png", "ไม่ใช่รูปภาพ"),
        (b"GIF89a", "image/gif", "ไม่ใช่รูปภาพ"),
        (PNG + bytes(10 * 1024 * 1024), "image/png", "เกิน 10 เมกะไบต์"),
    ],
    ids=["empty", "a PDF", "a JPEG that says PNG", "a GIF", "too large"],
)
def test_what_is_no_picture_never_becomes_the_emblem(
    session: Session, data: bytes, media_type: str, reason: str
) -> None:
    with pytest.raises(EmblemRefusedError, match=reason):
        operations.set_emblem(session, data, media_type, "ตราครุฑ")
    assert operations.emblem(session) is None


def test_a_new_emblem_is_undone_by_name(database: Database) -> None:
    for picture in (PNG, PNG + b"2"):
        with database.transaction("เปลี่ยนตราครุฑ") as session:
            operations.set_emblem(session, picture, "image/png", "ตราครุฑ.png")
    assert History(database).undo() == "เปลี่ยนตราครุฑ"
    with database.reading() as session:
        assert operations.emblem(session) == PNG


def test_the_office_has_words_of_its_own(session: Session) -> None:
    first = operations.add_word(session, "  ท้องพระคลัง ")
    operations.add_word(session, "สพฐ.")
    assert operations.words(session) == ("ท้องพระคลัง", "สพฐ.")
    operations.remove_word(session, first)
    assert [word.word for word in operations.list_words(session)] == ["สพฐ."]
    with pytest.raises(WordRefusedError, match="ไม่พบ"):
        operations.remove_word(session, first)


@pytest.mark.parametrize(("word", "reason"), [("  ", "กรุณาพิมพ์"), ("สพฐ.", "อยู่แล้ว")])
def test_a_word_is_added_once_and_never_empty(session: Session, word: str, reason: str) -> None:
    operations.add_word(session, "สพฐ.")
    with pytest.raises(WordRefusedError, match=reason):
        operations.add_word(session, word)
