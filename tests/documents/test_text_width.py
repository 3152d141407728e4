"""How wide words are, and long positions in even lines."""

import pytest

from district_admin.documents.text_width import split_evenly, width_cm

POST = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต\u00a0๒"


@pytest.mark.parametrize(
    ("text", "size_pt", "bold", "cm"),
    [
        ("บันทึกข้อความ", 29, True, 4.14),
        ("ส่วนราชการ", 20, True, 2.36),
        ("สิ่งที่ส่งมาด้วย", 16, False, 2.03),
        ("ขอแสดงความนับถือ", 16, False, 2.97),
        ("", 16, False, 0.0),
    ],
)
def test_words_are_as_wide_as_was_measured(
    text: str, size_pt: float, bold: bool, cm: float
) -> None:
    assert width_cm(text, size_pt, bold=bold) == pytest.approx(cm, abs=0.02)


def test_a_long_position_is_split_between_words_into_lines_that_fit() -> None:
    lines = split_evenly(POST, 8.0)

    assert len(lines) == 2
    assert "".join(lines) == POST
    assert all(width_cm(line) <= 8.0 for line in lines)
    assert lines[1].startswith("ประถมศึกษา")


def test_a_short_text_stays_whole_and_an_unbreakable_word_is_cut_where_it_must() -> None:
    assert split_evenly("ผู้อำนวยการ", 8.0) == ["ผู้อำนวยการ"]
    assert split_evenly("", 8.0) == [""]
    lines = split_evenly("A" * 80, 8.0)
    assert "".join(lines) == "A" * 80
    assert all(width_cm(line) <= 8.0 for line in lines)


def test_a_text_that_needs_three_lines_gets_them() -> None:
    lines = split_evenly(" ".join(["สำนักงานทดสอบ"] * 8), 8.0)

    assert len(lines) == 3
    assert all(width_cm(line) <= 8.0 and line.startswith("สำนักงาน") for line in lines)


def test_a_whole_paragraph_is_no_position() -> None:
    assert len(split_evenly("งาน " * 30_000, 8.0)) == 1
