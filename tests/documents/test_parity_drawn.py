"""Measures that circles, frames and insets stand where ours do when LibreOffice shows the DOCX."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from district_admin.documents import docx, pdf
from district_admin.documents.copies import certified_copy, file_copy
from district_admin.documents.forms import Letterhead, fill, load_form
from district_admin.documents.model import Document
from tests.documents.conftest import PAPERS, NewContent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine"),
]

CM = 72 / 2.54


@pytest.fixture
def drawn(content_of: NewContent, letterhead: Letterhead, emblem: bytes) -> dict[str, Document]:
    def paper(name: str) -> Document:
        kind, typed = PAPERS[name]
        given = replace(letterhead, emblem=emblem)
        return fill(load_form(kind), content_of(kind, **typed), given)

    certified = certified_copy(paper("letter"), "นางสาวลองดู  อีกครั้ง", ["ครู"], "๒๐ พฤศจิกายน ๒๕๖๙")
    return {
        "seal": paper("urgent stamped"),
        "photo": paper("certificate with photo"),
        "certified": certified,
        "kept": file_copy(paper("order")),
    }


def test_both_files_draw_the_same(drawn: dict[str, Document], tmp_path: Path) -> None:
    for name, paper in drawn.items():
        (tmp_path / f"{name}.docx").write_bytes(docx.render(paper, embed_fonts=True))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    files = [str(tmp_path / f"{name}.docx") for name in drawn]
    subprocess.run(
        ["soffice", profile, *options, *files], check=True, capture_output=True, timeout=240
    )
    for name, paper in drawn.items():
        office = (tmp_path / f"{name}.pdf").read_bytes()
        own = pdf.render(paper)
        assert _page_count(office) == _page_count(own) == 1, name
        if name in ("seal", "photo"):
            assert _shape(office) == pytest.approx(_shape(own), abs=0.15), name
        else:
            for words in ("สำเนา", "ถูกต้อง") if name == "certified" else ("ร่าง", "ตรวจ"):
                assert _place(office, words) == pytest.approx(_place(own, words), abs=0.25), words


def _page_count(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def _shape(data: bytes) -> tuple[float, float, float, float]:
    """What all drawn lines of the page cover, in cm."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        height = page.get_height() / CM
        boxes = [each.get_bounds() for each in page.get_objects() if _is_drawn(each)]
    assert boxes
    left, low, right, high = (
        side(box[at] for box in boxes) / CM for at, side in enumerate((min, min, max, max))
    )
    return left, height - high, right, height - low


def _is_drawn(shape: pypdfium2.PdfObject) -> bool:
    left, low, right, high = shape.get_bounds()
    is_page = (right - left) / CM > 15  # a clip of the whole page
    return shape.type == pdfium.FPDF_PAGEOBJ_PATH and not is_page and high > low - 1


def _place(data: bytes, words: str) -> tuple[float, float]:
    """Where words begin, the last time they are there: cm from the left and from the foot."""
    with pypdfium2.PdfDocument(data) as document:
        textpage = document[0].get_textpage()
        found = list(_found(textpage, words))
        left, low, _right, _high = textpage.get_charbox(found[-1])
        textpage.close()
    return left / CM, low / CM


def _found(textpage: pypdfium2.PdfTextPage, words: str) -> Iterator[int]:
    searcher = textpage.search(words)
    while place := searcher.get_next():
        yield place[0]
