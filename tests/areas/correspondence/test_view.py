"""The officer's way through her papers: begin, find, copy, leave, and lose nothing."""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.documents.form_entries import FormError
from district_admin.office import operations as office
from district_admin.storage.database import Database
from district_admin.storage.failures import StorageError
from district_admin.ui.context import AppContext

Type = Callable[[QWidget, str], None]
Write = Callable[..., int]
Stored = Callable[[int | None], dict[str, Any]]
Subjects = Callable[[], list[str]]
PageOf = Callable[[], ComposePage]
Press = Callable[[QWidget, str], None]


def test_opening_and_leaving_a_new_paper_stores_nothing(
    view: CorrespondenceView, subjects: Subjects
) -> None:
    view.write_new("letter")
    view.show_list()
    assert subjects() == []


def test_what_was_typed_last_is_kept_on_leaving_and_on_closing(
    view: CorrespondenceView, type_text: Type, stored: Stored, page_of: PageOf
) -> None:
    view.write_new("memo")
    page = page_of()
    type_text(page.form.entrance_of("subject"), "ยังไม่ทันบันทึก")
    view.close()
    assert stored(page.draft.paper_id)["subject"] == "ยังไม่ทันบันทึก"


def test_a_paper_taken_back_altogether_leads_back_to_the_list(
    view: CorrespondenceView,
    context: AppContext,
    type_text: Type,
    subjects: Subjects,
    page_of: PageOf,
) -> None:
    view.write_new("memo")
    type_text(page_of().form.entrance_of("subject"), "เขียนแล้วเปลี่ยนใจ")
    page_of().draft.save()
    context.history.undo()
    assert view.in_sight is view.list_page
    assert subjects() == []


def test_a_copy_is_of_today_and_signed_by_todays_director(
    view: CorrespondenceView,
    office_database: Database,
    write: Write,
    stored: Stored,
    page_of: PageOf,
    press: Press,
) -> None:
    origin = write(
        "letter",
        subject="ขอเชิญประชุม",
        addressee="ผู้อำนวยการโรงเรียน",
        number="ศธ 1/2",
    )
    assert "เก่า" in str(stored(origin)["signatory"])
    with office_database.transaction("ย้ายสำนักงาน") as session:
        office.save_profile(session, telephone="0 9999 9999")
    view.list_page.choose(origin)
    press(view, "คัดลอกจากฉบับเดิม")

    content = page_of().form.content
    assert content["subject"] == "ขอเชิญประชุม"
    assert content["addressee"] == "ผู้อำนวยการโรงเรียน"
    assert content["date"] == date.today().isoformat()
    assert content["number"] == "ศธ 04092/"
    assert content["telephone"] == "0 9999 9999"
    assert "ใหม่" in str(content["signatory"])
    assert stored(origin)["number"] == "ศธ 1/2"
    with office_database.reading() as session:
        copy = operations.get_paper(session, page_of().draft.paper_id or 0)
        assert copy.origin_id == origin


def test_a_mistake_in_the_offices_own_form_is_told_in_thai_and_the_list_stays(
    view: CorrespondenceView, context: AppContext
) -> None:
    context.folder.forms.mkdir()
    (context.folder.forms / "memo.yaml").write_text("title: บันทึก\nfeilds: []\n", encoding="utf-8")
    with pytest.raises(FormError, match="บรรทัดที่"):
        view.write_new("memo")
    assert view.in_sight is view.list_page


@pytest.mark.slow
def test_a_paper_that_cannot_be_kept_is_not_left(
    view: CorrespondenceView,
    database: Database,
    type_text: Type,
    write: Write,
    stored: Stored,
    page_of: PageOf,
) -> None:
    view.open_paper(write("memo", subject="เดิม"))
    page = page_of()
    type_text(page.form.entrance_of("subject"), "แก้")
    other_program = sqlite3.connect(database.path)
    other_program.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError):
        view.show_list()
    assert view.in_sight is page
    other_program.close()

    view.show_list()
    assert "แก้" in stored(page.draft.paper_id)["subject"]
