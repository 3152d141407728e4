from district_admin.documents.model import (
    Paragraph,
    Run,
    Tab,
)
from tests.documents.conftest import W, paper_of, paragraphs, value, written

SENTENCE = "ด้วยกลุ่มอำนวยการได้ดำเนินการประเมิน (Integrity and Transparency Assessment) ปี ๒๕๖๙ แล้ว"


class TestParagraphs:
    def test_body_of_sarabun_new_has_single_spacing_and_the_office_indent(self) -> None:
        [body] = paragraphs(paper_of(written(SENTENCE, align="justified", first_line_cm=2.5)))

        spacing = body.find(f"{W}pPr/{W}spacing")
        assert value(spacing, "line") is None
        assert value(spacing, "after") == "0"
        assert value(body.find(f"{W}pPr/{W}ind"), "firstLine") == "1417"
        assert value(body.find(f"{W}pPr/{W}jc")) == "thaiDistribute"
        assert {value(size) for size in body.iter(f"{W}sz")} == {"32"}

    def test_other_families_get_the_line_height_of_sarabun_new(self) -> None:
        mixed = Paragraph((Run("ที่", size_pt=20), Run(" ๑๒๓")))
        plain, large = paragraphs(paper_of(written(SENTENCE), mixed, family="TH SarabunPSK"))

        heights = [p.find(f"{W}pPr/{W}spacing") for p in (plain, large)]
        assert [value(height, "line") for height in heights] == ["426", "532"]
        assert {value(height, "lineRule") for height in heights} == {"exact"}

    def test_an_exact_line_is_written_in_twentieths_of_a_point(self) -> None:
        [title] = paragraphs(paper_of(written("บันทึกข้อความ", line_pt=35, align="center")))

        spacing = title.find(f"{W}pPr/{W}spacing")
        assert (value(spacing, "line"), value(spacing, "lineRule")) == ("700", "exact")

    def test_thai_and_latin_stand_in_runs_of_their_own(self) -> None:
        [body] = paragraphs(paper_of(written(SENTENCE)))

        runs = [
            ("".join(text.text or "" for text in run.iter(f"{W}t")), run.find(f".//{W}cs"))
            for run in body.iter(f"{W}r")
        ]
        assert [text for text, _ in runs] == [
            "ด้วยกลุ่มอำนวยการได้ดำเนินการประเมิน ",
            "(Integrity and Transparency Assessment)",
            " ปี ๒๕๖๙ แล้ว",
        ]
        assert [mark is not None for _, mark in runs] == [True, False, True]

    def test_codes_keep_their_ascii_digits_in_the_family_that_draws_thai_ones(self) -> None:
        [body] = paragraphs(paper_of(written("ดูที่ www.example.go.th/2569"), family="TH SarabunIT๙"))

        fonts = [value(run.find(f"{W}rPr/{W}rFonts"), "ascii") for run in body.iter(f"{W}r")]
        assert fonts == [None, "TH SarabunPSK"]

    def test_no_line_is_broken_by_hand(self) -> None:
        [body] = paragraphs(paper_of(written("หนึ่ง\nสอง\u200bสาม\u2060\u00adสี่\x07")))

        assert "".join(text.text or "" for text in body.iter(f"{W}t")) == "หนึ่ง สองสามสี่"
        assert body.find(f".//{W}br") is None

    def test_markup_in_a_text_stays_text(self) -> None:
        [body] = paragraphs(paper_of(written("ก < ข & <w:br/>")))

        assert "".join(text.text or "" for text in body.iter(f"{W}t")) == "ก < ข & <w:br/>"

    def test_the_memo_blank_is_dotted_to_the_right_edge(self) -> None:
        line = Paragraph(
            (Run("ศธ ๐๔๑๐๔/๙๒", underline="dotted"), Run("\t", underline="dotted")),
            tabs=(Tab(16, "right"), Tab(8, "left", "dots")),
        )
        [body] = paragraphs(paper_of(line))

        stops = body.findall(f"{W}pPr/{W}tabs/{W}tab")
        assert [(value(s), value(s, "pos"), value(s, "leader")) for s in stops] == [
            ("left", "4535", "dot"),
            ("right", "9071", None),
        ]
        assert [value(u) for u in body.iter(f"{W}u")] == ["dotted", "dotted"]
        assert len(body.findall(f"{W}r/{W}tab")) == 1

    def test_a_hundred_thousand_dots_are_written_at_once(self) -> None:
        [body] = paragraphs(paper_of(written("." * 100_000)))

        assert len("".join(text.text or "" for text in body.iter(f"{W}t"))) == 100_000

    def test_what_belongs_together_stays_together(self) -> None:
        [body] = paragraphs(
            paper_of(written("๑.", keep_with_next=True, keep_lines=True, page_break_before=True))
        )

        properties = body.find(f"{W}pPr")
        assert properties is not None
        for name in ("keepNext", "keepLines", "pageBreakBefore"):
            assert properties.find(W + name) is not None
