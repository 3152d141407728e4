"""Marks on the first page of files from outside, read back with other readers than the maker's."""

import io
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas

from district_admin.documents import stamping
from district_admin.documents.model import Document, PageSetup, Paragraph, Run
from district_admin.documents.scans import Scan, ScanRefusedError
from district_admin.documents.stamping import Mark, stamped, worker_command
from district_admin.errors import OfficeError

CM = 72 / 2.54
A4 = (595.0, 842.0)
PAPER = Document(
    (Paragraph((Run("เลขรับ ๑๒๓"),)),),
    "ตรา",
    PageSetup(width_cm=5, height_cm=2.5, left_cm=0.2, right_cm=0.2, bottom_cm=0, first_top_cm=0.2),
)
MARK = Mark(PAPER, 0.8, 0.8, frame="FF0000", opaque=True)


def _pdf(size: tuple[float, float] = A4, pages: int = 1, turn: int = 0, **options: object) -> bytes:
    file = io.BytesIO()
    made = canvas.Canvas(file, pagesize=size, invariant=1, **options)
    for number in range(pages):
        made.setPageRotation(turn)
        made.drawString(30, 30, f"LETTER {number + 1}")
        made.showPage()
    made.save()
    return file.getvalue()


def _edited(data: bytes, edit: Callable[[pikepdf.Pdf], None]) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        edit(opened)
        opened.save(file)
    return file.getvalue()


def _picture(size: tuple[int, int], kind: str, mode: str = "RGB", **options: object) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, "white" if mode != "CMYK" else 0).save(file, kind, **options)
    return file.getvalue()


def _drawn(pdf: bytes, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as file:
        picture = file[page].render(scale=2).to_pil()
    assert isinstance(picture, Image.Image)
    return picture.convert("RGB")


def _frame(pdf: bytes) -> tuple[float, float, float, float]:
    """Where the red frame is seen: from the right, top, and its width and height, in cm."""
    picture = _drawn(pdf)
    red, green, _blue = picture.split()
    box = ImageChops.subtract(red, green).point(lambda value: 255 * (value > 100)).getbbox()
    assert box is not None
    left, top, right, foot = (side / 2 / CM for side in box)
    return picture.width / 2 / CM - right, top, right - left, foot - top


def _move_box(file: pikepdf.Pdf) -> None:
    file.pages[0].MediaBox = [100, 200, 695, 1042]


def _crop(file: pikepdf.Pdf) -> None:
    file.pages[0].CropBox = [50, 60, 500, 700]


def _inherit(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    file.Root.Pages.MediaBox = page.MediaBox
    file.Root.Pages.Rotate = 90
    del page.MediaBox
    if "/Rotate" in page:
        del page.Rotate


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_pdf(), id="a4"),
        pytest.param(_pdf((842, 595)), id="landscape"),
        pytest.param(_pdf((420, 595)), id="a5"),
        pytest.param(_pdf((842, 1191)), id="a3"),
        *(pytest.param(_pdf(turn=turn), id=f"turned {turn}") for turn in (90, 180, 270)),
        pytest.param(_edited(_pdf(), _move_box), id="box that does not begin at nought"),
        pytest.param(_edited(_pdf(), _crop), id="cropped"),
        pytest.param(_edited(_pdf(turn=90), _crop), id="cropped and turned"),
        pytest.param(_edited(_pdf(), _inherit), id="size and turn told by the tree"),
        pytest.param(_picture((1654, 2339), "JPEG", dpi=(200, 200)), id="jpeg of 200 dpi"),
        pytest.param(_picture((3000, 2000), "JPEG"), id="jpeg of a telephone"),
        pytest.param(_picture((1240, 1754), "PNG", "1"), id="png in black and white"),
    ],
)
def test_the_mark_is_seen_at_the_top_right_in_its_size(data: bytes) -> None:
    made = stamped([Scan(data, "หนังสือ.pdf")], [MARK])

    assert _frame(made) == pytest.approx((0.8, 0.8, 5.0, 2.5), abs=0.06)
    assert "เลขรับ ๑๒๓" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_a_page_measured_in_dots_gets_a_mark_that_is_right_when_printed_on_a4() -> None:
    made = stamped([Scan(_pdf((2480, 3508)), "แอป.pdf")], [MARK])

    enlarged = 3508 / CM / 29.7
    wanted = [enlarged * length for length in (0.8, 0.8, 5.0, 2.5)]
    assert _frame(made) == pytest.approx(wanted, rel=0.02)


