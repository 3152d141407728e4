"""Who may decide what is destroyed: a chair and at least two members of the ranks of the rule.

The level is read off the post (นักจัดการงานทั่วไปชำนาญการ), where officials write it. Rejected:
levels to choose from for each member (they would repeat what the post says, or contradict it).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from district_admin.errors import OfficeError
from district_admin.texts import _

CHAIR: Final = "ประธานกรรมการ"
MEMBER: Final = "กรรมการ"
SECRETARY: Final = "กรรมการและเลขานุการ"
LEAST: Final = 3

_LEVELS: Final = (
    *("ชำนาญงาน", "อาวุโส", "ทักษะพิเศษ"),
    *("ปฏิบัติการ", "ชำนาญการ", "ชำนาญการพิเศษ", "เชี่ยวชาญ", "เชี่ยวชาญพิเศษ", "ทรงคุณวุฒิ"),
    *("อำนวยการต้น", "อำนวยการสูง"),
)
_HEADS: Final = ("ผู้อำนวยการ", "รองผู้อำนวยการ")


class CommitteeError(OfficeError):
    """A committee does not have who it must have."""


def check_committee(members: Sequence[Mapping[str, str]]) -> None:
    """Refuse a committee without its chair or two members, or one of too low a level.

    The ranks are วิชาการ ปฏิบัติการ or ทั่วไป ชำนาญงาน and above (official-documents 4.7). Raises
    CommitteeError.
    """
    if len(members) < LEAST or members[0].get("role") != CHAIR:
        raise CommitteeError(_("คณะกรรมการทำลายหนังสือต้องมีประธานและกรรมการอย่างน้อย 2 คน กรุณาเพิ่มให้ครบ"))
    for each in members:
        name, post = each.get("name", "").strip(), each.get("post", "").strip()
        if not name or not post:
            raise CommitteeError(_("กรุณาพิมพ์ทั้งชื่อและตำแหน่งของกรรมการทุกคน"))
        if not is_of_rank(post):
            told = _(
                "{name} ({post}) ต้องเป็นข้าราชการประเภทวิชาการ ระดับปฏิบัติการ "
                "หรือประเภททั่วไป ระดับชำนาญงานขึ้นไป กรุณาพิมพ์ตำแหน่งพร้อมระดับ"
            )
            raise CommitteeError(told.format(name=name, post=post))
    names = [" ".join(each["name"].split()) for each in members]
    if len(set(names)) < len(names):
        raise CommitteeError(_("มีชื่อซ้ำกันในคณะกรรมการ กรุณาแก้ไข"))


def is_of_rank(post: str) -> bool:
    """Say whether a post, with its level, is one that may be on the committee."""
    said = "".join(post.split())
    return said.startswith(_HEADS) or said.endswith(_LEVELS)
