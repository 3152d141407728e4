"""The main job, from end to end: a real memo and its announcement, typed into the real window.

The source is the text of an area office's own papers (persons are invented). It is entered through
the window field by field, saved as DOCX and PDF by the window's own button, read back with other
programs and compared with what was typed: everything there, in order, nothing else.
"""

import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
import yaml
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.main_window import MainWindow
from district_admin.office import operations
from district_admin.thai.numerals import to_thai_digits
from district_admin.ui.context import AppContext
from district_admin.ui.theme import Theme

DATA = Path(__file__).parent / "data"
TypeText = Callable[[QWidget, str], None]

pytestmark = pytest.mark.slow


@pytest.fixture
def office(context: AppContext) -> AppContext:
    """The office of the source, with a stand-in for its emblem and its two signatories."""
    picture = BytesIO()
    Image.new("L", (500, 500), 90).save(picture, "PNG")
    with context.database.transaction("ตั้งค่า") as session:
        operations.save_profile(
            session, name="สำนักงานเขตพื้นที่การศึกษาประถมศึกษาพัทลุง เขต ๒", set_up=True
        )
        operations.set_emblem(session, picture.getvalue(), "image/png", "ตรา.png")
        for name in ("seed_memo", "seed_announcement"):
            signer, *posts = source(name)["signatory"]["lines"]
            details = operations.SignatoryDetails(signer, "\n".join(posts), date(2019, 10, 1))
            operations.add_signatory(session, details)
    return context


@pytest.fixture
def view(office: AppContext, theme: Theme, qtbot: QtBot) -> Iterator[CorrespondenceView]:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    window.open_office(office)
    view = window.area_view("correspondence")
    assert isinstance(view, CorrespondenceView)
    yield view
    window.close()


def source(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


def enter(view: CorrespondenceView, content: dict[str, Any], type_text: TypeText) -> None:
    """Fill the form as the officer does: short lines typed, long texts pasted, names chosen."""
    page = view.compose_page
    assert page
    for name, value in content.items():
        if name == "date":
            day = date.fromisoformat(value)
            value = f"{day.day}/{day.month}/{day.year + 543}"
        box = page.form.entrance_of(name)
        if isinstance(box, QComboBox):
            choose(box, value)
        elif isinstance(box, QPlainTextEdit):
            box.selectAll()
            QApplication.clipboard().setText(value)
            box.paste()
        else:
            assert isinstance(box, QLineEdit)
            box.selectAll()
            if value:
                type_text(box, value)
            else:
                QTest.keyClick(box, Qt.Key.Key_Delete)
            QTest.keyClick(box, Qt.Key.Key_Tab)


def choose(box: QComboBox, value: object) -> None:
    wanted = value["lines"][0] if isinstance(value, dict) else value
    for number in range(box.count()):
        if box.itemData(number) == wanted or str(wanted) in box.itemText(number):
            box.setCurrentIndex(number)
            return
    raise AssertionError(f"{wanted} is not offered")


def save_both(view: CorrespondenceView, base: Path, qtbot: QtBot) -> tuple[Path, Path]:
    page = view.compose_page
    assert page
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    docx_file, pdf_file = base.with_name(base.name + ".docx"), base.with_name(base.name + ".pdf")
    qtbot.waitUntil(lambda: "บันทึกไฟล์แล้ว" in page.notice.text, timeout=20_000)
    return docx_file, pdf_file


def words_of(text: str) -> str:
    """A text without spaces, in one kind of digits: what both sides must agree in."""
    return re.sub(r"\s+", "", to_thai_digits(text).replace("\u00a0", " "))


def expected(content: dict[str, Any], names: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    for name in names:
        value = content.get(name) or ""
        texts = value["lines"] if isinstance(value, dict) else str(value).splitlines()
        lines += [words_of(re.sub(r"[✓*]|^-\s*", "", text)) for text in texts]
    return [line for line in lines if line]


def assert_in_order(lines: list[str], text: str, where: str) -> None:
    place = 0
    for line in lines:
        found = text.find(line, place)
        assert found >= 0, f"{where}: “{line}” is missing or out of order"
        place = found + len(line)


def read_docx(file: Path) -> str:
    return words_of("".join(p.text for p in docx.Document(str(file)).paragraphs))


def read_pdf(file: Path) -> list[str]:
    """The pages, without page numbers and continuation words."""
    pages = []
    for page in pypdf.PdfReader(file).pages:
        lines = [line.strip() for line in page.extract_text().splitlines()]
        body = [line for line in lines if not re.fullmatch(r"-\s*[๐-๙]+\s*-|/.+\.\.\.", line)]
        pages.append(words_of("".join(body)))
    return pages


@pytest.fixture
def choose_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    base = tmp_path / "หนังสือ"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_args, **_kw: (f"{base}.pdf", ""))
    )
    return base


def test_the_memo_comes_out_whole_and_in_order(
    view: CorrespondenceView, choose_place: Path, type_text: TypeText, qtbot: QtBot
) -> None:
    memo = source("seed_memo")
    view.write_new("memo")
    enter(view, memo, type_text)
    docx_file, pdf_file = save_both(view, choose_place, qtbot)

    order = ("unit", "number", "date", "subject", "addressee")
    body = ("heading_1", "text_1", "heading_2", "text_2", "conclusion", "signatory")
    content = {**memo, "date": "๒๔ เมษายน ๒๕๖๓"}
    lines = expected(content, order + body)
    assert len(lines) > 15
    assert_in_order(lines, read_docx(docx_file), "DOCX")
    assert_in_order(lines, "".join(read_pdf(pdf_file)), "PDF")
    assert len(read_pdf(pdf_file)) == 2


