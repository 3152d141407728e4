"""The lock of the paper on the writing desk: what it says of it, and what can be done about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.documents.looks import Look
from district_admin.areas.correspondence.operations import Standing, looks, versions
from district_admin.areas.correspondence.view.correcting import ask_correction, finish_correction
from district_admin.areas.correspondence.view.draft import Draft
from district_admin.areas.correspondence.view.lock_bar import LockBar
from district_admin.areas.correspondence.view.origin_bar import OriginBar
from district_admin.areas.correspondence.view.signing import attach_scans
from district_admin.areas.correspondence.view.typed_number import number_problems
from district_admin.documents.problem import Problem
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.toast import Toast

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view.versions_dialog import VersionsDialog

TABLES = frozenset({"paper", "paper_version", "paper_scan", "register_entry", "record_link"})
"""What a paper's standing is read from."""


class PaperLock(QObject):
    """Knows whether the paper on the desk is locked, and corrects it or locks it again."""

    def __init__(self, context: AppContext, draft: Draft, page: QWidget, notice: Toast) -> None:
        super().__init__(page)
        self._kept: Look | None = None  # what a locked paper is drawn with
        self.standing: Standing | None = None
        self.reason_dialog: EntryDialog | None = None
        self.versions_dialog: VersionsDialog | None = None
        self._context, self._draft, self._page, self._notice = context, draft, page, notice
        self.read_office()
        self.bar = LockBar(context.theme)
        self.origin = OriginBar(context)
        self.bar.correct_wanted.connect(self.correct)
        self.bar.finish_wanted.connect(self.finish)
        self.bar.scan_wanted.connect(self.attach)
        self.bar.versions_wanted.connect(self.show_versions)

    @property
    def look(self) -> Look:
        """What the paper is drawn with: a locked one with what it was locked with."""
        return self._kept or self._today

    @property
    def is_locked(self) -> bool:
        """Whether the paper may be read only."""
        return self.standing is not None and self.standing.is_locked

    @property
    def is_numbered(self) -> bool:
        """Whether the paper bears a number of a register."""
        return self.standing is not None and bool(self.standing.number_count)

    @property
    def has_versions(self) -> bool:
        """Whether there are versions before this one, or scans to look at."""
        return self.standing is not None and (self.standing.version > 1 or self.standing.has_scan)

    def read_office(self) -> None:
        """Read what an open paper is drawn with."""
        with self._context.database.reading() as session:
            self._today = looks.look_today(session, self._draft.form)

    def number_problems(self) -> list[Problem]:
        """Return what is unusual about a number that was typed by hand."""
        return number_problems(self._context, self._draft, is_numbered=self.is_numbered)

    def read(self) -> None:
        """Read where the paper stands, and say so."""
        paper_id, reason = self._draft.paper_id, ""
        self.standing = self._kept = None
        if paper_id is not None:
            with self._context.database.reading() as session:
                paper = operations.find_paper(session, paper_id)
                if paper is not None:
                    self.standing = operations.standing_of(session, paper)
                    if self.is_locked:
                        self._kept = looks.look_kept(session, paper.look_id, self._draft.form)
                    if paper.correcting:
                        reason = versions.earlier_versions(session, paper_id)[0].reason
        self.origin.show_of(paper_id)
        self.bar.show_standing(self.standing, reason, self._kept)

    @Slot()
    def correct(self) -> None:
        """Ask why the paper is corrected, and open its next version."""
        if self._draft.paper_id is not None:
            self.reason_dialog = ask_correction(
                self._context,
                self._page,
                self._draft.paper_id,
                self._draft.name,
                self._notice.say,
            )

    @Slot()
    def finish(self) -> None:
        """Lock the paper as it is corrected."""
        self._draft.save()
        if self._draft.paper_id is not None:
            finish_correction(
                self._context, self._draft.paper_id, self._draft.name, self._notice.say
            )

    @Slot()
    def attach(self) -> None:
        """Ask for the scan of the signed paper, and keep it."""
        if self._draft.paper_id is not None:
            attach_scans(
                self._context,
                self._page,
                self._draft.paper_id,
                self._draft.name,
                self._notice.say,
            )

    @Slot()
    def show_versions(self) -> None:
        """Show the versions of the paper, each as a sheet, with what changed and its scans."""
        from district_admin.areas.correspondence.view.versions_dialog import (  # noqa: PLC0415
            VersionsDialog,  # rarely used
        )

        self._draft.save()
        if self._draft.paper_id is not None:
            self.versions_dialog = VersionsDialog(
                self._context,
                self._page,
                self._draft.form,
                self._draft.paper_id,
            )
            self.versions_dialog.open()
