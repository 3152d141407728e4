"""The office's own Word templates in the database."""

import pytest
from sqlalchemy.orm import Session

from district_admin.office import templates
from district_admin.office.templates import LONGEST_NAME, TemplateKeptError
from district_admin.storage.database import Database
from district_admin.storage.history import History

NAME = "หนังสือเชิญ"


def add(session: Session, name: str = NAME, kind: str = "invitation", data: bytes = b"1") -> int:
    return templates.add_template(session, name, kind, data, "เชิญ.docx")


def names(session: Session, **wanted: bool | None) -> list[str]:
    return [each.name for each in templates.list_templates(session, **wanted)]  # type: ignore[arg-type]


def test_a_template_is_kept_replaced_renamed_and_thrown_away(session: Session) -> None:
    added = add(session, f"  {NAME}  ")
    add(session, "บันทึก", "memo")
    assert [each.name for each in templates.list_templates(session, "invitation")] == [NAME]

    first, added = added, templates.replace_file(session, added, b"2", "ใหม่.docx")
    assert templates.replace_file(session, added, b"2", "ใหม่.docx") == added
    assert [each.name for each in templates.list_templates(session, "invitation")] == [NAME]
    assert templates.template_data(session, first) == b"1"
    templates.edit_template(session, added, "ชื่อใหม่", " มีตรา ")
    found = templates.find_template(session, added)
    assert found is not None
    assert (found.name, found.note, found.file_name) == ("ชื่อใหม่", "มีตรา", "ใหม่.docx")
    assert templates.template_data(session, added) == b"2"

    templates.bin_template(session, added)
    assert names(session) == ["บันทึก"]
    assert names(session, in_bin=True) == ["ชื่อใหม่", NAME]
    assert templates.template_data(session, added) == b"2"
    templates.take_template_back(session, added)
    assert names(session) == ["ชื่อใหม่", "บันทึก"]


@pytest.mark.parametrize("name", ["", "  ", NAME, f" {NAME} ", "ก" * (LONGEST_NAME + 1)])
def test_a_name_that_tells_nothing_apart_is_refused(session: Session, name: str) -> None:
    add(session)
    other = add(session, "อื่น")
    with pytest.raises(TemplateKeptError):
        add(session, name)
    with pytest.raises(TemplateKeptError):
        templates.edit_template(session, other, name, "")
    add(session, NAME, "memo")


def test_each_deed_can_be_taken_back_and_done_again(database: Database) -> None:
    history = History(database)

    def offered() -> list[bytes]:
        with database.reading() as session:
            return [
                templates.template_data(session, each.id)
                for each in templates.list_templates(session)
            ]

    with database.transaction("เพิ่มแบบ") as session:
        added = add(session)
    with database.transaction("เปลี่ยนไฟล์") as session:
        templates.replace_file(session, added, b"2", "ใหม่.docx")

    history.undo()
    assert offered() == [b"1"]
    history.undo()
    assert offered() == []
    with database.reading() as session:
        assert templates.find_template(session, added) is None
        with pytest.raises(TemplateKeptError):
            templates.template_data(session, added)
    history.redo()
    history.redo()
    assert offered() == [b"2"]
