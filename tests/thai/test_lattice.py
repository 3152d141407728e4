import pytest

from district_admin.thai.lattice import WordEnd, word_ends
from district_admin.thai.word_list import WordList


def ends(run: str, words: dict[str, float]) -> dict[int, WordEnd]:
    return {end.offset: end for end in word_ends(run, WordList(words))}


def test_two_ways_to_divide_share_the_likelihood_by_their_weights() -> None:
    found = ends("ตากลม", {"ตา": 2.0, "กลม": 3.0, "ตาก": 2.0, "ลม": 3.0})

    assert found[2].likelihood == pytest.approx(0.5, abs=0.01)
    assert found[3].likelihood == pytest.approx(0.5, abs=0.01)


def test_a_compound_that_is_a_word_makes_the_place_inside_it_unlikely() -> None:
    parts = {"แม่": 4.0, "น้ำ": 4.0}

    assert ends("แม่น้ำ", parts)[3].likelihood > 0.99
    assert ends("แม่น้ำ", {**parts, "แม่น้ำ": 5.0})[3].likelihood < 0.06


def test_letters_that_make_no_known_word_stay_together() -> None:
    found = ends("ไปฟยกูมา", {"ไป": 2.0, "มา": 2.0, "กู": 9.0})

    assert found[2].likelihood > 0.8
    assert found[6].likelihood > 0.8
    assert found[4].likelihood < 0.1


def test_the_rarity_of_a_place_is_that_of_its_commoner_neighbour() -> None:
    found = ends("ที่ประชุม", {"ที่": 3.0, "ประชุม": 8.0})

    assert found[3].rarity == pytest.approx(3.0)
    assert found[4].rarity is None


def test_a_run_of_one_cluster_has_no_place_inside() -> None:
    assert ends("ณ", {"ณ": 6.0}) == {}
