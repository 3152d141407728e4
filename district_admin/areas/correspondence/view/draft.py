"""The paper being written: what is typed, and when it was last kept.

It keeps itself a short while after the last key, so the officer never has to. A new paper is
stored at its first change, so that looking at an empty form leaves nothing behind.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model import Paper
from district_admin.documents.form_model import Form
from district_admin.texts import _
from district_admin.ui.context import AppContext

SAVE_AFTER_MS = 800


class Draft(QObject):
    """One paper while it is on the desk. `paper` is None until it is stored."""

    saved = Signal()
    changed_elsewhere = Signal()  # undo, for one; `content` is then what is stored
    gone = Signal()  # it was taken back altogether

    def __init__(
        self,
        context: AppContext,
        form: Form,
        content: Mapping[str, Any],
        paper: Paper | None = None,
    ) -> None:
        super().__init__()
        self.form = form
        self.content = dict(content)
        self.paper_id = paper.id if paper else None
        self.saved_at: datetime | None = paper.updated_at if paper else None
        self._context = context
        self._stored = dict(content)
        self._name = operations.name_of(paper) if paper else operations.kind_name(form.name)
        self._saving = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        context.changes.committed.connect(self._committed)

    @property
    def name(self) -> str:
        """How the paper is called in messages."""
        return self._name

    @property
    def is_kept(self) -> bool:
        """Whether all that was typed is stored."""
        return self.content == self._stored

    def take(self, content: Mapping[str, Any]) -> bool:
        """Take what is typed now; it is kept soon. Returns False if nothing was changed."""
        if self.content == content:
            return False
        self.content = dict(content)
        self._timer.start()
        return True

    @Slot()
    def save(self) -> None:
        """Keep what is typed, now. Raises StorageError; it is then still here and tried again."""
        self._timer.stop()
        if self.is_kept:
            return
        content = dict(self.content)
        self._saving = True
        try:
            self._store(content)
        finally:
            self._saving = False
        self._stored = content
        self.saved_at = datetime.now().astimezone()
        self.saved.emit()

    def stop(self) -> None:
        """Keep what is typed and hear of nothing more."""
        self.save()
        self._context.changes.committed.disconnect(self._committed)

    def _store(self, content: dict[str, Any]) -> None:
        if self.paper_id is None:
            action = _("เขียน{paper}").format(paper=self._name)
            with self._context.database.transaction(action) as session:
                self.paper_id = operations.start_paper(session, self.form.name, content)
            return
        if self._name_may_change(content):
            self._name = operations.name_of_content(self.form.name, content)
        action = _("แก้{paper}").format(paper=self._name)
        merge = f"paper:{self.paper_id}"
        with self._context.database.transaction(action, merge=merge) as session:
            operations.save_paper(session, self.paper_id, content)

    def _name_may_change(self, content: dict[str, Any]) -> bool:
        # While the subject alone is typed the name waits, or each pause would be an action.
        keys = {*content, *self._stored}
        return {key for key in keys if content.get(key) != self._stored.get(key)} != {"subject"}

    @Slot(object)
    def _committed(self, tables: object) -> None:
        if self._saving or self.paper_id is None or not isinstance(tables, frozenset):
            return
        if "paper" not in tables:
            return
        with self._context.database.reading() as session:
            paper = operations.find_paper(session, self.paper_id)
        if paper is None:
            self._timer.stop()
            self._stored = dict(self.content)  # nothing is left to keep
            self.gone.emit()
        elif paper.content != self._stored:
            self._timer.stop()
            self.content, self._stored = dict(paper.content), dict(paper.content)
            self.changed_elsewhere.emit()
