"""What fits on a disc, and sharing out over several."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from district_admin.archive.discs import CD, SECTOR, shared_out, size_on_disc


def test_each_file_fills_its_last_sector() -> None:
    assert size_on_disc([1]) - size_on_disc([]) == 2 * SECTOR  # its sector and its entry
    assert size_on_disc([SECTOR + 1]) == 3 * SECTOR


def test_meetings_go_on_discs_in_their_order() -> None:
    room = CD.room
    units = [("มกราคม", room // 2), ("กุมภาพันธ์", room // 2 + 5), ("มีนาคม", 10), ("เมษายน", room + 1)]
    shares = shared_out(units, room)
    assert [share.units for share in shares] == [("มกราคม",), ("กุมภาพันธ์", "มีนาคม"), ("เมษายน",)]
    assert [share.size > room for share in shares] == [False, False, True]


@given(st.lists(st.integers(0, 100), max_size=40), st.integers(1, 120))
def test_nothing_is_lost_and_no_disc_could_have_taken_the_next(sizes: list[int], room: int) -> None:
    units = list(enumerate(sizes))
    shares = shared_out(units, room)
    assert [unit for share in shares for unit in share.units] == [unit for unit, _ in units]
    for share, following in pairwise(shares):
        assert share.size == sum(sizes[unit] for unit in share.units)
        assert share.size + sizes[following.units[0]] > room
