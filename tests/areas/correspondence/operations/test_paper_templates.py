"""A locked paper is the same for ever, whatever becomes of the template it was written in."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.documents.own_templates import (
    chosen_template,
    own_docx,
    with_template,
)
from district_admin.areas.correspondence.operations import copying, issuing, papers, versions
from district_admin.documents.form_file import load_form
from district_admin.documents.form_model import Letterhead
from district_admin.office import operations as office
from district_admin.office import templates
from district_admin.storage.database import Database

NOW = datetime(2026, 11, 20, 9, 30).astimezone()
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def profile(database: Database) -> None:
    with database.transaction("ตั้งค่า", undoable=False) as session:
        office.save_profile(session, short_name="สพป.ตัวอย่าง", letter_code="ศธ 04999")


def word(text: str) -> bytes:
    made = docx.Document()
    made.add_paragraph(text)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def written(session: Session, content: dict[str, Any]) -> list[str]:
    """Return the lines of the DOCX of a paper with this content."""
    chosen = chosen_template(content)
    assert chosen is not None
    template = templates.template_data(session, chosen)
    form = load_form("letter", Path("no-own-forms"))
    made = own_docx(template, form, content, Letterhead(office_name="สพป.ตัวอย่าง"))
    return [each.text for each in docx.Document(BytesIO(made)).paragraphs]


def test_signed_numbered_and_kept_papers_stay_in_the_file_they_were_locked_in(
    session: Session,
) -> None:
    template = templates.add_template(session, "แบบ", "letter", word("เดิม {{ เรื่อง }}"), "ก.docx")
    content = with_template({"subject": "เชิญ", "date": "2026-11-20"}, template)
    signed, numbered, corrected, draft = (
        papers.start_paper(session, "letter", content) for _each in range(4)
    )
    versions.sign(session, signed, TODAY)
    versions.sign(session, corrected, TODAY)
    issuing.number_paper(session, numbered, "sent", NOW)
    versions.correct(session, corrected, "คำผิด", NOW)

    newer = templates.replace_file(session, template, word("ให้ยกเลิก {{ เรื่อง }} ทั้งหมด"), "ข.docx")

    kept = [papers.get_paper(session, each).content for each in (signed, numbered)]
    kept.append(versions.earlier_versions(session, corrected)[0].content)
    assert [written(session, each) for each in kept] == [["เดิม เชิญ"]] * 3
    assert [each.id for each in templates.list_templates(session, "letter")] == [newer]
    papers.save_paper(session, draft, with_template(content, newer))
    assert written(session, papers.get_paper(session, draft).content) == ["ให้ยกเลิก เชิญ ทั้งหมด"]


def copied(session: Session, paper_id: int) -> int | None:
    """Return the template of a copy of a paper."""
    origin = papers.get_paper(session, paper_id)
    fresh = copying.content_of_copy(session, origin, load_form("letter"), TODAY)
    copy_id = copying.copy_paper(session, paper_id, fresh)
    return chosen_template(papers.get_paper(session, copy_id).content)


def test_a_copy_takes_the_file_that_its_template_has_now(session: Session) -> None:
    oldest = templates.add_template(session, "แบบ", "letter", word("หนึ่ง"), "ก.docx")
    templates.add_template(session, "แบบ", "memo", word("บันทึก"), "ข.docx")
    content = with_template({"subject": "เชิญ", "date": "2026-11-20"}, oldest)
    paper_id = papers.start_paper(session, "letter", content)
    versions.sign(session, paper_id, TODAY)
    assert copied(session, paper_id) == oldest
    newer = templates.replace_file(session, oldest, word("สอง"), "ค.docx")
    newest = templates.replace_file(session, newer, word("สาม"), "ง.docx")
    assert copied(session, paper_id) == newest
    templates.edit_template(session, newest, "แบบใหม่", "")
    templates.add_template(session, "แบบ", "letter", word("อื่น"), "จ.docx")
    assert copied(session, paper_id) == newest  # under its new name, and no namesake
    templates.bin_template(session, newest)
    templates.edit_template(session, newest, "ที่ทิ้งแล้ว", "")
    assert copied(session, paper_id) is None  # one thrown away is no longer the office's
    assert chosen_template(papers.get_paper(session, paper_id).content) == oldest
