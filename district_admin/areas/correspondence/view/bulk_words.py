"""What the page of a paper to many says: on its button, and of how far a job has come."""

from collections.abc import Sequence
from typing import Final

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.letter_worker import LetterJob
from district_admin.areas.correspondence.documents.looks import KEPT
from district_admin.areas.correspondence.model import BulkJob, BulkLetter
from district_admin.areas.correspondence.model.bulk_letters import DONE
from district_admin.areas.correspondence.operations.bulk_start import OneNumber
from district_admin.areas.correspondence.operations.bulk_writing import Outcome
from district_admin.areas.correspondence.operations.typed_numbers import taken_words
from district_admin.areas.correspondence.view.bulk_recipients import Line
from district_admin.areas.correspondence.view.look_words import look_words, no_emblem_words
from district_admin.areas.correspondence.view.typed_number import entering_words
from district_admin.texts import _
from district_admin.ui.tokens import Tone

_NAMED: Final = 5
_LACKS_NAMED: Final = 3


def make_word(job: BulkJob | None, count: int, otherwise: bool = False) -> str:
    """Return what the button does that makes so many letters, or goes on with a job.

    `otherwise` says that the job's files are wanted in another folder, or of other kinds.
    """
    if job is None:
        return _("ทำ {count} ฉบับ").format(count=f"{count:,}")
    if job.state == DONE or otherwise:
        return _("ทำไฟล์อีกครั้ง")
    if job.made_count < count:
        return _("ทำต่อจากฉบับที่ {number}").format(number=f"{job.made_count + 1:,}")
    return _("ทำต่อให้ครบ")


def job_lines(letters: Sequence[BulkLetter], made: int, done: Tone) -> list[Line]:
    """Return the letters of a job as the list shows them; so many, the first ones, are made."""
    return [
        Line(
            each.position,
            each.name,
            each.addressee,
            _("ทำแล้ว") if each.position < made else "",
            done if each.position < made else None,
        )
        for each in letters
    ]


def made_words(made: int, asked: int) -> str:
    """Return how many letters are made of those that were asked for."""
    return _("ทำแล้ว {made} จาก {asked} ฉบับ").format(made=f"{made:,}", asked=f"{asked:,}")


def outcome_words(outcome: Outcome) -> str:
    """Return what came of a job, with the names of files that are missing."""
    said = made_words(outcome.made, outcome.asked)
    if not outcome.missing:
        return said
    names = ", ".join(outcome.missing[:_NAMED])
    return _("{said} ยังขาด {names}").format(said=said, names=names)


def circular_words(one: OneNumber) -> str:
    """Return how the choice of one number for all letters is called."""
    words = _("เลข ว เดียวทุกฉบับ (ถัดไป {number})")
    if one.is_given:
        words = _("เลข ว เดียวทุกฉบับ (ออกแล้ว {number})")
    elif one.typed is not None:
        words = _("เลข ว เดียวทุกฉบับ (เลขที่พิมพ์ไว้ {number})")
    return words.format(number=one.text)


def state_words(
    job: BulkJob | None,
    count: int,
    lacks: Sequence[str],
    common: LetterJob,
    one: OneNumber | None,
) -> str:
    """Return what stands beside the button; `lacks` is what must be mended in each letter.

    `one` is the number of all letters, which may be given already; none if each has its own.
    `common` is what they have in common; the office's own template brings its emblem along.
    """
    look = common.look
    if job is not None:
        made = count if job.state == DONE else min(job.made_count, count)
        done = f"{made_words(made, count)}  ·  {job.folder}"
        return "\n".join(filter(None, (done, look_words(look))))
    if not count:
        return _("เลือกกลุ่ม โรงเรียนทั้งหมด หรือเพิ่มรายชื่อ แล้วดูแต่ละฉบับได้ทางขวา")
    is_given = one is not None and one.is_given
    said = [] if is_given else [_("เลขหนังสือออกเมื่อกดปุ่มนี้ และย้อนกลับไม่ได้")]
    if one is not None and one.typed is not None:
        typed = one.typed
        said.append(taken_words(typed) if typed.entry_id else entering_words(typed))
    if lacks:
        told = "  ·  ".join(lacks[:_LACKS_NAMED])
        asked = _("กรุณากลับไปแก้ก่อน {count} ข้อ: {told}").format(count=len(lacks), told=told)
        said.insert(0, asked)
    if drawn := look_words(look):
        said.append(drawn)
    if common.template is None and documents.lacks_emblem(look.form, look.letterhead):
        before = _("ยังไม่มีตราครุฑ ไฟล์จะมีกรอบเปล่าแทน กรุณาเพิ่มตราที่ตั้งค่าก่อนออกเลข")
        said.append(no_emblem_words(look) if look.source == KEPT else before)
    return "\n".join(said)
