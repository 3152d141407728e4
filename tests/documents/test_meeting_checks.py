"""H01 for invitations, C10 and lists of circulars, D02 for papers without salutation."""

from collections.abc import Callable

import pytest

from district_admin.documents.checks import check
from district_admin.documents.forms import Letterhead, load_form
from tests.documents.conftest import PAPERS

NewContent = Callable[..., dict[str, object]]
Told = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def told(content_of: NewContent, letterhead: Letterhead) -> Told:
    """Says what is told of a sample paper with these changes: fields and texts."""

    def ask(name: str, **fields: object) -> list[tuple[str, str]]:
        kind, typed = PAPERS[name]
        content = content_of(kind, **{**typed, **fields})
        return [(each.field, each.text) for each in check(load_form(kind), content, letterhead)]

    return ask


@pytest.mark.parametrize(
    "name", ["circular", "circular by list", "stamped", "certificate", "invitation"]
)
def test_nothing_is_told_of_a_paper_that_is_right(told: Told, name: str) -> None:
    assert [each for each in told(name) if each[0] not in ("", "body")] == []


@pytest.mark.parametrize(
    ("day", "word"),
    [("2026-11-22", ""), ("2026-11-21", "ล่วงหน้าเพียง 2 วัน"), ("2026-11-18", "ก่อนวันที่ของหนังสือ")],
)
def test_h01_a_meeting_is_announced_three_days_before(told: Told, day: str, word: str) -> None:
    found = [
        text for field, text in told("invitation", meeting_date=day) if field == "meeting_date"
    ]
    assert len(found) == bool(word)
    assert all(word in text for text in found)


@pytest.mark.parametrize(
    ("field", "value", "is_told"),
    [
        ("session", "๑/๒๕๖๙", False),
        ("session", "๑/๒๕๗๐", True),
        ("session", "ที่หนึ่ง", True),
        ("meeting_time", "๐๙.๓๐", False),
        ("meeting_time", "๐๙.๓๐ - ๑๒.๐๐", False),
        ("meeting_time", "9.30", True),
        ("meeting_time", "๒๕.๐๐", True),
        ("enclosures", ["แบบตอบรับ  จำนวน ๑ ฉบับ"], True),
        ("place", "", True),
    ],
)
def test_h01_number_time_place_and_agenda(
    told: Told, field: str, value: object, is_told: bool
) -> None:
    assert (field in [each for each, _text in told("invitation", **{field: value})]) is is_told


def test_h01_a_weekday_that_is_typed_agrees_with_its_date(told: Told) -> None:
    wrong = told("invitation", purpose="ในวันพุธที่ ๒๗ พฤศจิกายน ๒๕๖๙ ขอเชิญ")
    assert "purpose" in [field for field, _text in wrong]


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("ศธ ๐๔๙๙๒/ว ๑๒๓", ""),
        ("ศธ ๐๔๙๙๒/๑๒๓", "หนังสือเวียน"),
        ("ศธ ๐๔๙๙๒/ว", "ยังไม่ได้ออกเลข"),
    ],
)
def test_c10_a_circular_has_its_word(told: Told, number: str, word: str) -> None:
    found = [text for field, text in told("circular", number=number) if field == "number"]
    assert len(found) == bool(word)
    assert all(word in text for text in found)


def test_a_circular_by_a_list_has_the_list_and_says_so(told: Told) -> None:
    by_list = "(ตามบัญชีแนบท้าย)"
    assert "recipients" in [field for field, _t in told("circular", addressee=by_list)]
    assert "addressee" in [field for field, _t in told("circular", recipients=["โรงเรียนตัวอย่าง"])]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("เรียน  ผู้อำนวยการโรงเรียน", True),
        ("กราบเรียน นายกรัฐมนตรี", True),
        ("ขอแสดงความนับถือ", True),
        ("เรียนรู้ร่วมกันในโครงการ", False),
    ],
)
def test_d02_a_stamped_letter_has_neither_salutation_nor_closing_phrase(
    told: Told, text: str, is_told: bool
) -> None:
    assert ("cause" in [field for field, _t in told("stamped", cause=text)]) is is_told
