from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from district_admin.ui.labels import WrappedLabel
from district_admin.ui.layouts import column, holder
from district_admin.ui.problems import Problem, ProblemList
from district_admin.ui.theme import Theme

SIGNATORY = Problem("must", "ยังไม่ได้ระบุผู้ลงนาม", "ผู้ลงนาม", "signatory")
NAN = Problem("should", "ย่อหน้าที่ขึ้นต้นด้วย ตามที่ ยังไม่มี นั้น", "ย่อหน้าแรก", "body")


def _summary(problems: ProblemList) -> str:
    return problems.accessibleName()


def test_the_list_counts_what_must_be_put_right(theme: Theme, qtbot: QtBot) -> None:
    view = holder(column())
    problems = ProblemList(theme, view)
    qtbot.addWidget(view)
    qtbot.addWidget(problems)
    assert _summary(problems) == "ไม่พบสิ่งที่ต้องแก้"

    problems.show_problems([SIGNATORY, NAN])
    assert _summary(problems) == "ต้องแก้ 1 ข้อ  ·  ควรตรวจ 1 ข้อ"

    problems.show_problems([NAN])
    assert _summary(problems) == "ควรตรวจ 1 ข้อ"


def test_a_line_jumps_to_its_field(theme: Theme, qtbot: QtBot) -> None:
    view = holder(column())
    problems = ProblemList(theme, view)
    qtbot.addWidget(view)
    qtbot.addWidget(problems)
    problems.show_problems([SIGNATORY, NAN])
    go = problems.findChildren(QPushButton)[1]
    assert go.accessibleName() == "ไปที่ย่อหน้าแรก"

    with qtbot.waitSignal(problems.jump) as jump:
        go.click()

    assert jump.args == ["body"]


def test_f8_goes_from_problem_to_problem_and_round(
    theme: Theme, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    line = QLineEdit()
    layout = column(line)
    view = holder(layout)
    problems = ProblemList(theme, view)
    layout.addWidget(problems)
    show(view)
    line.setFocus()
    problems.show_problems([SIGNATORY, NAN])
    jumps: list[str] = []
    problems.jump.connect(jumps.append)

    for _press in range(3):
        QTest.keyClick(line, Qt.Key.Key_F8)

    assert jumps == ["signatory", "body", "signatory"]


def test_f8_goes_on_where_a_problem_was_put_right(theme: Theme, qtbot: QtBot) -> None:
    view = holder(column())
    problems = ProblemList(theme, view)
    qtbot.addWidget(view)
    qtbot.addWidget(problems)
    jumps: list[str] = []
    problems.jump.connect(jumps.append)
    problems.show_problems([SIGNATORY, NAN])
    problems.jump_to_next()

    problems.show_problems([NAN])
    problems.jump_to_next()

    assert jumps == ["signatory", "body"]


def test_the_same_problems_leave_the_focus_where_it_is(
    theme: Theme, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    layout = column()
    view = holder(layout)
    problems = ProblemList(theme, view)
    layout.addWidget(problems)
    show(view)
    problems.show_problems([SIGNATORY])
    go = problems.findChildren(QPushButton)[0]
    qtbot.waitUntil(go.isVisible)
    go.setFocus()

    problems.show_problems([SIGNATORY])

    assert go.isVisible()
    assert go.hasFocus()


@pytest.mark.parametrize("width", [300, 420, 700])
def test_a_problem_is_read_in_full_however_narrow_the_list(
    theme: Theme, show: Callable[[QWidget], None], width: int
) -> None:
    text = "ยังไม่มีตราครุฑ กรุณาเพิ่มที่หน้าตั้งค่า ก่อนพิมพ์ฉบับจริงเพื่อเสนอผู้อำนวยการลงนาม"
    layout = column()
    view = holder(layout)
    problems = ProblemList(theme, view)
    layout.addWidget(problems)
    layout.addStretch(1)
    problems.show_problems([NAN, Problem("should", text, "", ""), SIGNATORY])
    view.resize(width, 400)
    show(view)

    said = {each.accessibleName(): each for each in problems.findChildren(WrappedLabel)}
    assert list(said) == [NAN.text, text, SIGNATORY.text]
    for each in said.values():
        assert each.height() >= each.heightForWidth(each.width())
    if width < 700:
        assert said[text].height() > 1.5 * said[text].fontMetrics().lineSpacing()
    # what the page must give the list so that it does not scroll
    assert problems.sizeHint().height() == problems.heightForWidth(problems.width())
