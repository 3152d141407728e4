"""The keys with which the player is worked while the caret is in the text."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from district_admin.areas.meetings.view import pad_keys
from district_admin.areas.meetings.view.player import SKIP_MS, Player


class PlayerKeys:
    """Keys of a page, which may be changed."""

    def __init__(self, page: QWidget, player: Player, keys: Mapping[str, str]) -> None:
        deeds: dict[str, Callable[[], Any]] = {
            pad_keys.PLAY: player.toggle,
            pad_keys.BACK: partial(player.skip, -SKIP_MS),
            pad_keys.FORWARD: partial(player.skip, SKIP_MS),
            pad_keys.SLOWER: partial(player.change_speed, -1),
            pad_keys.FASTER: partial(player.change_speed, 1),
        }
        self._shortcuts: dict[str, QShortcut] = {}
        for deed, do in deeds.items():
            made = QShortcut(QKeySequence(keys[deed]), page)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(do)
            self._shortcuts[deed] = made

    def use(self, keys: Mapping[str, str]) -> None:
        """Take other keys."""
        for deed, shortcut in self._shortcuts.items():
            shortcut.setKey(QKeySequence(keys[deed]))
