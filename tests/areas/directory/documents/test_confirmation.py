"""The confirmation form on paper and as rows, out and back."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from district_admin.areas.directory.documents.confirmation import (
    ConfirmationForm,
    ConfirmationItem,
    ConfirmationRequest,
    confirmation_papers,
)
from district_admin.areas.directory.documents.confirmation_rows import (
    SHEET_HEADINGS,
    confirmation_rows,
    confirmation_xlsx,
    read_answers,
)
from district_admin.areas.directory.importing import read
from district_admin.documents.form_model import Letterhead
from district_admin.documents.layout import CM
from district_admin.documents.look import Look
from district_admin.documents.model import Table
from district_admin.documents.pages import Page, paginate
from district_admin.progress import Silent
from district_admin.worksheets.model import Cell

OFFICE = "สำนักงานตัวอย่าง"
LOOK = Look(Letterhead(OFFICE))
ITEMS = (
    ConfirmationItem("agency.name", "ชื่อหน่วยงาน", "โรงเรียนบ้านตัวอย่าง", "หน่วยงาน"),
    ConfirmationItem("agency.telephone", "โทรศัพท์", "0 4400 0001", "หน่วยงาน"),
    ConfirmationItem("field.7", "จำนวนนักเรียน", "120", "ข้อมูลพื้นฐาน"),
    ConfirmationItem("field.8", "ขนาด", "", "ข้อมูลพื้นฐาน", ("เล็ก", "กลาง", "ใหญ่")),
)
FORM = ConfirmationForm("A12-2570", "โรงเรียนบ้านตัวอย่าง", ITEMS, "นายก้องเกียรติ ตัวอย่างดี", "ผู้อำนวยการ")
REQUEST = ConfirmationRequest(
    "ประจำปีงบประมาณ พ.ศ. 2570", date(2026, 12, 15), "saraban@example.go.th"
)
KNOWN = {FORM.key: {item.key: item.value for item in ITEMS}}


def texts(page: Page) -> list[str]:
    return [line.text.replace("\u00a0", " ") for line in page.lines]


def sent_back(**corrections: Cell) -> list[list[Cell]]:
    """The rows as a school sends them back, with these corrections by item number."""
    rows: list[list[Cell]] = [list(row) for row in (SHEET_HEADINGS, *confirmation_rows(FORM))]
    for number, text in corrections.items():
        row = next(row for row in rows if row[1] == int(number.removeprefix("no")))
        row[4] = text
    return rows


class TestPaper:
    def test_what_is_known_stands_beside_an_empty_column(self) -> None:
        (paper,) = confirmation_papers([FORM], REQUEST, LOOK)
        table = next(block for block in paper.blocks if isinstance(block, Table))
        headings = ["".join(p.text for p in cell) for cell in table.rows[0].cells]
        assert headings == ["ที่", "รายการ", "ข้อมูลปัจจุบัน", "แก้ไขเป็น"]
        assert table.rows[0].header
        for row in table.rows[1:]:
            assert not "".join(p.text for p in row.cells[3]).strip()
        known = ["".join(p.text for p in row.cells[2]) for row in table.rows]
        assert "๑๒๐" in known
        assert "-(เล็ก / กลาง / ใหญ่)" in known

    def test_it_says_until_when_and_who_signs(self) -> None:
        (paper,) = confirmation_papers([FORM], REQUEST, LOOK)
        page = paginate(paper)[0]
        words = " ".join(texts(page))
        assert "ภายในวันที่๑๕ธันวาคม๒๕๖๙" in words.replace(" ", "")  # wherever its line ends
        assert "saraban@example.go.th" in words
        assert "รหัสแบบ A12-2570" in words
        signature = [line.text for line in page.lines if line.role == "signature"]
        assert signature[1:3] == ["(นายก้องเกียรติ\u00a0ตัวอย่างดี)", "ผู้อำนวยการ"]

    def test_a_head_who_is_not_known_has_dots_to_write_on(self) -> None:
        unknown = ConfirmationForm("A1-2570", "หน่วยงานสมมติ", ITEMS)
        (paper,) = confirmation_papers([unknown], REQUEST, LOOK)
        signature = [line.text for line in paginate(paper)[0].lines if line.role == "signature"]
        assert signature[1].startswith("(....")
        assert signature[2].startswith("ตำแหน่ง....")

    def test_a_long_form_goes_on_with_its_head_and_keeps_headings_with_their_rows(self) -> None:
        items = tuple(
            ConfirmationItem(f"field.{n}", f"รายการที่ {n}", "ไม่มี", f"กลุ่มที่ {n // 3}")
            for n in range(100)
        )
        (paper,) = confirmation_papers([ConfirmationForm("A1", "ก", items)], REQUEST, LOOK)
        pages = paginate(paper)
        assert len(pages) > 3
        for page in pages[1:]:
            assert texts(page)[:4] == ["ที่", "รายการ", "ข้อมูลปัจจุบัน", "แก้ไขเป็น"]
        for page in pages[:-1]:
            last = [line for line in page.lines if line.text][-1]
            assert not last.text.startswith("กลุ่มที่")
        assert max(line.y_pt for line in pages[-1].lines) / CM < 28.2

    def test_what_every_school_is_asked_stands_on_one_page(self) -> None:
        labels = [f"รายการ {number}" for number in range(17)]
        heads = ["หัวหน้าหน่วยงาน", "วันเริ่มดำรงตำแหน่งของหัวหน้าหน่วยงาน", "ผู้ประสานงาน"]
        items = [ConfirmationItem(label, label, "1", "หน่วยงาน") for label in labels]
        items += [ConfirmationItem(label, label, "", "บุคลากร") for label in heads]
        look = Look(Letterhead("สำนักงานเขตพื้นที่การศึกษาประถมศึกษานครทดสอบ เขต 1"))
        (paper,) = confirmation_papers([replace(FORM, items=tuple(items))], REQUEST, look)
        assert len(paginate(paper)) == 1

    def test_the_signature_never_stands_on_a_page_without_rows_of_the_form(self) -> None:
        for count in range(15, 30):
            items = tuple(ConfirmationItem(f"field.{n}", f"รายการ {n}", "1") for n in range(count))
            (paper,) = confirmation_papers([replace(FORM, items=items)], REQUEST, LOOK)
            last = paginate(paper)[-1]
            assert "ข้อมูลปัจจุบัน" in texts(last)
            assert any(line.role == "signature" for line in last.lines)


class TestWorksheet:
    def test_keys_stand_in_a_hidden_column_and_what_to_do_on_a_second_sheet(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "แบบยืนยัน.xlsx"
        path.write_bytes(confirmation_xlsx(FORM, REQUEST, OFFICE))
        book = load_workbook(path)
        sheet, notes = book.worksheets
        assert sheet.title == FORM.agency_name
        assert sheet.column_dimensions["A"].hidden
        assert not sheet.column_dimensions["E"].hidden
        assert sheet.column_dimensions["F"].hidden
        assert [cell.value for cell in sheet[1]] == list(SHEET_HEADINGS)
        assert sheet["A3"].value == "A12-2570/agency.telephone"
        assert sheet["D3"].value == "0 4400 0001"
        assert any("ภายในวันที่ 15 ธันวาคม 2569" in str(row[0].value) for row in notes.rows)
        book.close()

    def test_only_the_answers_can_be_written_and_what_to_do_is_wrapped(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "แบบยืนยัน.xlsx"
        path.write_bytes(confirmation_xlsx(FORM, REQUEST, OFFICE))
        book = load_workbook(path)
        sheet, notes = book.worksheets
        assert sheet.protection.sheet
        assert not sheet.protection.password
        last = len(confirmation_rows(FORM)) + 1
        unlocked = {
            cell.coordinate for row in sheet.rows for cell in row if not cell.protection.locked
        }
        assert unlocked == {f"E{number}" for number in range(2, last + 1)}
        assert {sheet[place].number_format for place in unlocked} == {"@"}
        assert all(row[0].alignment.wrap_text for row in notes.rows)
        assert sheet["D2"].alignment.wrap_text
        assert not sheet["A2"].alignment.wrap_text  # a hidden one would make its row high
        book.close()

    def test_an_untouched_form_changes_nothing(self) -> None:
        (answer,) = read_answers(sent_back(), KNOWN)
        assert answer.form_key == "A12-2570"
        assert not answer.corrections
        assert not answer.typed_over

    def test_corrections_come_back_by_key_whatever_the_order(self) -> None:
        rows = sent_back(no2=44000009.0, no3=135.0)
        (answer,) = read_answers([["แถวที่เพิ่มเอง"], *reversed(rows)], KNOWN)
        assert answer.corrections == {"agency.telephone": "044000009", "field.7": "135"}

    def test_a_correction_that_repeats_what_is_known_is_none(self) -> None:
        (answer,) = read_answers(sent_back(no3="๑๒๐", no1="โรงเรียนบ้านตัวอย่าง "), KNOWN)
        assert not answer.corrections

    def test_a_value_typed_over_in_its_place_is_told_apart(self) -> None:
        rows = sent_back()
        next(row for row in rows if row[0] == "A12-2570/field.7")[3] = 140.0
        (answer,) = read_answers(rows, KNOWN)
        assert (dict(answer.corrections), dict(answer.typed_over)) == ({}, {"field.7": "140"})

    def test_what_stands_as_it_was_sent_is_no_answer_though_the_office_corrected_it(self) -> None:
        rows = sent_back()
        since = {FORM.key: {**KNOWN[FORM.key], "agency.telephone": "0 4499 9999"}}
        (answer,) = read_answers(rows, since)
        assert (dict(answer.corrections), dict(answer.typed_over)) == ({}, {})
        of_before = [row[:5] for row in rows]  # forms that were sent without this column
        (answer,) = read_answers(of_before, since)
        assert dict(answer.typed_over) == {"agency.telephone": "044000001"}

    def test_a_day_that_is_a_cell_of_its_own_kind_is_written_as_the_form_writes_days(self) -> None:
        known = {FORM.key: {**KNOWN[FORM.key], "field.7": "20 พ.ย. 2569"}}
        (answer,) = read_answers(sent_back(no3=datetime(2026, 11, 20)), known)
        assert not answer.corrections
        (answer,) = read_answers(sent_back(no3=datetime(2026, 11, 21)), known)
        assert answer.corrections == {"field.7": "21 พ.ย. 2569"}

    def test_the_answers_of_many_agencies_in_one_sheet_are_told_apart(self) -> None:
        other = replace(FORM, key="A13-2570")
        rows = [*map(tuple, sent_back(no3="99")), *confirmation_rows(other)]
        answers = read_answers(rows, {**KNOWN, "A13-2570": KNOWN["A12-2570"]})
        assert [answer.form_key for answer in answers] == ["A12-2570", "A13-2570"]
        assert [len(answer.corrections) for answer in answers] == [1, 0]

    def test_another_list_is_no_answer(self) -> None:
        assert read_answers([["ที่", "ชื่อ"], [1, "นายสมมติ"], [], [None, None]], KNOWN) == []

    def test_a_number_without_its_zero_and_a_date_that_was_none(self) -> None:
        items = (
            ConfirmationItem("agency.house_no", "เลขที่", "9"),
            ConfirmationItem("agency.postcode", "รหัสไปรษณีย์", "40000"),
            ConfirmationItem("agency.telephone", "โทรศัพท์", "0 4312 3456"),
            ConfirmationItem("agency.fax", "โทรสาร", ""),
        )
        form = replace(FORM, items=items)
        rows: list[list[Cell]] = [list(row) for row in confirmation_rows(form)]
        rows[0][4], rows[1][3], rows[2][4] = datetime(2026, 2, 5), None, 812345678.0
        rows[3][4] = "12"
        known = {form.key: {item.key: item.value for item in items}}
        (answer,) = read_answers(rows, known)
        assert answer.corrections == {
            "agency.house_no": "5/2/2026",
            "agency.telephone": "0812345678",
            "agency.fax": "12",
        }
        assert not answer.typed_over  # the emptied postcode is no answer
        assert set(answer.problems) == {"agency.house_no", "agency.fax"}
        assert "วันที่" in answer.problems["agency.house_no"]

    def test_a_part_of_an_address_is_kept_without_its_own_word(self) -> None:
        written = {
            "village_no": ("หมู่ ๗", "7"),
            "lane": ("ซ.สุข 2", "สุข 2"),
            "road": ("ถนน มิตรภาพ", "มิตรภาพ"),
            "subdistrict": ("ต.ในเมือง", "ในเมือง"),
            "district": ("อำเภอเมืองสมมติ", "เมืองสมมติ"),
            "province": ("จ. สมมติ", "สมมติ"),
        }
        items = tuple(ConfirmationItem(f"agency.{name}", name, "") for name in written)
        form = replace(FORM, items=items)
        rows: list[list[Cell]] = [list(row) for row in confirmation_rows(form)]
        for row, (typed, _kept) in zip(rows, written.values(), strict=False):
            row[4] = typed
        (answer,) = read_answers(rows, {form.key: dict.fromkeys((i.key for i in items), "")})
        assert answer.corrections == {f"agency.{k}": kept for k, (_, kept) in written.items()}
        known = {form.key: {f"agency.{k}": kept for k, (_, kept) in written.items()}}
        (answer,) = read_answers(rows, known)
        assert not answer.corrections  # อำเภอเมืองสมมติ beside เมืองสมมติ is the same

    def test_the_same_number_spelled_otherwise_is_no_correction(self) -> None:
        (answer,) = read_answers(sent_back(no2="04-4000001"), KNOWN)
        assert not answer.corrections

    def test_its_cells_are_texts_for_excel_the_empty_ones_too(self, tmp_path: Path) -> None:
        path = tmp_path / "แบบยืนยัน.xlsx"
        path.write_bytes(confirmation_xlsx(FORM, REQUEST, OFFICE))
        book = load_workbook(path)
        sheet = book.worksheets[0]
        assert sheet["D3"].number_format == "@"
        # What is typed into a cell that is not in the file yet is as its column says.
        assert sheet.column_dimensions["E"].number_format == "@"
        book.close()


class TestConfirmer:
    def form_back(self, **written: Cell) -> list[list[Cell]]:
        """The rows with what the confirmer wrote, by the end of the row's key."""
        rows = sent_back()
        for key, cell in written.items():
            next(row for row in rows if row[0] == f"{FORM.key}/confirm.{key}")[4] = cell
        return rows

    @pytest.mark.parametrize("tick", ["/", "✓", "x", "ถูกต้อง", "ไม่มีแก้ไข", 1.0])
    def test_a_tick_confirms(self, tick: Cell) -> None:
        (answer,) = read_answers(self.form_back(right=tick), KNOWN)
        assert answer.ticked is True
        assert not answer.is_blank
        assert not answer.corrections

    @pytest.mark.parametrize("tick", [None, "-", "ไม่", "ไม่ถูกต้อง"])
    def test_what_is_no_tick_leaves_the_form_blank(self, tick: Cell) -> None:
        (answer,) = read_answers(self.form_back(right=tick), KNOWN)
        assert answer.ticked is False
        assert answer.is_blank

    def test_who_confirms_is_told_with_post_and_day(self) -> None:
        rows = self.form_back(name="นายก้อง ดี", post="ผู้อำนวยการ", day=datetime(2026, 12, 1))
        (answer,) = read_answers(rows, KNOWN)
        assert answer.confirmed_by == "นายก้อง ดี ผู้อำนวยการ 1 ธ.ค. 2569"
        assert not answer.is_blank

    def test_a_correction_is_an_answer_without_a_tick(self) -> None:
        (answer,) = read_answers(sent_back(no3="135"), KNOWN)
        assert not answer.is_blank

    def test_a_form_of_before_that_asks_for_no_tick_is_an_answer(self) -> None:
        rows = [row for row in sent_back() if "confirm." not in str(row[0])]
        (answer,) = read_answers(rows, KNOWN)
        assert answer.ticked is None
        assert not answer.is_blank

    def test_the_worksheet_has_a_place_for_it_that_a_file_brings_back(self, tmp_path: Path) -> None:
        path = tmp_path / "แบบยืนยัน.xlsx"
        path.write_bytes(confirmation_xlsx(FORM, REQUEST, OFFICE))
        book = load_workbook(path)
        sheet = book.worksheets[0]
        place = next(row for row in sheet.iter_rows() if "ไม่มีแก้ไข" in str(row[2].value))
        place[4].value = "✓"
        book.save(path)
        rows = [each.cells for part in read(path, Silent()).sheets for each in part.rows]
        (answer,) = read_answers(rows, KNOWN)
        assert answer.ticked is True
