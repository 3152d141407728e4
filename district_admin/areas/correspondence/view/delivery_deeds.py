"""What the officer notes of deliveries: that they went out, were signed for, or are none.

Each is one step for all the chosen ones, with a name, and can be taken back.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from district_admin.areas.correspondence.model.delivery import HAND, MEANS
from district_admin.areas.correspondence.operations import deliveries
from district_admin.areas.correspondence.operations.deliveries import Noted
from district_admin.areas.correspondence.operations.delivery_listing import DeliveryRow
from district_admin.areas.correspondence.operations.signing import unsigned
from district_admin.areas.correspondence.view.signing_advice import (
    SigningAdvice,
    advise_signing,
)
from district_admin.documents.form_model import Choice, Field
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.entry_form import HALF, WHOLE, Entry
from district_admin.ui.questions import choice, day, day_of, line

_AS_IT_IS: Final = "as_it_is"
_TEXTS: Final = ("name", "agency", "means", "tracking", "received_by", "remark")


class DeliveryDeeds(QObject):
    """Asks what is to be noted of the chosen deliveries, and notes it."""

    def __init__(self, context: AppContext, window: QWidget, said: Callable[[str], object]) -> None:
        super().__init__(window)
        self._context, self._window, self._said = context, window, said
        self.dialog: EntryDialog | None = None
        self.signing: SigningAdvice | None = None

    def send(self, rows: Sequence[DeliveryRow]) -> None:
        """Ask by what means they went out, and when."""
        before = {row.means for row in rows}
        means = [(name, _(word)) for name, word in MEANS.items()]
        if before != {""}:
            means.insert(0, (_AS_IT_IS, _("ตามที่บันทึกไว้แล้ว")))
        went = {row.sent_on for row in rows}
        entries = [choice("means", N_("วิธีส่ง"), means)]
        if len(went) == 1:
            entries.append(day("on", N_("วันที่ส่ง"), required=True))
        else:
            entries.append(day("on", N_("วันที่ส่ง (ถ้าเว้นว่างไว้ วันที่จะคงเดิม)"), WHOLE))
        if len(rows) == 1:
            entries.append(line("tracking", N_("เลขพัสดุของไปรษณีย์"), HALF))

        def keep(values: dict[str, Any]) -> None:
            noted: Noted = {"sent_on": day_of(values["on"])} if values["on"] else {}
            if values["means"] != _AS_IT_IS:
                noted["means"] = str(values["means"])
            if "tracking" in values:
                noted["tracking"] = str(values["tracking"])
            self._note(_("ส่งหนังสือถึง {what}").format(what=whom(rows)), rows, noted)

        first: dict[str, object] = {
            "means": HAND if before == {""} else _AS_IT_IS,
            "on": (next(iter(went)) or date.today()).isoformat() if len(went) == 1 else "",
            "tracking": rows[0].tracking,
        }
        self._ask(_("บันทึกการส่ง: {what}").format(what=whom(rows)), entries, keep, first, rows)

    def sign(self, rows: Sequence[DeliveryRow]) -> None:
        """Ask when they were signed for, and by whom."""
        entries = [
            day("on", N_("วันที่รับ"), required=True),
            line("by", N_("ผู้ลงชื่อรับ"), hint=N_("เว้นว่างได้ หากลายมือชื่ออยู่ในสมุดส่งหรือใบรับ")),
        ]

        def keep(values: dict[str, Any]) -> None:
            noted: Noted = {"received_on": day_of(values["on"])}
            if values["by"] or len(rows) == 1:  # nobody's name is wiped out by an empty field
                noted["received_by"] = str(values["by"])
            self._note(_("ลงชื่อรับ {what}").format(what=whom(rows)), rows, noted)

        first = {
            "on": (_same([row.received_on for row in rows]) or date.today()).isoformat(),
            "by": rows[0].received_by if len(rows) == 1 else "",
        }
        self._ask(_("มีผู้ลงชื่อรับแล้ว: {what}").format(what=whom(rows)), entries, keep, first, rows)

    def correct(self, row: DeliveryRow) -> None:
        """Ask for all that is known of one delivery; an emptied day says that it did not happen."""
        means = tuple(Choice(name, word) for name, word in MEANS.items())
        entries = [
            line("name", N_("ถึง (ตามหนังสือ)"), required=True),
            line("agency", N_("หน่วยรับ")),
            Entry(Field("means", N_("วิธีส่ง"), "choice", choices=means), HALF),
            line("tracking", N_("เลขพัสดุของไปรษณีย์"), HALF),
            day("sent_on", N_("วันที่ส่ง")),
            day("received_on", N_("วันที่รับ")),
            line("received_by", N_("ผู้ลงชื่อรับ")),
            line("remark", N_("หมายเหตุ")),
        ]

        def keep(values: dict[str, Any]) -> None:
            noted: Noted = {
                "name": str(values["name"]),
                "agency": str(values["agency"]),
                "means": str(values["means"]),
                "tracking": str(values["tracking"]),
                "sent_on": day_of(values["sent_on"]),
                "received_on": day_of(values["received_on"]),
                "received_by": str(values["received_by"]),
                "remark": str(values["remark"]),
            }
            self._note(_("แก้ไขการส่ง: {what}").format(what=whom([row])), [row], noted)

        known: dict[str, object] = {name: getattr(row, name) for name in _TEXTS}
        days = {"sent_on": row.sent_on, "received_on": row.received_on}
        known |= {name: on.isoformat() if on else "" for name, on in days.items()}
        self._ask(_("แก้ไขการส่ง: {what}").format(what=whom([row])), entries, keep, known)

    def remove(self, rows: Sequence[DeliveryRow]) -> None:
        """Take them out; the step can be taken back."""
        action = _("นำผู้รับออก {what}").format(what=whom(rows))
        with self._context.database.transaction(action) as session:
            deliveries.remove(session, [row.id for row in rows])
        self._said(action)

    def _note(self, action: str, rows: Sequence[DeliveryRow], noted: Noted) -> None:
        with self._context.database.transaction(action) as session:
            changed = deliveries.note(session, [row.id for row in rows], noted, date.today())
        self._said(action if changed else "")

    def _ask(
        self,
        title: str,
        entries: Sequence[Entry],
        keep: Any,
        values: dict[str, object],
        going: Sequence[DeliveryRow] = (),
    ) -> None:
        """Ask for what is to be noted; of those `going` it is told which are not signed."""
        self.dialog = EntryDialog(
            self._context.theme, self._window, title, entries, keep, date.today()
        )
        with self._context.database.reading() as session:
            papers = unsigned(session, {row.entry_id for row in going})
        paper_ids = list(dict.fromkeys(papers.values()))
        self.signing = advise_signing(self._context, self.dialog, paper_ids)
        self.dialog.ask(values)


def whom(rows: Sequence[DeliveryRow]) -> str:
    """Return how the chosen ones are called in a title and in the name of a step."""
    number = _same([row.number_text for row in rows])
    who = rows[0].name if len(rows) == 1 else _("{count} ราย").format(count=f"{len(rows):,}")
    return f"{who} ({number})" if number else who


def _same(values: Sequence[Any]) -> Any:
    """Return what all the values are; None when they differ."""
    return values[0] if len(set(values)) == 1 else None
