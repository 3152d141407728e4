"""Orders and announcements: groups E and F of official-documents 8, in the PDF and in the DOCX."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.documents.official.conftest import Docx, Pages

LEFT = 3.0  # cm from the paper's edge to the ruler's zero
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

of = pytest.mark.parametrize
ORDERS = of("paper_name", ["order", "long order"])
PROCLAIMED = of("paper_name", ["announcement", "numbered announcement", "real announcement"])


@of("paper_name", ["order", "announcement"])
def test_e03_a_short_rule_follows_the_head(pages: "Pages") -> None:
    rules = [shape for shape in pages.shapes[0] if shape.kind == "solid"]
    assert len(rules) == 1
    assert 3 <= rules[0].x1 - rules[0].x0 <= 6
    assert (rules[0].x0 + rules[0].x1) / 2 == pytest.approx(LEFT + 8, abs=0.1)
    assert pages.starting("เรื่อง").y < rules[0].top < pages.starting("ด้วย").y


@ORDERS
def test_e04_the_date_of_an_order_stands_above_the_name(pages: "Pages") -> None:
    dated = pages.starting("สั่ง ณ วันที่")
    assert pages.lines[pages.lines.index(dated) + 1] == pages.name_line


@of("paper_name", ["real announcement"])
def test_the_real_announcement_fills_three_pages(pages: "Pages") -> None:
    assert len(pages.sizes) == 3


@ORDERS
def test_e01_e02_e03_the_head_of_an_order(file: "Docx") -> None:
    _check_large_emblem(file)
    first, second, third, *_rest = file.centred
    assert first.startswith("คำสั่งสำนักงาน")
    assert second == "ที่ ๑๒๓/๒๕๖๙"
    assert third == "เรื่อง  แต่งตั้งคณะกรรมการดำเนินงาน"
    assert file.document.find(f".//{W}pBdr") is not None


@ORDERS
def test_e04_the_date_of_an_order_follows_the_text(file: "Docx") -> None:
    said = [file.text(p) for p in file.paragraphs]
    place = said.index("สั่ง ณ วันที่ ๑๙ พฤศจิกายน พ.ศ. ๒๕๖๙")
    assert said[place - 1].startswith("ทั้งนี้")
    assert said[place + 1].startswith("(")


@ORDERS
def test_e05_clauses_follow_each_other(file: "Docx") -> None:
    first_level = [m[1] for p in file.paragraphs if (m := re.match(r"([๐-๙]+)\. ", file.text(p)))]
    numbers = [int(each) for each in first_level]  # int() reads Thai digits
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))


@ORDERS
def test_e06_committee_rows_stay_whole_and_have_a_role(file: "Docx") -> None:
    rows = list(file.document.iter(f"{W}tr"))
    assert len(rows) >= 3
    for row in rows:
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
        assert file.text(list(row.iter(f"{W}tc"))[-1])


@PROCLAIMED
def test_f01_an_announcement(file: "Docx") -> None:
    _check_large_emblem(file)
    head = [line for line in file.centred if not line.startswith("ที่ ")]
    assert head[0].startswith("ประกาศสำนักงาน")
    assert head[1].startswith("เรื่อง  ")
    said = [file.text(p) for p in file.paragraphs]
    dated = next(
        n for n, s in enumerate(said) if re.fullmatch(r"ประกาศ ณ วันที่ .+ พ\.ศ\. ๒๕[๐-๙]{2}", s)
    )
    assert said[dated + 1].startswith("(")


@of("paper_name", ["letter", "plain letter", "urgent letter", "long letter", "order"])
def test_c01_the_emblem_of_a_letter(file: "Docx") -> None:
    _check_large_emblem(file)


def _check_large_emblem(file: "Docx") -> None:
    anchors = list(file.document.iter(f"{WP}anchor"))
    assert len(anchors) == 1
    extent = anchors[0].find(f"{WP}extent")
    assert extent is not None
    assert extent.get("cy") == "1080000"
    x, y = (int(each.text or 0) for each in anchors[0].iter(f"{WP}posOffset"))
    assert (x + 540000) / 360000 == pytest.approx(10.5, abs=0.05)
    assert y / 360000 == pytest.approx(1.5, abs=0.05)
