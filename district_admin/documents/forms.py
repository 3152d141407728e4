"""Papers from forms: load a form, make a new content for it, fill it in.

A form is one readable YAML file in `forms/`; the same name in the office's data folder wins.
Rejected: a Python function for each paper (the officer could not change a word of it) and Word
templates with fields in them (their layout is the word processor's, not ours to measure); an office
may have some of its own beside the forms (`template_fields`).
"""

from district_admin.documents.form_entries import FormError
from district_admin.documents.form_file import FormNotFoundError, form_names, load_form
from district_admin.documents.form_filling import fill, new_content
from district_admin.documents.form_model import Choice, Field, FieldKind, Form, Letterhead
from district_admin.documents.form_sentences import SentenceError

__all__ = [
    "Choice",
    "Field",
    "FieldKind",
    "Form",
    "FormError",
    "FormNotFoundError",
    "Letterhead",
    "SentenceError",
    "fill",
    "form_names",
    "load_form",
    "new_content",
]
