"""A paper in a Word template of the office's own instead of the official form.

Which one it is stands in the paper's content under `TEMPLATE`, an id, and nothing for the official
form; so it is typed, kept, copied "like last year" and taken back with all the rest.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from district_admin.areas.correspondence.documents import NUMERALS, mode_of
from district_admin.documents.form_model import EmblemPart, Form, Letterhead
from district_admin.progress import Progress

if TYPE_CHECKING:
    from district_admin.documents.copies import CopyMark

TEMPLATE: Final = "template"

Content = Mapping[str, Any]


def chosen_template(content: Content) -> int | None:
    """Return the id of the template that a paper is to be written in; None: the official form."""
    chosen = content.get(TEMPLATE)
    return chosen if isinstance(chosen, int) else None


def with_template(content: Content, template_id: int | None) -> dict[str, Any]:
    """Return the content of a paper with another choice of template."""
    others = {name: value for name, value in content.items() if name != TEMPLATE}
    return others if template_id is None else {**others, TEMPLATE: template_id}


def form_to_check(form: Form, content: Content) -> Form:
    """Return the form that a paper is checked by: a template brings a logo of its own."""
    if chosen_template(content) is None:
        return form
    parts = tuple(part for part in form.parts if not isinstance(part.content, EmblemPart))
    return replace(form, parts=parts)


def own_docx(template: bytes, form: Form, content: Content, letterhead: Letterhead) -> bytes:
    """Return the DOCX of a paper in a template. Raises TemplateNotFilledError."""
    from district_admin.documents.template_fields import (  # noqa: PLC0415 - loads what draws papers
        template_values,
    )
    from district_admin.documents.template_rendering import (  # noqa: PLC0415 - loads docxtpl
        render_template,
    )

    numerals = mode_of(str(content.get(NUMERALS)))
    return render_template(template, template_values(form, content, letterhead, numerals))


def own_pdf(docx: bytes, progress: Progress) -> bytes:
    """Return the PDF of a Word file, by the word processor of this computer.

    Raises NoWordProcessorError and PdfNotMadeError.
    """
    from district_admin.documents.word_pdf import pdf_of_word  # noqa: PLC0415 - seldom wanted

    return pdf_of_word(docx, progress)


def copied_docx(docx: bytes, mark: "CopyMark | None", form: Form, content: Content) -> bytes:
    """Return the DOCX of a paper in a template as a copy, where there is a mark of one."""
    if mark is None:
        return docx
    from district_admin.documents.foreign_copies import marked_docx  # noqa: PLC0415 - as above

    secrecy = str(content.get(form.secrecy) or "") if form.secrecy else ""
    return marked_docx(docx, mark, is_secret=bool(secrecy))


def copied_pdf(pdf: bytes, mark: "CopyMark | None", name: str) -> bytes:
    """Return the PDF of a paper in a template as a copy, where there is a mark of one.

    Raises ScanRefusedError for pages that cannot be written on.
    """
    if mark is None:
        return pdf
    from district_admin.documents.foreign_copies import marked_pdf  # noqa: PLC0415 - as above

    return marked_pdf(pdf, mark, name)
