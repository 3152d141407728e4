import runpy
from pathlib import Path

import pytest

from district_admin.thai.word_list import WordList, weight_of_parts, word_list

WEIGH = Path(__file__).parents[2] / "packaging" / "weigh_words.py"


def test_a_common_word_weighs_less_than_a_rare_one() -> None:
    weights = word_list().weights

    assert weights["ที่"] < weights["ประชุม"] < weights["ก่อตัว"]


def test_the_terms_of_the_office_are_known() -> None:
    assert "ศึกษานิเทศก์" in word_list()
    assert "สพป" in word_list()


def test_every_term_of_the_office_is_written_once() -> None:
    path = Path(__file__).parents[2] / "resources" / "words" / "office.txt"
    lines = path.read_text(encoding="utf-8").splitlines()

    assert len(lines) == len(set(lines))
    assert all(line == line.strip() for line in lines)


def test_a_word_the_officer_adds_is_likelier_than_its_parts() -> None:
    words = word_list(("บ้านหนองปลาไหล",))

    assert words.weights["บ้านหนองปลาไหล"] < weight_of_parts("บ้านหนองปลาไหล", words.weights)
    assert "บ้านหนองปลาไหล" not in word_list()


def test_an_added_name_made_of_no_known_word_is_a_word_too() -> None:
    words = WordList({"กา": 5.0}).with_words(["ฟฟฟ", "ฟฟฟ ", ""])

    assert "ฟฟฟ" in words
    assert "" not in words


def test_the_longest_word_that_may_begin_at_a_place_is_known() -> None:
    words = WordList({"กา": 5.0, "กาแฟ": 7.0, "ณ": 6.0})

    assert words.reach("กาแฟ", 0) == 4
    assert words.reach("ณที่", 0) == 1
    assert words.reach("ที่", 0) == 0
    assert words.with_words(["กาแฟเย็น"]).reach("กาแฟ", 0) == 8
    assert words.with_words(["ที่สุด"]).reach("กาแฟ", 0) == 4


def test_a_long_name_is_held_together_less_firmly_than_a_short_one() -> None:
    parts = {"กา": 5.0}
    short, long = "กา" * 3, "กา" * 12
    words = WordList(parts).with_words([short, long])

    assert weight_of_parts(short, parts) - words.weights[short] > 2.0
    assert weight_of_parts(long, parts) - words.weights[long] < weight_of_parts(long, parts) / 2


def test_the_shipped_list_can_be_made_again_from_its_sources(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("การ\nประชุม\nการประชุม\nกขค ง\nA\n", encoding="utf-8")
    (tmp_path / "counts").write_text("การ\t900\nประชุม\t99\nx\n", encoding="utf-8")
    main = runpy.run_path(str(WEIGH))["main"]

    main(str(tmp_path / "words"), str(tmp_path / "counts"), str(tmp_path / "made"))

    lines = (tmp_path / "made").read_text(encoding="utf-8").splitlines()
    made = {word: float(weight) for word, weight in (line.split("\t") for line in lines)}
    assert set(made) == {"การ", "ประชุม", "การประชุม"}
    assert made["การ"] == pytest.approx(0.10, abs=0.01)
    assert made["การประชุม"] < made["การ"] + made["ประชุม"]
