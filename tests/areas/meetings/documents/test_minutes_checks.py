"""What is told before minutes are signed: G02 to G08 of official-documents 8."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from district_admin.areas.meetings.documents.facts import Attendee, Section, Signer
from district_admin.areas.meetings.documents.minutes_checks import check_minutes
from tests.areas.meetings.documents.sample_meeting import (
    ABSENT,
    CHECKER,
    MEMBERS,
    MINUTES,
    OTHERS,
    PRESENT,
    SECTIONS,
    SITTING,
    people,
    section_of,
)

TWICE = replace(PRESENT[1], name=MEMBERS[3].name)


def told(**changes: Any) -> list[tuple[str, str, str]]:
    return [(p.level, p.field, p.text) for p in check_minutes(replace(MINUTES, **changes))]


def test_nothing_is_told_of_minutes_that_are_right() -> None:
    assert told() == []
    assert told(checker=None) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"sitting": replace(SITTING, be_year=2570)}, "number", "3/2570"),
        ({"sitting": replace(SITTING, held_on=date(2027, 1, 5))}, "number", "(2570)"),
        ({"sitting": replace(SITTING, place=" ")}, "place", "สถานที่"),
        ({"begun_at": ""}, "begun_at", "ยังไม่มีเวลาเริ่มประชุม"),
        ({"begun_at": "9.35"}, "begun_at", "“9.35”"),
        ({"begun_at": "09:35"}, "begun_at", "“09:35”"),
        ({"ended_at": "24.00"}, "ended_at", "“24.00”"),
        ({"ended_at": "09.35"}, "ended_at", "ไม่อยู่หลัง"),
        ({"ended_at": "๐๘.๐๐ น."}, "ended_at", "ไม่อยู่หลัง"),
        ({"taker": Signer(post="นักจัดการงานทั่วไป")}, "taker", "ผู้จดรายงานการประชุม"),
    ],
)
def test_head_times_and_taker(changes: dict[str, Any], field: str, words: str) -> None:
    ((level, about, text),) = told(**changes)
    assert (level, about) == ("must", field)
    assert words in text


def test_thai_digits_and_the_unit_are_no_fault_of_a_time() -> None:
    assert told(begun_at="๐๙.๓๕ น.") == []


def test_a_checker_without_a_name_only_looks_unusual() -> None:
    ((level, field, _text),) = told(checker=replace(CHECKER, name=""))
    assert (level, field) == ("should", "checker")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        # one member in two lists, by the member whom the line accounts for
        ({"absent": (*ABSENT, MEMBERS[0])}, "ทั้งในผู้มาประชุมและผู้ไม่มาประชุม"),
        # a member whose place somebody took is not absent
        ({"absent": (*ABSENT, MEMBERS[1])}, "“นางมา สมมุติ” อยู่ทั้งในผู้มาประชุมและผู้ไม่มาประชุม"),
        # by the name alone, however it is spaced
        ({"others": (*OTHERS, Attendee("นายชัย  สมมติ"))}, "ทั้งในผู้มาประชุมและผู้เข้าร่วมประชุม"),
        ({"present": (*PRESENT, PRESENT[0])}, "อยู่ในผู้มาประชุมมากกว่าหนึ่งบรรทัด"),
        # who came as a member stands in for no other one as well, whichever line is the first
        ({"present": (MEMBERS[0], TWICE, MEMBERS[3])}, "“นายชัย สมมติ” อยู่ในผู้มาประชุมมากกว่า"),
        ({"present": (MEMBERS[0], MEMBERS[3], TWICE)}, "“นายชัย สมมติ” อยู่ในผู้มาประชุมมากกว่า"),
    ],
)
def test_g04_nobody_stands_in_two_lists(changes: dict[str, Any], words: str) -> None:
    ((level, field, text),) = told(**changes)
    assert (level, field) == ("must", "attendance")
    assert words in text


def test_g04_two_members_of_one_name_are_two_persons() -> None:
    twin = replace(MEMBERS[0], key=9, role="กรรมการ")
    assert told(present=(*PRESENT, twin), members=(*MEMBERS, twin)) == []


def test_g04_who_has_no_name_is_told_by_the_post() -> None:
    posts = [Attendee("", f"ผู้แทน{agency}") for agency in ("เทศบาลตัวอย่าง", "อำเภอตัวอย่าง")]
    assert told(others=posts) == []
    assert "“ผู้แทนเทศบาลตัวอย่าง” อยู่ใน" in told(others=(*posts, posts[0]))[0][2]
    vacant = Attendee("", "ผู้อำนวยการกลุ่มนโยบายและแผน", key=9)
    assert vacant.post in told(members=(*MEMBERS, vacant))[0][2]


def test_g04_somebody_came_to_a_meeting() -> None:
    ((level, field, text),) = told(present=(), absent=MEMBERS)
    assert (level, field) == ("must", "attendance")
    assert "ยังไม่มีผู้มาประชุม" in text


def test_g04_members_in_no_list_are_named_a_few_of_them() -> None:
    ((level, field, text),) = told(absent=())
    assert (level, field) == ("must", "attendance")
    assert "ว่าที่ร้อยตรีหญิง กุลธิดา สมมุติกุล มาหรือไม่มาประชุม" in text

    many = tuple(replace(each, key=each.key + 100) for each in people(60) if each.key)
    ((_level, _field, text),) = told(members=(*MEMBERS, *many))
    assert text.count("นายสมมุติ") == 4
    assert "และอีก 56" in text


def test_others_who_attend_do_not_count_as_members() -> None:
    (problem,) = told(absent=(), others=(*OTHERS, MEMBERS[2]))
    assert "กุลธิดา" in problem[2]


def test_g06_every_matter_has_its_resolution() -> None:
    open_matter = replace(SECTIONS[2].matters[1], resolution="มติที่ประชุม ")
    section = replace(SECTIONS[2], matters=(SECTIONS[2].matters[0], open_matter))
    ((level, _field, text),) = told(sections=(*SECTIONS[:2], section, SECTIONS[3]))
    assert level == "must"
    assert "3.2" in text
    assert "3.1" not in text
    unnumbered = replace(section, matters=(section.matters[0], replace(open_matter, number="")))
    ((_level, _field, text),) = told(sections=(*SECTIONS[:2], unnumbered, SECTIONS[3]))
    assert f"เรื่อง {open_matter.title} กรุณา" in text


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        ((*SECTIONS[:3], replace(SECTIONS[3], number=5)), "ระเบียบวาระที่ 5"),
        ((*SECTIONS[:3], replace(SECTIONS[3], has_nothing=False)), "ยังไม่มีเรื่อง"),
        ((*SECTIONS[:2], replace(SECTIONS[2], has_nothing=True), SECTIONS[3]), "ระบุว่าไม่มี"),
        (
            (
                *SECTIONS[:2],
                replace(SECTIONS[2], matters=SECTIONS[2].matters[::-1]),
                SECTIONS[3],
            ),
            "ไม่เรียงต่อกันที่ 3.2",
        ),
    ],
)
def test_g06_the_agenda_is_whole_and_counts_from_one(
    sections: tuple[Section, ...], words: str
) -> None:
    ((level, field, text),) = told(sections=sections)
    assert (level, field) == ("must", "agenda")
    assert words in text


def test_g06_minutes_without_an_agenda_are_told_so() -> None:
    assert [text for _level, _field, text in told(sections=(), earlier=None)] == [
        "ยังไม่มีระเบียบวาระ กรุณาเพิ่มระเบียบวาระการประชุม"
    ]


def test_numbers_in_thai_digits_and_with_a_point_count_as_well() -> None:
    numbered = [replace(m, number=f"๓.{'๑๒'[n]}.") for n, m in enumerate(SECTIONS[2].matters)]
    section = replace(SECTIONS[2], matters=tuple(numbered))
    assert told(sections=(*SECTIONS[:2], section, SECTIONS[3])) == []


def test_g07_the_words_of_the_form() -> None:
    ((level, _field, text),) = told(opening="เปิดประชุมเวลา 09.35 น.")
    assert level == "should"
    assert "“เริ่มประชุมเวลา”" in text


def test_g08_the_minutes_adopted_are_named_with_number_and_day() -> None:
    adopting = replace(SECTIONS[1].matters[0], facts="ขอให้รับรองรายงานการประชุมครั้งที่ 2/2569")
    section = replace(SECTIONS[1], matters=(adopting,))
    ((level, _field, text),) = told(sections=(SECTIONS[0], section, *SECTIONS[2:]))
    assert level == "should"
    assert "20 ตุลาคม 2569" in text
    assert told(sections=(SECTIONS[0], section, *SECTIONS[2:]), earlier=None) == []


def test_minutes_hardly_begun_are_told_what_to_do_in_a_few_sentences() -> None:
    found = told(
        present=(),
        absent=(),
        others=(),
        members=people(60),
        begun_at="",
        ended_at="",
        sections=(replace(section_of(200), matters=()),),
        taker=Signer(),
    )
    assert {field for _level, field, _text in found} == {
        *("attendance", "begun_at", "ended_at", "agenda", "taker"),
    }
    assert len(found) <= 8
    assert all("กรุณา" in text for _level, _field, text in found)
