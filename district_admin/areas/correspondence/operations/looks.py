"""A paper that is locked keeps what it is drawn with, so that it comes out for ever as it was.

That is its form, with what the form extends, and the office's letterhead with emblem, font and
words; who signs, the address and the numerals are in its content already. A thousand letters share
one look, which is kept under its fingerprint, so a number given costs one look-up and 2,000 letters
no more than one. Rejected: keeping the PDF itself (30 to 60 KB a letter make 100,000 of them some
5 GB in the one file that is copied every day; it would be drawn, 2,000 times over, while numbers
are given; and no DOCX, no certified copy and no letter to many comes out of it). So what may still
change a sheet of old is the program itself: where it breaks a line. Rejected too: noting the
look at each change of the settings, since forms are files that change while nobody looks.
"""

import hashlib
import json
import logging
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from district_admin.areas.correspondence.documents.looks import (
    KEPT,
    LOST,
    Look,
    as_kept,
    compared,
    letterhead_of,
)
from district_admin.areas.correspondence.model import Paper, PaperLook
from district_admin.areas.correspondence.operations.locking import standing_of
from district_admin.data_folder import DataFolder
from district_admin.documents.form_file import FormError, form_of_text, form_text
from district_admin.documents.form_model import Form
from district_admin.office.letterhead import read_letterhead
from district_admin.office.operations import get_profile
from district_admin.storage.files import stored_data

log = logging.getLogger(__name__)


def keep_look(session: Session, kind: str) -> int:
    """Keep what papers of a kind are drawn with today, and return its id.

    The office's own forms are those beside its database, so that no caller can name others.
    Raises FormError for a form that cannot be read, and FormNotFoundError.
    """
    form = form_text(kind, _own_forms(session))
    letterhead = as_kept(read_letterhead(session, with_emblem=False))
    emblem_id = get_profile(session).emblem_id
    all_of_it = json.dumps([kind, form, letterhead, emblem_id], sort_keys=True, ensure_ascii=False)
    sha256 = hashlib.sha256(all_of_it.encode()).hexdigest()
    known = session.scalar(select(PaperLook.id).where(PaperLook.sha256 == sha256))
    if known is not None:
        return known
    look = PaperLook(
        sha256=sha256, kind=kind, form=form, letterhead=letterhead, emblem_id=emblem_id
    )
    session.add(look)
    session.flush()
    return look.id


def look_of_paper(session: Session, paper: Paper, form: Form) -> Look:
    """Return what a paper is drawn with: today's form and letterhead while it is open."""
    if not standing_of(session, paper).is_locked:
        return look_today(session, form)
    return look_kept(session, paper.look_id, form)


def look_today(session: Session, form: Form) -> Look:
    """Return the look of an open paper of a form."""
    return Look(form, read_letterhead(session))


def look_kept(session: Session, look_id: int | None, form: Form) -> Look:
    """Return a look that was kept, or, as LOST, today's with this form when there is none."""
    today = look_today(session, form)
    kept = read_look(session, look_id)
    return replace(today, source=LOST) if kept is None else compared(kept, today)


def read_look(session: Session, look_id: int | None) -> Look | None:
    """Return a look that was kept, or None if there is none that can be read."""
    row = session.get(PaperLook, look_id) if look_id is not None else None
    if row is None:
        return None
    try:
        form = form_of_text(row.kind, row.form)
    except FormError:  # a later program may read forms more strictly; the paper must open still
        log.warning("the form that look %s keeps cannot be read", row.id)
        return None
    emblem = stored_data(session, row.emblem_id) if row.emblem_id is not None else None
    return Look(form, letterhead_of(row.letterhead, emblem), KEPT)


def _own_forms(session: Session) -> Path:
    bind = session.get_bind()
    assert isinstance(bind, Engine)
    return DataFolder(Path(str(bind.url.database)).parent).forms
