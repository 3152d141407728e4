"""The slides of a meeting, read back with python-pptx, and as LibreOffice shows them."""

import io
import itertools
import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import pptx
import pypdfium2
import pytest
from pptx.oxml.ns import qn

from district_admin.areas.meetings.documents.facts import Matter, Section, Unfinished
from district_admin.areas.meetings.documents.slides import (
    Adopting,
    Behind,
    meeting_slides,
)
from district_admin.assets import resource
from district_admin.documents.look import Look
from district_admin.documents.pptx import render
from district_admin.documents.slides import placed
from district_admin.progress import Silent
from district_admin.thai.numerals import to_thai_digits
from tests.areas.meetings.documents.sample_meeting import (
    DISCUSSION,
    EARLIER,
    FACTS,
    OFFICE,
    SECTIONS,
    SITTING,
    section_of,
)

HAS_IMPRESS = pytest.mark.skipif(
    not shutil.which("loimpress"), reason="LibreOffice Impress is not on this machine"
)
SHOWN: Final = ("whole", "sixty", "empty")
LONG: Final = f"{FACTS} {DISCUSSION}".replace("\n", " ")
LONG_FACTS: Final = " ".join([LONG] * 10)[:5_000].strip()
PASTED: Final = "<b>งบ</b> &amp; แผน\x0bตัดบรรทัด\x07 \x00\ufffe\ud800จบ_x000B_"
LONG_TITLE: Final = " ".join(f"โครงการที่ {number} ของโรงเรียนบ้านตัวอย่าง" for number in range(1, 60))
HARD: Final = Section(
    5,
    "เรื่องที่ยาว & <แปลก>",
    (
        Matter("5.1", "ข้อเท็จจริงห้าพันอักขระ", facts=LONG_FACTS),
        Matter("5.2", LONG_TITLE, "กลุ่มอำนวยการ", LONG_FACTS),
        Matter("5.3", PASTED, facts=f"{PASTED}\n\n\r\nhttps://example.go.th/{'a' * 900}"),
        Matter("5.4", "ไม่มีช่องว่าง", facts="กขค" * 1_500, private_note="ห้ามขึ้นจอ"),
    ),
)
BEHIND: Final[Behind] = {
    "3.1": Unfinished(
        *("2/2569", "เห็นชอบตามเสนอ", "กลุ่มนโยบายและแผน", date(2026, 11, 14), "รวบรวมแล้ว 3 กลุ่ม"),
        times=2,
        since=date(2026, 9, 16),
    ),
    "": Adopting(EARLIER, 12, 3, ("วาระ 4.1 แก้เป็น 40 คน",)),
}
SHOWS: Final[Mapping[str, tuple[Section, ...]]] = {
    "whole": (*SECTIONS, HARD),
    "sixty": (section_of(60),),
    "empty": (Section(1, "เรื่องที่ประธานแจ้งให้ทราบ", has_nothing=True),),
    "no section": (),
}


@cache
def made(name: str) -> bytes:
    return render(meeting_slides(SITTING, SHOWS[name], Look(OFFICE), BEHIND), Silent())


def slides(name: str) -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(made(name))).slides)


def plain(text: str) -> str:
    """The text without spaces and in Thai digits, as it may be broken anywhere."""
    return to_thai_digits("".join(text.replace("(ต่อ)", "").split()))


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def body(slide: Any) -> str:
    return "\n".join(e.text_frame.text for e in slide.placeholders if e.placeholder_format.idx == 1)


def of_matter(there: list[Any], number: str) -> list[Any]:
    return [each for each in there if each.shapes.title.text.startswith(to_thai_digits(number))]


def test_the_first_slide_names_the_office_the_meeting_and_its_day() -> None:
    first = " ".join(texts(slides("whole")[0])).replace("\xa0", " ")
    for words in (
        to_thai_digits(OFFICE.office_name),
        "การประชุมคณะกรรมการติดตามการดำเนินงาน",
        "ครั้งที่ ๓/๒๕๖๙",
        "วันพฤหัสบดีที่ ๑๙ พฤศจิกายน ๒๕๖๙  เวลา ๐๙.๓๐ น.",
        "ห้องประชุมดอกบัว",
    ):
        assert words in first


@pytest.mark.parametrize("name", SHOWS)
def test_each_section_and_matter_has_a_slide_in_the_order_of_the_agenda(name: str) -> None:
    titles = [plain(each.shapes.title.text) for each in slides(name)]
    wanted = []
    for section in SHOWS[name]:
        wanted.append(plain(section.title))
        wanted += [plain(f"{each.number}{each.title[:20]}") for each in section.listed]
    at = 0
    for words in wanted:
        words = re.sub("[\x00-\x08\x0b-\x1f\ufffe\ud800]", "", words)
        at = next((n for n in range(at, len(titles)) if titles[n].startswith(words)), -1)
        assert at >= 0, words
        at += 1


def test_long_facts_go_on_and_nothing_is_lost_or_parted_within_a_word() -> None:
    pages = [body(each) for each in of_matter(slides("whole"), "5.1")]
    assert len(pages) > 5
    assert plain("".join(pages)) == plain(LONG_FACTS)
    for page, following in itertools.pairwise(pages):
        assert f"{page} {following[:30]}".replace("\xa0", " ") in to_thai_digits(
            LONG_FACTS.replace("ต่างๆ", "ต่าง ๆ")
        )


def test_a_book_pasted_as_facts_is_whole_on_its_slides() -> None:
    facts = " ".join(f"{FACTS} {number}" for number in range(400))  # about 100,000 characters
    book = Section(1, "เรื่องเสนอ", (Matter("1.1", "รายงานประจำปี", facts=facts),))
    shown = list(placed(meeting_slides(SITTING, (book,), Look(OFFICE))))
    told = [line.text for each in shown for line in each.body.lines if each.kind == "content"]
    assert plain(facts) in plain("".join(told))


