"""Who a letter goes to, as labels and envelopes print it."""

import re
from dataclasses import dataclass
from typing import Final

from district_admin.areas.directory.documents.wording import Look

_POSTCODE: Final = re.compile(r"\s*(?:รหัสไปรษณีย์)?\s*(?<![0-9๐-๙])([0-9๐-๙]{5})$")


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient of a letter (ผู้รับ).

    `name` is a name or a post (ผู้อำนวยการโรงเรียนบ้านตัวอย่าง); `address_lines` are what stands under
    it, the agency's name first if it is to be printed. The postcode may stand in `postcode` or at
    the end of the last line.
    """

    salutation: str
    name: str
    address_lines: tuple[str, ...] = ()
    postcode: str = ""


def address_texts(recipient: Recipient, look: Look) -> list[str]:
    """Return the lines of an address ready for print, the postcode with its digits apart."""
    lines = [line for line in map(str.strip, recipient.address_lines) if line]
    postcode = recipient.postcode.strip()
    found = _POSTCODE.search(lines[-1]) if lines else None
    if found is not None and postcode in ("", found[1]):
        postcode = found[1]
        lines[-1] = lines[-1][: found.start()]
    texts = [look.ready(line) for line in lines if line]
    if postcode:
        end = look.spaced(postcode)
        texts[-1:] = [f"{texts[-1]}  {end}" if texts else end]
    return texts
