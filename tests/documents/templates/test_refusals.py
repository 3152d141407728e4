"""Files that are not opened as a template at all, each with its reason."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx.document import Document

from district_admin.documents.template_file import LARGEST
from district_admin.documents.template_refusals import TemplateRefusedError
from tests.documents.templates.conftest import (
    DOCUMENT,
    SETTINGS,
    TYPES,
    check,
    document_xml,
    errors,
    field,
    moved,
    relation,
    repacked,
    with_type,
    word,
)


def kinds_with(old: str, new: str) -> bytes:
    with zipfile.ZipFile(BytesIO(word("ก"))) as archive:
        return archive.read(TYPES).replace(old.encode(), new.encode())


STRICT = b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body/></document>'
NOISE = f"<!--{random.Random(1).randbytes(3 << 20).hex()}-->"
DDE = "<w:p><w:r><w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\\\x</w:instrText></w:r></w:p>"
BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("empty", lambda: b""),
    "too large": ("file_size", lambda: b"PK" + bytes(LARGEST)),
    "a picture": ("not_word", lambda: b"\x89PNG\r\n\x1a\n"),
    "a workbook": (
        "not_word",
        lambda: repacked(word("ก"), {DOCUMENT: None, TYPES: b"<a/>"}),
    ),
    "old Word": ("old", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "locked": (
        "password",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    ),
    "cut off": ("damaged", lambda: word("ก" * 500)[:-300]),
    "broken XML": ("damaged", lambda: repacked(word("ก"), {DOCUMENT: b"<w:document"})),
    "loose parts": ("damaged", lambda: repacked(word("ก"), {"_rels/.rels": None})),
    "strict": ("damaged", lambda: repacked(word("ก"), {DOCUMENT: STRICT})),
    "no page": ("damaged", lambda: repacked(word("ก"), {DOCUMENT: document_xml("")[:-24] + b"/>"})),
    "macros": ("macros", lambda: repacked(word("ก"), {"word/vbaProject.bin": b"x"})),
    "dotx": (
        "dotx",
        lambda: repacked(
            word("ก"),
            {TYPES: kinds_with("document.main+xml", "template.main+xml")},
        ),
    ),
    "bomb": ("ratio", lambda: repacked(word("ก"), {"word/media/a.png": bytes(20 << 20)})),
    "bomb of parts": (
        "parts",
        lambda: repacked(word("ก"), {f"word/media/{n}.png": b"" for n in range(600)}),
    ),
    "long text": (
        "unpacked_size",
        lambda: repacked(
            word("ก"),
            {DOCUMENT: document_xml(NOISE)},
        ),
    ),
    "way out": ("part_path", lambda: repacked(word("ก"), {"../../x": b"x"})),
    "entities": (
        "dtd",
        lambda: repacked(word("ก"), {DOCUMENT: document_xml("", "<!DOCTYPE a [<!ENTITY b 'c'>]>")}),
    ),
    "picture from elsewhere": (
        "elsewhere",
        lambda: repacked(
            word("ก"), {"word/_rels/x.xml.rels": relation("image", "http://example.org/a.png")}
        ),
    ),
    "template from elsewhere": (
        "elsewhere",
        lambda: repacked(
            word("ก"), {SETTINGS: relation("attachedTemplate", "https://example.org/a.dotm")}
        ),
    ),
    "command": ("starter", lambda: repacked(word("ก"), {DOCUMENT: document_xml(DDE)})),
    "object": ("object", lambda: repacked(word("ก"), {"word/embeddings/a.bin": b"x"})),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_honest_template_is_refused_with_its_reason(name: str) -> None:
    code, made = BAD[name]
    with pytest.raises(TemplateRefusedError) as refused:
        check(made())
    assert refused.value.code == code
    assert "กรุณา" in str(refused.value)


@pytest.mark.parametrize("name", ["word/header1.dat", "word/header1.XML", "other/header1.xml"])
@pytest.mark.parametrize("bad", ["command", "doctype", "long"])
def test_a_part_is_known_by_what_it_is_and_not_by_its_name(name: str, bad: str) -> None:
    def letter(made: Document) -> None:
        made.sections[0].header.paragraphs[0].text = "ก"

    original = word(letter)
    with zipfile.ZipFile(BytesIO(original)) as parts:
        old = next(each for each in parts.namelist() if "header" in each)
        header = parts.read(old).decode()
    start, rest = header.split("?>", 1)
    changed = {
        "command": header.replace("</w:hdr>", field("DDEAUTO x") + "</w:hdr>"),
        "doctype": f"{start}?><!DOCTYPE a [<!ENTITY b 'c'>]>{rest}",
        "long": header + NOISE,
    }[bad]
    with pytest.raises(TemplateRefusedError) as refused:
        check(moved(repacked(original, {old: changed.encode()}), old, name))
    assert refused.value.code == {"command": "starter", "doctype": "dtd"}.get(bad, "unpacked_size")


def test_fonts_and_drawings_are_let_in_whatever_they_begin_with() -> None:
    font = with_type(
        repacked(word("{{ เรื่อง }}"), {"word/fonts/font1.odttf": b"<a\x01\x02"}),
        "odttf",
        "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    )
    drawing = with_type(
        repacked(font, {"word/media/a.svg": b"<!DOCTYPE svg><svg>{{</svg>"}), "svg", "image/svg+xml"
    )
    assert errors(drawing) == []


def test_a_header_that_calls_itself_a_picture_is_a_header() -> None:
    changes: dict[str, bytes | None] = {
        "word/h.svg": document_xml(field("DDEAUTO x")),
        "word/_rels/x.dat.rels": relation("header", "h.svg", "Internal"),
    }
    with pytest.raises(TemplateRefusedError) as refused:
        check(with_type(repacked(word("ก"), changes), "svg", "image/svg+xml"))
    assert refused.value.code == "starter"


@pytest.mark.parametrize(
    "kind", ["oleObject", "package", "aFChunk", "control", "subDocument", "frame", "vbaProject"]
)
def test_parts_of_other_programs_are_refused_wherever_they_are(kind: str) -> None:
    changes: dict[str, bytes | None] = {
        "word/_rels/header9.dat.rels": relation(kind, "chunk.bin", "Internal"),
        "word/chunk.bin": b"\xd0\xcf\x11\xe0",
    }
    type_ = "application/vnd.openxmlformats-officedocument.oleObject"
    with pytest.raises(TemplateRefusedError) as refused:
        check(with_type(repacked(word("{{ เรื่อง }}"), changes), "bin", type_))
    assert refused.value.code == "object"


@pytest.mark.parametrize(
    "target",
    [
        "file:////evil.example/s/t.dotm",
        "file:///\\\\evil.example\\s\\t.dotm",
        "\\\\evil.example\\s\\t.dotm",
        "file:///%5C%5Cevil.example/s/t.dotm",
        "//evil.example/s/t.dotm",
        "file://evil.example/s/t.dotm",
    ],
)
def test_a_template_on_another_computer_is_refused_however_it_is_written(target: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        check(repacked(word("ก"), {SETTINGS: relation("attachedTemplate", target)}))
    assert refused.value.code == "elsewhere"


def test_links_and_the_computer_s_own_template_are_no_danger() -> None:
    linked = repacked(
        word("{{ เรื่อง }}"),
        {
            SETTINGS: relation("attachedTemplate", "file:///C:\\Users\\x\\Normal.dotm"),
            "word/_rels/x.xml.rels": relation("hyperlink", "https://example.org"),
        },
    )
    assert errors(linked) == []
