"""Who is sent a letter, how, and who signed for it; and what nobody has signed for."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.operations import (
    bulk_letters,
    deliveries,
    delivery_listing,
    numbering,
    registers,
)
from district_admin.areas.correspondence.operations.deliveries import DeliveryError, Receiver
from district_admin.areas.correspondence.operations.receiver_names import (
    KnownNames,
    corrected,
    mistyped,
)
from district_admin.areas.correspondence.operations.registers import EntryDetails
from district_admin.areas.directory.operations import merging
from district_admin.areas.directory.operations.recipients import Recipient
from district_admin.storage.database import Database
from district_admin.storage.history import History

TODAY = date(2026, 11, 27)
SENT = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30).astimezone()
DISTRICT = Receiver("นายอำเภอเมืองสมมติ", "ที่ว่าการอำเภอเมืองสมมติ")
BODY = Receiver("นายก อบต.ท่าดี")

StartJob = Callable[..., int]


def letter(session: Session, subject: str = "ขอเชิญประชุม", register: str = "sent") -> int:
    return registers.issue(session, register, EntryDetails(subject=subject), NOW)


def ids_of(session: Session, entry_id: int) -> list[int]:
    return [each.id for each in deliveries.deliveries_of(session, entry_id)]


def names_of(session: Session, entry_id: int) -> list[str]:
    return [each.name for each in deliveries.deliveries_of(session, entry_id)]


def test_schools_people_and_typed_names_are_sent_a_letter_once_each(
    schools: Sequence[Recipient], session: Session
) -> None:
    entry_id = letter(session)
    first = [deliveries.receiver_of(each) for each in schools[:2]]
    typed = deliveries.typed_receivers("  นายก  อบต.ท่าดี\n\nนายอำเภอ\n")
    assert deliveries.add(session, entry_id, [*first, *typed]) == 4
    again = [first[1], BODY, deliveries.receiver_of(schools[2])]
    assert deliveries.add(session, entry_id, again) == 1
    kept = deliveries.deliveries_of(session, entry_id)
    assert [each.name for each in kept] == [
        "ผู้อำนวยการโรงเรียนบ้านสมมติ001",
        "ผู้อำนวยการโรงเรียนบ้านสมมติ002",
        "นายก อบต.ท่าดี",
        "นายอำเภอ",
        "ผู้อำนวยการโรงเรียนบ้านสมมติ003",
    ]
    assert (kept[0].agency, kept[0].agency_id) == ("โรงเรียนบ้านสมมติ001", schools[0].agency_id)


def test_nothing_typed_and_letters_that_do_not_go_out_are_refused(session: Session) -> None:
    with pytest.raises(DeliveryError, match="บรรทัดละหนึ่งราย"):
        deliveries.typed_receivers(" \n ")
    received = registers.receive(session, EntryDetails(subject="ขอข้อมูล"), NOW)
    cancelled = letter(session)
    numbering.cancel(session, cancelled, "พิมพ์ผิด", TODAY)
    for entry_id in (received, cancelled):
        with pytest.raises(DeliveryError, match="ออกเลขแล้ว"):
            deliveries.add(session, entry_id, [BODY])


def test_a_circular_takes_its_recipients_from_its_letters(
    schools: Sequence[Recipient], start_job: StartJob, database: Database
) -> None:
    job_id = start_job(schools)
    with database.transaction("เริ่มส่ง") as session:
        entry_id = bulk_letters.letters_of(session, job_id)[0].entry_id
        assert deliveries.count_letters(session, entry_id) == 120
        assert deliveries.add_from_letters(session, entry_id) == 120
        assert deliveries.add_from_letters(session, entry_id) == 0
        last = deliveries.deliveries_of(session, entry_id)[-1]
        assert (last.name, last.agency) == ("ผู้อำนวยการโรงเรียนบ้านสมมติ120", "โรงเรียนบ้านสมมติ120")


def test_letters_with_their_own_numbers_get_a_delivery_each(
    schools: Sequence[Recipient], start_job: StartJob, database: Database
) -> None:
    job_id = start_job(schools[:4], "each")
    with database.transaction("เริ่มส่ง") as session:
        entries = [each.entry_id for each in bulk_letters.letters_of(session, job_id)]
        numbering.cancel(session, entries[1], "ส่งซ้ำ", TODAY)
        assert deliveries.add_from_letters(session, entries[0]) == 3
        assert [len(names_of(session, each)) for each in entries] == [1, 0, 1, 1]


def test_what_is_noted_of_several_is_one_step_that_can_be_taken_back(database: Database) -> None:
    with database.transaction("ออกเลข", undoable=False) as session:
        entry_id = letter(session)
    with database.transaction("เพิ่มผู้รับ") as session:
        deliveries.add(session, entry_id, [DISTRICT, BODY, Receiver("ผู้ว่าราชการจังหวัด")])
        ids = ids_of(session, entry_id)
    with database.transaction("บันทึกการส่ง") as session:
        deliveries.note(session, ids[:2], {"means": "hand", "sent_on": SENT}, TODAY)
    with database.transaction("ลงชื่อรับ") as session:
        signed: deliveries.Noted = {"received_on": TODAY, "received_by": "นางสาวรับ  ไว้แล้ว"}
        deliveries.note(session, ids[:1], signed, TODAY)
        assert deliveries.tally(session, entry_id) == (3, 2, 1)
        first = deliveries.deliveries_of(session, entry_id)[0]
        assert (first.means, first.received_by) == ("hand", "นางสาวรับ ไว้แล้ว")
    history = History(database)
    assert history.undo() == "ลงชื่อรับ"
    with database.reading() as reading:
        assert deliveries.tally(reading, entry_id) == (3, 2, 0)
    history.undo()
    assert history.undo() == "เพิ่มผู้รับ"
    with database.reading() as reading:
        assert names_of(reading, entry_id) == []
    history.redo()
    with database.reading() as reading:
        assert ids_of(reading, entry_id) == ids


def test_a_day_that_cannot_be_is_refused_for_all_and_says_whose(session: Session) -> None:
    entry_id = letter(session)
    deliveries.add(session, entry_id, [DISTRICT, BODY])
    ids = ids_of(session, entry_id)
    deliveries.note(session, ids[1:], {"sent_on": TODAY}, TODAY)
    with pytest.raises(DeliveryError, match=r"20 พ\.ย\. 2569 อยู่ก่อนวันที่ส่ง 27 .*นายก อบต\.ท่าดี"):
        deliveries.note(session, ids, {"received_on": SENT}, TODAY)
    with pytest.raises(DeliveryError, match=r"วันที่ส่ง 27 พ\.ย\. 2569 ยังมาไม่ถึง"):
        deliveries.note(session, ids, {"sent_on": TODAY}, SENT)
    with pytest.raises(DeliveryError, match="กรุณาพิมพ์ชื่อผู้รับ"):
        deliveries.note(session, ids[:1], {"name": " "}, TODAY)
    assert deliveries.tally(session, entry_id) == (2, 1, 0)


def test_one_taken_out_is_gone_and_told_of_when_named_again(session: Session) -> None:
    entry_id = letter(session)
    deliveries.add(session, entry_id, [DISTRICT, BODY])
    first, second = ids_of(session, entry_id)
    deliveries.remove(session, [first])
    assert ids_of(session, entry_id) == [second]
    with pytest.raises(DeliveryError, match="ถูกนำออกไปแล้ว"):
        deliveries.note(session, [first, second], {"means": "post"}, TODAY)
    with pytest.raises(DeliveryError, match="อย่างน้อยหนึ่งราย"):
        deliveries.remove(session, [])


def test_what_nobody_signed_for_is_listed_over_all_letters_the_oldest_first(
    session: Session,
) -> None:
    meeting, book, gone = letter(session), letter(session, "ส่งคู่มือ", "circular"), letter(session)
    for entry_id in (meeting, book, gone):
        deliveries.add(session, entry_id, [DISTRICT, BODY])
    deliveries.note(session, ids_of(session, meeting), {"sent_on": TODAY}, TODAY)
    deliveries.note(session, ids_of(session, meeting)[:1], {"received_on": TODAY}, TODAY)
    deliveries.note(session, ids_of(session, book)[1:], {"sent_on": SENT}, TODAY)
    deliveries.note(session, ids_of(session, gone), {"sent_on": SENT}, TODAY)
    numbering.cancel(session, gone, "ส่งผิด", TODAY)

    rows = delivery_listing.outstanding(session)
    assert [(each.subject, each.name, each.days(TODAY)) for each in rows] == [
        ("ส่งคู่มือ", "นายก อบต.ท่าดี", 7),
        ("ขอเชิญประชุม", "นายก อบต.ท่าดี", 0),
        ("ส่งคู่มือ", "นายอำเภอเมืองสมมติ", 0),
    ]
    assert [each.sent_on for each in rows] == [SENT, TODAY, None]
    assert [each.name for each in delivery_listing.narrow(rows, "คู่มือ อำเภอ")] == [
        "นายอำเภอเมืองสมมติ"
    ]
    assert len(delivery_listing.narrow(rows, "ว ๑")) == 2


def test_a_school_is_known_by_its_record_by_its_names_and_after_a_merge(
    schools: Sequence[Recipient], session: Session
) -> None:
    entry_id = letter(session)
    first, second, third = (deliveries.receiver_of(each) for each in schools[:3])
    assert deliveries.add(session, entry_id, [first, Receiver(second.name)]) == 2
    again = [Receiver(first.name), Receiver(first.agency), second]
    assert deliveries.add(session, entry_id, again) == 0
    assert first.agency_id is not None
    assert third.agency_id is not None
    merging.merge_agencies(session, third.agency_id, first.agency_id)
    assert deliveries.add(session, entry_id, [third]) == 0
    same_name = Receiver(first.name, "โรงเรียนชื่อเดียวกัน", agency_id=schools[5].agency_id)
    assert deliveries.add(session, entry_id, [same_name]) == 1


def test_a_name_typed_twice_in_other_ways_is_one_recipient(session: Session) -> None:
    entry_id = letter(session)
    typed = "ผอ.รร.บ้านสมมติ\nผู้อำนวยการ โรงเรียนบ้านสมมติ\nนายชัย  สมมติ\nนาย ชัย สมมติ\nนายชัย สมมุติ"
    assert deliveries.add(session, entry_id, deliveries.typed_receivers(typed)) == 3
    again = deliveries.typed_receivers("ผู้อำนวยการโรงเรียนบ้านสมมติ")
    assert deliveries.add(session, entry_id, again) == 0
    first, second, _third = ids_of(session, entry_id)
    with pytest.raises(DeliveryError, match=r"ผอ\.รร\.บ้านสมมติ อยู่แล้ว"):
        deliveries.note(session, [second], {"name": "ผู้อำนวยการโรงเรียน บ้านสมมติ"}, TODAY)
    assert deliveries.note(session, [first], {"name": "ผู้อำนวยการโรงเรียนบ้านสมมติ"}, TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("โรงเรียนบ้านหนองปรื", "โรงเรียนบ้านหนองปรือ"),
        ("ผู้อำนวยการโรงเรียนบ้านหนองปือ", "ผู้อำนวยการโรงเรียนบ้านหนองปรือ"),
        ("รร.บ้านหนองปรือ", ""),  # it is the same one
        ("โรงเรียนวัดใหม่ 3", ""),  # it is another one
        ("เทศบาลตำบลไกลโพ้น", ""),
        ("", ""),
    ],
)
def test_a_name_that_the_directory_nearly_has_is_offered(typed: str, meant: str) -> None:
    schools = ["โรงเรียนบ้านหนองปรือ", "โรงเรียนบ้านหนองบัว", "โรงเรียนวัดใหม่ 2"]
    known = KnownNames([*schools, *(f"ผู้อำนวยการ{name}" for name in schools)])
    assert known.meant(typed) == meant
    lines = f"{typed}\nนายอำเภอ"
    assert corrected(lines, mistyped(lines, known)) == f"{meant or typed}\nนายอำเภอ"
