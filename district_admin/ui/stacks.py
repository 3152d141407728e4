"""Pages of which one is in sight, none of them asked how high it would be at some width.

Qt asks that of every page, those out of sight too, at each level above them and whenever a button
somewhere changes: some hundred questions, of which those to layouts written in Python wait for
their turn while another thread works. These pages take the room there is and scroll inside it, so
the answer is of no use. Rejected: fewer levels (the pages are taken from one another by what they
are, not by how deep they lie).
"""

from PySide6.QtWidgets import QStackedWidget, QTabWidget

from district_admin.overriding import override


class Stack(QStackedWidget):
    """Pages one over the other, as high as there is room."""

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class Tabs(QTabWidget):
    """Pages under tabs, as high as there is room."""

    @override
    def hasHeightForWidth(self) -> bool:
        return False
