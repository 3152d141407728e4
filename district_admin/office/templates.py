"""The office's own Word templates (แบบของสำนักงาน): kept, replaced, renamed, thrown away.

A template is a name, the kind of papers it is for, and a kept file. A paper remembers its choice by
the template's id in its own content, so that choosing is typing like any other. The file behind an
id never changes, so what was signed says the same for ever: another file is another template of
the name, and the one before it goes into the bin, where the papers that chose it find it, and notes
what took its place, which copies of those papers are written in. A job of letters to many notes the
file itself, so that its letters stay alike even if the adding of the template is taken back.
Rejected: noting the file in each paper that is locked (one more thing for each way of locking to
forget), and files in the data folder, as forms are (a copy of the one database would no longer be
the whole office).
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from district_admin.errors import OfficeError
from district_admin.office.model import PaperTemplate
from district_admin.storage.files import StoredFile, store_file, stored_data
from district_admin.texts import _

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_NAME: Final = 100


class TemplateKeptError(OfficeError):
    """A template cannot be kept as asked, or is not there."""


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """What is shown of a template, without its file."""

    id: int
    name: str
    kind: str
    note: str
    file_id: int
    file_name: str
    in_bin: bool
    updated_at: datetime
    replaced_by_id: int | None = None


def list_templates(
    session: Session, kind: str = "", *, in_bin: bool | None = False
) -> list[TemplateInfo]:
    """Return the templates by name, of a kind or of all; `in_bin` None: those thrown away too."""
    query = _with_file_names()
    if kind:
        query = query.where(PaperTemplate.kind == kind)
    if in_bin is not None:
        query = query.where(PaperTemplate.in_bin == in_bin)
    ordered = query.order_by(PaperTemplate.name, PaperTemplate.id)
    return [_info(*found) for found in session.execute(ordered)]


def find_template(session: Session, template_id: int) -> TemplateInfo | None:
    """Return a template, or None if its adding was taken back."""
    query = _with_file_names()
    found = session.execute(query.where(PaperTemplate.id == template_id)).first()
    return _info(*found) if found else None


def current_template(session: Session, template_id: int) -> TemplateInfo | None:
    """Return the template whose file new papers take in place of an older one's; None: gone.

    What replaced it is followed; one that was replaced before that was noted is known by its name.
    """
    found = find_template(session, template_id)
    while found is not None and found.in_bin and found.replaced_by_id is not None:
        found = find_template(session, found.replaced_by_id)
    if found is None or not found.in_bin:
        return found
    offered = list_templates(session, found.kind)
    return next((each for each in offered if each.name == found.name), None)


def template_data(session: Session, template_id: int) -> bytes:
    """Return the file of a template. Raises TemplateKeptError."""
    data = stored_data(session, template_file(session, template_id))
    if data is None:
        raise _gone()
    return data


def template_file(session: Session, template_id: int) -> int:
    """Return the id of the kept file of a template. Raises TemplateKeptError."""
    return _get(session, template_id).file_id


def add_template(session: Session, name: str, kind: str, data: bytes, file_name: str) -> int:
    """Keep a template that has been checked, and return its id. Raises TemplateKeptError."""
    now = datetime.now(UTC)
    template = PaperTemplate(
        name=free_name(session, name, kind),
        kind=kind,
        file_id=store_file(session, data, MEDIA_TYPE, file_name),
        created_at=now,
        updated_at=now,
    )
    session.add(template)
    session.flush()
    return template.id


def replace_file(session: Session, template_id: int, data: bytes, file_name: str) -> int:
    """Offer another file that has been checked under the name of a template, and return its id.

    Papers that chose the template keep it as it was. Raises TemplateKeptError.
    """
    template = _get(session, template_id)
    file_id = store_file(session, data, MEDIA_TYPE, file_name)
    if file_id == template.file_id:
        return template_id
    now = datetime.now(UTC)
    newer = PaperTemplate(
        name=template.name,
        kind=template.kind,
        file_id=file_id,
        note=template.note,
        created_at=now,
        updated_at=now,
    )
    template.in_bin = True
    session.add(newer)
    session.flush()
    template.replaced_by_id = newer.id
    session.flush()
    return newer.id


def edit_template(session: Session, template_id: int, name: str, note: str) -> None:
    """Give a template another name and note. Raises TemplateKeptError."""
    template = _get(session, template_id)
    template.name = free_name(session, name, template.kind, template_id)
    template.note = note.strip()
    session.flush()


def bin_template(session: Session, template_id: int) -> None:
    """Throw a template away; papers that chose it keep it. Raises TemplateKeptError."""
    _get(session, template_id).in_bin = True
    session.flush()


def take_template_back(session: Session, template_id: int) -> None:
    """Take a template out of the bin; one of its name may be there by now: both are kept."""
    _get(session, template_id).in_bin = False
    session.flush()


def free_name(session: Session, name: str, kind: str, own_id: int | None = None) -> str:
    """Return a name as it is kept. Raises TemplateKeptError if no template may have it."""
    name = " ".join(name.split())
    if not name:
        raise TemplateKeptError(_("กรุณาตั้งชื่อแบบ"))
    if len(name) > LONGEST_NAME:
        words = _("ชื่อแบบยาวเกิน {most} ตัวอักษร กรุณาตั้งชื่อให้สั้นลง")
        raise TemplateKeptError(words.format(most=LONGEST_NAME))
    same = select(PaperTemplate.id).where(
        PaperTemplate.name == name, PaperTemplate.kind == kind, ~PaperTemplate.in_bin
    )
    if session.scalar(same.where(PaperTemplate.id != (own_id or 0))) is not None:
        raise TemplateKeptError(_("มีแบบชื่อ “{name}” ของหนังสือชนิดนี้อยู่แล้ว กรุณาตั้งชื่ออื่น").format(name=name))
    return name


def _with_file_names() -> "Select[PaperTemplate, str]":
    files = StoredFile.id == PaperTemplate.file_id
    return select(PaperTemplate, StoredFile.name).join(StoredFile, files)


def _get(session: Session, template_id: int) -> PaperTemplate:
    template = session.get(PaperTemplate, template_id)
    if template is None:
        raise _gone()
    return template


def _gone() -> TemplateKeptError:
    return TemplateKeptError(_("ไม่พบแบบของสำนักงานที่เลือก อาจถูกย้อนกลับไปแล้ว กรุณาเลือกรูปแบบอื่น"))


def _info(template: PaperTemplate, file_name: str) -> TemplateInfo:
    return TemplateInfo(
        template.id,
        template.name,
        template.kind,
        template.note,
        template.file_id,
        file_name,
        template.in_bin,
        template.updated_at,
        template.replaced_by_id,
    )
