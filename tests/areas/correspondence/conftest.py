"""An office with two signatories, and the view of its papers."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from district_admin.office import operations as office
from district_admin.storage.database import Database

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from district_admin.areas.correspondence.view import CorrespondenceView
    from district_admin.ui.context import AppContext

DIRECTOR_POST = "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาตัวอย่าง"


@pytest.fixture
def office_database(database: Database) -> Database:
    """An office that is set up: profile, last year's director and this year's."""
    with database.transaction("ตั้งค่า", undoable=False) as session:
        office.save_profile(
            session,
            name="สำนักงานเขตพื้นที่การศึกษาตัวอย่าง",
            short_name="สพป.ตัวอย่าง",
            letter_code="ศธ 04092",
            telephone="0 4400 0000",
            group_name="กลุ่มอำนวยการ",
            set_up=True,
        )
        for name, from_on, to_on in (
            ("นายเก่า  กาลก่อน", date(2020, 1, 1), date(2025, 9, 30)),
            ("นางใหม่  ใจงาม", date(2025, 10, 1), None),
        ):
            office.add_signatory(
                session, office.SignatoryDetails(name, DIRECTOR_POST, from_on, to_on)
            )
    return database


@pytest.fixture
def view(
    qtbot: "QtBot", office_database: Database, context: "AppContext"
) -> Iterator["CorrespondenceView"]:
    """The screens of papers, on the screen."""
    from district_admin.areas.correspondence.view import (  # noqa: PLC0415 - brings Qt
        CorrespondenceView,
    )

    made = CorrespondenceView(context)
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