def test_a_page_smaller_than_the_mark_gets_a_smaller_mark() -> None:
    made = stamped([Scan(_pdf((100, 100)), "เล็ก.pdf")], [MARK])

    right, top, width, height = _frame(made)
    assert right + width <= 100 / CM
    assert width / height == pytest.approx(2, rel=0.05)
    assert top == pytest.approx(right, abs=0.1)


def test_the_text_of_letter_and_mark_is_read_by_other_readers(tmp_path: Path) -> None:
    path = tmp_path / "ประทับ.pdf"
    path.write_bytes(stamped([Scan(_pdf(pages=3), "หนังสือ.pdf")], [MARK]))

    run = subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, check=True, encoding="utf-8"
    )
    pages = run.stdout.split("\f")
    assert "เลขรับ ๑๒๓" in pages[0]
    assert "เลขรับ" not in pages[1]
    assert [f"LETTER {number + 1}" in page for number, page in enumerate(pages[:3])] == [True] * 3


def test_the_other_pages_stay_as_they_were() -> None:
    letter = _pdf(pages=3)

    made = stamped([Scan(letter, "หนังสือ.pdf")], [MARK])

    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 3
    for page in (1, 2):
        assert _drawn(made, page).tobytes() == _drawn(letter, page).tobytes()


def test_several_files_make_one_with_all_their_pages_in_order() -> None:
    scans = [
        Scan(_picture((800, 1100), "PNG"), "1.png"),
        Scan(_pdf(pages=2), "2.pdf"),
        Scan(_picture((800, 1100), "JPEG", "L"), "3.jpg"),
    ]

    made = pypdf.PdfReader(io.BytesIO(stamped(scans, [MARK])))

    texts = [page.extract_text() for page in made.pages]
    assert [text.strip() for text in texts[1:]] == ["LETTER 1", "LETTER 2", ""]
    assert "เลขรับ" in texts[0]


def test_what_is_under_an_opaque_mark_is_covered_and_under_another_is_not() -> None:
    def fill(file: pikepdf.Pdf) -> None:
        file.pages[0].contents_add(b"0 0 1 rg 0 0 595 842 re f")

    blue = _edited(_pdf(), fill)
    at = (round((21 - 1.5) * CM * 2), round(3.0 * CM * 2))

    assert _drawn(stamped([Scan(blue, "x")], [MARK])).getpixel(at) == (255, 255, 255)
    clear = Mark(PAPER, 0.8, 0.8, frame="FF0000")
    assert _drawn(stamped([Scan(blue, "x")], [clear])).getpixel(at) == (0, 0, 255)


def test_a_mark_is_right_on_a_page_that_leaves_its_axes_turned() -> None:
    def spoil(file: pikepdf.Pdf) -> None:
        # no q and Q around it: what follows would be drawn half as large, and upside down
        file.pages[0].Contents = file.make_stream(b"0.5 0 0 -0.5 0 842 cm 1 0 0 1 40 40 cm")

    made = stamped([Scan(_edited(_pdf(), spoil), "ลืมคืนแกน.pdf")], [MARK])

    assert _frame(made) == pytest.approx((0.8, 0.8, 5.0, 2.5), abs=0.06)


