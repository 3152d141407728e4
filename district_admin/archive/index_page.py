"""The page that opens when somebody puts the disc into a computer, and a plain word beside it.

The page needs nothing: no network, no program, no font of the computer. Names in links are quoted,
so that `#`, `%` or a quotation mark in a title breaks nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from district_admin.archive.copying import Sealed
from district_admin.archive.tag_files import PAYLOAD
from district_admin.web_page import web_page

PAGE: Final = "index.html"
README: Final = "README.txt"

_FONTS: Final = {
    "Plex Thai 400": "ui/fonts/IBMPlexSansThaiLooped_400Regular.ttf",
    "Plex Thai 600": "ui/fonts/IBMPlexSansThaiLooped_600SemiBold.ttf",
}
_UNITS: Final = ("ไบต์", "KB", "MB", "GB")
_STEP: Final = 1000


@dataclass(frozen=True)
class Cover:
    """What a package says of itself to a reader: a title, lines under it, facts with labels."""

    title: str
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Document:
    title: str
    link: str
    size: str
    sha256: str


def pages(
    cover: Cover, titles: Mapping[str, str], headings: Mapping[str, str], sealed: Sequence[Sealed]
) -> dict[str, bytes]:
    """Return the files beside `data/`: the index and a word to the reader.

    `titles` tells what a file is called on the page, by its path below `data/` (otherwise its
    name); `headings` under what the files of a folder stand (otherwise the folder's name).
    """
    sections: dict[str, list[_Document]] = {}
    for each in sealed:
        path = each.path.removeprefix(PAYLOAD)
        folder, _slash, name = path.rpartition("/")
        heading = headings.get(folder, folder or "เอกสาร")
        document = _Document(
            titles.get(path, name), quote(each.path), size_text(each.size), each.sha256
        )
        sections.setdefault(heading, []).append(document)
    size = size_text(sum(each.size for each in sealed))
    page = web_page(
        "archive",
        {
            "title": cover.title,
            "lines": cover.lines,
            "facts": cover.facts,
            "sections": sections.items(),
            "count": len(sealed),
            "size": size,
        },
        fonts=_FONTS,
    )
    return {PAGE: page, README: _word_to_the_reader(cover, len(sealed), size)}


def size_text(size: int) -> str:
    """Return a number of bytes as a person reads it: 512 ไบต์, 3.4 MB (1 MB is 1,000,000)."""
    value, unit = float(size), _UNITS[0]
    for larger in _UNITS[1:]:
        if value < _STEP:
            break
        value, unit = value / _STEP, larger
    return f"{value:,.0f} {unit}" if unit == _UNITS[0] else f"{value:,.1f} {unit}"


def _word_to_the_reader(cover: Cover, count: int, size: str) -> bytes:
    facts = "\n".join(f"{label}: {value}" for label, value in cover.facts)
    text = f"""{cover.title}
{chr(10).join(cover.lines)}

{facts}

แฟ้มนี้มี {count} ไฟล์ รวม {size}

วิธีเปิดอ่าน
  ดับเบิลคลิกไฟล์ {PAGE} จะพบรายการเอกสารทั้งหมด ไม่ต้องใช้อินเทอร์เน็ตหรือโปรแกรมอื่น
  เอกสารทุกฉบับอยู่ในโฟลเดอร์ {PAYLOAD.rstrip("/")}

วิธีตรวจว่าเอกสารยังครบและไม่ถูกแก้ไข
  ใช้โปรแกรม District Admin (งานอำนวยการ) คำสั่ง ตรวจแผ่น
  หรือใช้โปรแกรมใดก็ได้ที่ตรวจแฟ้มตามมาตรฐาน BagIt 1.0 (RFC 8493)
  หรือใช้คำสั่ง sha256sum -c manifest-sha256.txt

กรุณาอย่าแก้ไข เพิ่ม หรือลบไฟล์ในแฟ้มนี้ เพราะจะตรวจไม่ผ่าน
"""
    return "\ufeff".encode() + text.replace("\n", "\r\n").encode()
