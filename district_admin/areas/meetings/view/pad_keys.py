"""The keys of the pad, which work while the caret is in the text.

A foot pedal presses keys as a keyboard does, so it is set to these, or these to it. Kept per
computer, as a pedal is. Rejected: keys caught for the whole computer (another program would lose
them).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from district_admin.areas.meetings.operations.refusals import MeetingIncompleteError
from district_admin.texts import N_, _
from district_admin.ui.desk import Desk

PLAY: Final = "play"
BACK: Final = "back"
FORWARD: Final = "forward"
SLOWER: Final = "slower"
FASTER: Final = "faster"


@dataclass(frozen=True)
class PadKey:
    """Something the player does, and the keys that it comes with."""

    deed: str
    word: str
    keys: str


SETTABLE: Final = (
    PadKey(PLAY, N_("เล่นหรือหยุดชั่วคราว"), "Esc"),
    PadKey(BACK, N_("ถอยหลัง 5 วินาที"), "F1"),
    PadKey(FORWARD, N_("ไปข้างหน้า 5 วินาที"), "F2"),
    PadKey(SLOWER, N_("ช้าลง"), "F3"),
    PadKey(FASTER, N_("เร็วขึ้น"), "F4"),
)
FIXED: Final = (
    ("Ctrl+J", N_("ใส่เวลา")),
    ("Ctrl+Enter", N_("ไปยังเวลาที่เคอร์เซอร์")),
    ("Alt+↑ ↓", N_("เปลี่ยนวาระของย่อหน้า")),
    ("Ctrl+M", N_("นำเข้าร่างรายงาน")),
    ("Tab", N_("ขยายคำย่อ ชื่อ เรื่อง")),
    ("Ctrl+S", N_("บันทึกและเก็บฉบับ")),
)
CHOICES: Final = (
    "Esc",
    *(f"F{number}" for number in range(1, 13)),
    "Pause",
    "Ctrl+Space",
    "Media Play",
)


def kept_keys(desk: Desk) -> dict[str, str]:
    """Return the keys of each deed of the player."""
    found = {each.deed: desk.words(f"pad/{each.deed}") for each in SETTABLE}
    keys = {
        each.deed: found[each.deed] if found[each.deed] in CHOICES else each.keys
        for each in SETTABLE
    }
    usual = {each.deed: each.keys for each in SETTABLE}
    return keys if len(set(keys.values())) == len(keys) else usual


def keep_keys(desk: Desk, keys: Mapping[str, str]) -> None:
    """Keep other keys. Raises MeetingIncompleteError if one would do two things."""
    if len(set(keys.values())) < len(keys):
        raise MeetingIncompleteError(_("ปุ่มหนึ่งใช้ได้กับคำสั่งเดียว กรุณาเลือกปุ่มที่ไม่ซ้ำกัน"))
    for each in SETTABLE:
        desk.remember_words(f"pad/{each.deed}", keys[each.deed])
