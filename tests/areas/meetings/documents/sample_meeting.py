"""An invented meeting, as short or as long as a test asks, and its papers as they are read."""

from datetime import date

from district_admin.areas.meetings.documents.facts import (
    Attendee,
    Matter,
    Section,
    Signer,
    Sitting,
)
from district_admin.areas.meetings.documents.minutes import Minutes
from district_admin.documents.form_model import Letterhead

OFFICE = Letterhead(office_name="สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 2")
SITTING = Sitting(
    "คณะกรรมการติดตามการดำเนินงาน",
    3,
    2569,
    date(2026, 11, 19),
    starts_at="09.30",
    place="ห้องประชุมดอกบัว ชั้น 2 สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 2",
)
EARLIER = Sitting("คณะกรรมการติดตามการดำเนินงาน", 2, 2569, date(2026, 10, 20), "09.30", "ห้องประชุม")
TAKER = Signer("นางสาวปิ่น น้ำใส", "นักจัดการงานทั่วไปชำนาญการ")
CHECKER = Signer("นายชัย สมมติ", "ผู้อำนวยการกลุ่มอำนวยการ")

LONG_POST = (
    "รองผู้อำนวยการโรงเรียนบ้านหนองตัวอย่าง (ประชาอุทิศวิทยาคาร) "
    "รักษาการในตำแหน่งผู้อำนวยการโรงเรียนบ้านหนองตัวอย่าง"
)
MEMBERS = (
    Attendee("นายก้องเกียรติ ตัวอย่างดี", "ผู้อำนวยการสำนักงานเขต", "ประธานกรรมการ", key=1),
    Attendee("นางมา สมมุติ", "ผู้อำนวยการโรงเรียนต้นแบบ", "กรรมการ", key=2),
    Attendee("ว่าที่ร้อยตรีหญิง กุลธิดา สมมุติกุล", "ผู้อำนวยการโรงเรียนวัดจำลอง", "กรรมการ", key=3),
    Attendee("นายชัย สมมติ", "ผู้อำนวยการกลุ่มอำนวยการ", "กรรมการและเลขานุการ", key=4),
)
PRESENT = (
    MEMBERS[0],
    Attendee(
        "นายแทน ใจงาม",
        "รองผู้อำนวยการโรงเรียนต้นแบบ",
        "กรรมการ",
        substitute_for="ผู้อำนวยการโรงเรียนต้นแบบ",
        key=2,
    ),
    MEMBERS[3],
)
ABSENT = (Attendee(MEMBERS[2].name, MEMBERS[2].post, MEMBERS[2].role, reason="ติดราชการ", key=3),)
OTHERS = (Attendee("นางสาวปิ่น น้ำใส", "นักจัดการงานทั่วไปชำนาญการ"),)

FACTS = (
    "ด้วยสำนักงานคณะกรรมการการศึกษาขั้นพื้นฐานกำหนดให้สำนักงานเขตพื้นที่การศึกษาทุกแห่งเข้ารับการประเมิน"
    "คุณธรรมและความโปร่งใส (ITA Online) ประจำปีงบประมาณ พ.ศ. 2569 ผ่าน https://ita.example.go.th "
    "ภายในวันที่ 30 มิถุนายน 2569 เวลา 16.30 น."
)
DISCUSSION = (
    "ที่ประชุมอภิปรายในประเด็นต่างๆ อย่างกว้างขวาง และเห็นว่าควรจัดทำปฏิทินการปฏิบัติงาน ดังนี้\n"
    "1) ให้กลุ่มอำนวยการรวบรวมข้อมูล\n"
    "2) ให้กลุ่มนโยบายและแผนตรวจสอบข้อมูล"
)
LONG_RESOLUTION = (
    "เห็นชอบ และมอบหมายให้กลุ่มอำนวยการประสานงานกับทุกกลุ่มเพื่อรวบรวมข้อมูลให้แล้วเสร็จตามกำหนดเวลา\n"
    "ทั้งนี้ ให้รายงานผลการดำเนินงานต่อที่ประชุมครั้งต่อไป"
)
SECTIONS = (
    Section(
        1,
        "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
        (
            Matter(
                "1.1",
                "การประเมินคุณธรรมและความโปร่งใส",
                presenter="กลุ่มอำนวยการ",
                facts=FACTS,
                resolution="รับทราบ",
                enclosures=("เอกสารหมายเลข 1",),
                planned_minutes=15,
                private_note="เตือนประธานให้เอ่ยชื่อโรงเรียน",
            ),
        ),
    ),
    Section(
        2,
        "เรื่องรับรองรายงานการประชุม",
        (
            Matter(
                facts="ฝ่ายเลขานุการขอให้รับรองรายงานการประชุมครั้งที่ 2/2569 เมื่อวันที่ 20 ตุลาคม 2569",
                resolution="รับรองรายงานการประชุมโดยไม่มีการแก้ไข",
                planned_minutes=5,
            ),
        ),
    ),
    Section(
        3,
        "เรื่องเสนอเพื่อพิจารณา",
        (
            Matter(
                "3.1",
                "ปฏิทินการปฏิบัติงาน",
                facts=FACTS,
                discussion=DISCUSSION,
                resolution=LONG_RESOLUTION,
                responsible="กลุ่มอำนวยการ",
                due_on=date(2026, 11, 30),
                planned_minutes=30,
            ),
            Matter("3.2", "โครงการอบรม", facts=FACTS, resolution="อนุมัติ", planned_minutes=20),
        ),
    ),
    Section(4, "เรื่องอื่นๆ (ถ้ามี)", has_nothing=True),
)
MINUTES = Minutes(
    SITTING,
    PRESENT,
    SECTIONS,
    absent=ABSENT,
    others=OTHERS,
    members=MEMBERS,
    begun_at="09.35",
    ended_at="16.30",
    opening="เมื่อกรรมการมาครบองค์ประชุมแล้ว ประธานกล่าวเปิดการประชุม และดำเนินการประชุมดังนี้",
    taker=TAKER,
    checker=CHECKER,
    earlier=EARLIER,
)


def people(count: int, post: str = "ผู้อำนวยการโรงเรียนบ้านตัวอย่างที่ {}") -> tuple[Attendee, ...]:
    """So many members who came, no two of one name."""
    return tuple(
        Attendee(
            f"นายสมมุติ{'กขคงจฉ'[n % 6]}{'ชซดต'[n // 6 % 4]} นามที่{n}",
            post.format(n),
            "กรรมการ",
            key=n,
        )
        for n in range(1, count + 1)
    )


def section_of(count: int, facts: str = FACTS, number: int = 1) -> Section:
    """A section with so many matters, each of another text."""
    return Section(
        number,
        "เรื่องเสนอเพื่อพิจารณา",
        tuple(
            Matter(
                f"{number}.{n}",
                f"ขออนุมัติโครงการพัฒนาคุณภาพการศึกษาของโรงเรียนบ้านตัวอย่างที่ {n}",
                presenter=f"กลุ่มงานที่ {n}",
                facts=f"โรงเรียนบ้านตัวอย่างที่ {n} {facts}" if facts else "",
                resolution=f"อนุมัติโครงการของโรงเรียนบ้านตัวอย่างที่ {n}",
                planned_minutes=5,
            )
            for n in range(1, count + 1)
        ),
    )
