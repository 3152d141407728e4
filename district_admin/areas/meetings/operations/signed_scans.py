"""Looks at the signed papers that she scanned, before they go onto a disc as they are.

Those of the meeting itself should be PDF. Those of its orders and announcements are what the
register takes, pictures too, and only what nobody will be able to open is told of them.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from district_admin.areas.meetings.model import MeetingFile
from district_admin.areas.meetings.model.meeting import SIGN_IN, SIGNED
from district_admin.areas.meetings.operations.packing import Missing
from district_admin.found import GivenPaper
from district_admin.storage.files import stored_data
from district_admin.texts import N_, _

_FAULTS = {
    "other": N_("ฉบับลงนาม {name} ไม่ใช่ไฟล์ PDF กรุณาสแกนหรือบันทึกเป็น PDF แล้วเพิ่มแทน"),
    "broken": N_("ฉบับลงนาม {name} เป็น PDF ที่เสียหาย เปิดอ่านไม่ได้ กรุณาสแกนใหม่แล้วเพิ่มแทน"),
    "locked": N_("ฉบับลงนาม {name} มีรหัสผ่าน ผู้อื่นจะเปิดอ่านไม่ได้ กรุณานำรหัสผ่านออกแล้วเพิ่มแทน"),
}

_FAULTS_OF_PAPER = {
    "other": N_("ฉบับลงนามของ{paper} ไม่ใช่ไฟล์ PDF ตามนามสกุล กรุณาสแกนใหม่แล้วเพิ่มที่หนังสือนั้น"),
    "broken": N_("ฉบับลงนามของ{paper} เป็น PDF ที่เสียหาย เปิดอ่านไม่ได้ กรุณาสแกนใหม่แล้วเพิ่มที่หนังสือนั้น"),
    "locked": N_("ฉบับลงนามของ{paper} มีรหัสผ่าน ผู้อื่นจะเปิดอ่านไม่ได้ กรุณานำรหัสผ่านออกแล้วเพิ่มที่หนังสือนั้น"),
}

_FAULTS_OF_SHEET = {
    "other": N_("ใบเซ็นชื่อ {name} ไม่ใช่ไฟล์ PDF ตามนามสกุล กรุณาสแกนใหม่แล้วเพิ่มแทน"),
    "broken": N_("ใบเซ็นชื่อ {name} เป็น PDF ที่เสียหาย เปิดอ่านไม่ได้ กรุณาสแกนใหม่แล้วเพิ่มแทน"),
    "locked": N_("ใบเซ็นชื่อ {name} มีรหัสผ่าน ผู้อื่นจะเปิดอ่านไม่ได้ กรุณานำรหัสผ่านออกแล้วเพิ่มแทน"),
}


def look_at(session: Session, files: list[MeetingFile]) -> tuple[list[Missing], list[str]]:
    """Return what is wrong with the signed papers among files, and what is worth knowing of them.

    One is in memory at a time.
    """
    from district_admin.documents.archival_check import (  # noqa: PLC0415 - opens PDF
        Condition,
        archival_claim,
        condition_of,
    )

    wrong: list[Missing] = []
    known: list[str] = []
    for name, data in _signed(session, files):
        condition = condition_of(data)
        if condition != Condition.WHOLE:
            wrong.append(Missing(_(_FAULTS[condition.value]).format(name=name)))
        elif claim := archival_claim(data):
            told = _("ฉบับลงนาม {name} ระบุว่าเป็น PDF/A-{part} ซึ่งใช้เก็บระยะยาว")
            known.append(told.format(name=name, part=claim))
        else:
            told = _("ฉบับลงนาม {name} เปิดอ่านได้ แต่ไม่ได้ระบุว่าเป็น PDF/A ซึ่งใช้เก็บระยะยาว")
            known.append(told.format(name=name))
    return [*wrong, *_wrong_sheets(session, files)], known


def look_at_papers(
    session: Session, files: Sequence[MeetingFile], papers: Sequence[GivenPaper]
) -> list[Missing]:
    """Return which scans of papers that came of a meeting nobody can open.

    Those that are signed papers among its own files have been looked at there.
    """
    seen = {each.file_id for each in files if each.kind == SIGNED}
    wrong: list[Missing] = []
    for paper in papers:
        for end, file_id in paper.scans:
            if file_id in seen or not end.endswith(".pdf"):
                continue
            if fault := _fault(session, file_id):
                wrong.append(Missing(_(_FAULTS_OF_PAPER[fault]).format(paper=paper.name)))
    return wrong


def _wrong_sheets(session: Session, files: Sequence[MeetingFile]) -> Iterator[Missing]:
    """Yield the sign-in sheets that nobody can open; they may be pictures too."""
    for each in files:
        if each.kind != SIGN_IN or not each.title.lower().endswith(".pdf"):
            continue
        if each.file_id is not None and (fault := _fault(session, each.file_id)):
            yield Missing(_(_FAULTS_OF_SHEET[fault]).format(name=each.title))


def _fault(session: Session, file_id: int) -> str:
    """Return why nobody can open a kept PDF, as a key of the words; nothing if it is whole."""
    from district_admin.documents.archival_check import (  # noqa: PLC0415 - opens PDF
        Condition,
        condition_of,
    )

    condition = condition_of(stored_data(session, file_id) or b"")
    return "" if condition == Condition.WHOLE else condition.value


def _signed(session: Session, files: list[MeetingFile]) -> Iterator[tuple[str, bytes]]:
    for each in files:
        if each.kind == SIGNED and each.file_id is not None:
            yield each.title, stored_data(session, each.file_id) or b""
