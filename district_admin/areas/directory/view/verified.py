"""How the screen says whether a record is up to date."""

from datetime import date

from district_admin.texts import _
from district_admin.thai.calendar import medium_date, short_date
from district_admin.ui.tokens import Tokens, Tone


def is_stale(verified_on: date | None, stale_before: date) -> bool:
    """Say whether entries last found right on that day are out of date."""
    return verified_on is None or verified_on < stale_before


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
