"""What the letters about a meeting say before the officer edits them (manual, steps 1, 3, 5, 12).

Each function gives the fields of an ordinary paper of correspondence, which is then numbered,
signed and kept there. Rejected: papers of their own (an invitation without a number in the register
of letters is one that nobody finds again).
"""

from collections.abc import Sequence
from dataclasses import dataclass
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
    return {
        "subject": f"ขอให้ส่งเรื่องเข้าวาระการประชุม{_named(sitting)}",
        "addressee": _GROUPS,
        "style": "a",
        "cause": f"ด้วย{letterhead.office_name} กำหนดประชุม{_named(sitting)} {_when(sitting)}",
        "purpose": (
            f"ในการนี้ {group}ขอให้ท่านส่งเรื่องที่ประสงค์จะนำเข้าวาระการประชุม พร้อมข้อเท็จจริง "
            f"เอกสารประกอบ และชื่อผู้เสนอ ให้{group} {_by(until)} เพื่อจัดทำระเบียบวาระการประชุมต่อไป"
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


def notice_of_new_day(sitting: Sitting) -> Content:
    """Return what tells those who are invited that the meeting is on another day by now."""
    return {
        "subject": f"แจ้งเลื่อนการประชุม{_named(sitting)}",
        "addressee": _collectively(sitting),
        "cause": f"ตามที่ได้เชิญประชุม{_named(sitting)} นั้น",
        "purpose": (f"ในการนี้ มีความจำเป็นต้องเลื่อนการประชุมดังกล่าว โดยกำหนดประชุมใหม่{_when(sitting)}"),
        "conclusion": _TO_COME,
    }


def notice_of_no_meeting(sitting: Sitting) -> Content:
    """Return what tells those who are invited that there is no such meeting."""
    return {
        "subject": f"แจ้งยกเลิกการประชุม{_named(sitting)}",
        "addressee": _collectively(sitting),
        "cause": f"ตามที่ได้เชิญประชุม{_named(sitting)} {_when(sitting)} นั้น",
        "purpose": "ในการนี้ มีความจำเป็นต้องยกเลิกการประชุมดังกล่าว หากกำหนดประชุมใหม่จะแจ้งให้ทราบต่อไป",
        "conclusion": "จึงเรียนมาเพื่อโปรดทราบ",
    }


def notice_of_resolutions(sitting: Sitting, return_by: date | None) -> Content:
    """Return the memo with which the brief resolutions go round (step 12.4)."""
    return {
        "subject": f"แจ้งมติที่ประชุม{_named(sitting)}",
        "addressee": f"ผู้เข้าประชุม{sitting.joined}",
        "style": "a",
        "cause": (f"ตามที่ได้มีการประชุม{_named(sitting)} เมื่อ{weekday_date(sitting.held_on)} นั้น"),
        "purpose": (
            "บัดนี้ ฝ่ายเลขานุการได้จัดทำมติที่ประชุมโดยย่อเรียบร้อยแล้ว "
            "จึงขอแจ้งให้ทราบและดำเนินการในส่วนที่เกี่ยวข้อง "
            f"หากประสงค์จะขอแก้ไข โปรดแจ้งฝ่ายเลขานุการตามแบบที่แนบ {_by(return_by)}"
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณา",
    }


@dataclass(frozen=True)
class Opinions:
    """How a round of resolutions stands: how many were asked, agreed, and so on.

    `corrections` is each correction as a line; `until` is the last day of answers, and `is_over`
    whether silence counts as agreeing by now.
    """

    asked: int
    agreed: int
    correcting: int
    against: int
    silent: int
    corrections: Sequence[str]
    until: date | None
    is_over: bool

    @property
    def silence(self) -> str:
        """What is said of those who have not answered."""
        if not self.silent:
            return "ส่งความเห็นครบทุกคน"
        if self.is_over:
            agreeing = f"รวมผู้รับรองและถือว่าเห็นชอบ จำนวน {self.agreed + self.silent} คน"
            return f"ไม่ได้ส่งความเห็นภายในกำหนด ถือว่าเห็นชอบ จำนวน {self.silent} คน {agreeing}"
        day = f" ครบกำหนดวันที่ {long_date(self.until)}" if self.until else ""
        return f"ยังไม่ส่งความเห็น จำนวน {self.silent} คน{day}"


def summary_of_opinions(sitting: Sitting, found: Opinions) -> Content:
    """Return the memo that tells the director how the round of resolutions stands (step 12.4)."""
    told = [
        f"ส่งมติที่ประชุมโดยย่อให้ผู้เข้าประชุมพิจารณา จำนวน {found.asked} คน",
        f"รับรองโดยไม่มีการแก้ไข จำนวน {found.agreed} คน",
        f"ขอแก้ไข จำนวน {found.correcting} คน" if found.correcting else "ไม่มีผู้ขอแก้ไข",
        f"ไม่รับรอง จำนวน {found.against} คน" if found.against else "ไม่มีผู้ไม่รับรอง",
        found.silence,
    ]
    lines = [f"{number}. {text}" for number, text in enumerate(told, 1)]
    begun = "บัดนี้ พ้นกำหนดส่งความเห็นแล้ว" if found.is_over else "บัดนี้ มีผู้ส่งความเห็นแล้ว"
    return {
        "subject": f"สรุปความเห็นเกี่ยวกับมติที่ประชุม{_named(sitting)}",
        "style": "a",
        "cause": (
            f"ตามที่ได้แจกเวียนมติที่ประชุม{_named(sitting)} ซึ่งประชุมเมื่อ"
            f"{weekday_date(sitting.held_on)} ให้ผู้เข้าประชุมพิจารณารับรอง นั้น"
        ),
        "purpose": "\n".join((f"{begun} สรุปได้ ดังนี้", *lines, *found.corrections)),
        "conclusion": "จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบจะได้แก้ไขในรายงานการประชุมต่อไป",
    }


def order_of(sitting: Sitting, matter: Matter) -> Content:
    """Return the fields of an order that carries out a resolution (step 12)."""
    return {
        "subject": _about(matter, "คำสั่ง"),
        "reason": (
            f"ตามมติที่ประชุม{_named(sitting)} เมื่อวันที่ {long_date(sitting.held_on)} "
            f"เรื่อง {matter.title} มีมติ{matter.resolution}"
        ),
    }


def announcement_of(sitting: Sitting, matter: Matter) -> Content:
    """Return the fields of an announcement that makes a resolution known (step 12)."""
    return {
        "subject": _about(matter, "ประกาศ"),
        "body": (
            f"ตามมติที่ประชุม{_named(sitting)} เมื่อวันที่ {long_date(sitting.held_on)} "
            f"เรื่อง {matter.title} มีมติ{matter.resolution}"
        ),
    }


def _about(matter: Matter, kind: str) -> str:
    """Return a matter as the subject of a paper, whose heading says already what kind it is."""
    return matter.title.removeprefix(kind).strip() or matter.title


def reminder(sitting: Sitting, matter: Matter) -> Content:
    """Return the memo that reminds whoever has to carry out a resolution."""
    due = f" ซึ่งครบกำหนดเมื่อวันที่ {long_date(matter.due_on)}" if matter.due_on else ""
    return {
        "subject": f"ติดตามผลการดำเนินการตามมติที่ประชุม{_named(sitting)}",
        "addressee": head_of(matter.responsible),
        "style": "a",
        "cause": (
            f"ตามมติที่ประชุม{_named(sitting)} เมื่อวันที่ {long_date(sitting.held_on)} "
            f"เรื่อง {matter.title} ที่ประชุมมีมติ{_in_a_line(matter)}{due} นั้น"
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
    """Return what is asked of who is invited; that they come as said stands in the conclusion."""
    hindered = "หากไม่สามารถเข้าร่วมประชุมได้ โปรดแจ้งฝ่ายเลขานุการ"
    return f"ในการนี้ จึงขอเชิญท่านเข้าร่วมประชุม {details} และโปรดส่งแบบตอบรับ{_by(return_by)} {hindered}"


def _by(day: date | None) -> str:
    """Return by when something is asked for: a day, or soon, where its day is over already."""
    return f"ภายในวันที่ {long_date(day)}" if day else "โดยเร็ว"


@dataclass(frozen=True)
class Overdue:
    """A resolution that was not carried out in time; `meeting` is how running text calls it."""

    meeting: str
    matter: Matter
    days_late: int


def reminder_of_group(owner: str, overdue: Sequence[Overdue]) -> Content:
    """Return the memo that reminds one group of all resolutions that it owes."""
    lines = [
        f"{number}. {each.meeting} เรื่อง {each.matter.title} มีมติ{_in_a_line(each.matter)} "
        f"ครบกำหนดเมื่อวันที่ {long_date(each.matter.due_on or date.min)} "
        f"เกินกำหนดมาแล้ว {each.days_late} วัน"
        for number, each in enumerate(overdue, 1)
    ]
    return {
        "subject": "ติดตามผลการดำเนินการตามมติที่ประชุม",
        "addressee": head_of(owner),
        "style": "a",
        "cause": (
            f"ตามที่ที่ประชุมมีมติให้{owner}ดำเนินการ และครบกำหนดแล้ว จำนวน {len(overdue)} เรื่อง "
            "แต่ฝ่ายเลขานุการยังไม่ได้รับรายงานผลการดำเนินการ นั้น"
        ),
        "purpose": "\n".join(
            (
                "ในการนี้ ขอให้รายงานผลการดำเนินการ พร้อมปัญหาอุปสรรค (ถ้ามี) เพื่อเสนอที่ประชุมครั้งต่อไป ดังนี้",
                *lines,
            )
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดดำเนินการ",
    }


def notice_to_groups(sitting: Sitting, matters: Sequence[Matter]) -> Content:
    """Return the memo that tells the groups concerned what each has to do (step 12.4)."""
    owners = list(dict.fromkeys(each.responsible for each in matters))
    lines: list[str] = []
    for owner in owners:
        for each in (e for e in matters if e.responsible == owner):
            due = f" กำหนดแล้วเสร็จภายในวันที่ {long_date(each.due_on)}" if each.due_on else ""
            told = f"ระเบียบวาระที่ {each.number} เรื่อง {each.title} มีมติ{_in_a_line(each)}{due}"
            lines.append(f"{len(lines) + 1}. {owner} {told}")
    return {
        "subject": f"แจ้งมติที่ประชุม{_named(sitting)} เพื่อดำเนินการในส่วนที่เกี่ยวข้อง",
        "addressee": " ".join(head_of(each) for each in owners),
        "style": "a",
        "cause": f"ตามที่ได้มีการประชุม{_named(sitting)} เมื่อ{weekday_date(sitting.held_on)} นั้น",
        "purpose": "\n".join(
            (
                "บัดนี้ ฝ่ายเลขานุการได้จัดทำมติที่ประชุมโดยย่อเรียบร้อยแล้ว จึงขอแจ้งมติที่ท่านเกี่ยวข้อง ดังนี้",
                *lines,
            )
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดทราบและดำเนินการในส่วนที่เกี่ยวข้อง และรายงานผลให้ฝ่ายเลขานุการทราบ",
    }


def _in_a_line(matter: Matter) -> str:
    """Return a resolution inside a sentence that goes on behind it, such as with a day."""
    return " ".join(matter.resolution.split())


def head_of(owner: str) -> str:
    """Return whom a memo to a group is addressed to: its head; a person or post as it is."""
    return f"ผู้อำนวยการ{owner}" if owner.startswith(("กลุ่ม", "หน่วย")) else owner


def _named(sitting: Sitting) -> str:
    return f"{sitting.joined} ครั้งที่ {sitting.number_text}"


def _when(sitting: Sitting) -> str:
    parts = [f"ใน{weekday_date(sitting.held_on)}"]
    if sitting.starts_at:
        parts.append(f"เวลา {sitting.starts_at} น.")
    if sitting.where:
        parts.append(sitting.where)
    return " ".join(parts)
