"""Filing letters (จัดเก็บ): one window asks for the class, says till when that is, and keeps it.

Filing is asked of the rows of a register, one or several, and changed from there or from the list
of what is filed; so it stands by itself, and both lists use it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QDialog

from district_admin.areas.correspondence.model.register import ISSUED
from district_admin.areas.correspondence.model.retention import DESTROYED, KEPT, RETENTIONS
from district_admin.areas.correspondence.operations import fileable, filing, lending, numbering
from district_admin.areas.correspondence.operations.filed_rows import is_kept_as_open
from district_admin.areas.correspondence.operations.filing import (
    FilingDetails,
    FilingError,
    Words,
)
from district_admin.areas.correspondence.operations.refiling import change_several
from district_admin.areas.correspondence.operations.register_listing import EntryRow
from district_admin.areas.correspondence.operations.signing import unsigned
from district_admin.areas.correspondence.view.filing_words import mark_words, retention_name
from district_admin.areas.correspondence.view.list_deeds import ListDeeds
from district_admin.areas.correspondence.view.loan_words import who_borrows
from district_admin.areas.correspondence.view.signing_advice import (
    SigningAdvice,
    advise_signing,
)
from district_admin.documents.set_phrases import load_retention_words
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.thai.calendar import medium_date
from district_admin.ui.confirm import confirm
from district_admin.ui.detail_pane import Deed
from district_admin.ui.entry_form import HALF, Entry
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.list_page import ListPage
from district_admin.ui.one_step import do_with_many
from district_admin.ui.questions import choice, day, day_of, line

KEYS: Final = "Ctrl+B"
_AS_IT_IS: Final = "as_it_is"
_SHOWN: Final = 12

_Looked = tuple[Sequence[fileable.Unfit], Mapping[int, int]]
"""What cannot be filed, and the papers that are not noted as signed, by row."""


class FilingDeeds(ListDeeds):
    """Asks how letters are to be kept."""

    def __init__(self, page: ListPage[Any]) -> None:
        super().__init__(page)
        self.question: QDialog | None = None
        self.signing: SigningAdvice | None = None

    def file(self, rows: Sequence[EntryRow]) -> None:
        """Ask in which class the letters of rows are filed, and where.

        Of rows that cannot be filed it is told before, and the rest offered.
        Raises FilingError when none can.
        """
        ids = [each.id for each in rows]

        def look(_progress: Progress) -> _Looked:
            with self._page.context.database.reading() as session:
                return fileable.unfit(session, ids), unsigned(session, ids)

        ask = partial(self._ask_about, rows)
        page = self._page
        do_with_many(page.context, page, _("กำลังตรวจรายการที่เลือก"), look, ask, len(ids))

    def _ask_about(self, rows: Sequence[EntryRow], looked: _Looked) -> None:
        refused, papers = looked
        if not refused:
            self._ask_file(rows, papers)
            return
        left_out = {each.entry_id for each in refused}
        rest = [each for each in rows if each.id not in left_out]
        if not rest:
            raise FilingError(fileable.reasons(refused))
        page, count = self._page, f"{len(rest):,}"
        self.question = confirm(
            page.context.theme,
            page,
            _("จัดเก็บได้ {count} จาก {total} เรื่อง").format(count=count, total=f"{len(rows):,}"),
            _("ที่ยังจัดเก็บไม่ได้:") + "\n" + fileable.reasons(refused),
            _("จัดเก็บ {count} เรื่องที่เหลือ…").format(count=count),
            _("ไม่จัดเก็บ"),
        )
        self.question.accepted.connect(lambda: self._ask_file(rest, papers))
        self.question.open()

    def _ask_file(self, rows: Sequence[EntryRow], papers: Mapping[int, int]) -> None:
        """Ask how rows are filed; `papers` are those that are not noted as signed, by row."""
        words = self._words()
        ids = [each.id for each in rows]
        with self._page.context.database.reading() as session:
            one = numbering.get_entry(session, rows[0].id)
            offered, year = filing.offered_class(one, words), filing.letter_year(one)
            places = filing.places(session)
        several = len(rows) > 1
        title = (
            _("จัดเก็บ {count} เรื่อง").format(count=f"{len(rows):,}")
            if several
            else _("จัดเก็บ {number}").format(number=rows[0].number_text)
        )

        def keep(values: dict[str, Any]) -> None:
            details = _details(values)
            self._keep(
                title,
                lambda session, progress: filing.file_letters(
                    session, ids, details, words, date.today(), progress
                ),
                len(ids),
            )

        by_rule = [(_AS_IT_IS, N_("ตามที่โปรแกรมเสนอแต่ละเรื่อง"))] if several else []
        entries = _entries(places, by_rule, several=several)
        first = _AS_IT_IS if several else offered
        values = {"retention": first, "filed_on": date.today().isoformat()}
        waiting = list(dict.fromkeys(papers[each] for each in ids if each in papers))
        self._ask_filing(title, entries, keep, values, None if several else year, waiting)

    def change(self, filing_id: int) -> None:
        """Ask how a letter that is filed is to be kept from now on."""
        words = self._words()
        with self._page.context.database.reading() as session:
            kept = filing.get_filing(session, filing_id)
            before, year = filing.details_of(kept), kept.letter_year
            number, places = kept.entry.number_text, filing.places(session)
        title = _("แก้การเก็บ {number}").format(number=number)

        def keep(values: dict[str, Any]) -> None:
            details = _details(values)
            with self._page.context.database.transaction(title) as session:
                filing.change_filings(session, [filing_id], details, words, date.today())
            self._page.said.emit(title)

        self._ask_filing(title, _entries(places, [], several=False), keep, _values(before), year)

    def change_several(self, filing_ids: Sequence[int]) -> None:
        """Ask what is to change in the keeping of several letters; the rest of each stays."""
        with self._page.context.database.reading() as session:
            places = filing.places(session)
        title = _("แก้การเก็บ {count} เรื่อง").format(count=f"{len(filing_ids):,}")

        def keep(values: dict[str, Any]) -> None:
            wanted = str(values["retention"])
            retention = "" if wanted == _AS_IT_IS else wanted
            place = str(values["place"] or "")
            self._keep(
                title,
                lambda session, progress: change_several(
                    session, filing_ids, retention, place, progress
                ),
                len(filing_ids),
            )

        entries = [
            _class_entry([(_AS_IT_IS, N_("คงประเภทเดิม"))]),
            line("place", N_("รหัสแฟ้ม"), hint=N_("เว้นว่างเพื่อคงเดิม"), suggestions=places),
        ]
        self._ask_filing(title, entries, keep, {"retention": _AS_IT_IS}, None)

    def fill_section(self, row: EntryRow) -> None:
        """Put how the letter of a row is kept into the pane at the right."""
        pane = self._page.detail
        with self._page.context.database.reading() as session:
            kept = filing.filing_of(session, row.id)
            is_secret = bool(numbering.get_entry(session, row.id).secrecy)
            out = lending.loan_out(session, kept.id) if kept is not None else None
        if kept is None:
            store = Deed(_("จัดเก็บ…"), "folder-open", lambda: self.file([row]), keys=KEYS)
            pane.section(_("การเก็บ"), *([store] if row.state == ISSUED else []))
            pane.remark(_("ยังไม่ได้จัดเก็บ"))
            return
        change = Deed(_("แก้การเก็บ…"), "pen-line", lambda: self.change(kept.id), keys=KEYS)
        pane.section(_("การเก็บ"), *([change] if kept.outcome == KEPT else []))
        place = [_("แฟ้ม {place}").format(place=kept.place)] if kept.place else []
        told = [_("จัดเก็บ {day}").format(day=medium_date(kept.filed_on)), *place]
        pane.line(mark_words(kept.due_year), "  ·  ".join([retention_name(kept.retention), *told]))
        if out is not None:
            who = who_borrows(out.borrower, out.post)
            day_lent = medium_date(out.lent_on)
            pane.line(_("ผู้ยืม: {who}").format(who=who), _("ยืม {day}").format(day=day_lent))
        if is_secret and is_kept_as_open(kept):
            pane.remark(_("หนังสือลับ แต่จัดเก็บเหมือนหนังสือที่ไม่ลับ กรุณาเปลี่ยนประเภทการเก็บ"))
        if kept.outcome_on is not None:
            gone = _("ทำลายแล้ว") if kept.outcome == DESTROYED else _("ส่งมอบแล้ว")
            pane.line(f"{gone} {medium_date(kept.outcome_on)}")

    def fill_many(self, rows: Sequence[EntryRow], deeds: Sequence[Deed] = ()) -> None:
        """Show in the pane at the right which rows are chosen, to be filed together.

        `deeds` are what else can be done with all of them.
        """
        pane = self._page.detail
        pane.begin(_("เลือก {count} รายการ").format(count=f"{len(rows):,}"))
        for each in rows[:_SHOWN]:
            pane.line(each.subject, each.number_text)
        if len(rows) > _SHOWN:
            pane.remark(_("และอีก {count} รายการ").format(count=f"{len(rows) - _SHOWN:,}"))
        store = Deed(_("จัดเก็บ…"), "folder-open", lambda: self.file(rows), "primary", KEYS)
        pane.end([*deeds, store])

    def _words(self) -> Words:
        return load_retention_words(self._page.context.folder.forms)

    def _ask_filing(
        self,
        title: str,
        entries: Sequence[Entry],
        keep: Callable[[dict[str, Any]], object],
        values: Mapping[str, object],
        year: int | None,
        unsigned_ids: Sequence[int] = (),
    ) -> None:
        dialog = self._begin_asking(title, entries, keep)
        told = WrappedLabel()
        told.setProperty("kind", "muted")
        form = dialog.form

        def follow() -> None:
            told.show_text(_told(form.values, year))

        form.changed.connect(follow)
        form.show_values(values)
        follow()
        dialog.add_advice(told)
        self.signing = advise_signing(self._page.context, dialog, unsigned_ids)
        dialog.ask(values)


def _entries(
    places: Sequence[str], more: Sequence[tuple[str, str]], *, several: bool
) -> list[Entry]:
    pages = [] if several else [line("page_count", N_("จำนวนหน้า"), HALF)]
    return [
        _class_entry(more),
        day("filed_on", N_("วันเก็บ"), required=True),
        line("due_year", N_("เก็บถึง พ.ศ."), HALF, hint=N_("เว้นว่างเพื่อใช้ตามประเภท")),
        line("place", N_("รหัสแฟ้ม"), HALF, hint=N_("เช่น ตู้ 1/แฟ้ม 3"), suggestions=places),
        *pages,
        line("remark", N_("หมายเหตุ")),
    ]


def _class_entry(more: Sequence[tuple[str, str]]) -> Entry:
    classes = [(key, each.name) for key, each in RETENTIONS.items()]
    return choice("retention", N_("ประเภทการเก็บ"), [*more, *classes])


def _values(details: FilingDetails) -> dict[str, object]:
    never = details.due_year == filing.FOR_EVER
    return {
        "retention": details.retention,
        "filed_on": details.filed_on.isoformat() if details.filed_on else "",
        "due_year": mark_words(None) if never else str(details.due_year or ""),
        "place": details.place,
        "page_count": str(details.page_count or ""),
        "remark": details.remark,
    }


def _details(values: dict[str, Any]) -> FilingDetails:
    retention = str(values["retention"])
    return FilingDetails(
        retention=filing.BY_RULE if retention == _AS_IT_IS else retention,
        filed_on=day_of(values["filed_on"]),
        due_year=filing.due_typed(str(values["due_year"] or "")),
        place=str(values["place"] or ""),
        page_count=filing.pages_typed(str(values.get("page_count") or "")),
        remark=str(values["remark"] or ""),
    )


def _told(values: dict[str, object], year: int | None) -> str:
    """Return what the class that is chosen means for a letter of a year; None for several."""
    if year is None:
        return _("แต่ละเรื่องนับเวลาเก็บจากสิ้นปีของหนังสือนั้น")
    retention = str(values["retention"])
    try:
        due = filing.due_year(retention, year, filing.due_typed(str(values["due_year"] or "")))
    except FilingError:  # half a year is typed, or one that is told of when it is kept
        due = filing.due_year(retention, year)
    return _("หนังสือปี {year} นับจากสิ้นปีนั้น เครื่องหมายที่มุมล่างขวา: {mark}").format(
        year=year, mark=mark_words(due)
    )