def test_a_paper_that_may_be_read_without_its_password_is_stamped() -> None:
    owner = pdfencrypt.StandardEncryption("", ownerPassword="เจ้าของ", canModify=0)

    made = stamped([Scan(_pdf(encrypt=owner), "ห้ามแก้.pdf")], [MARK])

    assert _frame(made) == pytest.approx((0.8, 0.8, 5.0, 2.5), abs=0.06)
    reader = pypdf.PdfReader(io.BytesIO(made))
    if reader.is_encrypted:
        reader.decrypt("")
    assert "เลขรับ ๑๒๓" in reader.pages[0].extract_text()


def test_a_paper_with_a_password_is_refused_with_what_to_do() -> None:
    locked = _pdf(encrypt=pdfencrypt.StandardEncryption("secret"))

    with pytest.raises(ScanRefusedError, match=r"ลับ.pdf ตั้งรหัสผ่านไว้.*สแกนใหม่"):
        stamped([Scan(locked, "ลับ.pdf")], [MARK])


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nnothing",
        _pdf()[:200],
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer<</Root 1 0 R>>",
        b"\x89PNG\r\n\x1a\n torn",
        _picture((500, 500), "JPEG")[:-200],
    ],
    ids=["words", "torn", "no page", "png", "jpeg"],
)
def test_a_broken_file_is_told_by_its_name(data: bytes) -> None:
    with pytest.raises(ScanRefusedError, match=r"ไฟล์ ขาด.pdf ชำรุด"):
        stamped([Scan(_pdf(), "ดี.pdf"), Scan(data, "ขาด.pdf")], [MARK])


def test_files_that_are_too_large_together_are_refused() -> None:
    scans = [Scan(_pdf() + b" " * (49 << 20), f"{number}.pdf") for number in range(3)]

    with pytest.raises(ScanRefusedError, match="รวมกันใหญ่ 147 MB เกิน 100 MB"):
        stamped(scans, [MARK])


def test_nothing_to_stamp_is_told() -> None:
    with pytest.raises(ScanRefusedError, match="ยังไม่มีไฟล์สแกน"):
        stamped([], [MARK])


def test_a_mark_of_two_pages_is_refused() -> None:
    long = Document(tuple([*PAPER.blocks] * 9), "ตรา", PAPER.page)

    with pytest.raises(OfficeError, match="ยาวเกิน"):
        stamped([Scan(_pdf(), "x.pdf")], [Mark(long, 0.8, 0.8)])


def test_a_file_on_which_the_library_ends_its_process_is_stamped_all_the_same() -> None:
    # the end of the page's text is damaged: told to change that page, pdfium stops with SIGTRAP,
    # but not on every machine
    damaged = _pdf(pages=2).replace(b"endstream\nendobj", b"endstream\n.ndobj", 1)

    made = stamped([Scan(damaged, "ชำรุดบางส่วน.pdf")], [MARK])

    assert _frame(made) == pytest.approx((0.8, 0.8, 5.0, 2.5), abs=0.06)
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 2


@pytest.mark.slow
def test_no_damaged_file_ends_the_program() -> None:
    chance = random.Random(4)
    whole = [_pdf(pages=2), _picture((60, 80), "JPEG"), _picture((60, 80), "PNG", "P")]
    stamps = refusals = 0
    for _each in range(30):
        data = bytearray(chance.choice(whole))
        if chance.random() < 0.3:
            del data[chance.randrange(1, len(data)) :]
        for _spot in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            made = stamped([Scan(bytes(data), "x")], [MARK])
        except ScanRefusedError:
            refusals += 1
        else:
            stamps += 1
            assert len(pypdfium2.PdfDocument(made)) > 0

    assert min(stamps, refusals) > 2


def test_the_built_program_starts_the_process_that_stamps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, *arguments = worker_command()
    assert program == sys.executable

    order = stamping._order([_pdf()], [], [], rebuild=False)
    run = subprocess.run(
        [sys.executable, "-m", "district_admin", *arguments],
        input=order,
        capture_output=True,
        cwd=Path(__file__).parents[2],
    )

    assert run.stdout.split(b"%PDF")[0].split() == [b"begun", b"0", b"begun", b"0", b"done"]
