"""The form of a body: whole agendas by one press, and what was typed is there again."""

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from district_admin.areas.meetings.model.series import FIVE_SECTIONS, SIX_SECTIONS
from district_admin.areas.meetings.operations import series
from district_admin.areas.meetings.view import MeetingsView
from district_admin.ui.context import AppContext
from tests.areas.meetings.view.conftest import Fill


def test_an_agenda_of_five_is_one_press_away_and_what_was_typed_another(
    view: MeetingsView, context: AppContext, body: int, fill: Fill
) -> None:
    page = view.series
    view.tabs.setCurrentWidget(page)
    page.choose(body)
    page.correct()
    form = page.edit.form
    assert form is not None
    box = form.entrance_of("sections")
    assert isinstance(box, QPlainTextEdit)
    buttons = {each.text(): each for each in form.findChildren(QPushButton)}
    names = ("ที่พิมพ์ไว้", "6 วาระ", "5 วาระ")
    assert buttons["ที่พิมพ์ไว้"].isHidden()
    buttons["5 วาระ"].click()
    buttons["6 วาระ"].click()
    assert box.toPlainText().split("\n") == list(SIX_SECTIONS)
    assert buttons["ที่พิมพ์ไว้"].isHidden(), "nothing of her own was there"
    fill(form, {"sections": "เรื่องแจ้ง\nเรื่องเสนอ"})
    buttons["5 วาระ"].click()
    assert box.toPlainText().split("\n") == list(FIVE_SECTIONS)
    QApplication.processEvents()
    assert all(buttons[each].width() >= buttons[each].sizeHint().width() for each in names)
    buttons["ที่พิมพ์ไว้"].click()
    assert box.toPlainText() == "เรื่องแจ้ง\nเรื่องเสนอ"
    buttons["5 วาระ"].click()
    page.edit.save_button.click()
    with context.database.reading() as session:
        assert series.get_series(session, body).sections == list(FIVE_SECTIONS)
