"""A paper's content in, the paper out."""

from datetime import date
from pathlib import Path

import pytest

from district_admin.areas.correspondence import documents
from district_admin.documents.form_entries import FormError
from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import new_content
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document, Paragraph

OFFICE = Letterhead(office_name="สำนักงานตัวอย่าง", letter_code="ศธ 04092", telephone="0 4400 0000")
TODAY = date(2026, 11, 20)
OLD = {"lines": ["(นายเก่า  กาลก่อน)", "ผู้อำนวยการ"], "rank": ""}
NEW = {"lines": ["(นางใหม่  ใจงาม)", "ผู้อำนวยการ"], "rank": ""}
DEPUTY = {"lines": ["(นายรอง  รักดี)", "รองผู้อำนวยการ"], "rank": ""}


def text_of(paper: Document) -> str:
    return "\n".join(block.text for block in paper.blocks if isinstance(block, Paragraph))


def memo(**typed: object) -> dict[str, object]:
    return {**new_content(load_form("memo"), OFFICE, TODAY), **typed}


def test_numerals_are_as_this_paper_says(tmp_path: Path) -> None:
    content = memo(subject="ประชุมครั้งที่ 11/2569")
    papers = {
        mode: text_of(
            documents.document("memo", {**content, documents.NUMERALS: mode}, OFFICE, tmp_path)
        )
        for mode in ("thai", "as_typed", "arabic")
    }
    assert "๑๑/๒๕๖๙" in papers["thai"]
    assert "11/2569" in papers["as_typed"]
    assert "20 พฤศจิกายน" in papers["arabic"].replace("\u00a0", " ")


def test_a_paper_is_drawn_as_pdf_and_as_docx(tmp_path: Path) -> None:
    paper = documents.document("memo", memo(subject="ทดสอบ"), OFFICE, tmp_path)
    assert documents.pdf(paper).startswith(b"%PDF")
    assert documents.docx(paper).startswith(b"PK")


def test_the_offices_own_form_wins_and_a_mistake_in_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "memo.yaml").write_text("title: บันทึก\nfields: [", encoding="utf-8")
    with pytest.raises(FormError, match=r"memo\.yaml"):
        documents.document("memo", memo(), OFFICE, tmp_path)


@pytest.mark.parametrize(
    ("subject", "day", "name"),
    [
        ("ขออนุญาตใช้ห้อง", "2026-11-20", "บันทึกข้อความ ขออนุญาตใช้ห้อง 20 พ.ย. 2569.pdf"),
        ("รายงาน ปี 2569/2570", "31 พ.ย.", "บันทึกข้อความ รายงาน ปี 2569-2570.pdf"),
        ("", "", "บันทึกข้อความ.pdf"),
    ],
)
def test_a_file_is_named_after_kind_subject_and_date(subject: str, day: str, name: str) -> None:
    assert documents.file_name("memo", {"subject": subject, "date": day}, ".pdf") == name


LONG = "รายงานผลการประชุมผู้บริหารสถานศึกษาในสังกัดเพื่อเตรียมการเปิดภาคเรียนและการรับนักเรียน ครั้งที่ 1/2569"


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ""])
def test_a_long_subject_is_cut_between_words_and_leaves_the_date_whole(suffix: str) -> None:
    name = documents.file_name("memo", {"subject": LONG, "date": "2026-11-21"}, suffix)
    assert name.startswith("บันทึกข้อความ รายงานผลการประชุม")
    assert name.endswith(f" 21 พ.ย. 2569{suffix}")
    subject = name.removeprefix("บันทึกข้อความ ").removesuffix(f" 21 พ.ย. 2569{suffix}")
    assert LONG.startswith(subject)
    assert subject.endswith(("เพื่อ", "สังกัด", "เตรียมการ"))
    assert len(name.encode()) + len(".docx") <= 240 + len(suffix)


def test_a_subject_of_one_endless_word_is_cut_between_letters() -> None:
    name = documents.file_name("memo", {"subject": "ปู่" * 100, "date": "2026-11-21"}, ".pdf")
    assert name.endswith("ปู่ 21 พ.ย. 2569.pdf")
    assert len(name.encode()) <= 240


def test_both_files_of_a_paper_have_the_same_name() -> None:
    content = {"subject": "ก" * 300, "date": "2026-11-21"}
    names = [documents.file_name("memo", content, suffix) for suffix in (".docx", ".pdf")]
    assert names[0].removesuffix(".docx") == names[1].removesuffix(".pdf")


def test_papers_of_the_same_name_are_told_apart_by_a_number() -> None:
    content = {"subject": LONG, "date": "2026-11-21"}
    assert documents.file_name("memo", content, ".pdf", 2).endswith(" 21 พ.ย. 2569 (2).pdf")
    assert len(documents.file_name("memo", content, ".pdf", 12).encode()) <= 240


def test_a_copy_takes_its_date_number_and_letterhead_from_today() -> None:
    form = load_form("letter")
    fresh = new_content(form, OFFICE, TODAY)
    renewed = documents.renewed(form, fresh)
    assert renewed["date"] == "2026-11-20"
    assert renewed["number"] == "ศธ 04092/"
    assert renewed["telephone"] == "0 4400 0000"
    assert not {"subject", "addressee", "salutation", "cause", "conclusion"} & renewed.keys()


def test_a_memo_copied_goes_to_whom_the_old_one_went() -> None:
    form = load_form("memo")
    renewed = documents.renewed(form, new_content(form, OFFICE, TODAY))
    assert "addressee" not in renewed
    assert "unit" in renewed


@pytest.mark.parametrize(
    ("old", "now", "signs"),
    [
        (OLD, [DEPUTY, NEW], NEW),  # this year's holder of the same post
        (OLD, [NEW, OLD], OLD),  # still in office
        (OLD, [DEPUTY], {"lines": [], "rank": ""}),  # the post has no holder now
        ({"lines": ["นายจร  ผ่านมา"], "rank": ""}, [NEW], {"lines": ["นายจร  ผ่านมา"], "rank": ""}),
        (None, [NEW], {}),
    ],
)
def test_a_copy_is_signed_by_who_holds_the_post_today(
    old: dict[str, object], now: list[dict[str, object]], signs: dict[str, object]
) -> None:
    assert documents.signature_now(old, [OLD, NEW, DEPUTY], now) == signs


def test_a_paper_without_the_offices_emblem_is_known() -> None:
    assert documents.lacks_emblem(load_form("memo"), OFFICE)
