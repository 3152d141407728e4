"""The versions of a paper as they are looked at: nothing in them can be written any more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from district_admin.areas.correspondence import documents, operations
from district_admin.areas.correspondence.documents.looks import Look
from district_admin.areas.correspondence.model.paper import DRAFT, STATUS_NAMES, WAITING
from district_admin.areas.correspondence.operations import looks, signed_scans, versions
from district_admin.areas.correspondence.view.columns import moment
from district_admin.areas.correspondence.view.look_words import look_words
from district_admin.documents.form_model import Form
from district_admin.storage.database import Database
from district_admin.storage.files import StoredFile
from district_admin.texts import _
from district_admin.thai.calendar import medium_date


@dataclass
class KeptVersion:
    """A version of a paper to look at; the present one was not put aside and has no reason."""

    form: Form
    look: Look
    content: Mapping[str, Any]
    version: int
    status: str
    status_on: date | None
    put_aside_at: datetime | None
    reason: str
    scans: Sequence[StoredFile]

    def save(self) -> None:
        """Nothing: what is kept is kept."""

    @property
    def heading(self) -> str:
        """Which version it is, and how far it came."""
        said = [_("ฉบับที่ {version}").format(version=self.version)]
        if self.put_aside_at is None:
            said.append(_("ใช้อยู่"))
        if self.status != DRAFT:
            said.append(_(STATUS_NAMES[self.status]))
        return "  ·  ".join(said)

    @property
    def compared(self) -> Mapping[str, Any]:
        """What it says; a paper of old that names no numerals is printed in Thai ones."""
        return {documents.NUMERALS: "thai", **self.content}

    @property
    def story(self) -> str:
        """When it was signed, when and why it was put aside."""
        lines = []
        if self.status != DRAFT and self.status_on is not None:
            waits = self.status == WAITING
            words = _("{status}ตั้งแต่ {day}") if waits else _("{status}เมื่อ {day}")
            lines.append(
                words.format(status=_(STATUS_NAMES[self.status]), day=medium_date(self.status_on))
            )
        if self.put_aside_at is not None:
            when = moment(self.put_aside_at, date.today())
            lines.append(_("แก้เป็นฉบับที่ {n} เมื่อ {when}").format(n=self.version + 1, when=when))
            lines.append(_("เหตุผล: {reason}").format(reason=self.reason))
        if said := look_words(self.look):
            lines.append(said)
        return "\n".join(lines)


def read_versions(database: Database, form: Form, paper_id: int) -> list[KeptVersion]:
    """Return a paper as it is now, and as it was before each correction, newest first.

    Raises PaperNotFoundError.
    """
    with database.reading() as session:
        paper = operations.get_paper(session, paper_id)
        earlier = versions.earlier_versions(session, paper_id)

        def files(version: int) -> list[StoredFile]:
            return signed_scans.scans_of_version(session, paper_id, version)

        now = KeptVersion(
            form,
            looks.look_of_paper(session, paper, form),
            paper.content,
            paper.version,
            paper.status,
            paper.status_on,
            None,
            "",
            files(paper.version),
        )
        before = [
            KeptVersion(
                form,
                looks.look_kept(session, each.look_id, form),
                each.content,
                each.version,
                each.status,
                each.status_on,
                each.made_at,
                each.reason,
                files(each.version),
            )
            for each in earlier
        ]
    return [now, *before]
