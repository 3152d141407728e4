"""Paragraphs set into lines."""

from itertools import pairwise

import pytest

from district_admin.documents.layout import CM, lay_out
from district_admin.documents.lines import Line
from district_admin.documents.model import Paragraph, Run, Tab

SENTENCE = (
    "ด้วยสำนักงานคณะกรรมการการศึกษาขั้นพื้นฐานกำหนดให้สำนักงานเขตพื้นที่การศึกษาทุกแห่ง"
    "เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
    "เพื่อให้หน่วยงานได้ทราบถึงสถานะและปัญหาการดำเนินงาน และนำไปปรับปรุงพัฒนา "
)
WIDTH = 16 * CM


def lines_of(text: str, **paragraph: object) -> tuple[Line, ...]:
    return lay_out(Paragraph((Run(text),), **paragraph), WIDTH, 16.0)  # type: ignore[arg-type]


def test_nothing_of_the_text_is_lost_or_added() -> None:
    lines = lines_of(SENTENCE * 3)
    assert len(lines) > 4
    ends = [line.start + len(line.text) for line in lines]
    text = SENTENCE * 3
    for line, end, following in zip(lines, ends, [*lines[1:], None], strict=True):
        assert text[line.start : end] == line.text
        assert not text[end : following.start if following else None].strip()


def test_no_line_is_wider_than_its_column() -> None:
    assert all(line.right_pt <= WIDTH + 0.01 for line in lines_of(SENTENCE * 3))


def test_the_first_line_begins_at_its_indent_and_the_others_at_the_margin() -> None:
    lines = lines_of(SENTENCE * 2, first_line_cm=2.5)
    assert lines[0].left_pt == pytest.approx(2.5 * CM)
    assert {line.left_pt for line in lines[1:]} == {0.0}


def test_justified_lines_end_at_the_margin_and_the_last_is_ragged() -> None:
    *full, last = lines_of(SENTENCE * 3, align="justified", first_line_cm=2.5)
    assert full
    assert [line.right_pt for line in full] == pytest.approx([WIDTH] * len(full), abs=0.1)
    assert last.right_pt == pytest.approx(lines_of(last.text)[0].right_pt, abs=0.1)


def test_justification_never_parts_a_mark_from_its_letter() -> None:
    spread = lines_of(SENTENCE * 2, align="justified")[0]
    (ragged,) = lines_of(spread.text)
    assert ragged.right_pt < spread.right_pt
    for before, after in zip(ragged.fragments, spread.fragments, strict=True):
        pairs = zip(before.advances, after.advances, before.glyphs, strict=True)
        widths = [before.style.face.width(glyph) for glyph in before.glyphs]
        for index, (natural, stretched, _) in enumerate(pairs):
            if index + 1 < len(widths) and widths[index + 1] == 0:
                assert stretched == pytest.approx(natural)


@pytest.mark.parametrize("number", ["๒. ", "๒.๑  ", "ข้อ\u00a0๒\u00a0", "(๒) ", "- "])
def test_the_gap_after_a_clauses_number_is_never_stretched(number: str) -> None:
    runs = (Run(number, bold=True), Run(f"วิธีการ {SENTENCE}"))
    set_lines = lay_out(Paragraph(runs, align="justified"), WIDTH, 16.0)
    ragged = lay_out(Paragraph(runs), WIDTH, 16.0)

    assert set_lines[0].right_pt == pytest.approx(WIDTH, abs=0.1)
    assert set_lines[0].fragments[1].x_pt == ragged[0].fragments[1].x_pt
    one_run = lines_of(f"{number}วิธีการ {SENTENCE}", align="justified")[0].fragments[0]
    (natural,) = lines_of(number + "ว")
    assert one_run.advances[: len(number)] == natural.fragments[0].advances[: len(number)]


