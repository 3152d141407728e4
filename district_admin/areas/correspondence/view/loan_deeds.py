"""Lending (ให้ยืม) and taking back (รับคืน) letters that are filed, asked from both of their lists.

One window asks who has a letter and till when; the same puts a loan right later. Rejected: typing
this only where the card (form 24) is printed, as before: nobody then knows what is out.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from district_admin.areas.correspondence.model import Loan
from district_admin.areas.correspondence.operations import lending
from district_admin.areas.correspondence.operations.lending import LoanDetails
from district_admin.areas.correspondence.view.list_deeds import ListDeeds
from district_admin.areas.correspondence.view.loan_words import (
    loan_state,
    loan_tone,
    who_borrows,
)
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.detail_pane import Deed
from district_admin.ui.entry_form import HALF, Entry
from district_admin.ui.questions import day, day_of, line

LEND_KEYS: Final = "Ctrl+L"
_BEFORE: Final = 3
"""So many who had a letter before are told in its pane; its card tells all."""


class LoanDeeds(ListDeeds):
    """Asks for what is noted of loans, and keeps it."""

    def lend(self, filing_ids: Sequence[int], number: str) -> None:
        """Ask who borrows letters; `number` is that of the first."""
        title = _("ให้ยืม {what}").format(what=_what(len(filing_ids), number))

        def keep(values: dict[str, Any]) -> None:
            details = _details(values)
            self._keep(
                title,
                lambda session, progress: lending.lend(
                    session, filing_ids, details, date.today(), progress
                ),
                len(filing_ids),
            )

        self._ask(title, self._entries(), keep, {"lent_on": date.today().isoformat()})

    def take_back(self, loan_ids: Sequence[int], number: str) -> None:
        """Ask when letters came back, and who brought them; `number` is that of the first."""
        title = _("รับคืน {what}").format(what=_what(len(loan_ids), number))
        entries = [
            day("on", N_("วันส่งคืน"), required=True),
            line("by", N_("ผู้ส่งคืน"), hint=N_("เว้นว่างได้")),
        ]

        def keep(values: dict[str, Any]) -> None:
            on, by = day_of(values["on"]) or date.today(), str(values["by"] or "")
            self._keep(
                title,
                lambda session, _p: lending.take_back(session, loan_ids, on, by, date.today()),
                len(loan_ids),
            )

        self._ask(title, entries, keep, {"on": date.today().isoformat()})

    def change(self, loan_id: int) -> None:
        """Ask for what is to be put right in a loan."""
        with self._page.context.database.reading() as session:
            loan = lending.get_loan(session, loan_id)
        title = _("แก้ไขการยืม {number}").format(number=loan.filing.entry.number_text)
        entries = [
            *self._entries(),
            day("returned_on", N_("วันส่งคืน")),
            line("returned_by", N_("ผู้ส่งคืน"), HALF),
        ]

        def keep(values: dict[str, Any]) -> None:
            details, on = _details(values), day_of(values["returned_on"])
            by = str(values["returned_by"] or "")
            self._keep(
                title,
                lambda session, _p: lending.change_loan(
                    session, loan_id, details, on, by, date.today()
                ),
            )

        self._ask(title, entries, keep, _values(loan))

    def remove(self, loan_id: int, number: str) -> None:
        """Take out a loan that was noted by mistake."""
        action = _("ลบการยืม {number}").format(number=number)
        self._keep(action, lambda session, _p: lending.remove_loan(session, loan_id))

    def fill_section(self, filing_id: int, number: str, *, kept: bool) -> None:
        """Put who has a letter, and who had it, into the pane at the right."""
        page, today = self._page, date.today()
        with page.context.database.reading() as session:
            loans = lending.loans_of(session, [filing_id]).get(filing_id, [])
        loans.sort(key=lambda each: each.returned_on is None)
        out = loans[-1] if loans and loans[-1].returned_on is None else None
        pane = page.detail
        if out is not None:
            back = partial(self.take_back, [out.id], number)
            pane.section(_("การยืม"), Deed(_("รับคืน…"), "check", back, keys=LEND_KEYS))
        elif kept:
            lend = partial(self.lend, [filing_id], number)
            pane.section(_("การยืม"), Deed(_("ให้ยืม…"), "handshake", lend, keys=LEND_KEYS))
        elif loans:
            pane.section(_("การยืม"))
        for each in reversed(loans[-_BEFORE:]):
            told = [_("ยืม {day}").format(day=medium_date(each.lent_on))]
            if each.returned_on is not None:
                told.append(_("คืน {day}").format(day=medium_date(each.returned_on)))
            elif each.due_on is not None:
                told.append(_("กำหนดส่งคืน {day}").format(day=medium_date(each.due_on)))
            days = each.returned_on, each.due_on, today
            chip = (loan_state(*days, with_day=False), loan_tone(page.context.theme.tokens, *days))
            who = who_borrows(each.borrower, each.post)
            pane.line(who, "  ·  ".join(told), chip=chip)
        if kept and not loans:
            pane.remark(_("ไม่มีผู้ยืม"))

    def _entries(self) -> list[Entry]:
        with self._page.context.database.reading() as session:
            known = lending.borrowers(session)
        names = list(dict.fromkeys(name for name, _post in known))
        posts = list(dict.fromkeys(post for _name, post in known if post))
        return [
            line("borrower", N_("ผู้ยืม"), required=True, suggestions=names),
            line("post", N_("ตำแหน่งหรือส่วนราชการ"), suggestions=posts),
            line("purpose", N_("นำไปใช้ในราชการใด")),
            day("lent_on", N_("วันยืม"), required=True),
            day("due_on", N_("กำหนดส่งคืน")),
            line("taken_by", N_("ผู้รับหนังสือ"), hint=N_("เว้นว่างถ้าผู้ยืมรับเอง")),
            line("remark", N_("หมายเหตุ")),
        ]


def _what(count: int, number: str) -> str:
    return number if count == 1 else _("{count} เรื่อง").format(count=f"{count:,}")


def _details(values: dict[str, Any]) -> LoanDetails:
    texts = {
        name: str(values[name] or "")
        for name in ("borrower", "post", "purpose", "taken_by", "remark")
    }
    lent_on = day_of(values["lent_on"]) or date.today()
    return LoanDetails(lent_on=lent_on, due_on=day_of(values["due_on"]), **texts)


def _values(loan: Loan) -> dict[str, object]:
    return {
        "borrower": loan.borrower,
        "post": loan.post,
        "purpose": loan.purpose,
        "taken_by": loan.taken_by,
        "lent_on": loan.lent_on.isoformat(),
        "due_on": loan.due_on.isoformat() if loan.due_on else "",
        "returned_on": loan.returned_on.isoformat() if loan.returned_on else "",
        "returned_by": loan.returned_by,
        "remark": loan.remark,
    }
