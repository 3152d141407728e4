"""What is listed under the sheet: missing and unusual things, each with its field."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from district_admin.documents.checks import check
from district_admin.documents.forms import Letterhead, load_form
from district_admin.documents.problem import Problem

NewContent = Callable[..., dict[str, object]]
Look = Callable[..., list[Problem]]


@pytest.fixture
def look(content_of: NewContent, letterhead: Letterhead, emblem: bytes) -> Look:
    """Checks a paper that would be in order but for the given fields."""
    fitting: dict[str, dict[str, object]] = {
        "memo": {"subject": "ขออนุมัติ", "cause": "ด้วยสำนักงานจะจัดประชุม"},
        "letter": {
            "subject": "ขอเชิญประชุม",
            "addressee": "ผู้อำนวยการโรงเรียนตัวอย่าง",
            "number": "ศธ ๐๔๙๙๒/๑๒๓",
            "cause": "ด้วยสำนักงานจะจัดประชุม",
        },
        "order": {"subject": "แต่งตั้งคณะกรรมการ", "number": "๑/๒๕๖๙", "reason": "ด้วยสำนักงาน"},
        "announcement": {"subject": "รับสมัคร", "body": "ด้วยสำนักงานจะรับสมัคร"},
    }

    def problems(name: str, **fields: object) -> list[Problem]:
        content = content_of(name, **{**fitting[name], **fields})
        return check(load_form(name), content, replace(letterhead, emblem=emblem))

    return problems


def about(problems: list[Problem], field: str) -> str:
    return " ".join(problem.text for problem in problems if problem.field == field)


@pytest.mark.parametrize("name", ["memo", "letter", "order", "announcement"])
def test_a_paper_in_order_has_no_problems(name: str, look: Look) -> None:
    assert look(name) == []


def test_an_empty_required_field_must_be_filled_in(look: Look) -> None:
    problems = look("memo", subject="  ", date="")

    assert [(p.level, p.field) for p in problems] == [("must", "date"), ("must", "subject")]
    assert "เรื่อง" in about(problems, "subject")


def test_a_number_that_is_given_last_is_not_asked_for_as_what_is_forgotten(look: Look) -> None:
    problems = look("order", number="", subject="")

    assert [(p.level, p.field) for p in problems] == [("should", "number"), ("must", "subject")]


def test_a_field_of_the_other_style_is_not_asked_for(look: Look) -> None:
    assert about(look("memo", style="b", cause="", text_1=""), "cause") == ""
    assert "ยังไม่ได้กรอก" in about(look("memo", style="b", text_1=""), "text_1")


def test_a_missing_signatory_and_emblem_are_told(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("order", signatory={"lines": [""], "rank": ""})

    problems = check(load_form("order"), content, letterhead)

    assert "ผู้ลงนาม" in about(problems, "signatory")
    assert problems[-1] == Problem("should", "ยังไม่มีตราครุฑ กรุณาเพิ่มที่หน้าตั้งค่า ก่อนพิมพ์ฉบับจริง")


@pytest.mark.parametrize("broken", [b"picture", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_an_emblem_that_cannot_be_printed_is_told(
    broken: bytes, content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("order", subject="ก", number="๑/๒๕๖๙", reason="ข")

    problems = check(load_form("order"), content, replace(letterhead, emblem=broken))

    assert [problem.text for problem in problems] == ["ตราครุฑใช้ไม่ได้ กรุณาเลือกภาพตราครุฑใหม่ที่หน้าตั้งค่า"]


@pytest.mark.parametrize(
    ("cause", "warned"),
    [
        ("ตามที่สำนักงานได้แจ้งแล้ว", True),
        ("ตามที่สำนักงานได้แจ้งแล้ว นั้น", False),
        ("อนุสนธิหนังสือที่อ้างถึง", True),
        ("ด้วยสำนักงานจะจัดประชุม นั้น", True),
        ("เนื่องจากมีงาน", False),
        ("ตามลำดับดังนี้", False),
    ],
)
def test_the_end_of_a_paragraph_fits_its_beginning(look: Look, cause: str, warned: bool) -> None:
    assert ("นั้น" in about(look("memo", cause=cause), "cause")) is warned


def test_an_announcement_may_begin_with_a_law(look: Look) -> None:
    assert look("announcement", body="ตามพระราชบัญญัติการศึกษาแห่งชาติ จึงประกาศ ดังนี้") == []


@pytest.mark.parametrize(
    ("salutation", "addressee", "closing", "field", "words"),
    [
        ("เรียน", "ผู้ว่าราชการจังหวัด", "ขอแสดงความนับถืออย่างยิ่ง", "closing_phrase", "ไม่เข้าคู่"),
        ("กราบเรียน", "นายกรัฐมนตรี", "ขอแสดงความนับถือ", "closing_phrase", "อย่างยิ่ง"),
        ("กราบเรียน", "รัฐมนตรีว่าการกระทรวงศึกษาธิการ", "ขอแสดงความนับถืออย่างยิ่ง", "salutation", "เฉพาะ"),
        ("เรียน", "ฯพณฯ นายกรัฐมนตรี", "ขอแสดงความนับถือ", "salutation", "กราบเรียน"),
        ("เรียน", "เจ้าอาวาสวัดตัวอย่าง", "ขอแสดงความนับถือ", "salutation", "นมัสการ"),
        ("กราบทูล", "สมเด็จพระสังฆราช", "ควรมิควรแล้วแต่จะโปรด", "closing_phrase", "ผู้รู้ตรวจ"),
        ("ถึง", "ผู้อำนวยการ", "ขอแสดงความนับถือ", "closing_phrase", "ไม่เข้าคู่"),
    ],
)
def test_c07_salutation_addressee_and_closing_fit(
    look: Look, salutation: str, addressee: str, closing: str, field: str, words: str
) -> None:
    problems = look("letter", salutation=salutation, addressee=addressee, closing_phrase=closing)

    assert words in about(problems, field)
    assert {p.level for p in problems} == {"should"}


@pytest.mark.parametrize("closing", ["ขอนมัสการด้วยความเคารพ", "ขอนมัสการด้วยความเคารพอย่างสูง"])
def test_c07_monks_of_each_rank_have_their_closing(look: Look, closing: str) -> None:
    problems = look(
        "letter",
        salutation="นมัสการ",
        addressee="พระครูตัวอย่าง",
        closing_phrase=closing,
        conclusion="จึงนมัสการมาเพื่อโปรดพิจารณา",
    )

    assert problems == []


def test_b08_the_request_fits_the_salutation(look: Look) -> None:
    assert "จึงเรียนมาเพื่อ" in about(look("memo", conclusion="โปรดพิจารณา"), "conclusion")
    assert look("memo", conclusion="จึงเรียนมาเพื่อโปรดทราบ") == []


def test_b07_a_memo_has_no_closing_phrase(look: Look) -> None:
    problems = look("memo", conclusion="จึงเรียนมาเพื่อโปรดทราบ\nขอแสดงความนับถือ")

    assert "ไม่มีคำลงท้าย" in about(problems, "conclusion")


def test_c06_cited_enclosures_are_listed(look: Look) -> None:
    cause = "ด้วยสำนักงานส่งเอกสารตามสิ่งที่ส่งมาด้วย ๑ และสิ่งที่ส่งมาด้วย 3"

    assert "ส่งมาด้วย 3" in about(look("letter", cause=cause, enclosures=["ก", "ข"]), "cause")
    assert look("letter", cause=cause, enclosures=["ก", "ข", "ค"]) == []
    assert "สิ่งที่ส่งมาด้วย" in about(look("letter", cause="ด้วยมีสิ่งที่ส่งมาด้วย"), "cause")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("ศธ ๐๔๙๙๒/๑๒๓", ""),
        ("ศธ 04992/ว 12", ""),
        ("ศธ ๐๔๙๙๒.๐๑๒/๕", ""),
        ("ศธ ๐๔๙๙๒/", "ยังไม่ได้ออกเลข"),
        ("ศธ ๐๔๙๙๒/ว", "ยังไม่ได้ออกเลข"),
        ("ศธ๐๔๙๙๒/๑๒๓", "ไม่เป็นไปตามแบบ"),
        ("๑๒๓/๒๕๖๙", "ไม่เป็นไปตามแบบ"),
    ],
)
def test_the_number_of_a_letter_has_its_shape(look: Look, number: str, words: str) -> None:
    found = about(look("letter", number=number), "number")

    assert words in found
    assert bool(found) is bool(words)


def test_e02_the_year_of_an_order_is_that_of_its_date(look: Look) -> None:
    assert "ปีของเลขที่" in about(look("order", number="๑/๒๕๖๘"), "number")
    assert "ไม่เป็นไปตามแบบ" in about(look("order", number="๑๒๓"), "number")
    assert look("order", number="12/2569") == []


def test_e05_clauses_are_numbered_without_gaps(look: Look) -> None:
    good = "๑. ก\n๑.๑ ข\n๑) ค\n๒) ง\n๑.๒ จ\n๑) ฉ\n๒. ช\n๒.๑ ซ"
    assert look("announcement", body=good) == []
    for bad, expected in (
        ("๑. ก\n๓. ข", "๒"),
        ("๒. ก", "๑"),
        ("๑. ก\n๑.๒ ข", "๑.๑"),
        ("๑. ก\n๒.๑ ข", "๑.๑"),
        ("๑. ก\n๑) ข\n๓) ค", "๒)"),
        ("ข้อ ๑ ก\nข้อ ๓ ข", "ข้อ ๒"),
        ("๑. ก\n๑.๑ ข\n๑) ค\n๑.๒ ง\n๒) จ", "๑)"),
    ):
        assert f"ควรเป็น “{expected}”" in about(look("announcement", body=bad), "body"), bad


def test_e05_a_second_list_may_begin_anew_after_a_paragraph(look: Look) -> None:
    assert look("announcement", body="ก ดังนี้\n๑. ข\n๒. ค\nง ดังนี้\n๑. จ\n๒. ฉ") == []


def test_a_memo_may_number_its_requests_after_its_section(look: Look) -> None:
    assert look("memo", style="b", text_1="ก", text_5="๕.๑ อนุมัติ\n๕.๒ ลงนาม") == []


def test_e06_every_member_has_a_role(look: Look) -> None:
    members = [{"name": "นายสมมติ", "post": "ครู", "role": ""}]

    assert "นายสมมติ" in about(look("order", committee=members), "committee")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ในวันจันทร์ที่ ๑๙ พฤศจิกายน ๒๕๖๙", "พฤหัสบดี"),
        ("ในวันพฤหัสบดีที่ 19 พฤศจิกายน 2569", ""),
        ("ในวันที่ ๓๑ เมษายน ๒๕๖๙", "๓๑|31"),
        ("ลงวันที่ ๑ พฤษภาคม พ.ศ. ๒๕๖๙", ""),
    ],
)
def test_dates_in_the_text_are_of_the_calendar(look: Look, text: str, words: str) -> None:
    found = about(look("memo", cause=f"ด้วยจะประชุม{text}"), "cause")

    assert any(word in found for word in words.split("|"))
    assert bool(found) is bool(words)


def test_a_date_that_is_none_must_be_put_right(look: Look) -> None:
    problems = look("memo", date="2569-13-45")

    assert [(p.level, p.field) for p in problems] == [("must", "date")]


def test_the_real_memo_is_in_order_with_its_tick(
    seed_content: Callable[[str], dict[str, object]], letterhead: Letterhead, emblem: bytes
) -> None:
    problems = check(load_form("memo"), seed_content("memo"), replace(letterhead, emblem=emblem))

    assert problems == []
