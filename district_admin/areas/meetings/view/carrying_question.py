"""Carries passages into the minutes, and asks where the minutes say something else by now.

The passage and the paragraph are shown one above the other, since that is what she has to compare.
Rejected: taking the newer of the two (either may be the one that was put right).
"""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from district_admin.areas.meetings.operations import transcript_carrying
from district_admin.areas.meetings.operations.transcript_carrying import (
    ADD,
    KEEP,
    REPLACE,
    Corrected,
)
from district_admin.texts import _
from district_admin.ui.choice_box import Answer, choice_box

if TYPE_CHECKING:
    from district_admin.areas.meetings.view.transcript_page import TranscriptPage


def carry_passages(page: "TranscriptPage", keys: Collection[int], title: str) -> QDialog | None:
    """Carry passages into the draft of the minutes; returns the question, if one is asked.

    `title` is that of their matter. Raises as `transcript_carrying.carry` does.
    """
    context, meeting_id = page.context, page.meeting_id
    action = _("นำข้อความถอดเทปเข้าร่างรายงาน “{title}”").format(title=title)

    def carry(instead: str) -> None:
        nothing_new = instead == KEEP and len(found) == len(keys)
        told = _("คงร่างรายงาน “{title}” ไว้ตามที่แก้ไข").format(title=title) if nothing_new else action
        with context.database.transaction(told) as session:
            transcript_carrying.carry(session, meeting_id, keys, instead)
        page.editor.go_on()
        page.tell_done(told)

    with context.database.reading() as session:
        found = transcript_carrying.corrected(session, meeting_id, keys)
    if not found:
        carry(KEEP)
        return None
    title = _("ย่อหน้านี้นำเข้าไว้แล้ว และแก้ไขในร่างรายงานแล้ว")
    is_there = any(each.stands for each in found)
    answers = [Answer(_("คงร่างรายงานไว้"), partial(carry, KEEP), "primary")]
    if is_there:
        answers.append(Answer(_("แทนด้วยข้อความถอดเทป"), partial(carry, REPLACE)))
    answers.append(Answer(_("เพิ่มเป็นย่อหน้าใหม่"), partial(carry, ADD)))
    question = choice_box(context.theme, page, title, _told(found), answers)
    question.open()
    return question


def _told(found: Sequence[Corrected]) -> str:
    first = found[0]
    stands = first.stands or _("(ไม่พบย่อหน้านี้แล้ว)")
    lines = [
        _("ในร่างรายงาน: {text}").format(text=stands),
        _("ในบันทึกถอดเทป: {text}").format(text=first.words),
    ]
    if len(found) > 1:
        words = _("และอีก {count} ย่อหน้าที่เลือกไว้ ซึ่งจะทำอย่างเดียวกัน")
        lines.append(words.format(count=len(found) - 1))
    return "\n\n".join(lines)
