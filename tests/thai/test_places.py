"""A room has ณ before it, what a meeting is held by has not."""

import pytest

from district_admin.thai.places import at_place


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("ห้องประชุมราชพฤกษ์", "ณ ห้องประชุมราชพฤกษ์"),
        ("ณ ห้องประชุมราชพฤกษ์", "ณ ห้องประชุมราชพฤกษ์"),
        ("ผ่านระบบการประชุมทางไกล", "ผ่านระบบการประชุมทางไกล"),
        (" ออนไลน์ผ่านโปรแกรม Zoom ", "ออนไลน์ผ่านโปรแกรม Zoom"),
        ("  ", ""),
    ],
)
def test_how_a_place_is_said(place: str, said: str) -> None:
    assert at_place(place) == said
