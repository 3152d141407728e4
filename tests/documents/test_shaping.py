"""Glyphs: every mark in its place, and each glyph standing for one text only."""

from itertools import product

import pytest

from district_admin.documents.fonts import Face, face
from district_admin.documents.shaping import BOX, SIGNS, shape

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
VOWELS = ("", *"ิีึืั็ฺุู")
TONES = ("", *"่้๊๋์ํ")
FOLLOWING = ("", "ำ", "า", "ะ", "ๅ")
FACES = [(bold, italic) for bold in (False, True) for italic in (False, True)]


def read_back(used: Face, text: str) -> str:
    return "".join(used.text_of(glyph) for glyph in shape(used, text).glyphs)


@pytest.mark.parametrize(("bold", "italic"), FACES)
def test_every_combination_of_marks_reads_back_as_it_was_typed(bold: bool, italic: bool) -> None:
    used = face(bold, italic)
    for consonant, vowel, tone, following in product(CONSONANTS, VOWELS, TONES, FOLLOWING):
        text = consonant + vowel + tone + following
        assert read_back(used, text) == text


@pytest.mark.parametrize(("bold", "italic"), FACES)
def test_marks_are_placed_by_glyphs_of_their_own(bold: bool, italic: bool) -> None:
    # ป with a tall stem pushes its tone aside; so do ฟ and ฝ, and an upper vowel lifts it
    used = face(bold, italic)
    tones = {shape(used, text).glyphs[-1] for text in ("ก่", "ป่", "กี่", "ปี่")}
    assert len(tones) == 4
    assert shape(used, "ญ").glyphs != shape(used, "ญุ").glyphs[:1]


@pytest.mark.parametrize(("bold", "italic"), FACES)
@pytest.mark.parametrize(
    "text", ["office file fit flat", "www.fl-office.example.go.th/file", "สรุปabc ฝb ฟc", "a่ b้ c๊"]
)
def test_latin_letters_read_back_as_they_were_typed(text: str, bold: bool, italic: bool) -> None:
    used = face(bold, italic)
    shape(used, "\ufb01\ufb02")  # whoever really typed them first
    assert read_back(used, text) == text


def test_sara_am_stays_one_glyph() -> None:
    assert len(shape(face(), "น้ำ").glyphs) == 3


def test_a_no_break_space_is_set_as_a_space() -> None:
    assert shape(face(), "พ.ศ.\u00a0๒๕๖๙").glyphs == shape(face(), "พ.ศ. ๒๕๖๙").glyphs


def test_characters_without_width_that_the_font_lacks_are_left_out() -> None:
    shaped = shape(face(), "ก\u200bข\u2060ค\ud800\x07")
    assert [face().text_of(glyph) for glyph in shaped.glyphs] == ["ก", "ข", "ค"]
    assert shaped.offsets == (0, 2, 4)


def test_other_characters_that_the_font_lacks_are_drawn() -> None:
    glyphs = shape(face(), "☐☑☒✓😀\uf70a").glyphs
    assert glyphs == (BOX, SIGNS["☑"], SIGNS["☒"], SIGNS["✓"], BOX, BOX)


def test_room_may_go_before_letters_but_not_before_marks_or_sara_am() -> None:
    assert shape(face(), "น้ำเงิน").joints == (True, False, False, True, True, False, True)
