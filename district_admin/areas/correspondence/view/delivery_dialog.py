"""The deliveries of one letter: to whom, how, when, and who signed for it."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from district_admin.areas.correspondence.model.register import SENT
from district_admin.areas.correspondence.operations import deliveries, delivery_listing, numbering
from district_admin.areas.correspondence.operations.delivery_listing import DeliveryRow
from district_admin.areas.correspondence.view.delivery_papers import BOOK, OUTSTANDING, RECEIPTS
from district_admin.areas.correspondence.view.delivery_receivers import DeliveryReceivers
from district_admin.areas.correspondence.view.delivery_window import DeliveryWindow, Filter, Rows
from district_admin.areas.correspondence.view.delivery_words import columns, told
from district_admin.overriding import override
from district_admin.texts import _
from district_admin.ui.buttons import button
from district_admin.ui.context import AppContext
from district_admin.ui.empty_state import EmptyState
from district_admin.ui.keys import on_keys


class DeliveryDialog(DeliveryWindow):
    """To whom one letter goes; recipients come in here, and are taken out."""

    hidden_narrow = (5,)  # who signed, as the state says that somebody did

    def __init__(
        self, context: AppContext, parent: QWidget, entry_id: int, delivery_id: int = 0
    ) -> None:
        with context.database.reading() as session:
            self._entry = numbering.get_entry(session, entry_id)
        filters = (
            Filter(_("ทั้งหมด"), lambda _row: True),
            Filter(_("ยังไม่ส่ง"), lambda each: each.is_to_send),
            Filter(_("ยังไม่มีผู้ลงชื่อรับ"), lambda each: each.is_waiting),
            Filter(_("รับแล้ว"), lambda each: each.received_on is not None),
        )
        super().__init__(
            context,
            parent,
            _("การส่งหนังสือ {number}").format(number=self._entry.number_text),
            columns(context.theme.tokens, with_letter=False),
            filters,
        )
        on_keys(self.table, QKeySequence(QKeySequence.StandardKey.Delete).toString(), self.remove)
        self.load()
        self.table.choose(lambda each: each.id == delivery_id)
        (self.table if self.rows else self.start_button).setFocus()

    @property
    @override
    def head_actions(self) -> Sequence[QWidget]:
        return self.print_button, self.add_button

    @property
    @override
    def foot_actions(self) -> Sequence[QWidget]:
        return self.remove_button, *super().foot_actions

    @override
    def read(self) -> Rows:
        with self.context.database.reading() as session:
            return delivery_listing.rows_of(session, self._entry.id)

    @override
    def told(self) -> str:
        with self.context.database.reading() as session:
            tally = deliveries.tally(session, self._entry.id)
        far = told(tally) if tally.recipients else ()
        return "  ·  ".join((*far, self._entry.subject))

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        ways = self.ways
        if ways.letters:
            word, do = ways.letters_word, ways.add_letters
            sentence = _("หนังสือนี้ทำถึงหลายแห่งไว้แล้ว ใช้ผู้รับชุดเดียวกันได้ทันที หรือกด เพิ่มผู้รับ เพื่อเลือกเอง")
        elif ways.listed:
            word, do = ways.listed_word, ways.add_listed
            sentence = _("หนังสือนี้มีบัญชีแนบท้าย ใช้ผู้รับตามบัญชีได้ทันที หรือกด เพิ่มผู้รับ เพื่อเลือกเอง")
        elif self._entry.recipient and self._entry.register == SENT:
            word, do = _("ใช้ผู้รับตามทะเบียน"), ways.add_from_register
            sentence = _("ในทะเบียนระบุว่าถึง {recipient} ถ้าส่งถึงหลายราย ให้กด เพิ่มผู้รับ").format(
                recipient=self._entry.recipient
            )
        else:
            word, do = _("เลือกจากทำเนียบ"), ways.pick
            sentence = _(
                "กด เพิ่มผู้รับ เพื่อเลือกจากทำเนียบ กลุ่มรายชื่อ หรือพิมพ์เอง "
                "แล้วบันทึกวิธีส่ง วันที่ส่ง และผู้ลงชื่อรับได้ทีละหลายราย"
            )
        self.start_button = button(theme, word, "primary", "plus")
        self.start_button.clicked.connect(lambda: do())
        return {
            "start": EmptyState(theme, "send", _("ยังไม่มีผู้รับ"), sentence, self.start_button),
            **other_empties(self),
        }

    @override
    def _make_buttons(self) -> None:
        super()._make_buttons()
        theme = self.context.theme
        self.ways = DeliveryReceivers(self.context, self, self._entry, self._say_added)
        self.add_button = button(theme, _("เพิ่มผู้รับ"), icon="plus")
        menu = QMenu(self.add_button)
        self.ways.fill(menu)
        self.add_button.setMenu(menu)
        self.remove_button = button(theme, _("นำออก"), "quiet", "x", _("นำผู้รับออก (Delete)"))
        self.remove_button.clicked.connect(self.remove)

    def remove(self) -> None:
        """Take the ticked ones out, or the one that the cursor is on."""
        if self.chosen:
            self.deeds.remove(self.chosen)

    def _say_added(self, said: str, added: bool) -> None:
        if added:
            self.say(said)
            self.table.setFocus()
        else:
            self.notice.say(said)


class OutstandingDialog(DeliveryWindow):
    """What nobody has signed for, of all letters, the longest on its way first."""

    hidden_narrow = (2,)  # the subject, which its number stands for
    printed = (OUTSTANDING, BOOK, RECEIPTS)

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        filters = (
            Filter(_("ส่งแล้ว ยังไม่มีผู้ลงชื่อรับ"), lambda each: each.is_waiting),
            Filter(_("ยังไม่ส่ง"), lambda each: each.is_to_send),
        )
        super().__init__(
            context,
            parent,
            _("ยังไม่มีผู้ลงชื่อรับ"),
            columns(context.theme.tokens, with_letter=True),
            filters,
        )
        self.letter: DeliveryDialog | None = None
        self.load()
        self.table.setFocus()

    @property
    @override
    def foot_actions(self) -> Sequence[QWidget]:
        return self.open_button, *super().foot_actions

    @override
    def read(self) -> Rows:
        with self.context.database.reading() as session:
            return delivery_listing.outstanding(session)

    @override
    def told(self) -> str:
        waiting = [each for each in self.rows if each.is_waiting]
        letters = len({each.entry_id for each in waiting})
        if not waiting:
            return _("หนังสือที่ส่งไปมีผู้ลงชื่อรับครบแล้ว")
        return _("{count} ราย จากหนังสือ {letters} ฉบับ  ·  ส่งนานที่สุดอยู่บนสุด").format(
            count=f"{len(waiting):,}", letters=f"{letters:,}"
        )

    @override
    def make_empties(self) -> Mapping[str, EmptyState]:
        theme = self.context.theme
        return {
            "start": EmptyState(
                theme,
                "circle-check",
                _("ไม่มีหนังสือที่รอผู้ลงชื่อรับ"),
                _("เลือกหนังสือในทะเบียนส่งแล้วกด การส่ง… เพื่อบันทึกผู้รับ รายที่ยังไม่มีผู้ลงชื่อรับจะแสดงที่นี่"),
            ),
            **other_empties(self),
        }

    @override
    def _make_buttons(self) -> None:
        super()._make_buttons()
        self.open_button = button(self.context.theme, _("การส่งของหนังสือนี้"), icon="folder-open")
        self.open_button.clicked.connect(self._open)

    @override
    def open_row(self, record: DeliveryRow) -> None:
        self.letter = DeliveryDialog(self.context, self, record.entry_id, record.id)
        self.letter.open()


def other_empties(window: DeliveryWindow) -> dict[str, EmptyState]:
    """Return what stands while a filter or the search lets nothing through."""
    theme = window.context.theme
    wipe = button(theme, _("ล้างคำค้น"))
    wipe.clicked.connect(window.search.clear)
    return {
        "filter": EmptyState(
            theme, "circle-check", _("ไม่มีผู้รับในกลุ่มนี้"), _("เลือกตัวกรองอื่นเพื่อดูรายที่เหลือ")
        ),
        "search": EmptyState(
            theme, "search", _("ไม่พบผู้รับที่ค้น"), _("ลองพิมพ์เพียงบางส่วนของชื่อ หรือเลือกตัวกรองอื่น"), wipe
        ),
    }
