"""Papers from forms: the words, fields and places of each paper before it is rendered."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from district_admin.documents.forms import Letterhead, fill, form_names, load_form, new_content
from district_admin.documents.model import RED, Document, Paragraph, Picture, Table
from district_admin.documents.text_width import width_cm
from district_admin.thai.numerals import NumeralMode

NewContent = Callable[..., dict[str, object]]
PAPERS = ("announcement", "letter", "memo", "order")


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def texts(document: Document) -> list[str]:
    return [paragraph.text.replace("\u00a0", " ") for paragraph in paragraphs(document)]


def containing(document: Document, text: str) -> Paragraph:
    return next(p for p in paragraphs(document) if text in p.text.replace("\u00a0", " "))


def test_the_four_papers_of_correspondence_are_there() -> None:
    assert [name for name in PAPERS if name in form_names()] == list(PAPERS)


@pytest.mark.parametrize("name", PAPERS)
def test_a_new_paper_can_be_kept_as_json_and_printed_at_once(
    name: str, content_of: NewContent, letterhead: Letterhead
) -> None:
    content = json.loads(json.dumps(content_of(name)))

    document = fill(load_form(name), content, letterhead)

    assert isinstance(document.blocks[0], Picture)
    assert "{" not in "".join(texts(document))


def test_a_new_memo_knows_its_office_its_date_and_its_signatory(content_of: NewContent) -> None:
    content = content_of("memo")

    assert content["date"] == "2026-11-19"
    assert content["number"] == ""
    assert content["addressee"] == "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๒"
    assert "โทร. ๐ ๙๙๙๙ ๐๑๒๓" in str(content["unit"])


def test_a_paper_of_last_year_keeps_last_years_telephone(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("letter")

    moved = fill(load_form("letter"), content, replace(letterhead, telephone="๐ ๘๘๘๘ ๐๐๐๐"))

    assert any(text.startswith("โทร. ๐ ๙๙๙๙ ๐๑๒๓ ต่อ ๑๐๑") for text in texts(moved))


def test_an_office_without_a_code_gets_a_blank_number(letterhead: Letterhead) -> None:
    bare = Letterhead(office_name="สำนักงานทดสอบ")

    content = new_content(load_form("letter"), bare, date(2026, 1, 5))

    assert content["number"] == ""
    assert content["sender"] == ["สำนักงานทดสอบ"]
    assert content["signatory"] == {"lines": [], "rank": ""}


def test_the_head_of_a_memo_stands_in_its_order(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("memo", subject="ขออนุมัติจัดประชุม", number="ศธ 04992/15")

    lines = texts(fill(load_form("memo"), content, letterhead))

    assert lines[0] == "บันทึกข้อความ"
    assert lines[1].startswith("ส่วนราชการ  สำนักงานเขตพื้นที่")
    assert lines[2] == "ที่  ศธ ๐๔๙๙๒/๑๕\t\tวันที่  ๑๙ พฤศจิกายน ๒๕๖๙\t"
    assert lines[3] == "เรื่อง  ขออนุมัติจัดประชุม\t"
    assert lines[4].startswith("เรียน  ผู้อำนวยการ")


def test_digits_follow_the_mode_of_the_paper(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("memo", subject="อบรม 3 วัน ที่ www.example.go.th/2569 และ ๔ วัน")
    form = load_form("memo")

    def subject(mode: NumeralMode) -> str:
        return containing(fill(form, content, letterhead, mode), "อบรม").text

    assert "๓" in subject("thai")
    assert "www.example.go.th/2569" in subject("thai")
    assert "3" in subject("as_typed")
    assert "๔" in subject("as_typed")
    assert "๔" not in subject("arabic")


def test_text_is_tidied_and_glued_on_the_paper(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("memo", cause="ด้วยเเผนปี พ.ศ. 2569 ใช้นํ้า\t๓ คน   ด้วย")

    cause = containing(fill(load_form("memo"), content, letterhead), "ด้วยแผน")

    assert "พ.ศ.\u00a0๒๕๖๙" in cause.text
    assert "น้ำ" in cause.text
    assert "\t" not in cause.text


def test_what_belongs_to_the_other_style_is_not_printed(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("memo", style="b", cause="ด้วยเรื่องเก่า", text_1="ตามที่ ก นั้น", text_5="")

    lines = texts(fill(load_form("memo"), content, letterhead))

    assert "ด้วยเรื่องเก่า" not in lines
    assert lines.index("เรื่องเดิม") < lines.index("ตามที่ ก นั้น")
    assert "ข้อเสนอ" not in lines


def test_a_heading_of_a_memo_is_bold_and_stays_with_its_text(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("memo", style="b", text_1="ก", heading_1="ความเป็นมา")

    heading = containing(fill(load_form("memo"), content, letterhead), "ความเป็นมา")

    assert heading.runs[0].bold
    assert heading.first_line_cm == 2.5
    assert heading.keep_with_next


@pytest.mark.parametrize("name", ["memo", "letter"])
def test_urgency_is_red_and_large_and_leaves_no_trace_when_there_is_none(
    name: str, content_of: NewContent, letterhead: Letterhead
) -> None:
    form = load_form(name)

    urgent = containing(fill(form, content_of(name, urgency="ด่วนที่สุด"), letterhead), "ด่วนที่สุด")
    calm = fill(form, content_of(name), letterhead)

    assert (urgent.runs[0].colour, urgent.runs[0].size_pt, urgent.runs[0].bold) == (RED, 32, True)
    assert all(run.colour != RED for p in paragraphs(calm) for run in p.runs)


def test_secrecy_goes_to_every_page(content_of: NewContent, letterhead: Letterhead) -> None:
    document = fill(load_form("letter"), content_of("letter", secrecy="ลับมาก"), letterhead)

    assert document.secrecy == "ลับมาก"


def test_optional_parts_of_a_letter_print_nothing_when_empty(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("letter", fax="", email="", copies_to=[], refers_to=["", " "])

    lines = "\n".join(texts(fill(load_form("letter"), content, letterhead)))

    for label in ("อ้างถึง", "สิ่งที่ส่งมาด้วย", "โทรสาร", "ไปรษณีย์", "สำเนาส่ง"):
        assert label not in lines


def test_several_enclosures_are_numbered_and_hang_under_each_other(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    form = load_form("letter")
    one = fill(form, content_of("letter", enclosures=["แบบตอบรับ  จำนวน 1 ชุด"]), letterhead)
    two = fill(form, content_of("letter", enclosures=["กำหนดการ", "แบบตอบรับ"]), letterhead)

    assert "สิ่งที่ส่งมาด้วย  แบบตอบรับ  จำนวน ๑ ชุด" in texts(one)
    first, second = containing(two, "๑. กำหนดการ"), containing(two, "๒. แบบตอบรับ")
    assert first.text.startswith("สิ่งที่ส่งมาด้วย  ")
    assert first.first_line_cm == -second.left_cm
    assert second.left_cm == pytest.approx(2.27, abs=0.02)


def test_the_senders_block_ends_at_the_right_margin_and_starts_on_the_numbers_line(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    document = fill(load_form("letter"), content_of("letter"), letterhead)

    block = [p for p in paragraphs(document) if p.role == "sender"]
    left = block[0].tabs[0].position_cm
    assert block[0].text.startswith("ที่  ศธ")
    assert left >= 8.5
    widest = max(width_cm(p.text.split("\t")[-1]) for p in block)
    assert left + widest == pytest.approx(16, abs=0.05)
    assert {p.left_cm for p in block[1:]} == {left}


def test_a_name_is_put_in_brackets_once(content_of: NewContent, letterhead: Letterhead) -> None:
    form = load_form("memo")
    signatory = {"lines": ["(นางสมมาตร  ตั้งใจงาน)", "ครู รักษาการในตำแหน่ง", "ผู้อำนวยการ"], "rank": ""}

    lines = texts(fill(form, content_of("memo", signatory=signatory), letterhead))

    assert lines[-3:] == ["(นางสมมาตร  ตั้งใจงาน)", "ครู รักษาการในตำแหน่ง", "ผู้อำนวยการ"]


def test_a_rank_stands_before_the_room_for_the_signature(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    signatory = {"lines": ["สมมติ  มุ่งมั่นดี", "ผู้อำนวยการ"], "rank": "ว่าที่ร้อยตรี"}

    document = fill(load_form("memo"), content_of("memo", signatory=signatory), letterhead)

    rank, name = containing(document, "ว่าที่ร้อยตรี"), containing(document, "(สมมติ")
    assert paragraphs(document).index(rank) == paragraphs(document).index(name) - 1
    assert rank.before_pt + 21.3 >= 64
    assert name.before_pt == 0


def test_a_long_position_is_centred_on_the_axis_and_broken_evenly(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    post = paragraphs(fill(load_form("letter"), content_of("letter"), letterhead))
    position = next(p for p in post if p.text.startswith("ผู้อำนวยการ") and p.role == "signatory")

    centre = (position.left_cm + 16 - position.right_cm) / 2
    assert centre == pytest.approx(12.0)
    assert position.left_cm > 8.0


def test_a_paper_without_a_signatory_leaves_a_line_to_write_on(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("order", signatory={"lines": [], "rank": ""})

    assert texts(fill(load_form("order"), content, letterhead))[-1].startswith("(....")


def test_the_last_lines_of_text_stay_with_the_signature(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    content = content_of("memo", cause="ด้วย" + "งานราชการ " * 60, purpose="ในการนี้ " + "งาน " * 90)

    document = fill(load_form("memo"), content, letterhead)

    kept = {p.role: p.keep_with_next for p in paragraphs(document)}
    assert kept["conclusion"]
    assert kept["purpose"]
    assert not kept["cause"]


def test_an_order_lists_its_committee_under_the_number_of_its_title(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    members = [
        {"name": "นายสมมติ  มุ่งมั่นดี", "post": "ผู้อำนวยการ", "role": "ประธานกรรมการ"},
        {"name": "", "post": "ผู้อำนวยการกลุ่มอำนวยการ", "role": "กรรมการและเลขานุการ"},
        {"name": "", "post": "", "role": ""},
    ]
    content = content_of("order", committee_title="๒. คณะกรรมการ ประกอบด้วย", committee=members)

    document = fill(load_form("order"), content, letterhead)

    table = next(block for block in document.blocks if isinstance(block, Table))
    cells = [[cell[0].text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
    assert cells == [
        ["๒.๑\tนายสมมติ  มุ่งมั่นดี\tผู้อำนวยการ", "ประธานกรรมการ"],
        ["๒.๒\tผู้อำนวยการกลุ่มอำนวยการ", "กรรมการและเลขานุการ"],
    ]


def test_a_date_that_is_not_known_yet_leaves_its_room_blank(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    lines = texts(fill(load_form("order"), content_of("order", date=""), letterhead))

    assert any(line.strip() == "สั่ง ณ วันที่" for line in lines)


def test_the_fax_stands_beside_the_telephone_or_alone(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    both = texts(fill(load_form("letter"), content_of("letter"), letterhead))
    alone = texts(fill(load_form("letter"), content_of("letter", telephone=""), letterhead))
    none = texts(fill(load_form("letter"), content_of("letter", fax=""), letterhead))

    assert "โทร. ๐ ๙๙๙๙ ๐๑๒๓ ต่อ ๑๐๑  โทรสาร ๐ ๙๙๙๙ ๐๑๒๔" in both
    assert "โทรสาร ๐ ๙๙๙๙ ๐๑๒๔" in alone
    assert "โทร. ๐ ๙๙๙๙ ๐๑๒๓ ต่อ ๑๐๑" in none


def test_a_heading_of_two_lines_is_set_in_so_that_word_breaks_it_there_too(
    content_of: NewContent, letterhead: Letterhead
) -> None:
    subject = "แต่งตั้งคณะกรรมการดำเนินงานประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๗๐"
    document = fill(load_form("order"), content_of("order", subject=subject), letterhead)
    (heading,) = [each for each in paragraphs(document) if each.role == "subject"]
    first, _ = heading.text.split(" ประจำปี")

    room = document.page.text_width_cm - heading.left_cm - heading.right_cm
    assert heading.left_cm == heading.right_cm > 1
    assert width_cm(first, bold=True) < room < width_cm(f"{first} ประจำปี", bold=True)


def test_a_content_with_missing_fields_still_prints(letterhead: Letterhead) -> None:
    for name in PAPERS:
        assert fill(load_form(name), {}, letterhead).blocks


def test_the_real_announcement_keeps_every_paragraph_in_order(
    seed_content: Callable[[str], dict[str, object]], letterhead: Letterhead
) -> None:
    content = seed_content("announcement")

    lines = texts(fill(load_form("announcement"), content, letterhead))

    typed = str(content["body"]).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("ตามพระราชบัญญัติ"))
    assert [line[:25] for line in lines[start : start + len(typed)]] == [t[:25] for t in typed]
    assert lines[start + len(typed)] == "ประกาศ ณ วันที่ ๒๔ เมษายน พ.ศ. ๒๕๖๓"
