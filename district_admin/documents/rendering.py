"""Several papers as one file; the libraries that draw are imported when something is drawn."""

from collections.abc import Sequence

from district_admin.documents.model import Document
from district_admin.progress import Progress


def pdf(papers: Sequence[Document], progress: Progress) -> bytes:
    """Return the papers as one PDF file. Raises Cancelled if the officer stops it."""
    from district_admin.documents.pdf import render_many  # noqa: PLC0415 - loads reportlab

    return render_many(papers, progress)


def docx(papers: Sequence[Document], progress: Progress) -> bytes:
    """Return the papers as one DOCX file. Raises Cancelled if the officer stops it."""
    from district_admin.documents.docx import render_many  # noqa: PLC0415 - loads python-docx

    return render_many(papers, progress)
