"""The form of a paper with what the office keeps: its phrases, and who is addressed กราบเรียน."""

from district_admin.documents.form_file import load_form
from district_admin.documents.form_model import Form
from district_admin.documents.set_phrases import with_own_phrases
from district_admin.office.phrases import HIGH_POSTS, add_phrase, phrases_by_place
from district_admin.texts import _
from district_admin.ui.context import AppContext

_SHOWN = 40


def desk_form(context: AppContext, kind: str) -> Form:
    """Return the form of a kind as the desk offers it. Raises FormError."""
    with context.database.reading() as session:
        own = phrases_by_place(session)
    return with_own_phrases(load_form(kind, context.folder.forms), own, HIGH_POSTS)


def keep_phrase(context: AppContext, place: str, text: str) -> str:
    """Keep a phrase for a field, and return what to say of it. Raises PhraseRefusedError."""
    words = " ".join(text.split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    with context.database.transaction(_("เก็บข้อความ “{text}”").format(text=shown)) as session:
        add_phrase(session, place, text)
    return _("เก็บไว้ในคลังข้อความแล้ว: {text}").format(text=shown)
