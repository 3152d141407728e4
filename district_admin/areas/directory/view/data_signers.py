"""Who signs the papers of the base data and approves them: chosen from the settings, not typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from district_admin.documents.form_model import Choice, Field
from district_admin.office.letterhead import addressed_as, signature
from district_admin.office.operations import get_profile, signatories_on
from district_admin.texts import N_
from district_admin.thai.numerals import to_arabic_digits
from district_admin.ui.context import AppContext
from district_admin.ui.entry_form import Entry

APPROVER: Final = "approver"
SIGNER: Final = "signer"


@dataclass(frozen=True)
class Signer:
    """Someone of the settings who is in office: `key` tells apart, `post` is written after เรียน.

    `short_post` has the office's short name in it, for narrow boxes.
    """

    key: str
    name: str
    post: str
    short_post: str
    signature: dict[str, object]


class Signers:
    """Those in office on a day, in the office's own order."""

    def __init__(self, context: AppContext, on: date) -> None:
        with context.database.reading() as session:
            office = get_profile(session)
            found = [
                Signer(
                    str(each.id),
                    " ".join(each.name.split()),
                    addressed_as(each),
                    _shortened(addressed_as(each), office.name, office.short_name),
                    signature(each),
                )
                for each in signatories_on(session, on)
            ]
        self._found = {each.key: each for each in found}

    @property
    def first(self) -> str:
        """The key of whom the office names first; empty when nobody is in office."""
        return next(iter(self._found), "")

    @property
    def names(self) -> Sequence[str]:
        """Their names with their posts, to choose from where a name may be typed as well."""
        return [f"{each.name} {each.short_post}" for each in self._found.values()]

    def entry(self, name: str, label: str) -> Entry:
        """Return the field that asks for one of them, or for nobody; the label is marked N_()."""
        choices = tuple(
            Choice(each.key, f"{each.name}  ·  {each.short_post}") for each in self._found.values()
        )
        return Entry(Field(name, label, "choice", choices=choices))

    def entries_of_memo(self) -> list[Entry]:
        """Return the fields that ask whom a memo goes to and who signs it."""
        return [
            self.entry(APPROVER, N_("เรียน (ผู้ให้ความเห็นชอบ)")),
            self.entry(SIGNER, N_("ผู้ลงนามในบันทึก")),
        ]

    def fields(self, values: dict[str, Any]) -> dict[str, object]:
        """Return what a paper says of them, for the keys that were chosen in a form."""
        approver = self._found.get(str(values.get(APPROVER) or ""))
        signer = self._found.get(str(values.get(SIGNER) or ""))
        found: dict[str, object] = {"addressee": approver.post} if approver else {}
        return {**found, "signatory": signer.signature} if signer else found


def _shortened(post: str, office_name: str, short_name: str) -> str:
    """Return a post with the short name of the office, in whichever digits its name is there."""
    at = to_arabic_digits(post).find(to_arabic_digits(office_name)) if office_name else -1
    if at < 0 or not short_name:
        return post
    return post[:at] + short_name + post[at + len(office_name) :]
