"""What the desk says of a number that was typed by hand and stands in no register."""

from datetime import date

from district_admin.areas.correspondence.operations import issuing, papers
from district_admin.areas.correspondence.operations.typed_numbers import TypedNumber, taken_words
from district_admin.areas.correspondence.view.draft import Draft
from district_admin.documents.problem import Problem
from district_admin.texts import _
from district_admin.ui.context import AppContext


def entering_words(typed: TypedNumber) -> str:
    """Return what is said of a typed number before it is entered in its register."""
    if not typed.skipped:
        return _("จะลงทะเบียนเลขนี้ให้ และออกเลขต่อจากเลขนี้")
    words = _("จะลงทะเบียนเลขนี้ให้ และข้ามเลขก่อนหน้า {count} เลขซึ่งย้อนมาออกไม่ได้")
    return words.format(count=f"{typed.skipped:,}")


def number_problems(context: AppContext, draft: Draft, *, is_numbered: bool) -> list[Problem]:
    """Return what is unusual about the number that was typed on a paper; nothing of one given."""
    if is_numbered or not str(draft.content.get("number") or "").strip():
        return []
    with context.database.reading() as session:
        written = papers.as_written(draft.form.name, draft.content)
        typed = issuing.typed_as(session, written, date.today())
    if typed is None:
        return []
    if typed.entry_id:
        return [Problem("should", taken_words(typed), "number")]
    words = _("เลข {number} ยังไม่อยู่ในทะเบียน กด ออกเลข เพื่อลงทะเบียน มิฉะนั้นเลขนี้อาจออกซ้ำ")
    return [Problem("should", words.format(number=typed.text), "number")]
