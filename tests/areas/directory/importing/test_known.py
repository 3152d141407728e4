from district_admin.areas.directory.importing.known import ByText


def test_all_that_share_a_text_are_found_in_their_order() -> None:
    found = ByText[tuple[str]]()
    first, second, third = ("ก",), ("ข",), ("ค",)
    for each in (first, second, third):
        found.add("มาลี", each)
    found.add("กานดา", second)
    assert found.get("มาลี") == (first, second, third)
    assert found.get("กานดา") == (second,)
    assert found.get("สมศรี") == ()
