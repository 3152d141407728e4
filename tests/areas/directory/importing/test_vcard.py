from collections.abc import Callable, Sequence
from datetime import date

from district_admin.areas.directory import importing
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell

TODAY = date(2026, 11, 20)
Imported = Callable[[Sequence[Sequence[Cell]]], importing.DryRun]

ROWS = (
    ("ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "มือถือ", "อีเมล", "หมายเหตุ", "ที่อยู่"),
    (
        "นางสาวสมศรี ใจดี",
        "ครู, หัวหน้างานบริหารวิชาการและงานประกันคุณภาพภายในสถานศึกษา",
        "โรงเรียนบ้านตัวอย่าง",
        "0812345678",
        "s@example.go.th",
        "ติดต่อ: เช้า; บ่าย\\เย็น",
        "9 หมู่ 3 ต.ในเมือง อ.เมือง จ.สมมติบุรี 30000",
    ),
)


def unfolded(content: bytes) -> list[str]:
    return content.decode("utf-8").replace("\r\n ", "").split("\r\n")


def test_a_card_has_what_a_telephone_needs(imported: Imported, database: Database) -> None:
    imported(ROWS)
    with database.reading() as session:
        lines = unfolded(importing.people_vcards(session, TODAY))
    assert lines == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "FN:นางสาวสมศรี ใจดี",
        "N:ใจดี;สมศรี;;นางสาว;",
        "ORG:โรงเรียนบ้านตัวอย่าง",
        "TITLE:ครู\\, หัวหน้างานบริหารวิชาการและงานประกันคุณภาพภายในสถานศึกษา",
        "TEL;TYPE=cell:0812345678",
        "EMAIL:s@example.go.th",
        "ADR;TYPE=work:;;เลขที่ 9 หมู่ที่ 3;ตำบลในเมือง อำเภอเมือง;สมมติบุรี;30000;ประเทศไทย",
        "NOTE:ติดต่อ: เช้า\\; บ่าย\\\\เย็น",
        "END:VCARD",
        "",
    ]


def test_lines_are_folded_at_75_octets_between_characters(
    imported: Imported, database: Database
) -> None:
    imported(ROWS)
    with database.reading() as session:
        content = importing.people_vcards(session, TODAY)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode("utf-8")


def test_an_agency_has_a_card_of_its_own(imported: Imported, database: Database) -> None:
    imported(ROWS)
    with database.reading() as session:
        lines = unfolded(importing.agencies_vcards(session))
    assert "KIND:org" in lines
    assert "FN:โรงเรียนบ้านตัวอย่าง" in lines
