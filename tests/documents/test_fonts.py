"""The four faces and the measures every paper is set by."""

import pytest

from district_admin.documents.fonts import face, single_line_pt, supported


def test_a_single_line_of_16_pt_is_as_high_as_words() -> None:
    assert single_line_pt(16) == pytest.approx(21.30, abs=0.01)


def test_all_four_faces_have_the_same_characters_and_line() -> None:
    faces = [face(bold, italic) for bold in (False, True) for italic in (False, True)]
    assert len({each.name for each in faces}) == 4
    assert len({each.key for each in faces}) == 4
    assert len({(each.ascent, each.descent, each.line_gap) for each in faces}) == 1
    for char in "กขฃคฅฆงๅๆฯฺุูึ่้๊๋์ํ๎๐๙฿aZ09–—“”…•½×÷()/%":
        assert all(each.font.get_nominal_glyph(ord(char)) for each in faces), char


def test_a_face_is_read_once_however_it_is_asked_for() -> None:
    assert face(True) is face(bold=True, italic=False)
    assert face() is face(False, False)


@pytest.mark.parametrize("char", ["ก", "ำ", "๙", "A", "\u00a0", "…", "\t", "\n"])
def test_what_officers_type_is_supported(char: str) -> None:
    assert supported(char)


@pytest.mark.parametrize("char", ["😀", "☐", "\u200b", "\uf70a", "漢"])
def test_what_the_font_lacks_is_not_supported(char: str) -> None:
    assert not supported(char)
