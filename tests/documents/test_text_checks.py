"""What no paper should carry: unprintable characters, marks without a letter, lone brackets."""

from collections.abc import Callable

import pytest

from district_admin.documents.forms import load_form
from district_admin.documents.problem import Problem
from district_admin.documents.text_checks import check_texts

NewContent = Callable[..., dict[str, object]]
Look = Callable[..., list[Problem]]
FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.fixture
def look(content_of: NewContent) -> Look:
    """Checks the texts of a memo with the given fields."""

    def problems(**fields: object) -> list[Problem]:
        return list(check_texts(load_form("memo"), content_of("memo", **fields)))

    return problems


def test_an_emoji_is_named_with_its_place(look: Look) -> None:
    (problem,) = look(cause="ด้วยสำนักงานจะจัดงาน🎉วันเด็ก")

    assert (problem.level, problem.field) == ("should", "cause")
    assert "“🎉”" in problem.text
    assert "จัดงาน🎉วันเด็ก" in problem.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("🎉" * 500, "🎉"),
        (FAMILY, FAMILY),
        (f"{FAMILY} {FAMILY}\n👍🏽", f"{FAMILY} 👍🏽"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("🎉🎈🎁🎂🎊", "🎉 🎈 🎁"),
    ],
)
def test_a_field_with_emoji_is_told_of_in_one_line(look: Look, text: str, shown: str) -> None:
    (problem,) = look(cause=f"ด้วย{text}")

    assert f"“{shown}” ใน" in problem.text
    assert len(problem.text) < 120


def test_each_field_is_told_of_by_itself(look: Look) -> None:
    assert [problem.field for problem in look(subject="🎉", cause="🎉")] == ["subject", "cause"]


def test_a_character_that_cannot_be_seen_is_shown_by_its_code(look: Look) -> None:
    (problem,) = look(cause="ด้วยสำนัก\x07งานจะ\u200bจัด")

    assert "“U+0007 U+200B”" in problem.text
    assert "สำนักU+0007งาน" in problem.text
    assert problem.text.isprintable()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ด้วย สำนัก ่งาน จะจัด", "“่งาน”"),
        ("ิด้วย", "“ิด้วย”"),
        ("ครั้งที่ ๒์ แล้ว", "“๒์”"),
        ("ให้ใช้ ้า และ ไ่ และ ็ก และ ๋ๆ", "“้า” “ไ่” “็ก”"),
    ],
)
def test_a_mark_without_its_letter_is_told_with_its_word_and_field(
    look: Look, text: str, place: str
) -> None:
    (problem,) = look(cause=text)

    assert (problem.level, problem.field) == ("should", "cause")
    assert f"{place} ของช่อง “ภาคเหตุ”" in problem.text


@pytest.mark.parametrize("text", ["น้ำปั้มที่กี้ฤๅพันธุ์", "นํ้า", "ก็ ผู้ ปฏิบัติ", "กํา"])
def test_marks_on_their_letters_are_in_order(look: Look, text: str) -> None:
    assert look(cause=text) == []


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("ด้วย (ร่าง แผน", True),
        ("ด้วย ร่าง) แผน", True),
        ("ด้วย “ร่าง แผน", True),
        ("ด้วย [ร่าง) แผน", True),
        ("ด้วย (ร่าง) “แผน” [ก]", False),
        ("ตามระเบียบ (ฉบับที่ ๒) พ.ศ. ๒๕๔๘", False),
        ("(สิ่งที่ส่งมาด้วย ๑)", False),
        ("ในวันจันทร์ (วันที่ 5)", False),
        ("ตามระเบียบ ฉบับที่ ๒) พ.ศ. ๒๕๔๘", True),
        ("ด้วยเหตุ ๑) ก ๒) ข (ร่าง) ๓) ค", False),
        ("ด้วยเหตุ ก) ด ข) น ๑.๑) ค", False),
        ("๓) ด้วยเหตุ", False),
        ("๓) ด้วย (เหตุ", True),
        ("(๑) ด้วยเหตุ", False),
        (" ก. (ข้อ ๓) แล้ว (๔)", False),
    ],
)
def test_brackets_come_in_pairs_but_for_those_of_lists(look: Look, text: str, warned: bool) -> None:
    assert [("ไม่ครบคู่" in problem.text) for problem in look(cause=text)] == [True] * warned


@pytest.mark.parametrize("part", ["๑) ", "(", "ก่่ ่", "🎉\u0e48"])
def test_a_paragraph_of_100000_characters_is_looked_through(look: Look, part: str) -> None:
    problems = look(cause=part * (100_000 // len(part)))

    assert problems
    assert all(len(problem.text) < 200 for problem in problems)
