"""Finds the tables in a sheet: their headings, their rows, and what is not data among them.

What is left out (totals, hidden rows, headings repeated on every printed page, notes at the foot)
is always told in a note with its rows, so that the officer can see that nothing was lost.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from district_admin.texts import N_, _
from district_admin.thai.names import split_name
from district_admin.worksheets.headings import Head, HeadFinder, filled, heading_key, is_text
from district_admin.worksheets.model import Cell, Row, SheetData
from district_admin.worksheets.table_columns import Column, columns_of, filled_down, split_columns

_TOTAL: Final = re.compile(
    r"(?:ยอด|ผล)?รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้งปี|จำนวน|เป็นเงิน|เงิน|ยอด|สุทธิ|ย่อย)*"
    r"(?:จำนวน)?[0-9๐-๙]*(?:คน|แห่ง|โรงเรียน|บาท|ราย|รายการ|หน่วยงาน)?"
    r"|(?:grand|sub)?total|sum"
)
_COUNT: Final = re.compile(
    r"(?:จำนวน)?(?:[0-9๐-๙,]+|(?:ศูนย์|หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น)+)"
    r"(?:คน|แห่ง|โรง|โรงเรียน|สถานศึกษา|บาท|ราย|รายการ|รายชื่อ|หน่วยงาน|อำเภอ|ตำบล|กลุ่ม|ห้อง|ท่าน|รูป|วัด)"
)
_FOOT: Final = re.compile(r"(?:\*|หมายเหตุ|ที่มา|ข้อมูล ?ณ|ลงชื่อ|\(ลงชื่อ|ผู้รายงาน|ผู้รับรองข้อมูล|ผู้จัดทำ)")
_DIVIDING: Final = re.compile(
    r"[(\[]|ตาราง|กลุ่ม|อำเภอ|ตำบล|จังหวัด|เขต|สังกัด|เครือข่าย|ศูนย์|โรงเรียน|ร\.ร\.|รร\.|สพป|สพม|สำนักงาน|ฝ่าย|"
    r"งาน|แผนก|หมวด|สาขา|ระดับ|ชั้น|ช่วงชั้น|ประเภท|ตำแหน่ง|ผู้|ครู|บัญชี|ราย|ข้อมูล|วันที่|ที่ |ส่วน|ภาค|คณะ|ปี|"
    r"องค์|เทศบาล|วิทยาลัย|ขนาด|พื้นที่|อ\.|ต\.|จ\.|ณ ",
)
_COLUMN_NUMBER: Final = re.compile(r"\(?\s*([0-9๐-๙]{1,2})\s*\)?")
_SHOWN_ROWS: Final = 8

_LEFT_OUT: Final = {
    "total": N_("ไม่นำแถวผลรวมเข้า: แถวที่ {rows}"),
    "repeated": N_("ข้ามหัวตารางที่พิมพ์ซ้ำ: แถวที่ {rows}"),
    "numbers": N_("ข้ามแถวเลขกำกับคอลัมน์: แถวที่ {rows}"),
    "divider": N_("ข้ามแถวหัวข้อคั่น: แถวที่ {rows}"),
    "foot": N_("ไม่นำข้อความท้ายตารางเข้า: แถวที่ {rows}"),
}


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table (ตาราง) of a sheet, as it was found or as the officer showed it."""

    title: str
    """The lines that stand above the heading, such as the name of a school."""
    heading_rows: tuple[int, ...]
    """Numbers of the rows of the heading."""
    first_row: int
    """Number of the first row of data; the row after the heading if there is none."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    """Each row of data: its number in the sheet, and one value for each column."""
    notes: tuple[str, ...]


def find_tables(
    sheet: SheetData, known_headings: Collection[str], hidden_rows: bool = False
) -> list[FoundTable]:
    """Return the tables of a sheet, from the top; side by side, from the left.

    `known_headings` are headings that the area knows, in any spelling. Hidden rows are left out,
    with a note, unless `hidden_rows` asks for them.
    """
    return _Search(sheet, known_headings, hidden_rows).tables()


def table_with_heading(
    sheet: SheetData, first: int, last: int, hidden_rows: bool = False
) -> list[FoundTable]:
    """Return the tables under the heading rows that the officer chose, by their row numbers."""
    search = _Search(sheet, (), hidden_rows)
    chosen = [p for p, row in enumerate(search.rows) if first <= row.number <= last]
    return search.tables_from(search.finder.head_of(chosen[0], chosen[-1])) if chosen else []


class _Search:
    """One search through a sheet, row after row."""

    def __init__(self, sheet: SheetData, known_headings: Collection[str], hidden: bool) -> None:
        self._sheet = sheet
        self.rows: Sequence[Row] = [r for r in sheet.rows if (hidden or not r.hidden) and filled(r)]
        self._hidden_count = 0 if hidden else sum(row.hidden for row in sheet.rows)
        self.finder = HeadFinder(self.rows, sheet.merges, known_headings)

    def tables(self) -> list[FoundTable]:
        head = self.finder.first()
        return self.tables_from(head) if head else []

    def tables_from(self, head: Head) -> list[FoundTable]:
        tables: list[FoundTable] = []
        title_from = max(0, head.first - 6)
        while True:
            part = _Part(self.rows, self.finder, head)
            following = part.read()
            tables.extend(self._made(part, title_from))
            if following is None:
                return tables
            title_from, head = part.title_from, following

    def _made(self, part: "_Part", title_from: int) -> Iterator[FoundTable]:
        head = part.head
        titles = self.rows[title_from : head.first]
        title = " ".join(str(r.cells[c]).strip() for r in titles for c in filled(r) if r.cells[c])
        data = filled_down(part.data, self._sheet.merges)
        notes = list(part.notes())
        if data.cell_count:
            notes.append(_("เติมค่าให้แถวที่ใช้ช่องผสานร่วมกัน {count} ช่อง").format(count=data.cell_count))
        if self._hidden_count:
            text = _("ไม่นำแถวที่ซ่อนไว้เข้า {count} แถว")
            notes.append(text.format(count=self._hidden_count))
            self._hidden_count = 0
        heading_rows = tuple(self.rows[p].number for p in range(head.first, head.last + 1))
        all_columns = columns_of(head, data.rows, self._sheet.hidden_columns)
        for columns in split_columns(all_columns):
            yield _table(title, heading_rows, columns, data.rows, tuple(notes))


class _Part:
    """The rows under one heading, sorted into data and what is left out."""

    def __init__(self, rows: Sequence[Row], finder: HeadFinder, head: Head) -> None:
        self.head = head
        self.data: list[Row] = []
        self.title_from = 0
        self._rows = rows
        self._finder = finder
        self._head_cells = [rows[p].cells for p in range(head.first, head.last + 1)]
        self._left_out: dict[str, list[int]] = {}
        self._first_column = min(head.lines, default=0)
        self._ended = False

    def read(self) -> Head | None:
        """Sort the rows up to the next table; return its heading, or None at the sheet's end."""
        previous = self._rows[self.head.last]
        outside: int | None = None
        for position in range(self.head.last + 1, len(self._rows)):
            row = self._rows[position]
            apart = row.number > previous.number + 1 or outside is not None or not self.data
            repeated = row.cells in self._head_cells and outside is None
            if apart and not repeated and self._finder.is_known_head(position):
                self.title_from = position if outside is None else outside
                self._take_back(outside, position)
                return self._finder.head_at(position)
            reason = "repeated" if repeated else self._reason(row, previous)
            if reason in ("foot", "divider"):
                outside = position if outside is None else outside
            else:
                outside = None
            self._sort(row, reason)
            previous = row
        return None

    def notes(self) -> Iterator[str]:
        """Give a sentence for each kind of rows that was left out."""
        for reason, numbers in self._left_out.items():
            shown = ", ".join(map(str, numbers[:_SHOWN_ROWS]))
            more = len(numbers) - _SHOWN_ROWS
            if more > 0:
                shown = _("{rows} และอีก {more} แถว").format(rows=shown, more=more)
            yield _(_LEFT_OUT[reason]).format(rows=shown)

    def _sort(self, row: Row, reason: str) -> None:
        if reason:
            self._left_out.setdefault(reason, []).append(row.number)
        else:
            self.data.append(row)

    def _take_back(self, outside: int | None, position: int) -> None:
        """Forget as foot or divider what turned out to be the title of the next table."""
        if outside is None:
            return
        titles = {row.number for row in self._rows[outside:position]}
        for reason in ("foot", "divider"):
            kept = [n for n in self._left_out.get(reason, []) if n not in titles]
            self._left_out.pop(reason, None)
            if kept:
                self._left_out[reason] = kept

    def _reason(self, row: Row, previous: Row) -> str:
        """Return why a row is no data; empty if it is."""
        cells = row.cells
        first = next((c for c in cells if c is not None and c != ""), None)
        if isinstance(first, str):
            if _is_total(first, cells):
                return "total"
            if not self.data and _counts_up(cells):
                return "numbers"
        elif not self.data and first == 1 and _counts_up(cells):
            return "numbers"
        if cells.count(None) < len(cells) - 1:
            return ""
        return self._lone_reason(row, previous, first)

    def _lone_reason(self, row: Row, previous: Row, text: Cell) -> str:
        """Judge a row of one cell; a person of whom the list has only the name is data."""
        if not isinstance(text, str) or not is_text(text):
            return ""
        if _FOOT.match(text):
            return "foot"
        if len(self.head.lines) < 3 or self._is_person(text, len(row.cells) - 1):
            return ""
        if row.number > previous.number + 1 or self._after_total():
            return "foot"
        first = len(row.cells) - 1 <= self._first_column
        numbered = bool(self.data) and _is_number(self.data[0], self._first_column)
        return "divider" if first and (numbered or not self.data) else ""

    def _is_person(self, text: str, column: int) -> bool:
        """Say whether a lone text names a person: with a title, or of two words among names."""
        if _DIVIDING.match(text) or any(character.isdigit() for character in text):
            return False
        name = split_name(text)
        if name.title and name.last:
            return True
        heading = heading_key(self.head.texts.get(column, ""))
        return bool(name.last) and heading.startswith("ชื่อ") and not self._after_total()

    def _after_total(self) -> bool:
        totals = self._left_out.get("total", [0])
        return totals[-1] > (self.data[-1].number if self.data else 0)


