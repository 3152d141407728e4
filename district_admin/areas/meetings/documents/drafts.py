"""What the letters about a meeting say before the officer edits them (manual, steps 1, 3, 5, 12).

Each function gives the fields of an ordinary paper of correspondence, which is then numbered,
signed and kept there. Rejected: papers of their own (an invitation without a number in the register
of letters is one that nobody finds again).
"""

from collections.abc import Sequence
from datetime import date

from district_admin.areas.meetings.documents.facts import Matter, Sitting
from district_admin.documents.form_model import Letterhead
from district_admin.thai.calendar import long_date, weekday_date

Content = dict[str, object]

_TO_COME = "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว"
_OF_MEMBERS = ("คณะกรรมการ", "คณะอนุกรรมการ", "อ.ก.")
_GROUPS = "ผู้อำนวยการกลุ่มทุกกลุ่มและผู้อำนวยการหน่วยตรวจสอบภายใน"


def call_for_items(sitting: Sitting, until: date | None, letterhead: Letterhead) -> Content:
    """Return the memo that asks the groups for their matters (step 1)."""
    group = letterhead.group_name or "กลุ่มอำนวยการ"
    day = f" ภายในวันที่ {long_date(until)}" if until else ""
    return {
        "subject": f"ขอให้ส่งเรื่องเข้าวาระการประชุม{_named(sitting)}",
        "addressee": _GROUPS,
        "style": "a",
        "cause": f"ด้วย{letterhead.office_name} กำหนดประชุม{_named(sitting)} {_when(sitting)}",
        "purpose": (
            f"ในการนี้ {group}ขอให้ท่านส่งเรื่องที่ประสงค์จะนำเข้าวาระการประชุม พร้อมข้อเท็จจริง "
            f"เอกสารประกอบ และชื่อผู้เสนอ ให้{group}{day} เพื่อจัดทำระเบียบวาระการประชุมต่อไป"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดทราบและดำเนินการ",
    }


def invitation(sitting: Sitting, return_by: date | None) -> Content:
    """Return the fields of the letter that invites those outside the office (steps 3 and 5).

    The slip for the answer is a page of the letter itself, so that each is printed with the name of
    its own recipient, in PDF and DOCX and in the one file of all letters.
    """
    return {
        "subject": _invites(sitting),
        "addressee": _collectively(sitting),
        "meeting": sitting.body,
        "session": sitting.number_text,
        "meeting_date": sitting.held_on.isoformat(),
        "meeting_time": sitting.starts_at,
        "place": sitting.place,
        "enclosures": ["ระเบียบวาระการประชุม  จำนวน 1 ชุด", "แบบตอบรับเข้าร่วมประชุม  จำนวน 1 ฉบับ"],
        "purpose": _asks_to_come("รายละเอียดตามสิ่งที่ส่งมาด้วย", return_by),
        "conclusion": _TO_COME,
        "reply_slip": True,
        "reply_by": return_by.isoformat() if return_by else "",
    }


def invitation_memo(
    sitting: Sitting, return_by: date | None, letterhead: Letterhead, addressee: str = ""
) -> Content:
    """Return the fields of the memo that invites those of the office, with the letter's text.

    Without an addressee it goes to the heads of all groups, or to the members of a committee.
    """
    all_of_them = _collectively(sitting) if _is_committee(sitting) else _GROUPS
    return {
        "subject": _invites(sitting),
        "addressee": addressee or all_of_them,
        "style": "a",
        "cause": f"ด้วย{letterhead.office_name} กำหนดประชุม{_named(sitting)} {_when(sitting)}",
        "purpose": _asks_to_come("รายละเอียดตามระเบียบวาระการประชุมที่แนบมาพร้อมนี้", return_by),
        "conclusion": _TO_COME,
    }


def notice_of_resolutions(sitting: Sitting, return_by: date | None) -> Content:
    """Return the memo with which the brief resolutions go round (step 12.4)."""
    day = f" ภายในวันที่ {long_date(return_by)}" if return_by else ""
    return {
        "subject": f"แจ้งมติที่ประชุม{_named(sitting)}",
        "addressee": f"ผู้เข้าประชุม{sitting.body}",
        "style": "a",
        "cause": (f"ตามที่ได้มีการประชุม{_named(sitting)} เมื่อ{weekday_date(sitting.held_on)} นั้น"),
        "purpose": (
            "บัดนี้ ฝ่ายเลขานุการได้จัดทำมติที่ประชุมโดยย่อเรียบร้อยแล้ว "
            "จึงขอแจ้งให้ทราบและดำเนินการในส่วนที่เกี่ยวข้อง "
            f"หากประสงค์จะขอแก้ไข โปรดแจ้งฝ่ายเลขานุการตามแบบที่แนบ{day}"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณา",
    }


def summary_of_opinions(
    sitting: Sitting, counts: tuple[int, int, int, int], words: Sequence[tuple[str, str]]
) -> Content:
    """Return the memo that tells the director how the round of resolutions ended (step 12.4).

    `counts` are those asked, agreeing, silent and against; `words` who wants what corrected.
    """
    asked, agreed, silent, against = counts
    told = [
        f"ส่งมติที่ประชุมโดยย่อให้ผู้เข้าประชุมพิจารณา จำนวน {asked} คน",
        f"รับรองโดยไม่มีการแก้ไข จำนวน {agreed} คน",
        f"ขอแก้ไข จำนวน {len(words)} คน" if words else "ไม่มีผู้ขอแก้ไข",
        f"ไม่รับรอง จำนวน {against} คน" if against else "ไม่มีผู้ไม่รับรอง",
        f"ไม่ได้ส่งความเห็นภายในกำหนด ถือว่าเห็นชอบ จำนวน {silent} คน" if silent else "ส่งความเห็นครบทุกคน",
    ]
    lines = [f"{number}. {text}" for number, text in enumerate(told, 1)]
    corrections = [f"{name} ขอแก้ไขดังนี้ {text}" for name, text in words]
    return {
        "subject": f"สรุปความเห็นเกี่ยวกับมติที่ประชุม{_named(sitting)}",
        "style": "a",
        "cause": (
            f"ตามที่ได้แจกเวียนมติที่ประชุม{_named(sitting)} เมื่อ{weekday_date(sitting.held_on)} "
            "ให้ผู้เข้าประชุมพิจารณารับรอง นั้น"
        ),
        "purpose": "\n".join(("บัดนี้ พ้นกำหนดส่งความเห็นแล้ว สรุปได้ ดังนี้", *lines, *corrections)),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบจะได้แก้ไขในรายงานการประชุมต่อไป",
    }


def order_of(sitting: Sitting, matter: Matter) -> Content:
    """Return the fields of an order that carries out a resolution (step 12)."""
    return {
        "subject": matter.title,
        "reason": (
            f"ตามมติที่ประชุม{_named(sitting)} เมื่อวันที่ {long_date(sitting.held_on)} "
            f"เรื่อง {matter.title} มีมติ{matter.resolution}"
        ),
    }


def announcement_of(sitting: Sitting, matter: Matter) -> Content:
    """Return the fields of an announcement that makes a resolution known (step 12)."""
    return {
        "subject": matter.title,
        "body": (
            f"ตามมติที่ประชุม{_named(sitting)} เมื่อวันที่ {long_date(sitting.held_on)} "
            f"เรื่อง {matter.title} มีมติ{matter.resolution}"
        ),
    }


def reminder(sitting: Sitting, matter: Matter) -> Content:
    """Return the memo that reminds whoever has to carry out a resolution."""
    due = f" ซึ่งครบกำหนดเมื่อวันที่ {long_date(matter.due_on)}" if matter.due_on else ""
    return {
        "subject": f"ติดตามผลการดำเนินการตามมติที่ประชุม{_named(sitting)}",
        "addressee": matter.responsible,
        "style": "a",
        "cause": (
            f"ตามมติที่ประชุม{_named(sitting)} เมื่อวันที่ {long_date(sitting.held_on)} "
            f"เรื่อง {matter.title} ที่ประชุมมีมติ{matter.resolution}{due} นั้น"
        ),
        "purpose": "ในการนี้ ขอให้รายงานผลการดำเนินการ พร้อมปัญหาอุปสรรค (ถ้ามี) เพื่อเสนอที่ประชุมครั้งต่อไป",
        "conclusion": "จึงเรียนมาเพื่อโปรดดำเนินการ",
    }


def _invites(sitting: Sitting) -> str:
    return f"ขอเชิญประชุม{_named(sitting)}"


def _collectively(sitting: Sitting) -> str:
    """Return how all who are invited are addressed in one paper (official-documents 2.4, 2.9)."""
    return "กรรมการ" if _is_committee(sitting) else sitting.body


def _is_committee(sitting: Sitting) -> bool:
    return sitting.body.startswith(_OF_MEMBERS)


def _asks_to_come(details: str, return_by: date | None) -> str:
    day = f" และโปรดส่งแบบตอบรับภายในวันที่ {long_date(return_by)}" if return_by else ""
    return f"ในการนี้ จึงขอเชิญท่านเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว {details}{day}"


def _named(sitting: Sitting) -> str:
    return f"{sitting.body} ครั้งที่ {sitting.number_text}"


def _when(sitting: Sitting) -> str:
    parts = [f"ใน{weekday_date(sitting.held_on)}"]
    if sitting.starts_at:
        parts.append(f"เวลา {sitting.starts_at} น.")
    if sitting.place:
        parts.append(f"ณ {sitting.place}")
    return " ".join(parts)
