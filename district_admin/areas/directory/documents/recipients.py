"""Who a letter goes to, as labels and envelopes print it."""

import re
from dataclasses import dataclass
from typing import Final

from district_admin.areas.directory.documents.address_lines import is_address, units_of
from district_admin.areas.directory.documents.fitting import Text
from district_admin.documents.look import Look
from district_admin.thai.normalise import NBSP
from district_admin.thai.provinces import PROVINCES

_PROVINCE: Final = re.compile(r"จังหวัด|(?<![ก-๙])จ\.|กรุงเทพ|กทม")
_POSTCODE: Final = re.compile(r"\s*(?:รหัสไปรษณีย์)?\s*(?<![0-9๐-๙])([0-9๐-๙]{5})$")


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient of a letter (ผู้รับ).

    `name` is a name or a post (ผู้อำนวยการโรงเรียนบ้านตัวอย่าง); `under_name` stands under it line by
    line, such as the agency's name; `address_lines` are the address, which is broken into lines
    anew as the room asks. The postcode may stand in `postcode` or at the end of the last line.
    """

    salutation: str
    name: str
    address_lines: tuple[str, ...] = ()
    postcode: str = ""
    under_name: tuple[str, ...] = ()


def is_short_of_post(recipient: Recipient) -> bool:
    """Say whether an address lacks what the post sorts by: the province or the postcode."""
    text = " ".join(recipient.address_lines).replace(NBSP, " ").strip()
    has_postcode = bool(recipient.postcode.strip()) or _POSTCODE.search(text) is not None
    in_province = _PROVINCE.search(text) or PROVINCES.intersection(text.split())
    return not (has_postcode and in_province)


def address_texts(recipient: Recipient, look: Look) -> list[Text]:
    """Return what stands under the name ready for print: lines, then the units of the address.

    The postcode stays with the unit before it, and is written as the sender's is: together.
    Rejected: its digits apart, which belong into the boxes that some envelopes have printed.
    """
    lines = [line for line in map(str.strip, recipient.address_lines) if line]
    postcode = recipient.postcode.strip()
    found = _POSTCODE.search(lines[-1]) if lines else None
    if found is not None and postcode in ("", found[1]):
        postcode = found[1]
        lines[-1] = lines[-1][: found.start()]
    lines = [line for line in lines if line]
    above = [*recipient.under_name]
    while lines and not is_address(lines[0]):
        above.append(lines.pop(0))
    units = [unit for line in lines for unit in units_of(look.ready(line))]
    if postcode:
        end = look.ready(postcode)
        units[-1:] = [f"{units[-1]}{NBSP}{end}" if units else end]
    texts: list[Text] = [look.ready(line) for line in above if line.strip()]
    return [*texts, tuple(units)] if units else texts
