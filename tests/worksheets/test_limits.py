from district_admin.worksheets import limits


def test_the_largest_list_that_was_promised_is_taken() -> None:
    rows, columns = 100_000 + 1, 12
    assert rows <= limits.ROWS
    assert rows * columns <= limits.CELLS


def test_no_list_that_is_taken_needs_more_memory_than_was_measured() -> None:
    assert limits.CELLS <= 1_300_000
    assert limits.ROWS <= 110_000
    assert limits.LETTERS <= 25_000_000
