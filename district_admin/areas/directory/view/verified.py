"""How the screen says whether a record is up to date."""

from datetime import date

from district_admin.areas.directory.model import Agency
from district_admin.texts import _
from district_admin.thai.calendar import medium_date, short_date
from district_admin.ui.tokens import Tokens, Tone


def is_stale(verified_on: date | None, stale_before: date) -> bool:
    """Say whether entries last found right on that day are out of date."""
    return verified_on is None or verified_on < stale_before


def is_to_be_checked(agency: Agency, stale_before: date) -> bool:
    """Say whether an agency is out of date, or its address lacks something."""
    return is_stale(agency.verified_on, stale_before) or bool(agency.lacking)


def agency_text(agency: Agency, stale_before: date) -> str:
    """Return the day of the last check for a narrow column, or else that the address lacks."""
    if agency.lacking and not is_stale(agency.verified_on, stale_before):
        return _("ที่อยู่ไม่ครบ")
    return verified_text(agency.verified_on)


def agency_tone(tokens: Tokens, agency: Agency, stale_before: date) -> Tone:
    """Return how an agency looks that is to be checked, or is in order."""
    return tokens.soon if is_to_be_checked(agency, stale_before) else tokens.done


def verified_text(verified_on: date | None) -> str:
    """Return when entries were last found right, for a narrow column."""
    return short_date(verified_on) if verified_on else _("ยังไม่ตรวจ")


def verified_tone(tokens: Tokens, verified_on: date | None, stale_before: date) -> Tone:
    """Return how that day looks: in order, or out of date."""
    return tokens.soon if is_stale(verified_on, stale_before) else tokens.done


def currency_word(verified_on: date | None, stale_before: date) -> str:
    """Return in a word whether entries last found right on that day are up to date."""
    if verified_on is None:
        return _("ยังไม่ตรวจ")
    return _("ล้าสมัย") if is_stale(verified_on, stale_before) else _("เป็นปัจจุบัน")


def verified_words(verified_on: date | None, verified_by: str) -> str:
    """Return when and by what entries were last found right."""
    if verified_on is None:
        return _("ยังไม่เคยตรวจสอบ")
    by = _("จาก {what}").format(what=verified_by) if verified_by else ""
    return f"{medium_date(verified_on)}  {by}".strip()
