"""Papers of the directory made away from the screen, then saved or printed."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from district_admin.areas.directory.operations import agencies, published
from district_admin.documents.model import Document
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_look
from district_admin.progress import Progress
from district_admin.texts import N_, _
from district_admin.thai.numerals import quoted, whole_number
from district_admin.ui.context import AppContext
from district_admin.ui.entry_form import HALF, Entry
from district_admin.ui.files import open_outside, save_aside
from district_admin.ui.labels import WrappedLabel
from district_admin.ui.questions import choice, line

if TYPE_CHECKING:
    from district_admin.documents.look import Look

PDF: Final = "pdf"
DOCX: Final = "docx"
PRINT: Final = "print"
ADDRESSEE: Final = "ผู้อำนวยการโรงเรียนทุกแห่ง"  # on the paper: not for the catalogue
DRAFT: Final = "draft"
TO_DRAFT: Final = (DRAFT, N_("ร่างในหนังสือราชการ เพื่อแก้ไขและเสนอลงนาม"))
FORMATS: Final = (
    (PDF, N_("บันทึกเป็น PDF")),
    (DOCX, N_("บันทึกเป็น Word (DOCX)")),
    (PRINT, N_("พิมพ์ออกเครื่องพิมพ์")),
)

Make = Callable[[Progress], list[Document]]
Said = Callable[[str, Callable[[], object] | None], object]
"""Says what was done, with what opens the file that was written."""


def format_entry() -> Entry:
    """Return the field that asks how papers are wanted."""
    return choice("format", N_("ต้องการ"), FORMATS)


def first_label_entry() -> Entry:
    """Return the field that asks where on the first sheet to begin."""
    return line("first", N_("เริ่มที่ดวงที่"), HALF, hint=N_("แผ่นที่ใช้ไปแล้วบางส่วน"))


def first_label(values: dict[str, Any]) -> int:
    """Return the label to begin with. Raises OfficeError if it is no number."""
    typed = str(values.get("first") or "1")
    first = whole_number(typed)
    if not first:
        told = _("ดวงที่เริ่มต้องเป็นตัวเลขตั้งแต่ 1 กรุณาแก้ไข “{typed}”")
        raise OfficeError(told.format(typed=quoted(typed)))
    return first


def give_papers(
    context: AppContext, window: QWidget, title: str, wanted: str, make: Make, said: Said
) -> None:
    """Make papers away from the screen, then save them where she wants, or print them."""

    def work(progress: Progress) -> bytes:
        from district_admin.areas.directory import (  # noqa: PLC0415 - draws only when asked to
            documents,
        )

        papers = make(progress)
        render = documents.docx if wanted == DOCX else documents.pdf
        return render(papers, progress)

    def done(data: bytes) -> None:
        if wanted == PRINT:
            from district_admin.ui.printing import (  # noqa: PLC0415 - loads QtPrintSupport
                print_paper,
            )

            print_paper(window, title, data)
            return
        give_file(context, window, title, f".{wanted}", data, said)

    context.jobs.run(window, title, work, done)


def give_file(
    context: AppContext,
    window: QWidget,
    title: str,
    suffix: str,
    data: bytes,
    said: Said,
    told: str = "",
) -> None:
    """Save a file where she wants it, and offer to open it; `told` says what is in `{name}`."""
    kind = suffix.removeprefix(".").upper()
    path = save_aside(window, context.desk, title, suffix, kind, data)
    if path is not None:
        words = (told or _("บันทึกไฟล์ {name} แล้ว")).format(name=path.name)
        said(words, lambda: open_outside(path))


def who_is_in_it(context: AppContext, agency_ids: Collection[int] | None = None) -> WrappedLabel:
    """Return the words that say which people are in what is published of these agencies, or all."""
    with context.database.reading() as session:
        there = agencies.list_agencies(session)
        ids = [each.id for each in there if agency_ids is None or each.id in agency_ids]
        count = published.people_count(session, ids, date.today())
    told = WrappedLabel()
    told.setProperty("kind", "muted")
    told.show_text(
        _(
            "รายชื่อบุคคลที่เผยแพร่มีเฉพาะผู้ดำรงตำแหน่งในหน่วยงาน {count} คน "
            "ไม่มีผู้รับบริการ ผู้ที่ไม่ได้ระบุตำแหน่ง และบุคคลของภาคเอกชน ตาม พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562"
        ).format(count=f"{count:,}")
    )
    return told


def look_of(context: AppContext) -> "Look":
    """Return what the papers of one printing share, from the office's settings."""
    with context.database.reading() as session:
        return read_look(session)
