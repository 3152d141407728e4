"""A post with its agency as official papers write both: ผู้อำนวยการโรงเรียนบ้านตัวอย่าง."""

from typing import Final

_KINDS: Final = (
    *("โรงเรียน", "วิทยาลัย", "มหาวิทยาลัย", "โรงพยาบาล", "วัด", "ศูนย์", "สถานี", "สถานีตำรวจภูธร"),
    *("กลุ่ม", "หน่วย", "กอง", "สำนัก", "สำนักงาน", "สำนักงานจังหวัด", "สำนักงานเขตพื้นที่การศึกษา"),
    *("สำนักงานเขตพื้นที่การศึกษาประถมศึกษา", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา", "สำนักงานศึกษาธิการจังหวัด"),
    *("เทศบาล", "เทศบาลตำบล", "เทศบาลเมือง", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด"),
)
_LEADS: Final = "ผู้อำนวยการ"


def post_at(position: str, agency: str) -> tuple[str, ...]:
    """Return a post and its agency in the lines in which they stand: one where they are one name.

    ผู้อำนวยการโรงเรียน of โรงเรียนบ้านตัวอย่าง has the kind of agency once; ครู stands above the agency.
    """
    if position and agency and position.endswith(agency):
        return (position,)
    kinds = [kind for kind in _KINDS if agency.startswith(kind)]
    ends = [kind for kind in kinds if position.endswith(kind)]
    if ends:
        return (position.removesuffix(max(ends, key=len)) + agency,)
    if kinds and position.endswith(_LEADS):
        return (position + agency,)
    return tuple(filter(None, (position, agency)))
