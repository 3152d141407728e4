"""Which salutation and closing phrase go with whom a paper is written to (official-documents 5).

They are offered as the addressee is typed, and only in place of what was offered before: what the
officer chose herself stays. For the royal family, supreme patriarchs and others of whom the rule
asks for a person's judgement nothing is offered (5.4).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from district_admin.documents.form_model import Form, SalutationPair

_FOR_A_PERSON: Final = re.compile(
    r"(สมเด็จ|พระบาท|พระเจ้า|พระองค์|พระวรวงศ์|พระราชวงศ์|พระบรม|เจ้าฟ้า|หม่อมเจ้า)"
)
_HIGH_MONK: Final = "พระราชาคณะ"
_MONK: Final = re.compile(r"(พระครู|พระมหา|พระอธิการ|พระปลัด|พระสมุห์|พระใบฎีกา|เจ้าอาวาส|เจ้าคณะ)")
_USUAL: Final = "เรียน"
_TO_MONKS: Final = "นมัสการ"
_REQUEST: Final = "จึง{salutation}มาเพื่อ"


def fitting_pair(pairs: Sequence[SalutationPair], addressee: str) -> SalutationPair | None:
    """Return the pair that goes with an addressee; None where a person must choose."""
    name = " ".join(addressee.split()).removeprefix("ฯพณฯ").strip()
    for pair in pairs:
        if pair.only_for and name.startswith(pair.only_for):
            return pair
    if _FOR_A_PERSON.match(name):
        return None
    if name.startswith(_HIGH_MONK):
        return _first(pairs, _TO_MONKS, _HIGH_MONK)
    return _first(pairs, _TO_MONKS if _MONK.match(name) else _USUAL)


def readdressed(
    form: Form, before: Mapping[str, object], now: Mapping[str, object]
) -> dict[str, object]:
    """Return what changes with the addressee: salutation, closing phrase, the request's words."""
    was, is_ = (str(content.get("addressee") or "") for content in (before, now))
    if not form.field("salutation") or was == is_:
        return {}
    old, new = fitting_pair(form.pairs, was), fitting_pair(form.pairs, is_)
    if old is None or new is None or old == new:
        return {}
    changes: dict[str, object] = {}
    if now.get("salutation") == old.salutation:
        changes["salutation"] = new.salutation
    if form.field("closing_phrase") and now.get("closing_phrase") == old.closing:
        changes["closing_phrase"] = new.closing
    conclusion, asked = str(now.get("conclusion") or ""), _REQUEST.format(salutation=old.salutation)
    if conclusion.startswith(asked):
        asks = _REQUEST.format(salutation=new.salutation)
        changes["conclusion"] = asks + conclusion.removeprefix(asked)
    return {name: value for name, value in changes.items() if now.get(name) != value}


def _first(
    pairs: Sequence[SalutationPair], salutation: str, whom: str = ""
) -> SalutationPair | None:
    return next(
        (
            pair
            for pair in pairs
            if pair.salutation == salutation and pair.addressees.startswith(whom)
        ),
        None,
    )
