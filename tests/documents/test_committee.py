"""Where the names, posts and roles of a committee stand."""

from district_admin.documents.committee import Member, committee_table
from district_admin.documents.layout import CM, lay_out
from district_admin.documents.lines import Line
from district_admin.documents.model import Table

CHAIR = Member("๑.๑", "นายสมมติ  มุ่งมั่นดี", "ผู้อำนวยการ สพป.ตัวอย่าง เขต ๒", "ประธานกรรมการ")
DEPUTY = Member("๑.๒", "นางลองดู  อีกครั้ง", "รองผู้อำนวยการ สพป.ตัวอย่าง เขต ๒", "กรรมการ")
ALL_HEADS = Member("๑.๓", "ผู้อำนวยการกลุ่มทุกกลุ่ม", "", "กรรมการ")
TEACHER = Member("๑.๑๐", "นายครู  สอนดี", "ครู", "กรรมการ")


def table_of(*members: Member) -> Table:
    return committee_table(members, lambda ready: ready, "committee")


def cell_lines(table: Table, row: int, column: int = 0) -> tuple[Line, ...]:
    (paragraph,) = table.rows[row].cells[column]
    return lay_out(paragraph, table.widths_cm[column] * CM, 16.0)


def starts(table: Table, row: int) -> list[float]:
    """Return where number, name and post begin, in cm."""
    return [round(each.x_pt / CM, 1) for each in cell_lines(table, row)[0].fragments]


def test_names_stand_under_each_other_and_so_do_posts() -> None:
    table = table_of(CHAIR, DEPUTY, TEACHER)

    assert starts(table, 0) == starts(table, 1) == starts(table, 2)
    assert len(starts(table, 0)) == 3


def test_short_members_have_their_roles_at_the_usual_place() -> None:
    assert table_of(TEACHER).widths_cm == (8.0, 5.5)


def test_roles_give_way_so_that_no_post_is_folded() -> None:
    table = table_of(CHAIR, DEPUTY)

    assert table.widths_cm[0] > 8.0
    assert sum(table.widths_cm) == 13.5
    for row in (0, 1):
        assert len(cell_lines(table, row)) == len(cell_lines(table, row, column=1)) == 1


def test_a_member_known_by_post_alone_has_the_whole_column() -> None:
    table = table_of(CHAIR, ALL_HEADS)

    assert len(cell_lines(table, 1)) == 1
    assert len(starts(table, 1)) == 2


def test_posts_that_do_not_fit_beside_the_names_all_stand_under_them() -> None:
    post = "ผู้อำนวยการกลุ่มบริหารงานบุคคล รักษาราชการแทนผู้อำนวยการ"
    table = table_of(CHAIR, Member("๑.๒", "นายก้อง  ดี", post, "กรรมการและเลขานุการ"))

    assert table.widths_cm == (8.0, 5.5)
    for row, member in zip(table.rows, ["ผู้อำนวยการ สพป.ตัวอย่าง เขต ๒", post], strict=True):
        name, under = row.cells[0]
        assert under.text == member
        assert under.left_cm == name.left_cm
        assert lay_out(under, 8.0 * CM, 16.0)[0].left_pt == name.left_cm * CM


def test_names_without_numbers_begin_at_the_edge() -> None:
    table = table_of(Member("", "นายก้อง  ดี", "ครู", "กรรมการ"))

    assert starts(table, 0)[0] == 0.0
