import random
import time
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import nlpo3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from district_admin.assets import resource
from district_admin.documents.line_breaking import choose_breaks
from district_admin.thai.clusters import cluster_offsets, is_legal
from district_admin.thai.segmentation import IN_NEED, Boundary, break_opportunities

MARKED_WORDS = Path(__file__).parents[1] / "thai" / "marked_words.txt"
WIDTH = 453.5  # 16 cm
LETTER = 5.9  # about what a letter of TH Sarabun New takes at 16 pt


def positions(text: str) -> list[float]:
    """Return plain widths: marks take none, every other character the same."""
    found = [0.0]
    for character in text:
        wide = 0.0 if unicodedata.category(character) == "Mn" else LETTER
        found.append(found[-1] + wide)
    return found


def even(text: str) -> list[float]:
    return [float(index) for index in range(len(text) + 1)]


def lines(text: str, breaks: Sequence[int]) -> list[str]:
    starts = [0, *breaks, len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


def at(*places: tuple[int, float]) -> list[Boundary]:
    return [Boundary(offset, penalty) for offset, penalty in places]


def test_a_text_that_fits_is_one_line() -> None:
    assert choose_breaks(even("abc def"), "abc def", at((4, 0.0)), 7, 7) == []
    assert choose_breaks([0.0], "", [], 7, 7) == []


def test_spaces_at_a_line_end_take_no_width() -> None:
    text = "abcd   efg"

    assert choose_breaks(even(text), text, at((7, 0.0)), 4, 4) == [7]


def test_the_first_line_has_its_own_width() -> None:
    text = "aaa bbb ccc ddd"
    places = at((4, 0.0), (8, 0.0), (12, 0.0))

    assert choose_breaks(even(text), text, places, 4, 11) == [4]
    assert choose_breaks(even(text), text, places, 11, 4) == [12]


def test_a_line_ends_at_a_space_rather_than_in_a_doubtful_place_that_fills_it() -> None:
    text = "a" * 95 + " " + "b" * 100

    assert choose_breaks(even(text), text, at((96, 0.0), (100, 1.5)), 100, 100)[0] == 96


def test_a_loose_line_is_worse_than_a_slight_doubt() -> None:
    text = "a" * 70 + " " + "b" * 125

    assert choose_breaks(even(text), text, at((71, 0.0), (100, 1.5)), 100, 100)[0] == 100


def test_ragged_text_ends_at_a_sure_place_where_justified_text_would_have_a_hole() -> None:
    text = "a" * 70 + " " + "b" * 95
    places = at((71, 0.0), (100, 1.5))

    assert choose_breaks(even(text), text, places, 100, 100, setting="ragged")[0] == 71
    assert choose_breaks(even(text), text, places, 100, 100)[0] == 100


def test_ragged_text_still_fills_its_lines_when_all_places_are_as_good() -> None:
    text = "aaa " * 50
    places = at(*((offset, 0.0) for offset in range(4, 200, 4)))

    breaks = choose_breaks(even(text), text, places, 20, 20, setting="ragged")

    assert len(breaks) + 1 == 10


def test_balanced_lines_are_about_equal_and_the_last_is_not_the_longest() -> None:
    text = "aaa " * 9
    places = at(*((offset, 0.0) for offset in range(4, 36, 4)))

    assert choose_breaks(even(text), text, places, 30, 30, setting="balanced") == [20]


def test_balanced_lines_end_at_a_space_rather_than_in_the_very_middle() -> None:
    text = "a" * 70 + " " + "b" * 30
    places = at((50, 0.2), (71, 0.0))

    assert choose_breaks(even(text), text, places, 90, 90, setting="balanced") == [71]


def test_no_short_word_is_left_alone_on_a_balanced_line() -> None:
    text = "a" * 94 + " " + "b" * 6
    places = at((50, 0.2), (95, 0.0))

    assert choose_breaks(even(text), text, places, 98, 98, setting="balanced") == [50]


def test_an_address_is_cut_at_its_own_places_only_if_it_is_longer_than_a_line() -> None:
    text = "see " + "a" * 8 + "." + "b" * 8 + " end"
    places = at((4, 0.0), (13, IN_NEED), (22, 0.0))

    assert choose_breaks(even(text), text, places, 18, 18) == [4, 22]
    assert choose_breaks(even(text), text, places, 14, 14) == [13]


def test_a_line_gives_way_so_that_the_next_one_can_end_well() -> None:
    text = "a" * 280
    # Filled line by line, the second line would end inside a name or be loose.
    places = at((93, 0.2), (98, 0.2), (184, 0.2), (197, 9.0))

    assert choose_breaks(even(text), text, places, 100, 100) == [93, 184]


def test_a_paragraph_grows_by_no_more_than_a_line_for_the_sake_of_better_places() -> None:
    text = "a" * 2_000
    doubtful = dict.fromkeys(range(100, 2000, 100), 4.0)
    sure = dict.fromkeys(range(91, 2000, 91), 0.2)
    places = at(*sorted((doubtful | sure).items()))

    breaks = choose_breaks(even(text), text, places, 100, 100)

    assert len(breaks) + 1 <= 21


def test_a_word_longer_than_the_line_is_cut_between_clusters() -> None:
    text = "ที่ " + "กิ" * 30 + " นี้"
    widths = positions(text)
    width = LETTER * 12

    breaks = choose_breaks(widths, text, at((4, 0.0), (65, 0.0)), width, width)

    assert all(text[offset] != "ิ" for offset in breaks)
    for line in lines(text, breaks):
        assert positions(line.rstrip())[-1] <= width + 0.1


def test_a_word_of_the_office_longer_than_the_line_is_parted_between_its_words() -> None:
    text = "กลุ่มนโยบายและแผน"
    width = LETTER * 8

    breaks = choose_breaks(positions(text), text, [], width, width)

    assert lines(text, breaks) in (["กลุ่ม", "นโยบาย", "และแผน"], ["กลุ่ม", "นโยบายและ", "แผน"])


def test_a_word_is_not_cut_while_it_fits_on_a_line() -> None:
    text = "กา " + "กิ" * 11 + " นี้"
    width = LETTER * 12

    breaks = choose_breaks(positions(text), text, at((3, 0.0), (26, 0.0)), width, width)

    assert breaks == [3, 26]


def test_a_paragraph_avoids_a_forgotten_word_on_its_last_line() -> None:
    text = "a" * 93 + " bbbb ccc"
    places = at((94, 0.0), (99, 0.0))

    assert choose_breaks(even(text), text, places, 100, 100) == [94]


def test_a_number_and_its_unit_are_not_left_alone_where_it_costs_little() -> None:
    text = "a" * 93 + " bbbb 2 cccc"  # the last words are as wide as ๒ ครั้ง

    assert choose_breaks(even(text), text, at((94, 0.0), (99, 0.0)), 100, 100) == [94]
    assert choose_breaks(even(text), text, at((88, 0.0), (99, 0.0)), 100, 100) == [99]


def thai_lines(text: str) -> list[str]:
    breaks = choose_breaks(positions(text), text, break_opportunities(text), WIDTH, WIDTH)
    return lines(text, breaks)


def filled(text: str, ends: Sequence[int]) -> list[int]:
    """Return the line starts when each line simply takes all that fits."""
    widths = positions(text)
    found: list[int] = []
    start = last = 0
    for end in (*ends, len(text)):
        visible = len(text[:end].rstrip(" "))
        if widths[visible] - widths[start] > WIDTH and last > start:
            found.append(last)
            start = last
        last = end
    return found


def paragraphs() -> Iterator[tuple[str, set[int]]]:
    """Yield the marked sentences in many orders, each with its word ends."""
    sentences = [
        line.split("|")
        for line in MARKED_WORDS.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    chance = random.Random(7)
    for _ in range(150):
        words: list[str] = []
        for sentence in chance.sample(sentences, chance.randint(2, 6)):
            words += [*sentence, " "]
        text = "".join(words[:-1])
        ends, offset = {0}, 0
        for word in words:
            offset += len(word)
            ends.add(offset)
        yield text, ends


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same general words in the dictionary engine that breaks greedily."""
    lines = resource("words/thai.txt").read_text(encoding="utf-8").splitlines()
    path = tmp_path_factory.mktemp("words") / "words.txt"
    path.write_text("\n".join(line.split("\t")[0] for line in lines), encoding="utf-8")
    nlpo3.load_dict(str(path), "rival")
    return "rival"


def greedy(text: str, dictionary: str) -> list[int]:
    ends: list[int] = []
    offset = 0
    for word in nlpo3.segment(text, dictionary)[:-1]:
        offset += len(word)
        if text[offset] != " " and (text[offset - 1] == " " or is_legal(text, offset)):
            ends.append(offset)
    return filled(text, ends)


def test_far_fewer_lines_end_inside_a_word_than_with_a_greedy_dictionary_breaker(
    dictionary: str,
) -> None:
    counted = ours = rival = 0
    for text, ends in paragraphs():
        chosen = choose_breaks(positions(text), text, break_opportunities(text), WIDTH, WIDTH)
        counted += len(chosen)
        ours += sum(offset not in ends for offset in chosen)
        rival += sum(offset not in ends for offset in greedy(text, dictionary))

    assert counted > 800
    assert ours / counted < 0.03
    assert ours < rival / 3


def test_paragraphs_keep_the_line_count_of_a_greedy_breaker(dictionary: str) -> None:
    for text, _ in paragraphs():
        assert abs(len(thai_lines(text)) - 1 - len(greedy(text, dictionary))) <= 1


def test_lines_of_running_text_are_seldom_loose() -> None:
    loose = []
    for text, _ in paragraphs():
        for line in thai_lines(text)[:-1]:
            loose.append(1 - positions(line.rstrip())[-1] / WIDTH)

    assert min(loose) >= -0.001
    assert sum(loose) / len(loose) < 0.06
    assert sum(slack > 0.12 for slack in loose) / len(loose) < 0.02


def test_a_paragraph_of_a_hundred_thousand_characters_takes_seconds_at_most() -> None:
    text = "การประชุมเชิงปฏิบัติการ ณ ที่ทำการกำนัน " * 2_500
    widths, places = positions(text), break_opportunities(text)
    begun = time.perf_counter()

    assert len(choose_breaks(widths, text, places, WIDTH, WIDTH)) > 1_000
    assert time.perf_counter() - begun < 10


@given(
    st.text(alphabet="กรนเแิ่์าำๆ().a1 \u00a0", max_size=120),
    st.floats(min_value=6, max_value=300),
    st.floats(min_value=6, max_value=300),
)
def test_lines_follow_each_other_and_none_is_wider_than_it_may_be(
    text: str, first_width: float, width: float
) -> None:
    widths = positions(text)

    breaks = choose_breaks(widths, text, break_opportunities(text), first_width, width)

    assert breaks == sorted(set(breaks))
    assert all(0 < offset < len(text) for offset in breaks)
    starts = [0, *breaks, len(text)]
    for number, (start, end) in enumerate(pairwise(starts)):
        line = text[start:end].rstrip(" ")
        natural = widths[start + len(line)] - widths[start]
        limit = width if number else first_width
        assert natural <= limit + 0.1 or not cluster_offsets(line)
