"""What fits on a disc, and sharing out over several."""

from itertools import pairwise
from pathlib import Path, PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from district_admin.archive.copying import Entry
from district_admin.archive.discs import CD, SECTOR, count_needed, shared_out, size_on_disc
from district_admin.archive.images import write_image
from district_admin.archive.index_page import Cover, pages
from district_admin.archive.naming import NameGiver
from district_admin.archive.writing import write_package
from district_admin.progress import Silent


def test_each_file_fills_its_last_sector() -> None:
    assert size_on_disc([1]) == size_on_disc([SECTOR])
    assert size_on_disc([SECTOR + 1]) == size_on_disc([1]) + SECTOR


def test_a_folder_is_counted_once_on_each_disc() -> None:
    room = 100_000
    [one] = shared_out([("a", 10), ("b", 10)], room, lambda _unit: ("วาระ",))
    [two] = shared_out([("a", 10), ("b", 10)], room, lambda unit: (unit,))
    assert one.size > 20
    assert two.size - 20 == 2 * (one.size - 20)
    torn = shared_out([("a", 60_000), ("b", 60_000)], room, lambda _unit: ("วาระ",))
    assert [share.size - 60_000 for share in torn] == [one.size - 20] * 2


def test_nothing_is_shared_out_where_there_is_nothing() -> None:
    assert shared_out([], CD.room) == []
    assert count_needed([], CD) == 1  # a disc is begun all the same


def test_a_disc_with_many_small_papers_takes_the_image_of_them(tmp_path: Path) -> None:
    """The image of a package stays below what was foreseen for it, with the longest names."""
    folders = [f"{'ก' * 24}/ครั้งที่ {number:02d}/2 เอกสารที่เกี่ยวข้อง" for number in range(20)]
    names = NameGiver("data/" + folders[0])
    entries = [
        Entry(f"{folder}/{names.give('ข' * 90, '.pdf')}", b"x")
        for folder in folders
        for _i in range(40)
    ]
    cover = Cover("การประชุมประจำปี")
    titles = {entry.path: "ข" * 90 + ".pdf" for entry in entries}
    write_package(
        tmp_path / "p", entries, [], lambda sealed: pages(cover, titles, {}, sealed), Silent()
    )
    write_image(tmp_path / "p", tmp_path / "p.iso", "X", Silent())
    sizes = [(entry, size_on_disc([entry.size])) for entry in entries]
    [share] = shared_out(
        sizes, CD.room, lambda entry: {*map(str, PurePosixPath(entry.path).parents)}
    )
    reserve = CD.capacity - CD.room
    assert (tmp_path / "p.iso").stat().st_size - share.size < reserve / 4


def test_how_many_discs_are_needed() -> None:
    most = CD.room
    assert count_needed([], CD) == 1
    assert count_needed([most // 2 + 1] * 3, CD) == 3  # none is torn
    assert count_needed([3 * most], CD) == 3


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
