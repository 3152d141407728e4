"""The page of a disc: every link leads to its file, and it asks nothing of the computer."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from district_admin.archive.copying import Sealed
from district_admin.archive.index_page import Cover, pages, size_text


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.attributes: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"] or "")
        self.attributes += [name for name, _value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _read(page: bytes) -> _Links:
    parser = _Links()
    parser.feed(page.decode("utf-8"))
    return parser


def test_every_link_leads_to_its_file(package: Path) -> None:
    found = _read((package / "index.html").read_bytes())
    files = sorted(
        str(path.relative_to(package)) for path in (package / "data").rglob("*") if path.is_file()
    )
    assert sorted(unquote(link) for link in found.links) == files


def test_titles_with_signs_break_nothing_and_run_nothing() -> None:
    name = "data/<script>alert(1)</script> #1 50% \"a\" 'b' ? & ;.pdf"
    written = pages(Cover("<b>ประชุม</b>"), {}, {}, [Sealed(name, 5, "0" * 64)])
    found = _read(written["index.html"])
    [link] = found.links
    assert unquote(link) == name
    assert not set(link) & set("#?\"'<> ")
    assert "<b>ประชุม</b>" in "".join(found.text)
    assert not any(name.startswith("on") for name in found.attributes)


def test_files_stand_under_a_heading_or_their_folder_or_as_papers() -> None:
    sealed = [Sealed(f"data/{path}", 5, "0" * 64) for path in ("ก.pdf", "มติ/ข.pdf", "คำสั่ง/ค.pdf")]
    titles, headings = {"มติ/ข.pdf": "มติโดยย่อ"}, {"มติ": "มติที่ประชุม"}
    page = pages(Cover("การประชุม"), titles, headings, sealed)["index.html"].decode()
    assert re.findall("<h2>([^<]+)</h2>", page) == ["เอกสาร", "มติที่ประชุม", "คำสั่ง"]
    assert [name in page for name in (">ก.pdf<", ">มติโดยย่อ<", ">ค.pdf<")] == [True] * 3


def test_the_page_needs_no_other_file(package: Path) -> None:
    page = (package / "index.html").read_text(encoding="utf-8")
    assert not re.findall(r"https?://", page)
    assert "default-src 'none'" in page
    assert page.count("data:font/ttf;base64,") == 2


def test_the_word_to_the_reader_is_thai_and_opens_in_notepad(package: Path) -> None:
    data = (package / "README.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in data.replace(b"\r\n", b"")
    text = data.decode("utf-8-sig")
    assert "แฟ้มนี้มี 3 ไฟล์" in text
    assert "สำนักงาน: สพป.ตัวอย่าง" in text


def test_sizes_are_told_as_people_read_them() -> None:
    assert [size_text(size) for size in (0, 999, 1000, 3_400_000, 4_700_000_000)] == [
        "0 ไบต์",
        "999 ไบต์",
        "1.0 KB",
        "3.4 MB",
        "4.7 GB",
    ]


_SEARCHED = """<script>
const field = document.getElementById("find");
field.value = "WORDS";
field.dispatchEvent(new Event("input"));
document.title = document.querySelectorAll("tbody tr:not([hidden])").length;
</script></body>"""


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not on this machine")
@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("รายงาน ๑/๒๕๖๙", 1),
        ("รายงาน 1-2569", 1),
        ("50% <B>", 1),
        ("ไม่มี", 0),
        ("น\u0e33\u0e49 เเผน ท\u0e48\u0e35", 1),  # each mark before or after where it should be
        ("นํ้าดื่ม", 1),
        ("7", 0),  # of which the sums are full
        ("77777777", 4),
    ],
)
def test_a_paper_is_found_however_people_write_it(tmp_path: Path, words: str, count: int) -> None:
    names = ("รายงานการประชุม ครั้งที่ 1-2569.pdf", "มติ ครั้งที่ 1-2569.pdf", "50% <b>.pdf", "แผนที่น้ำดื่ม.pdf")
    sealed = [Sealed(f"data/{name}", 5, "7" * 64) for name in names]
    page = pages(Cover("การประชุม"), {}, {}, sealed)["index.html"].decode()
    page = re.sub("<meta http-equiv=[^>]*>", "", page)  # it lets nothing of ours run
    page = page.replace("</body>", _SEARCHED.replace("WORDS", words))
    file = tmp_path / "index.html"
    file.write_text(page, encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'u'}")
    ran = subprocess.run(
        ["chromium", *options, "--dump-dom", file.as_uri()], capture_output=True, check=True
    )
    assert f"<title>{count}</title>" in ran.stdout.decode()
