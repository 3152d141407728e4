"""A paper "like last year": the text of an earlier one, with all else as it is today."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.own_templates import (
    TEMPLATE,
    chosen_template,
    with_template,
)
from district_admin.areas.correspondence.model import Paper
from district_admin.areas.correspondence.operations.papers import Content, get_paper, start_paper
from district_admin.documents.form_filling import new_content
from district_admin.documents.form_model import Form
from district_admin.office.letterhead import read_letterhead, signature
from district_admin.office.operations import list_signatories, signatories_on
from district_admin.office.templates import current_template


def content_of_copy(session: Session, origin: Paper, form: Form, today: date) -> dict[str, Any]:
    """Return what a copy of a paper takes from today: date, number, letterhead, signatory.

    And the file that its template has now, or the official form if the template is gone.
    """
    fresh = new_content(form, read_letterhead(session), today)
    values = documents.renewed(form, fresh)
    ever = [signature(each) for each in list_signatories(session)]
    now = [signature(each) for each in signatories_on(session, today)]
    for field in form.fields:
        if field.kind == "signatory":
            old = origin.content.get(field.name)
            values[field.name] = documents.signature_now(old, ever, now)
    if (chosen := chosen_template(origin.content)) is not None:
        current = current_template(session, chosen)
        values[TEMPLATE] = current.id if current else None
    return values


def copy_paper(session: Session, paper_id: int, fresh: Content) -> int:
    """Start a draft with the text of an earlier paper ("like last year") and return its id.

    `fresh` holds what belongs to the new paper and not to the old one: date, number, signatory,
    letterhead. A value that is in both is taken from `fresh`.
    """
    origin = get_paper(session, paper_id)
    content = {**origin.content, **fresh}
    content = with_template(content, chosen_template(content))
    return start_paper(session, origin.kind, content, origin_id=origin.id)