def test_a_title_too_long_for_a_title_is_whole_all_the_same() -> None:
    pages = of_matter(slides("whole"), "5.2")
    assert pages[0].shapes.title.text.endswith("…")
    assert plain(LONG_TITLE) in plain("".join(body(each) for each in pages))


def test_an_unfinished_matter_says_what_was_resolved_and_how_late_it_is() -> None:
    shown = body(of_matter(slides("whole"), "3.1")[0]).replace("\xa0", " ")
    for words in (
        *("มติที่ประชุมครั้งที่ ๒/๒๕๖๙", "เห็นชอบตามเสนอ", "ผู้รับผิดชอบ กลุ่มนโยบายและแผน"),
        *("เกินกำหนด ๕ วัน", "สืบเนื่องตั้งแต่วันที่ ๑๖ กันยายน ๒๕๖๙  เลื่อนมาแล้ว ๒ ครั้ง", "รวบรวมแล้ว ๓ กลุ่ม"),
    ):
        assert words in shown


def test_the_minutes_to_adopt_are_named_with_who_came_and_what_is_asked() -> None:
    there = slides("whole")
    adopting = next(each for each in there if "จึงเสนอที่ประชุม" in body(each))
    shown = body(adopting).replace("\xa0", " ")
    assert "ครั้งที่ ๒/๒๕๖๙ วันอังคารที่ ๒๐ ตุลาคม ๒๕๖๙" in shown
    assert "ผู้มาประชุม ๑๒ คน ผู้ไม่มาประชุม ๓ คน" in shown
    assert "มีผู้ขอแก้ไข ๑ ราย\nวาระ ๔.๑ แก้เป็น ๔๐ คน" in shown


def test_private_notes_are_nowhere_in_the_file() -> None:
    with ZipFile(io.BytesIO(made("whole"))) as file:
        everything = b"".join(file.read(name) for name in file.namelist()).decode("utf-8", "ignore")
    assert "ข้อเท็จจริงห้าพันอักขระ" in everything
    for words in ("ห้ามขึ้นจอ", "เตือนประธาน", "Steve"):
        assert words not in everything


def test_the_speaker_has_the_facts_whole_with_the_first_slide_of_a_matter() -> None:
    first, *others = of_matter(slides("whole"), "5.1")
    assert plain(LONG_FACTS) in plain(first.notes_slide.notes_text_frame.text)
    assert not any(each.has_notes_slide for each in others)


def test_every_run_is_thai_and_names_its_family_for_complex_scripts() -> None:
    for slide in slides("whole"):
        for shape in slide.shapes:
            for run in (r for p in shape.text_frame.paragraphs for r in p.runs):
                properties = run._r.rPr
                assert properties.get("lang") == "th-TH"
                faces = [properties.find(qn(f"a:{script}")) for script in ("latin", "cs")]
                assert [each.get("typeface") for each in faces] == [OFFICE.docx_family] * 2


def test_the_same_meeting_is_the_same_file() -> None:
    assert made("whole") == made.__wrapped__("whole")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Slides as LibreOffice shows them with our fonts, made by one start of it."""
    return _shown(SHOWN, tmp_path_factory.mktemp("slides"))


@HAS_IMPRESS
@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWN)
def test_libreoffice_shows_every_text_in_its_place(name: str, shown: Mapping[str, Path]) -> None:
    there = list(pptx.Presentation(io.BytesIO(made(name))).slides)
    with pypdfium2.PdfDocument(shown[name]) as pages:
        assert len(pages) == len(there)
        for slide, page in zip(there, pages, strict=True):
            text = page.get_textpage()
            read = plain(text.get_text_bounded().replace("\ufffe", ""))
            for words in texts(slide):
                assert sorted(set(plain(words)) - set(read)) == []
            title = slide.shapes.title
            assert plain(title.text) in read
            _all_inside(slide, page, text)


@HAS_IMPRESS
@pytest.mark.slow
def test_without_the_font_libreoffice_shrinks_what_would_run_over(tmp_path: Path) -> None:
    there = list(pptx.Presentation(io.BytesIO(made("whole"))).slides)
    found = _shown(["whole"], tmp_path, with_font=False)
    with pypdfium2.PdfDocument(found["whole"]) as pages:
        assert len(pages) == len(there)
        for slide, page in zip(there, pages, strict=True):
            _all_inside(slide, page, page.get_textpage())


def _all_inside(slide: Any, page: Any, text: Any) -> None:
    """See that no letter leaves the slide, and none of the body comes down to the foot."""
    width, height = page.get_size()
    foot = next((e.top.pt for e in slide.shapes if e.name == "ท้ายสไลด์"), height)
    inside = 0
    for number in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(number)
        assert left >= 0
        assert right <= width
        assert bottom >= 0
        assert top <= height
        inside += height - top >= foot
    words = next((e.text_frame.text for e in slide.shapes if e.name == "ท้ายสไลด์"), "")
    assert inside <= len(words) + 2


def _shown(names: Sequence[str], folder: Path, *, with_font: bool = True) -> Mapping[str, Path]:
    """Let LibreOffice make PDFs of slides, with our fonts or with what the machine has."""
    fonts = resource("fonts/THSarabunNew-Regular.ttf").parent
    own = f"<dir>{fonts}</dir>" if with_font else ""
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{own}'
        f"<cachedir>{folder}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    for name in names:
        (folder / f"{name}.pptx").write_bytes(made(name))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", *(f"{e}.pptx" for e in names)],
        check=True,
        capture_output=True,
        timeout=240,
        cwd=folder,
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )
    return {name: folder / f"{name}.pdf" for name in names}
