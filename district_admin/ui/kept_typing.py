"""What is typed into a pane is kept beside the data, so that a fallen computer takes no notes away.

Chosen: one small file for each record in the data folder, written a second after the last key and
removed when the pane is left. Rejected: storing every pause in the database, since a half-typed
resolution would stand in papers, and each pause in the history.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from district_admin.errors import OfficeError
from district_admin.safe_files import write_aside
from district_admin.texts import _
from district_admin.ui.edit_pane import EditPane

_PAUSE_MS: Final = 1000


class KeptTyping(QObject):
    """Keeps what is typed into the pane's form as it is now; made after the pane has begun.

    `about` names the record: what was typed about another one that had the same place is not shown.
    `began` is what the record said when the typing began, before the program broke off as well.
    """

    def __init__(
        self, pane: EditPane, file: Path, about: str, began: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(pane)
        self.began: dict[str, str] = dict(began or {})
        assert pane.form
        self._pane, self._form = pane, pane.form
        self._file, self._about = file, about
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.write)
        self._bring_back()
        self._form.changed.connect(self._timer.start)
        self._form.destroyed.connect(self.deleteLater)
        pane.finished.connect(self._leave)

    @property
    def is_open(self) -> bool:
        """Whether its form stands in the pane still."""
        return self._pane.form is self._form

    @Slot()
    def write(self) -> None:
        """Keep what is typed now; nothing, where nothing was."""
        if not self.is_open:
            return
        self._timer.stop()
        if not self._pane.has_changes:
            self._forget()
            return
        kept = {"about": self._about, "began": self.began, "values": self._form.values}
        data = json.dumps(kept, ensure_ascii=False, default=str).encode()
        with suppress(OSError, OfficeError):  # she is told when she stores it for good
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_aside(self._file, data, pauses=())

    def _bring_back(self) -> None:
        values, began = self._kept_values()
        if not values or {**self._form.values, **values} == self._form.values:
            return
        self._form.show_values({**self._form.values, **values})
        self.began |= began
        self._pane.tell(
            _("นำข้อความที่พิมพ์ค้างไว้ก่อนโปรแกรมปิดกลับมาแล้ว กรุณาตรวจสอบ แล้วกด บันทึก หรือ ไม่บันทึก")
        )

    def _kept_values(self) -> tuple[dict[str, object], dict[str, str]]:
        try:
            kept = json.loads(self._file.read_bytes())
            values, about, began = kept["values"], kept["about"], kept.get("began")
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}, {}
        if about != self._about or not isinstance(values, dict):
            return {}, {}
        began = began if isinstance(began, dict) else {}
        return (
            {name: values[name] for name in self._form.values if name in values},
            {name: str(began[name]) for name in self.began if name in began},
        )

    @Slot()
    def _leave(self) -> None:
        if self._pane.form is self._form:
            self._timer.stop()
            self._forget()

    def _forget(self) -> None:
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
