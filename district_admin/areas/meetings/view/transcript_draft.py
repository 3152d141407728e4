"""The transcript being typed: kept a second after the first key that is not stored.

What is typed is in the text box alone until then, so a program that is killed loses a second. The
steps of ten minutes are one action of the history. Rejected: the draft of a letter, which is one
record and forgets what it was.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from district_admin.areas.meetings.operations.meetings import get_meeting
from district_admin.areas.meetings.operations.transcript_versions import (
    KEEP_EVERY,
    keep_version,
)
from district_admin.areas.meetings.operations.transcripts import (
    Passage,
    list_passages,
    save_passages,
)
from district_admin.texts import _
from district_admin.ui.context import AppContext

SAVE_AFTER_MS: Final = 1000
TRY_AGAIN_AFTER_MS: Final = 5000


class TranscriptDraft(QObject):
    """The passages of one meeting while they are in the window; `read` tells what stands there."""

    saved = Signal()
    not_saved = Signal()  # and will be tried again
    changed_elsewhere = Signal()  # undo, for one; `shown` is then what is to stand there

    def __init__(
        self, context: AppContext, meeting_id: int, read: Callable[[], Sequence[Passage]]
    ) -> None:
        super().__init__()
        self.saved_at: datetime | None = None
        self.is_failing = False
        self._context = context
        self._meeting_id = meeting_id
        self._read = read
        with context.database.reading() as session:
            self._number = get_meeting(session, meeting_id).number_text
        self._saving = False
        self._carried: dict[int, tuple[str, int | None]] = {}
        self.passages: list[Passage] = []  # as they are stored
        self._load()
        self.shown = self.passages
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)
        context.changes.committed.connect(self._committed)

    @property
    def typed(self) -> list[Passage]:
        """What stands in the window, each passage with what was carried of it."""
        nothing: tuple[str, int | None] = ("", None)
        there = list(self._read())
        if len(there) == 1 and not there[0].text:
            return []  # an empty box leaves nothing behind
        return [
            Passage(
                each.key,
                each.text,
                each.item_id,
                each.recording_id,
                *self._carried.get(each.key, nothing),
            )
            for each in there
        ]

    @property
    def is_kept(self) -> bool:
        """Whether all that was typed is stored."""
        return self.typed == self.passages

    @Slot()
    def touch(self) -> None:
        """Keep what is typed soon; something was."""
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    @Slot()
    def save(self) -> None:
        """Keep what is typed, now; raises whatever hinders it, and it is tried again."""
        self._timer.stop()
        typed = self.typed
        if typed == self.passages:
            self.is_failing = False
            return
        action = _("พิมพ์บันทึกถอดเทป ครั้งที่ {number}").format(number=self._number)
        merge = f"transcript:{self._meeting_id}"
        self._saving = True
        try:
            with self._context.database.transaction(action, merge=merge) as session:
                save_passages(session, self._meeting_id, typed)
                keep_version(session, self._meeting_id, datetime.now(UTC), KEEP_EVERY)
        except Exception:
            self._fail()
            raise
        finally:
            self._saving = False
        self.passages = typed
        self.is_failing = False
        self.saved_at = datetime.now().astimezone()
        self.saved.emit()

    def save_version(self) -> None:
        """Keep what is typed, and a version of it if it is not as the last one."""
        self.save()
        with self._context.database.transaction(_("เก็บฉบับของบันทึกถอดเทป")) as session:
            keep_version(session, self._meeting_id, datetime.now(UTC))

    def stop(self) -> None:
        """Keep what is typed, with a version, and hear of nothing more."""
        self.save_version()
        self.let_go()

    def let_go(self) -> None:
        """Hear of nothing more; what is not stored is given up."""
        self._timer.stop()
        self._context.changes.committed.disconnect(self._committed)

    def _load(self) -> None:
        with self._context.database.reading() as session:
            self.passages = list_passages(session, self._meeting_id)
        for each in self.passages:
            self._carried[each.key] = (each.carried_text, each.carried_to_id)

    @Slot()
    def _keep(self) -> None:
        was_told = self.is_failing
        try:
            self.save()
        except Exception:  # of any kind: the same box every few seconds would not let her type
            if not was_told:
                raise

    def _fail(self) -> None:
        self.is_failing = True
        self._timer.start(TRY_AGAIN_AFTER_MS)
        database = self._context.database
        if database.path.is_file():
            # opened anew at the next try: a drive that was taken out and put back is another file
            database.close()
        self.not_saved.emit()

    @Slot(object)
    def _committed(self, tables: object) -> None:
        if self._saving or not isinstance(tables, frozenset) or "transcript_passage" not in tables:
            return
        before, typed = {each.key: each for each in self.passages}, self.typed
        self._load()
        # what was typed since it was last stored is hers, whatever else changed
        hers = [each for each in typed if before.get(each.key) != each]
        previous = dict(zip([e.key for e in typed], [0, *(e.key for e in typed)], strict=False))
        shown = list(self.passages)
        for each in hers:
            keys = [one.key for one in shown]
            if each.key in keys:
                shown[keys.index(each.key)] = each
            else:
                after = previous[each.key]
                shown.insert(keys.index(after) + 1 if after in keys else 0, each)
        self.shown = shown
        if [_seen(each) for each in shown] != [_seen(each) for each in typed]:
            self.changed_elsewhere.emit()
        if hers:
            self.touch()


def _seen(passage: Passage) -> tuple[object, ...]:
    return passage.key, passage.text, passage.item_id, passage.recording_id
