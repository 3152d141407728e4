"""The forms that members send back: their opinion of what was sent round, and whether they come."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from district_admin.areas.meetings.documents.facts import Sitting
from district_admin.areas.meetings.documents.opinion import (
    Member,
    OpinionRequest,
    Subject,
    opinion_form,
    opinion_forms,
)
from district_admin.areas.meetings.documents.reply import Asked, reply_form, reply_forms
from district_admin.documents.look import Look
from district_admin.documents.model import Document

Pages = Callable[[Document], list[str]]
UNTIL = date(2026, 12, 6)
MEMBER = Member("นางใหม่ ใจงาม", "ผู้อำนวยการโรงเรียนบ้านใหม่")


@pytest.fixture
def request_(sitting: Sitting) -> OpinionRequest:
    return OpinionRequest(sitting, "resolutions", UNTIL, "รับรองมติโดยไม่มีการแก้ไข")


def test_a_form_names_what_was_sent_and_until_when_and_what_silence_means(
    request_: OpinionRequest, look: Look, pages: Pages
) -> None:
    (text,) = pages(opinion_form(MEMBER, request_, look))
    assert "ได้ส่งมติที่ประชุมโดยย่อการประชุมผู้บริหารสถานศึกษาครั้งที่๓/๒๕๖๙" in text
    assert "เมื่อวันที่๑๙พฤศจิกายน๒๕๖๙" in text
    closing = "โปรดส่งคืนฝ่ายเลขานุการภายในวันที่๖ธันวาคม๒๕๖๙หากพ้นกำหนดจะถือว่ารับรองมติโดยไม่มีการแก้ไข"
    assert closing in text
    assert "(นางใหม่ใจงาม)" in text


def test_a_day_not_known_yet_is_left_to_write_and_silence_means_what_it_means(
    request_: OpinionRequest, look: Look, pages: Pages
) -> None:
    (text,) = pages(opinion_form(MEMBER, replace(request_, return_by=None), look))
    closing = text[text.index("โปรดส่งคืน") :]
    assert re.match(r"โปรดส่งคืนฝ่ายเลขานุการภายในวันที่\.+เดือน\.+พ\.ศ\.\.+หากพ้นกำหนดจะถือว่ารับรอง", closing)


def test_without_a_rule_of_the_committee_nothing_is_said_of_silence(
    request_: OpinionRequest, look: Look, pages: Pages
) -> None:
    (text,) = pages(opinion_form(MEMBER, replace(request_, silence_means=""), look))
    assert "โปรดส่งคืนฝ่ายเลขานุการ" in text
    assert "หากพ้นกำหนด" not in text


@pytest.mark.parametrize(
    ("subject", "choices"),
    [
        ("resolutions", ["รับรองมติโดยไม่มีการแก้ไข", "ไม่รับรองมติเนื่องจาก", "ข้อความที่ขอแก้ไข"]),
        ("minutes", ["(ร่าง)รายงานการประชุม", "รับรองรายงานการประชุมโดยขอแก้ไขดังนี้"]),
        ("circulation", ["ไม่เห็นชอบเนื่องจาก", "ความเห็นอื่น"]),
    ],
)
def test_the_choices_are_those_of_what_was_sent(
    request_: OpinionRequest, look: Look, pages: Pages, subject: Subject, choices: list[str]
) -> None:
    (text,) = pages(opinion_form(MEMBER, replace(request_, subject=subject), look))
    assert [choice for choice in choices if choice not in text] == []
    assert ("ข้อความที่ขอแก้ไข" in text) == (subject != "circulation")


def test_each_member_has_a_form_of_one_page_however_long_the_name(
    request_: OpinionRequest, look: Look, pages: Pages, long_name: str, long_post: str
) -> None:
    members = [MEMBER, Member(long_name, long_post, "กรรมการและผู้ช่วยเลขานุการ")]
    first, second = opinion_forms(members, request_, look)
    assert [len(pages(each)) for each in (first, second)] == [1, 1]
    (text,) = pages(second)
    assert "ลงชื่อว่าที่ร้อยตรีหญิง." in text  # the rank stands before the signature
    assert "(พิมพ์ลภัสวรนันท์ธนาพรศรีสุวรรณวัฒนาเจริญทรัพย์ไพศาล)" in text


def test_a_reply_offers_to_come_not_to_come_and_to_send_someone(
    sitting: Sitting, look: Look, pages: Pages
) -> None:
    (text,) = pages(reply_form(Asked("นายก้อง ดี", "ครู"), sitting, date(2026, 11, 12), look))
    parts = ("นายก้องดี", "เข้าร่วมประชุม", "ไม่เข้าร่วมประชุมเนื่องจาก", "มอบหมายให้ผู้แทน", "ลงชื่อ")
    _before, *after = text.split(parts[0])
    at = [after[0].index(part) for part in parts[1:]]
    assert at == sorted(at)
    assert "กลับกลุ่มอำนวยการภายในวันที่๑๒พฤศจิกายน๒๕๖๙" in text
    assert "โทร.๐๔๔๐๐๐๐๐๐ต่อ๑๐๑" in text
    assert "office@example.go.th" in text


def test_replies_stand_on_one_page_each_with_and_without_a_name(
    sitting: Sitting, look: Look, pages: Pages, long_name: str, long_post: str
) -> None:
    asked = [Asked(), Asked(long_name, long_post)]
    papers = reply_forms(asked, sitting, None, look)
    assert [len(pages(each)) for each in papers] == [1, 1]
    assert "ภายในวันที่" not in pages(papers[0])[0]