def test_a_line_of_one_word_is_not_torn_apart() -> None:
    lines = lines_of(f"ดู {'W' * 48} ต่อไป", align="justified")
    assert lines[0].text == "ดู"
    assert lines[0].right_pt < WIDTH / 2


def test_ragged_text_ends_its_line_at_a_space_where_justified_text_fills_it() -> None:
    text = (
        "อ้างถึง  หนังสือสำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน  ที่ ศธ\u00a0๐๔๐๐๑/ว\u00a0๑๒๓๔  "
        "ลงวันที่\u00a0๒\u00a0พฤศจิกายน\u00a0๒๕๖๙"
    )
    assert lines_of(text)[1].text.startswith("ลงวันที่")


def test_a_centred_heading_of_two_lines_is_cut_at_a_space_before_a_phrase() -> None:
    subject = "เรื่อง  แต่งตั้งคณะกรรมการดำเนินงานประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ.\u00a0๒๕๗๐"
    first, second = lay_out(Paragraph((Run(subject, bold=True),), align="center"), WIDTH, 16.0)
    assert first.text.endswith("ความโปร่งใส")
    assert second.text.startswith("ประจำปีงบประมาณ")


def test_an_address_goes_to_the_next_line_as_a_whole() -> None:
    text = (
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต\u00a0๒ จึงขอความอนุเคราะห์ตรวจสอบและยืนยันข้อมูลตามแบบ "
        "(สิ่งที่ส่งมาด้วย\u00a0๑) และส่งกลับทางไปรษณีย์อิเล็กทรอนิกส์ saraban@example.go.th ภายในวันที่\u00a0๓๐"
    )
    for align in ("left", "justified"):
        lines = lines_of(text, align=align, first_line_cm=2.5)
        assert any("saraban@example.go.th" in line.text for line in lines)


@pytest.mark.parametrize(("align", "centre"), [("center", WIDTH / 2), ("right", None)])
def test_short_lines_stand_where_their_alignment_says(align: str, centre: float | None) -> None:
    (line,) = lines_of("ประกาศ", align=align)
    if centre is None:
        assert line.right_pt == pytest.approx(WIDTH)
    else:
        assert (line.left_pt + line.right_pt) / 2 == pytest.approx(centre)


def test_a_centred_block_is_centred_in_what_its_indents_leave() -> None:
    (line,) = lines_of("(นายก้อง  เกียรติ)", align="center", left_cm=8)
    assert (line.left_pt + line.right_pt) / 2 == pytest.approx(12 * CM)


@pytest.mark.parametrize(
    ("tab", "left", "right"),
    [
        (Tab(8), 8 * CM, None),
        (Tab(8, "center"), None, None),
        (Tab(16, "right"), None, 16 * CM),
    ],
)
def test_text_after_a_tab_stands_at_its_stop(
    tab: Tab, left: float | None, right: float | None
) -> None:
    (line,) = lines_of("ที่\tวันที่", tabs=(tab,))
    after = line.fragments[-1]
    width = sum(after.advances) * 16 / 1000
    if left is not None:
        assert after.x_pt == pytest.approx(left)
    elif right is not None:
        assert after.x_pt + width == pytest.approx(right)
    else:
        assert after.x_pt + width / 2 == pytest.approx(8 * CM)


def test_a_tab_on_a_later_line_is_measured_from_that_line() -> None:
    start = SENTENCE[:120]
    lines = lines_of(f"{start}\t{SENTENCE}", tabs=(Tab(12),))
    (tabbed,) = [line for line in lines if "\t" in line.text]
    assert tabbed.start > 0
    assert tabbed.fragments[-1].x_pt == pytest.approx(12 * CM)
    assert all(line.right_pt <= WIDTH + 0.01 for line in lines)


def test_a_tab_beyond_all_stops_goes_to_words_own_stops() -> None:
    (line,) = lines_of("ก\tข")
    assert line.fragments[-1].x_pt == pytest.approx(1.27 * CM)


