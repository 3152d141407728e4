"""The transcript of a meeting: kept passage by passage, with versions, and carried on."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import TranscriptPassage, TranscriptVersion
from district_admin.areas.meetings.operations import (
    agenda,
    files,
    meetings,
    transcript_carrying,
    transcript_versions,
)
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.refusals import (
    MeetingClosedError,
    MeetingGoneError,
    MeetingIncompleteError,
)
from district_admin.areas.meetings.operations.time_marks import mark_text, marks_in, spoken
from district_admin.areas.meetings.operations.transcript_carrying import (
    ADD,
    KEEP,
    REPLACE,
    Corrected,
)
from district_admin.areas.meetings.operations.transcripts import (
    Passage,
    list_passages,
    save_passages,
)

NOW = datetime(2026, 11, 28, 10).astimezone()


@pytest.fixture
def meeting_id(plan: Callable[[date], int]) -> int:
    return plan(date(2026, 11, 19))


@pytest.fixture
def items(session: Session, meeting_id: int) -> list[int]:
    facts = [ItemFacts("แผนปฏิบัติการ", 5), ItemFacts("งบประมาณ", 5)]
    return [agenda.add_item(session, meeting_id, each) for each in facts]


def test_what_is_saved_is_read_back_in_its_order_whatever_was_put_between_or_moved(
    session: Session, meeting_id: int
) -> None:
    chance = random.Random(5)
    there: list[Passage] = []
    for key in range(1, 120):
        there.insert(chance.randrange(len(there) + 1), Passage(key, f"ย่อหน้า {key}"))
        if key % 10 == 0:
            there.append(there.pop(chance.randrange(len(there))))
            there.pop(chance.randrange(len(there)))
        save_passages(session, meeting_id, there)
        assert list_passages(session, meeting_id) == there


def test_a_second_of_typing_writes_one_row(session: Session, meeting_id: int) -> None:
    there = [Passage(key, "ข้อความ") for key in range(1, 50)]
    save_passages(session, meeting_id, there)
    written: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("SELECT"):
            written.append(statement)

    event.listen(session.connection(), "before_cursor_execute", note)
    there[20] = Passage(there[20].key, "ข้อความที่พิมพ์ต่อ")
    there.insert(21, Passage(500, "ย่อหน้าใหม่"))
    save_passages(session, meeting_id, there)
    assert [each.split()[0] for each in written] == ["UPDATE", "INSERT"]


def test_an_item_or_a_recording_that_goes_leaves_the_words(
    session: Session, meeting_id: int, items: list[int]
) -> None:
    save_passages(session, meeting_id, [Passage(1, "ถ้อยคำ", items[0])])
    agenda.remove_item(session, items[0])
    assert list_passages(session, meeting_id) == [Passage(1, "ถ้อยคำ")]


def test_versions_come_with_changes_not_with_time_and_the_latest_hundred_stay(
    session: Session, meeting_id: int, plan: Callable[[date], int]
) -> None:
    elsewhere = plan(date(2026, 12, 17))
    keep = transcript_versions.keep_version
    every = transcript_versions.KEEP_EVERY
    same = [Passage(5, "ห้า"), Passage(6, "หก")]
    written = [Passage(1, "หนึ่ง"), Passage(2, "สอง"), Passage(4, " "), *same]
    save_passages(session, meeting_id, written)
    assert keep(session, meeting_id, NOW, every)
    assert not keep(session, meeting_id, NOW + 2 * every, every)
    written = [Passage(1, "หนึ่ง แก้"), Passage(3, "สาม"), Passage(4, "สี่"), *same, Passage(7, " ")]
    save_passages(session, meeting_id, written)
    assert not keep(session, meeting_id, NOW + every / 2, every)
    assert keep(session, meeting_id, NOW + every, every)
    latest = transcript_versions.list_versions(session, meeting_id)[0]
    assert (latest.added_count, latest.removed_count, latest.changed_count) == (2, 1, 1)
    save_passages(session, elsewhere, [Passage(1, "การประชุมอื่น")])
    assert keep(session, elsewhere, NOW)
    for number in range(110):
        save_passages(session, meeting_id, [Passage(1, str(number))])
        keep(session, meeting_id, NOW + timedelta(hours=number + 1))
    there = transcript_versions.list_versions(session, meeting_id)
    assert len(there) == transcript_versions.KEPT_COUNT
    opened = [transcript_versions.open_version(session, each.id)[0].text for each in there]
    assert opened == [str(number) for number in range(109, 9, -1)]
    assert len(transcript_versions.list_versions(session, elsewhere)) == 1


def test_restoring_keeps_what_was_there_and_what_was_carried_stays_marked(
    session: Session, meeting_id: int, items: list[int]
) -> None:
    save_passages(session, meeting_id, [Passage(1, "แรก", items[0]), Passage(2, "ลบ", items[1])])
    transcript_versions.keep_version(session, meeting_id, NOW)
    (version,) = transcript_versions.list_versions(session, meeting_id)
    transcript_carrying.carry(session, meeting_id, [1])
    agenda.remove_item(session, items[1])
    save_passages(session, meeting_id, [Passage(1, "แรก แก้", items[0])])
    transcript_versions.restore_version(session, version.id, NOW + timedelta(minutes=1))
    first, second = list_passages(session, meeting_id)
    assert (first.text, first.carried_text) == ("แรก", "แรก")
    assert (second.text, second.item_id) == ("ลบ", None)
    newest = transcript_versions.list_versions(session, meeting_id)[0]
    assert transcript_versions.open_version(session, newest.id)[0].text == "แรก แก้"
    meetings.close_meeting(session, meeting_id, date(2026, 12, 20))
    with pytest.raises(MeetingClosedError):
        transcript_versions.restore_version(session, newest.id, NOW)
    with pytest.raises(MeetingGoneError):
        transcript_versions.open_version(session, newest.id + 1000)


def test_a_passage_goes_into_the_minutes_once_and_follows_its_corrections(
    session: Session, meeting_id: int, items: list[int]
) -> None:
    def said(number: int) -> str:
        return agenda.get_item(session, items[number]).discussion

    agenda.get_item(session, items[0]).discussion = "ที่พิมพ์ไว้ก่อน"
    save_passages(session, meeting_id, [Passage(1, "[00:01:02] ขอหารือ", items[0])])
    transcript_carrying.carry(session, meeting_id, [1])
    transcript_carrying.carry(session, meeting_id, [1])
    assert said(0) == "ที่พิมพ์ไว้ก่อน\nขอหารือ"
    (carried,) = list_passages(session, meeting_id)
    assert transcript_carrying.is_carried(carried)
    save_passages(session, meeting_id, [Passage(1, "[00:01:02] ขอหารืออีกครั้ง", items[0])])
    (corrected,) = list_passages(session, meeting_id)
    assert not transcript_carrying.is_carried(corrected)
    transcript_carrying.carry(session, meeting_id, [1])
    assert said(0) == "ที่พิมพ์ไว้ก่อน\nขอหารืออีกครั้ง"
    save_passages(session, meeting_id, [Passage(1, "ขอหารืออีกครั้ง", items[1])])
    transcript_carrying.carry(session, meeting_id, [1])
    assert (said(0), said(1)) == ("ที่พิมพ์ไว้ก่อน", "ขอหารืออีกครั้ง")
    save_passages(session, meeting_id, [Passage(1, "ไม่มีวาระ"), Passage(2, "[00:00:01] ")])
    with pytest.raises(MeetingIncompleteError, match="ยังไม่มีระเบียบวาระ"):
        transcript_carrying.carry(session, meeting_id, [1])
    with pytest.raises(MeetingIncompleteError, match="ยังไม่มีข้อความ"):
        transcript_carrying.carry(session, meeting_id, [2])


@pytest.mark.parametrize(
    ("instead", "stands"),
    [
        (KEEP, "ประธานหารือเรื่องงบประมาณ\nมีผู้ถาม"),
        (REPLACE, "ประธานขอหารือเรื่องงบลงทุน\nมีผู้ถาม"),
        (ADD, "ประธานหารือเรื่องงบประมาณ\nมีผู้ถาม\nประธานขอหารือเรื่องงบลงทุน"),
    ],
)
def test_a_paragraph_corrected_in_the_minutes_stays_gives_way_or_is_joined_as_she_says(
    session: Session, meeting_id: int, items: list[int], instead: str, stands: str
) -> None:
    passages = [Passage(1, "ประธานขอหารือเรื่องงบประมาณ", items[0]), Passage(2, "มีผู้ถาม", items[0])]
    save_passages(session, meeting_id, passages)
    transcript_carrying.carry(session, meeting_id, [1, 2])
    assert transcript_carrying.corrected(session, meeting_id, [1, 2]) == []
    item = agenda.get_item(session, items[0])
    item.discussion = "ประธานหารือเรื่องงบประมาณ\nมีผู้ถาม"
    save_passages(
        session, meeting_id, [Passage(1, "ประธานขอหารือเรื่องงบลงทุน", items[0]), passages[1]]
    )
    found = transcript_carrying.corrected(session, meeting_id, [1, 2])
    assert found == [Corrected("ประธานขอหารือเรื่องงบลงทุน", "ประธานหารือเรื่องงบประมาณ")]
    transcript_carrying.carry(session, meeting_id, [1], instead)
    assert item.discussion == stands


def test_a_corrected_paragraph_goes_with_its_passage_to_another_matter(
    session: Session, meeting_id: int, items: list[int]
) -> None:
    save_passages(session, meeting_id, [Passage(1, "ประธานขอหารือเรื่องงบประมาณ", items[0])])
    transcript_carrying.carry(session, meeting_id, [1])
    first, second = (agenda.get_item(session, each) for each in items[:2])
    first.discussion = "ประธานหารือเรื่องงบประมาณ"
    save_passages(session, meeting_id, [Passage(1, "ประธานขอหารือเรื่องงบประมาณ", items[1])])
    transcript_carrying.carry(session, meeting_id, [1], KEEP)
    assert (first.discussion, second.discussion) == ("", "ประธานหารือเรื่องงบประมาณ")


def test_a_paragraph_that_was_taken_out_comes_back_only_when_she_says_so(
    session: Session, meeting_id: int, items: list[int]
) -> None:
    save_passages(session, meeting_id, [Passage(1, "ประธานขอหารือ", items[0])])
    transcript_carrying.carry(session, meeting_id, [1])
    item = agenda.get_item(session, items[0])
    item.discussion = "ข้ออภิปรายใหม่ทั้งหมดของเลขานุการ"
    assert transcript_carrying.corrected(session, meeting_id, [1]) == [
        Corrected("ประธานขอหารือ", "")
    ]
    transcript_carrying.carry(session, meeting_id, [1])
    assert item.discussion == "ข้ออภิปรายใหม่ทั้งหมดของเลขานุการ"
    transcript_carrying.carry(session, meeting_id, [1], ADD)
    assert item.discussion.splitlines()[1:] == ["ประธานขอหารือ"]


def test_a_closed_meeting_takes_no_more_words(session: Session, meeting_id: int) -> None:
    meetings.close_meeting(session, meeting_id, date(2026, 12, 1))
    with pytest.raises(MeetingClosedError):
        save_passages(session, meeting_id, [Passage(1, "สาย")])
    assert session.scalars(select(TranscriptPassage.id)).all() == []
    assert session.scalars(select(TranscriptVersion.id)).all() == []


def test_a_mark_leads_back_to_its_second_and_stays_out_of_what_was_said() -> None:
    for seconds in (0, 59, 3599, 3600, 7384, 359_999):
        (found,) = marks_in(f"ก{mark_text(seconds * 1000 + 999)}ข")
        assert found.ms == seconds * 1000
    assert [each.ms for each in marks_in("[๐๐:๐๑:๐๒] [00:61:00] [1:2:3]")] == [62_000]
    assert spoken("[00:00:05] ประธานกล่าวว่า [00:00:09]ขอบคุณ") == "ประธานกล่าวว่า ขอบคุณ"


def test_a_moved_recording_is_found_again_but_no_other_file_takes_its_place(
    session: Session, meeting_id: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("เสียง")
    sound, moved, other = (folder / name for name in ("ก.wav", "ข.wav", "ค.wav"))
    sound.write_bytes(b"12345")
    file_id = files.add_file(session, meeting_id, sound, "recording")
    sound.rename(moved)
    other.write_bytes(b"123")
    with pytest.raises(MeetingIncompleteError, match="ไม่ใช่บันทึกเสียงเดิม"):
        files.find_again(session, file_id, other)
    files.find_again(session, file_id, moved)
    (found,) = files.list_recordings(session, meeting_id)
    assert (found.path, found.title) == (str(moved), "ข.wav")
