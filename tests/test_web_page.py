"""Tests of what the web pages share: that they find what the program itself finds."""

from collections.abc import Callable

import pytest
from PySide6.QtQml import QJSEngine
from PySide6.QtWidgets import QApplication

from district_admin.assets import resource
from district_admin.thai.normalise import search_key


@pytest.fixture
def key(qapp: QApplication) -> Callable[[str], str]:
    """What the script of a page searches a text by, run by Qt's own JavaScript."""
    engine = QJSEngine()
    engine.evaluate(resource("web/search.js").read_text(encoding="utf-8"))
    function = engine.globalObject().property("searchKey")
    return lambda text: function.call([engine.toScriptValue(text)]).toString()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("นํ้าดื่ม", "น้ำดื่ม"),
        ("น\u0e33\u0e49ดื่ม", "น้ำดื่ม"),
        ("ท\u0e48\u0e35ประชุม", "ที่ประชุม"),
        ("ที\u0e48\u0e48ประชุม", "ที่ประชุม"),
        ("เเผนปี ๒๕๗๐", "แผนปี 2570"),
        ("CAFÉ", "cafe\u0301"),
        ("ต่างๆ", "ต่าง ๆ"),
    ],
)
def test_a_page_searches_by_one_way_of_writing_as_the_program_does(
    key: Callable[[str], str], typed: str, stored: str
) -> None:
    assert search_key(typed) == search_key(stored), "the program finds it"
    assert key(typed) == key(stored)


def test_a_page_leaves_out_what_people_put_between_letters_and_digits(
    key: Callable[[str], str],
) -> None:
    assert key("ครั้งที่ ๑/๒๕๖๙") == key("ครั้งที่1-2569")
    assert key("โทร. 0 2999 9999") == key("โทร 02-999-9999")
    assert key("สพป.") != key("สพม.")
