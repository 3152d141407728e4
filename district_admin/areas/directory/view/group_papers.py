"""Labels and envelopes for the recipients of a named group."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from district_admin.areas.directory.model import ContactGroup
from district_admin.areas.directory.operations import groups, papers
from district_admin.areas.directory.view.group_rule import nobody_words
from district_admin.areas.directory.view.papers import first_label, first_label_entry
from district_admin.areas.directory.view.tables import give_table
from district_admin.documents.model import Document
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.ui.choice_box import Answer, choice_box
from district_admin.ui.detail_pane import Deed
from district_admin.ui.entry_dialog import EntryDialog
from district_admin.ui.giving import PDF, format_entry, give_papers, look_of
from district_admin.ui.questions import choice

if TYPE_CHECKING:
    from district_admin.areas.directory.documents.recipients import Recipient
    from district_admin.areas.directory.view.groups import GroupsPage
    from district_admin.documents.look import Look


_SHOWN: Final = 10


class GroupPapers(QObject):
    """Asks which sheets or envelopes are at hand, then makes the papers of the chosen group."""

    def __init__(self, page: "GroupsPage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: EntryDialog | None = None
        self.question: QDialog | None = None

    def deeds(self, group: ContactGroup) -> list[Deed]:
        """Return the papers that can be made for a group."""
        return [
            Deed(_("ส่งออกรายชื่อ (XLSX)"), "download", lambda: self.export(group), "icon"),
            Deed(_("ซองจดหมาย"), "mail", lambda: self.ask_envelopes(group)),
            Deed(_("ป้ายที่อยู่"), "printer", lambda: self.ask_labels(group), "primary", "Ctrl+P"),
        ]

    def export(self, group: ContactGroup) -> None:
        """Save whom the group has today as a worksheet."""
        page = self._page
        with page.context.database.reading() as session:
            found = groups.recipients(session, group.id, date.today())
        # Thai whatever the language of the screens: the list goes to Thai offices
        headings = ("ที่", "ชื่อ", "ตำแหน่ง", "หน่วยงาน", "เรียน", "ที่อยู่", "โทรศัพท์", "อีเมล")
        rows = [
            (
                number,
                each.name,
                each.position,
                each.agency,
                each.addressee,
                " ".join(each.address_lines),
                each.telephone,
                each.email,
            )
            for number, each in enumerate(found, start=1)
        ]
        give_table(page.context, page, group.name, headings, rows, page.saved.emit)

    def ask_labels(self, group: ContactGroup) -> None:
        """Ask for the sheet of labels, and make them."""
        from district_admin.areas.directory.documents.labels import (  # noqa: PLC0415 - when asked
            LABEL_SHEETS,
            crowded,
            labels,
        )

        people = self._recipients(group)
        sheets = [(key, sheet.name) for key, sheet in LABEL_SHEETS.items()]
        entries = [choice("sheet", N_("แผ่นสติกเกอร์"), sheets), first_label_entry(), format_entry()]

        def keep(values: dict[str, Any]) -> None:
            first, sheet = first_label(values), LABEL_SHEETS[str(values["sheet"])]
            look = self._look()

            def give(chosen: Sequence["Recipient"]) -> None:
                def make(progress: Progress) -> list[Document]:
                    return [labels(chosen, sheet, look, progress, first)]

                self._give(_("ป้ายที่อยู่ {name}").format(name=group.name), values, make)

            def fitted(progress: Progress) -> list["Recipient"]:
                progress.report(0, 0)
                return crowded(people, sheet, look)

            def asked(too_long: list["Recipient"]) -> None:
                self._ask_about(people, too_long, give)

            page = self._page
            page.context.jobs.run(page, _("กำลังจัดป้ายที่อยู่"), fitted, asked)

        title = _("พิมพ์ป้ายที่อยู่ {count} ดวง").format(count=len(people))
        self._ask(title, entries, keep, {"first": "1"})

    def ask_envelopes(self, group: ContactGroup) -> None:
        """Ask for the size of the envelopes, and make them."""
        from district_admin.areas.directory.documents.envelopes import (  # noqa: PLC0415 - when asked
            ENVELOPES,
            envelopes,
        )

        people = self._recipients(group)
        sizes = [(key, size.name) for key, size in ENVELOPES.items()]
        entries = [choice("size", N_("ขนาดซอง"), sizes), format_entry()]

        def keep(values: dict[str, Any]) -> None:
            size, look = ENVELOPES[str(values["size"])], self._look()

            def give(chosen: Sequence["Recipient"]) -> None:
                def make(_progress: Progress) -> list[Document]:
                    return envelopes(chosen, size, look)

                self._give(_("ซองจดหมาย {name}").format(name=group.name), values, make)

            missing = () if look.letterhead.emblem else (_no_emblem(),)
            self._ask_about(people, (), give, missing)

        title = _("พิมพ์ซองจดหมาย {count} ซอง").format(count=len(people))
        self._ask(title, entries, keep, {})

    def _ask_about(
        self,
        people: Sequence["Recipient"],
        too_long: Sequence["Recipient"],
        give: Callable[[Sequence["Recipient"]], object],
        missing: Sequence[str] = (),
    ) -> None:
        """Name whose letters would not arrive as they are, and ask whether to go on.

        `missing` tells what all of them lack.
        """
        from district_admin.areas.directory.documents.recipients import (  # noqa: PLC0415 - as above
            is_short_of_post,
        )

        nowhere = [each for each in people if not each.address_lines]
        short = [each for each in people if each.address_lines and is_short_of_post(each)]
        told = [
            *_named(_("ไม่มีที่อยู่ {count} ราย"), nowhere),
            *_named(_("ที่อยู่ไม่มีจังหวัดหรือรหัสไปรษณีย์ {count} ราย"), short),
            *_named(_("ที่อยู่ยาวเกินดวง บางบรรทัดจะไม่พิมพ์ {count} ราย"), too_long),
        ]
        if not told and not missing:
            give(people)
            return
        unready = {id(each) for each in (*nowhere, *short, *too_long)}
        ready = [each for each in people if id(each) not in unready]
        answers = [
            Answer(_("กลับไปแก้ไข"), lambda: None, "primary"),
            Answer(_("ทำเอกสารทั้งหมด"), lambda: give(people)),
        ]
        if told and ready:
            words = _("ทำเฉพาะที่พร้อม {count} ราย").format(count=f"{len(ready):,}")
            answers.insert(1, Answer(words, lambda: give(ready)))
        page = self._page
        title = _("ที่อยู่บางรายยังไม่พร้อมพิมพ์") if told else _("ยังไม่มีตราครุฑ")
        text = "\n".join([*missing, *told])
        self.question = choice_box(page.context.theme, page.window(), title, text, answers)
        self.question.open()

    def _recipients(self, group: ContactGroup) -> list["Recipient"]:
        with self._page.context.database.reading() as session:
            found = groups.recipients(session, group.id, date.today())
        if not found:
            if not groups.rule_of(group).is_empty:
                raise OfficeError(nobody_words())
            raise OfficeError(_("กลุ่มนี้ยังไม่มีผู้รับ กรุณาเพิ่มรายชื่อหรือกำหนดเงื่อนไขก่อน"))
        return [papers.posted(each) for each in found]

    def _look(self) -> "Look":
        return look_of(self._page.context)

    def _ask(self, title: str, entries: Any, keep: Any, values: dict[str, object]) -> None:
        page = self._page
        self.dialog = EntryDialog(
            page.context.theme, page, title, entries, keep, date.today(), _("ทำเอกสาร")
        )
        self.dialog.ask({"format": PDF, **values})

    def _give(self, title: str, values: dict[str, Any], make: Any) -> None:
        page = self._page
        give_papers(page.context, page, title, str(values["format"]), make, page.saved.emit)


def _no_emblem() -> str:
    return _("ซองจะมีกรอบว่างแทนตราครุฑ เพิ่มรูปตราได้ที่ ตั้งค่า > ตราครุฑ")


def _named(words: str, people: Sequence["Recipient"]) -> list[str]:
    """Return how many there are and the names of the first ones, nothing without any."""
    if not people:
        return []
    names = [each.name for each in people[:_SHOWN]]
    if len(people) > _SHOWN:
        names.append(_("และอีก {count} ราย").format(count=f"{len(people) - _SHOWN:,}"))
    return [words.format(count=f"{len(people):,}"), *names]