def test_a_hanging_paragraph_has_a_stop_at_its_own_indent() -> None:
    lines = lines_of(f"๑.\t{SENTENCE * 2}", left_cm=1.5, first_line_cm=-1.5)
    assert lines[0].fragments[1].x_pt == pytest.approx(1.5 * CM)
    assert lines[1].left_pt == pytest.approx(1.5 * CM)


def test_the_dotted_line_of_a_memo_goes_on_under_words_and_tab_to_the_margin() -> None:
    head = Paragraph(
        (
            Run("เรื่อง", bold=True, size_pt=20),
            Run("  รายงานผล", underline="dotted"),
            Run("\t", underline="dotted"),
        ),
        tabs=(Tab(16, "right"),),
    )
    (line,) = lay_out(head, WIDTH, 16.0)
    (dotted,) = line.strokes
    assert dotted.kind == "dotted"
    assert dotted.start_pt == pytest.approx(line.fragments[1].x_pt)
    assert dotted.end_pt == pytest.approx(WIDTH)


def test_a_dotted_subject_of_two_lines_is_dotted_to_the_margin_twice() -> None:
    subject = Paragraph((Run(SENTENCE + "\t", underline="dotted"),), tabs=(Tab(16, "right"),))
    lines = lay_out(subject, WIDTH, 16.0)
    assert len(lines) > 1
    for line in lines:
        assert line.strokes[-1].end_pt == pytest.approx(WIDTH)


def test_the_highest_type_rules_a_single_spaced_line() -> None:
    paragraph = Paragraph((Run("ที่", size_pt=20), Run(" ศธ ๐๔๑๐๔")))
    (line,) = lay_out(paragraph, WIDTH, 16.0)
    assert line.height_pt == pytest.approx(26.62, abs=0.01)


def test_an_exact_line_is_as_high_as_it_says() -> None:
    (line,) = lines_of("บันทึกข้อความ", line_pt=35.0)
    assert (line.height_pt, line.baseline_pt) == (35.0, 28.0)


@pytest.mark.parametrize(
    "paragraph", [Paragraph(()), Paragraph((Run(""),)), Paragraph((Run(" "),))]
)
def test_an_empty_paragraph_is_one_empty_line(paragraph: Paragraph) -> None:
    (line,) = lay_out(paragraph, WIDTH, 16.0)
    assert line.text == ""
    assert line.height_pt == pytest.approx(21.30, abs=0.01)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
def test_a_line_end_in_the_text_is_a_space(end: str) -> None:
    (line,) = lines_of(f"บรรทัดหนึ่ง{end}บรรทัดสอง")
    assert line.text == "บรรทัดหนึ่ง บรรทัดสอง"


def test_a_word_wider_than_the_column_is_cut_to_fit() -> None:
    lines = lay_out(Paragraph((Run("W" * 60),)), 4 * CM, 16.0)
    assert "".join(line.text for line in lines) == "W" * 60
    assert all(line.right_pt <= 4 * CM + 0.01 for line in lines)


def test_runs_of_different_looks_share_their_lines() -> None:
    runs = (Run(SENTENCE), Run(SENTENCE, bold=True), Run(SENTENCE, italic=True))
    lines = lay_out(Paragraph(runs, align="justified"), WIDTH, 16.0)
    assert any(len(line.fragments) > 1 for line in lines)
    for line in lines[:-1]:
        assert line.right_pt == pytest.approx(WIDTH, abs=0.1)
        for before, after in pairwise(line.fragments):
            width = sum(before.advances) * before.style.size_pt / 1000
            assert before.x_pt + width == pytest.approx(after.x_pt)


@pytest.mark.slow
def test_a_paragraph_of_a_hundred_thousand_characters_is_set() -> None:
    text = (SENTENCE * 500)[:100_000]
    lines = lines_of(text, align="justified")
    assert sum(len(line.text) for line in lines) > 98_000
