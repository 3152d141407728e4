from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from district_admin.ui.labels import Elided, WrappedLabel, field_label, label
from district_admin.ui.theme import Theme

LONG = "ขอเชิญประชุมผู้บริหารสถานศึกษาในสังกัดเพื่อเตรียมความพร้อมก่อนเปิดภาคเรียน"


def test_a_wrapped_label_grows_in_height_and_not_in_width(theme: Theme, qtbot: QtBot) -> None:
    text = label(LONG, wrap=True)
    qtbot.addWidget(text)

    assert text.minimumSizeHint().width() < 200
    assert text.heightForWidth(200) >= 3 * text.fontMetrics().height()


def test_a_wrapped_label_is_as_high_as_what_it_says_now(theme: Theme, qtbot: QtBot) -> None:
    text = WrappedLabel(LONG)
    qtbot.addWidget(text)
    text.show()
    long = text.heightForWidth(200)
    text.show_text("เรื่อง")
    short = text.heightForWidth(200)
    text.setStyleSheet("font-size: 40px")

    assert short < long
    assert text.heightForWidth(200) > short


def test_a_cut_text_shows_the_whole_as_its_tooltip(theme: Theme, qtbot: QtBot) -> None:
    text = Elided(LONG)
    qtbot.addWidget(text)
    text.resize(100, 30)
    text.grab()
    assert text.toolTip() == LONG

    text.resize(2000, 30)
    text.grab()
    assert text.toolTip() == ""


def test_a_label_shows_what_it_is_given_and_no_markup(theme: Theme, qtbot: QtBot) -> None:
    text = label("<b>เรื่อง</b>")
    qtbot.addWidget(text)

    assert text.sizeHint().width() > label("เรื่อง").sizeHint().width()


def test_a_field_says_its_name_to_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    field = QLineEdit()
    name = field_label("เรื่อง", field)
    qtbot.addWidget(field)
    qtbot.addWidget(name)

    assert field.accessibleName() == "เรื่อง"
    assert name.buddy() is field


def test_the_last_word_of_a_text_does_not_stand_alone(theme: Theme, qtbot: QtBot) -> None:
    text = label("27 พ.ย. 2569 จากยืนยันข้อมูล ปี 2570", wrap=True)
    qtbot.addWidget(text)
    whole = text.fontMetrics().horizontalAdvance(text.text())
    width = whole - text.fontMetrics().horizontalAdvance("0")  # only the year does not fit
    text.resize(width, 60)
    text.show()
    room = width - text.contentsMargins().right()
    assert text.contentsMargins().right() > 0
    assert _last_line(text.text(), room, text) >= 0.25 * width
    assert text.minimumSizeHint().width() < room
    assert text.heightForWidth(width) < 3 * text.fontMetrics().height()

    text.resize(whole + 10, 60)  # in one line nothing is kept free
    assert text.contentsMargins().right() == 0


def _last_line(text: str, width: int, shown: QLabel) -> float:
    layout = QTextLayout(text, shown.font())
    layout.beginLayout()
    last = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        last = line.naturalTextWidth()
    layout.endLayout()
    return last
