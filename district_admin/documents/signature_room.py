"""Keeps two lines of the body with the signature, so that no page holds a signature alone."""

import re
from collections.abc import Sequence

from district_admin.documents.flow import Glue, Unit

_NAME = re.compile(r"\s*\(.+\)\s*")
_CLOSING = re.compile(r"\s*(ขอแสดงความนับถือ|ด้วยความเคารพ|(สั่ง|ประกาศ|ให้ไว้)\s+ณ\s+วันที่)")
_ROLES = ("signat", "closing")  # signature, signatory, signatory_name, …
_LEAST_BODY_LINES = 2


def keep_body_with_signatures(units: Sequence[Unit]) -> None:
    """Forbid page breaks that leave fewer than two body lines before a signature.

    The rule is from official-documents 1.8 and 6.5. A signature is known by the role of its
    paragraphs; without roles by a line that is a name in brackets, set apart by room to sign.
    """
    for index, unit in enumerate(units):
        if _is_name(units, index):
            _glue_backwards(units, index)
            if unit.glue == Glue.FREE and _follows_name(units, index):
                unit.glue = Glue.KEPT


def _is_name(units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    if not _NAME.fullmatch(unit.text):
        return False
    if unit.role:
        return unit.role.startswith(_ROLES)
    return index > 0 and not units[index - 1].text.strip()


def _follows_name(units: Sequence[Unit], index: int) -> bool:
    # the position stands right under the name
    return index + 1 < len(units) and bool(units[index + 1].text.strip())


def _glue_backwards(units: Sequence[Unit], index: int) -> None:
    body_count = 0
    for at in range(index - 1, -1, -1):
        if units[at + 1].starts_page:
            return
        units[at].glue = max(units[at].glue, Glue.KEPT)
        if _is_body(units[at]):
            body_count += 1
            if body_count == _LEAST_BODY_LINES:
                return


def _is_body(unit: Unit) -> bool:
    if not unit.text.strip() or _CLOSING.match(unit.text):
        return False
    return not unit.role.startswith(_ROLES)
