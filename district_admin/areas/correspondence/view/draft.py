"""The paper being written: what is typed, and when it was last kept.

It keeps itself a short while after the last key, so the officer never has to; who types without a
pause is kept in between. A new paper is stored at its first change, so that looking at an empty
form leaves nothing behind. What could not be stored is tried again by itself, and told once.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model import Paper
from district_admin.areas.correspondence.view.paper_history import shown
from district_admin.documents.form_model import Form
from district_admin.texts import _
from district_admin.ui.context import AppContext

SAVE_AFTER_MS: Final = 800
SAVE_WITHIN_MS: Final = 3000
"""The longest that what was typed waits while the keys go on."""
TRY_AGAIN_AFTER_MS: Final = 5000


class Draft(QObject):
    """One paper while it is on the desk. `paper` is None until it is stored."""

    saved = Signal()
    not_saved = Signal()  # and will be tried again
    changed_elsewhere = Signal()  # undo, for one; `content` is then what is stored
    gone = Signal()  # it was taken back altogether
    refused = Signal(str)  # it was locked meanwhile; what was typed and not kept

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
        # `_name` is how its actions are called, which stays while the subject alone is typed
        self._saving = False
        self._failing = False
        self._waiting = QElapsedTimer()  # since the first key that is not stored
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        context.changes.committed.connect(self._committed)

    @property
    def name(self) -> str:
        """How the paper is called in messages, by the subject that stands there now."""
        return operations.name_of_content(self.form.name, self.content)

    @property
    def is_kept(self) -> bool:
        """Whether all that was typed is stored."""
        return self.content == self._stored

    @property
    def is_failing(self) -> bool:
        """Whether it could not be stored the last time it was tried."""
        return self._failing

    @property
    def text(self) -> str:
        """All that is typed, for the clipboard: each field under its name."""
        values = ((field, shown(self.content.get(field.name))) for field in self.form.fields)
        return "\n\n".join(f"{_(field.label)}\n{value}" for field, value in values if value)

    def take(self, content: Mapping[str, Any]) -> bool:
        """Take what is typed now; it is kept soon. Returns False if nothing was changed."""
        if self.content == content:
            return False
        self.content = dict(content)
        if not self._failing:  # else the next try has its time already
            self._wait_for_pause()
        return True

    def keep_at_once(self) -> None:
        """Keep what is typed without a pause, but after the event that is being handled."""
        if not self.is_kept and not self._failing:
            self._timer.start(0)

    @Slot()
    def keep(self) -> None:
        """Keep what is typed, as `save` does, but raise a failure only the first time."""
        was_told = self._failing
        try:
            self.save()
        except Exception:  # of any kind: the same box every few seconds would not let her type
            if not was_told:
                raise

    @Slot()
    def save(self) -> None:
        """Keep what is typed, now. Raises StorageError; it is then still here and tried again.

        What was typed into a paper that is locked by now is `refused`.
        """
        self._timer.stop()
        if self.is_kept:
            self._rest()
            return
        content = dict(self.content)
        self._saving = True
        try:
            self._store(content)
        except operations.PaperLockedError:
            self._give_way()
            return
        except Exception:
            self._failed()
            raise
        finally:
            self._saving = False
        self._stored = content
        self._rest()
        self.saved_at = datetime.now().astimezone()
        self.saved.emit()

    def stop(self) -> None:
        """Keep what is typed and hear of nothing more."""
        self.save()
        self._context.changes.committed.disconnect(self._committed)

    def let_go(self) -> None:
        """Give up what is not stored, because the officer said so."""
        self._stored = dict(self.content)
        self._rest()

    def _give_way(self) -> None:
        # an undo locked the paper under her hands: what is stored stands, what she typed is told
        typed = self.text
        self.content = dict(self._stored)
        self._rest()
        self.refused.emit(typed)

    def _failed(self) -> None:
        self._failing = True
        self._timer.start(TRY_AGAIN_AFTER_MS)
        database = self._context.database
        if database.path.is_file():
            # opened anew at the next try: a drive that was taken out and put back is another file
            database.close()
        self.not_saved.emit()

    def _wait_for_pause(self) -> None:
        if not self._waiting.isValid():
            self._waiting.start()
        left = max(0, SAVE_WITHIN_MS - self._waiting.elapsed())
        self._timer.start(min(SAVE_AFTER_MS, left))

    def _rest(self) -> None:
        self._failing = False
        self._waiting.invalidate()
        self._timer.stop()

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
            self._lost()
        elif paper.content != self._stored:
            # what was typed since it was last stored is the officer's, whatever else changed
            typed = {key: self.content[key] for key in self._unsaved()}
            self._stored = dict(paper.content)
            self.content = {**paper.content, **typed}
            if not self.is_kept:
                self._wait_for_pause()
            else:
                self._rest()
            self.changed_elsewhere.emit()

    def _lost(self) -> None:
        if self.is_kept:
            self.gone.emit()
            return
        # taken back while something new was typed, which then begins a paper of its own
        self.paper_id, self._stored = None, {}
        self._wait_for_pause()

    def _unsaved(self) -> set[str]:
        return {key for key in self.content if self.content[key] != self._stored.get(key)}
