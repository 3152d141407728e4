"""The phrase book at the writing desk."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QPushButton

from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.correspondence.view.compose import ComposePage
from district_admin.office import phrases
from district_admin.storage.database import Database
from district_admin.ui.form_inputs import TextInput

PageOf = Callable[[], ComposePage]
KEEP = "เก็บเป็นข้อความของฉัน"


def menu_of(page: ComposePage, name: str) -> QMenu:
    entry = page.form.entrance_of(name).parent()
    assert isinstance(entry, TextInput)
    assert isinstance(entry.corner, QPushButton)
    return entry.corner.menu()


def words_of(page: ComposePage, name: str) -> list[str]:
    return [each.text() for each in menu_of(page, name).actions() if each.text()]


def trigger(page: ComposePage, name: str, word: str) -> None:
    next(each for each in menu_of(page, name).actions() if each.text() == word).trigger()


def test_what_is_typed_is_kept_and_offered_in_every_kind_of_paper(
    view: CorrespondenceView, page_of: PageOf, database: Database
) -> None:
    view.write_new("letter")
    page = page_of()
    assert words_of(page, "cause") == [KEEP]
    box = page.form.entrance_of("cause")
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText("ด้วยกลุ่มอำนวยการ")
    trigger(page, "cause", KEEP)

    assert "ด้วยกลุ่มอำนวยการ" in page.notice.text
    assert words_of(page, "cause") == ["ด้วยกลุ่มอำนวยการ", KEEP]
    view.write_new("memo")
    assert words_of(page_of(), "cause") == ["ด้วยกลุ่มอำนวยการ", KEEP]
    trigger(page_of(), "cause", "ด้วยกลุ่มอำนวยการ")
    assert page_of().form.content["cause"] == "ด้วยกลุ่มอำนวยการ"


def test_only_what_is_selected_is_kept(
    view: CorrespondenceView, page_of: PageOf, database: Database
) -> None:
    view.write_new("letter")
    box = page_of().form.entrance_of("purpose")
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText("ในการนี้ จึงขอเชิญ")
    caret = box.textCursor()
    caret.setPosition(0)
    caret.setPosition(len("ในการนี้"), caret.MoveMode.KeepAnchor)
    box.setTextCursor(caret)
    trigger(page_of(), "purpose", KEEP)

    with database.reading() as session:
        assert phrases.phrases_by_place(session) == {"purpose": ("ในการนี้",)}


def test_a_phrase_kept_in_the_settings_is_offered_at_once(
    view: CorrespondenceView, page_of: PageOf, database: Database
) -> None:
    view.write_new("letter")
    with database.transaction("เพิ่ม") as session:
        phrases.add_phrase(session, "conclusion", "จึงเรียนมาเพื่อโปรดช่วยเหลือ")
        phrases.add_phrase(session, "closing_phrase", "ด้วยความเคารพ")

    assert words_of(page_of(), "conclusion")[0] == "จึงเรียนมาเพื่อโปรดช่วยเหลือ"
    line = page_of().form.entrance_of("closing_phrase")
    assert isinstance(line, QLineEdit)
    model = line.completer().model()
    assert model.index(0, 0).data() == "ด้วยความเคารพ"


def test_the_offices_own_list_of_posts_is_what_is_checked(
    view: CorrespondenceView, page_of: PageOf, database: Database
) -> None:
    view.write_new("letter")
    pair = next(each for each in page_of().draft.form.pairs if each.only_for)
    assert "นายกรัฐมนตรี" in pair.only_for
    with database.transaction("เพิ่ม") as session:
        phrases.own_high_posts(session, ["ประธานสภาตัวอย่าง"])

    pair = next(each for each in page_of().draft.form.pairs if each.only_for)
    assert pair.only_for == ("ประธานสภาตัวอย่าง",)


def test_salutation_and_closing_follow_the_addressee_that_is_typed(
    view: CorrespondenceView, page_of: PageOf
) -> None:
    view.write_new("letter")
    page = page_of()
    line = page.form.entrance_of("addressee")
    assert isinstance(line, QLineEdit)
    for letter in "ประธานรัฐสภา":
        line.insert(letter)

    content = page.form.content
    assert content["salutation"] == page.draft.content["salutation"] == "กราบเรียน"
    assert content["closing_phrase"] == "ขอแสดงความนับถืออย่างยิ่ง"
    assert str(content["conclusion"]).startswith("จึงกราบเรียนมาเพื่อ")
    assert line.cursorPosition() == len("ประธานรัฐสภา")
    assert "กราบเรียน" in page.notice.text
