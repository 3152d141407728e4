"""The phrase book on the screen of the settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem

from district_admin.areas.settings.view import SettingsView
from district_admin.office import phrases
from district_admin.storage.database import Database


def kept(database: Database, place: str) -> list[str]:
    with database.reading() as session:
        return [each.text for each in phrases.list_phrases(session, place)]


def shown(view: SettingsView) -> list[str]:
    listed = view.phrases.card.list
    return [listed.item(row).text() for row in range(listed.count())]


def choose(view: SettingsView, place: str) -> None:
    combo = view.phrases.card.place
    combo.setCurrentIndex(combo.findData(place))


def test_a_phrase_is_added_changed_and_removed(view: SettingsView, database: Database) -> None:
    card = view.phrases.card
    choose(view, "conclusion")
    card.text.setText("จึงเรียนมาเพื่อโปรดทราบ")
    QTest.keyClick(card.text, Qt.Key.Key_Return)
    assert shown(view) == kept(database, "conclusion") == ["จึงเรียนมาเพื่อโปรดทราบ"]
    assert card.text.text() == ""

    card.list.item(0).setText("จึงเรียนมาเพื่อทราบ")
    assert kept(database, "conclusion") == ["จึงเรียนมาเพื่อทราบ"]

    card.list.setCurrentRow(0)
    card.remove_button.click()
    assert shown(view) == kept(database, "conclusion") == []


def test_a_change_that_is_refused_does_not_stay_on_the_screen(
    view: SettingsView, database: Database
) -> None:
    with database.transaction("เพิ่ม", undoable=False) as session:
        phrases.add_phrase(session, "cause", "ด้วย")
    choose(view, "cause")
    item = view.phrases.card.list.item(0)

    with pytest.raises(phrases.PhraseRefusedError):
        view.phrases.card._edit(_emptied(item))

    assert shown(view) == ["ด้วย"]


def test_the_posts_addressed_with_respect_are_the_shipped_ones_until_changed(
    view: SettingsView, database: Database
) -> None:
    choose(view, phrases.HIGH_POSTS)
    shipped = shown(view)
    assert "นายกรัฐมนตรี" in shipped
    assert kept(database, phrases.HIGH_POSTS) == []

    view.phrases.card.list.setCurrentRow(shipped.index("อัยการสูงสุด"))
    view.phrases.card.remove_button.click()

    assert kept(database, phrases.HIGH_POSTS) == shown(view)
    assert shown(view) == [post for post in shipped if post != "อัยการสูงสุด"]


def _emptied(item: QListWidgetItem) -> QListWidgetItem:
    """What she leaves when she deletes all its text, before the list has told of it."""
    item.listWidget().blockSignals(True)
    item.setText("")
    item.listWidget().blockSignals(False)
    return item
