"""Who counts as a service user in the list of stakeholders."""

import pytest

from district_admin.areas.directory.model.stakeholder import EXTERNAL, INTERNAL, SERVICE_USER
from district_admin.areas.directory.view.stake_rows import StakeRow, is_served


@pytest.mark.parametrize(
    ("kind", "served", "counts"),
    [
        (EXTERNAL, "ขอหนังสือรับรอง", True),
        (EXTERNAL, "", False),
        (SERVICE_USER, "", True),
        (INTERNAL, "ขอมีบัตรประจำตัว", False),
    ],
)
def test_who_came_for_something_was_served(kind: str, served: str, counts: bool) -> None:
    row = StakeRow(1, "นางบุญมี ตัวอย่าง", "", "", "ผู้ปกครอง", served, "", "", kind, "")
    assert is_served(row) == counts