def _is_total(first: str, cells: Sequence[Cell]) -> bool:
    """Say whether a row is a total: begins with รวม, and has no other words."""
    if "รวม" not in first and first[:1].lower() not in "gst":
        return False
    if not _TOTAL.fullmatch(heading_key(first)):
        return False
    words = [cell for cell in cells if cell is not None and is_text(cell)]
    return len(words) <= 1 or all(_counts(heading_key(str(word))) for word in words[:3])


def _counts(key: str) -> bool:
    """Say whether a word of a row of totals is one: รวม, or how many there are of something."""
    return _TOTAL.fullmatch(key) is not None or _COUNT.fullmatch(key) is not None


def _counts_up(cells: Sequence[Cell]) -> bool:
    """Say whether a row numbers the columns: (1) (2) (3) and so on."""
    found = [_COLUMN_NUMBER.fullmatch(str(cell)) for cell in cells if cell is not None]
    numbers = [int(match[1]) for match in found if match]
    return len(found) == len(numbers) >= 3 and numbers == list(range(1, len(numbers) + 1))


def _is_number(row: Row, column: int) -> bool:
    cell = row.cells[column] if column < len(row.cells) else None
    return cell is not None and not is_text(cell)


def _table(
    title: str,
    heading_rows: tuple[int, ...],
    columns: Sequence[Column],
    data: Sequence[Row],
    notes: tuple[str, ...],
) -> FoundTable:
    indexes = [column.index for column in columns]
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    for row in data:
        cells, width = row.cells, len(row.cells)
        values = tuple([cells[i] if i < width else None for i in indexes])
        if values.count(None) < len(values):
            rows.append((row.number, values))
    first_row = rows[0][0] if rows else heading_rows[-1] + 1
    return FoundTable(title, heading_rows, first_row, tuple(columns), tuple(rows), notes)
