"""The numbers that clauses begin with."""

import pytest

from district_admin.documents.clause_numbers import clause_kind, clause_number, words_begin


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("๑. มาตรการ", "๑"),
        ("๑.มาตรการ", "๑"),
        ("๑.๒.๓ มาตรการ", "๑.๒.๓"),
        ("๑.๒. มาตรการ", "๑.๒"),
        ("๓) มาตรการ", "๓)"),
        ("(๓) มาตรการ", "(๓)"),
        ("ข้อ ๑๒ ให้", "ข้อ ๑๒"),
        ("ก. มาตรการ", "ก."),
        ("๐๙.๓๐ น. ลงทะเบียน", ""),
        ("๒๕๖๙ เป็นปี", ""),
        ("๒๕๖๙. เป็นปี", ""),
        ("น.ส. สมมติ", ""),
        ("ด้วย ๑. ก", ""),
        ("-๕ องศา", ""),
    ],
)
def test_only_numbers_of_clauses_are_taken_for_such(line: str, number: str) -> None:
    assert clause_number(line) == number


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("๑. มาตรการ", ("dotted", 1)),
        ("๑.๒.๓ มาตรการ", ("dotted", 3)),
        ("๓) มาตรการ", ("bracket", 0)),
        ("(๓) มาตรการ", ("brackets", 0)),
        ("ข้อ ๑๒ ให้", ("article", 0)),
        ("- มาตรการ", ("dash", 0)),
        ("มาตรการ", ("", 0)),
    ],
)
def test_a_number_tells_its_kind_and_depth(line: str, kind: tuple[str, int]) -> None:
    assert clause_kind(line) == kind


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("๑. มาตรการ", "มาตรการ"),
        ("๑.๒.  มาตรการ", "มาตรการ"),
        ("๑.มาตรการ", "มาตรการ"),
        ("ข้อ\u00a0๑๒\u00a0ให้", "ให้"),
        ("ด้วย ๑. ก", "ด้วย ๑. ก"),
    ],
)
def test_the_words_of_a_clause_begin_after_its_gap(line: str, words: str) -> None:
    assert line[words_begin(line) :] == words
