"""Doubles: told of while a record is added, looked for by a command, merged from the record."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from district_admin.areas.directory.dialogs.doubles import DoublesDialog
from district_admin.areas.directory.dialogs.picking import Candidate, PickDialog
from district_admin.areas.directory.model import known_apart
from district_admin.areas.directory.operations import namesakes
from district_admin.areas.directory.operations.namesakes import Namesake
from district_admin.areas.directory.view.candidates import candidates
from district_admin.areas.directory.view.list_page import ListPage
from district_admin.areas.directory.view.merging import merge_agencies, merge_people
from district_admin.errors import OfficeError
from district_admin.texts import _
from district_admin.thai.names import split_name
from district_admin.ui.choice_box import Answer, choice_box

_SHOWN: Final = 4


class NameTakenError(OfficeError):
    """A record of this name is there already, and she has not said that it is another one."""


class Doubles(QObject):
    """What a page of people or agencies does about records that may be the same."""

    def __init__(self, page: ListPage[Any], *, of_people: bool) -> None:
        super().__init__(page)
        self._page = page
        self._of_people = of_people
        self._another = ""  # the name of which she said that it is another record
        self.question: QDialog | None = None
        self.dialog: DoublesDialog | None = None
        self.picking: PickDialog | None = None
        self.merging: QDialog | None = None

    def check(self, *names: str) -> None:
        """Ask about a new record whose name is taken. Raises NameTakenError until she answered."""
        with self._page.context.database.reading() as session:
            if self._of_people:
                found = namesakes.people_called(session, names[0], names[1], date.today())
            else:
                found = namesakes.agencies_called(session, names[0])
        typed = " ".join(names)
        another, self._another = self._another, ""
        if not found or another == typed:
            return
        told = _("มีชื่อนี้ในทำเนียบแล้ว: {names}").format(
            names="; ".join(f"{each.name} ({each.note})" for each in found[:_SHOWN])
        )
        self._ask(found, typed)
        raise NameTakenError(told)

    def look_for(self) -> None:
        """Open the window of all records that may be doubles."""
        page = self._page

        def read() -> Sequence[namesakes.Pair]:
            with page.context.database.reading() as session:
                if self._of_people:
                    return namesakes.double_people(session, date.today())
                return namesakes.double_agencies(session)

        self.dialog = DoublesDialog(
            page.context.theme,
            page.context.desk,
            page.window(),
            read,
            lambda one, other: self._merging()(
                page.context, self.dialog or page, one, other, page.said.emit
            ),
            self._know_apart,
        )
        self.dialog.open()

    def _know_apart(self, pair: namesakes.Pair) -> None:
        one, other = pair
        kind = known_apart.PERSON if self._of_people else known_apart.AGENCY
        action = _("บันทึกว่า {name} เป็นคนละรายการ").format(name=one.name)
        with self._page.context.database.transaction(action) as session:
            namesakes.mark_apart(session, kind, one.id, other.id)
        self._page.said.emit(action)

    def merge_with(self, record_id: int, name: str) -> None:
        """Ask with which other record this one is merged, then open the window that does it."""
        page = self._page
        title, rows = candidates(page.context)[int(self._of_people)]
        others = [each for each in rows if self._id(each) != record_id]
        # a double most often has nearly the same name: what begins alike comes first
        wanted = _untitled(name)
        others.sort(key=lambda each: -_alike(_untitled(each.name), wanted))

        def pick(picked: Sequence[Candidate]) -> None:
            other = self._id(picked[0])
            self.merging = self._merging()(
                page.context, page.window(), record_id, other, page.said.emit
            )

        self.picking = PickDialog(
            page.context.theme,
            page.context.desk,
            page.window(),
            _("รวม {name} กับ").format(name=name),
            [(title, others)],
            pick,
            word=_("เทียบและรวม"),
        )
        self.picking.open()

    def _ask(self, found: Sequence[Namesake], typed: str) -> None:
        page = self._page

        def open_existing() -> None:
            page.edit.finished.emit(False)  # what was typed can still be gone on with
            page.choose(found[0].id)

        def add_all_the_same() -> None:
            self._another = typed
            page.edit.save()

        text = "\n".join(f"{each.name}\n{each.note}" for each in found[:_SHOWN])
        another = _("บันทึกเป็นอีกคน") if self._of_people else _("บันทึกเป็นอีกหน่วยงาน")
        answers = (
            Answer(_("เปิดรายการที่มีอยู่"), open_existing, "primary"),
            Answer(another, add_all_the_same),
            Answer(_("กลับไปแก้ไข"), lambda: None),
        )
        title = _("มีชื่อนี้ในทำเนียบแล้ว")
        self.question = choice_box(page.context.theme, page.window(), title, text, answers)
        self.question.open()

    def _merging(self) -> Callable[..., QDialog]:
        return merge_people if self._of_people else merge_agencies

    def _id(self, candidate: Candidate) -> int:
        found = candidate.person_id if self._of_people else candidate.agency_id
        assert found is not None  # the list is of one kind
        return found


def _alike(one: str, other: str) -> int:
    """Return with how many letters two names begin alike."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _untitled(name: str) -> str:
    parts = split_name(name)
    return f"{parts.first} {parts.last}"