def test_the_announcement_comes_out_whole_over_three_pages(
    view: CorrespondenceView, choose_place: Path, type_text: TypeText, qtbot: QtBot
) -> None:
    announcement = source("seed_announcement")
    view.write_new("announcement")
    enter(view, announcement, type_text)
    docx_file, pdf_file = save_both(view, choose_place, qtbot)

    content = {**announcement, "date": "ประกาศ ณ วันที่ ๒๔ เมษายน พ.ศ. ๒๕๖๓"}
    lines = expected(content, ("authority", "subject", "body", "date", "signatory"))
    assert len(lines) > 30
    assert_in_order(lines, read_docx(docx_file), "DOCX")
    pages = read_pdf(pdf_file)
    assert_in_order(lines, "".join(pages), "PDF")
    assert len(pages) == 3

    raw = subprocess.run(
        ["pdftotext", "-raw", pdf_file, "-"], capture_output=True, check=True
    ).stdout.decode("utf-8")
    sheets = [
        [line.strip() for line in sheet.splitlines() if line.strip()] for sheet in raw.split("\f")
    ]
    numbers = [[line for line in sheet if re.fullmatch("- [๐-๙]+ -", line)] for sheet in sheets[:3]]
    assert numbers == [[], ["- ๒ -"], ["- ๓ -"]]
    for sheet, following in pairwise(sheets[:3]):
        continuations = [line for line in sheet if re.fullmatch(r"/.+\.\.\.", line)]
        assert len(continuations) == 1
        first = next(line for line in following if not re.fullmatch("- [๐-๙]+ -", line))
        assert words_of(first).startswith(words_of(continuations[0].strip("/.")))
    assert not [line for line in sheets[2] if line.startswith("/")]


TYPED = {
    "number": "ศธ 04092/๑๒๓",
    "date": "2026-11-20",
    "subject": "รายงานผลการประชุม  ครั้งที่ 2/๒๕๖๙",
    "cause": "ตามที่กลุ่มอำนวยการได้ตรวจแล้ว 12 ข้อ และ ๓ ข้อ นั้น",
    "purpose": "๑. มาตรการที่ผ่านเกณฑ์  ✓  จำนวน 10 ข้อ\n2. ประชุมวันที่ 1–๕ ธ.ค. 2569  เวลา 09.30 น.",
}
AS_TYPED = (
    "ที่  ศธ 04092/๑๒๓",
    "วันที่  20 พฤศจิกายน 2569",
    "เรื่อง  รายงานผลการประชุม  ครั้งที่ 2/๒๕๖๙",
    "ตามที่กลุ่มอำนวยการได้ตรวจแล้ว 12 ข้อ และ ๓ ข้อ นั้น",
    "๑. มาตรการที่ผ่านเกณฑ์  ✓  จำนวน 10 ข้อ",
    "2. ประชุมวันที่ 1–๕ ธ.ค. 2569  เวลา 09.30 น.",
)
ARABIC = (
    "ที่  ศธ 04092/123",
    "วันที่  20 พฤศจิกายน 2569",
    "เรื่อง  รายงานผลการประชุม  ครั้งที่ 2/2569",
    "ตามที่กลุ่มอำนวยการได้ตรวจแล้ว 12 ข้อ และ 3 ข้อ นั้น",
    "1. มาตรการที่ผ่านเกณฑ์  ✓  จำนวน 10 ข้อ",
    "2. ประชุมวันที่ 1–5 ธ.ค. 2569  เวลา 09.30 น.",
)


@pytest.mark.parametrize(("numerals", "lines"), [("as_typed", AS_TYPED), ("arabic", ARABIC)])
def test_lines_come_out_to_the_letter_in_the_numerals_chosen(
    view: CorrespondenceView,
    choose_place: Path,
    type_text: TypeText,
    qtbot: QtBot,
    numerals: str,
    lines: tuple[str, ...],
) -> None:
    view.write_new("memo")
    enter(view, {"numerals": numerals, **TYPED}, type_text)
    docx_file, pdf_file = save_both(view, choose_place, qtbot)

    # a space that must not end a line is a space all the same; a tab parts what stands apart
    written = [
        piece.replace("\u00a0", " ").strip()
        for paragraph in docx.Document(str(docx_file)).paragraphs
        for piece in paragraph.text.split("\t")
    ]
    assert [line for line in written if line in lines] == list(lines)

    printed = pypdf.PdfReader(pdf_file).pages[0].extract_text().replace("\u00a0", " ")
    for line in lines:
        # no Thai font has the tick: it is drawn on the sheet, between the spaces around it
        assert line.replace("✓", "") in printed, printed


def test_what_was_typed_is_still_there_the_next_morning(
    view: CorrespondenceView, office: AppContext, type_text: TypeText
) -> None:
    memo = source("seed_memo")
    view.write_new("memo")
    enter(view, memo, type_text)
    view.show_list()

    view.list_page.table.opened.emit(view.list_page.table.current)
    page = view.compose_page
    assert page
    kept = page.form.content
    assert {name: kept[name] for name in memo if name != "signatory"} == {
        name: value for name, value in memo.items() if name != "signatory"
    }
