"""The kinds of papers that templates are for, with their forms as the office has them now.

What knows Word is loaded with the first file that is looked at, not with the settings.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from district_admin import assets
from district_admin.errors import OfficeError
from district_admin.office.letterhead import read_letterhead
from district_admin.texts import _
from district_admin.thai.sorting import thai_sort_key
from district_admin.ui.context import AppContext

if TYPE_CHECKING:
    from district_admin.documents.form_model import Form, Letterhead
    from district_admin.documents.template_checks import TemplateProblem
    from district_admin.documents.template_listing import ListedField

_USUAL: Final = "invitation"
_LARGEST: Final = 64 << 20


class TemplateKinds:
    """What a template of a kind may hold, and what is wrong with one."""

    usual: Final = _USUAL

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._titles: dict[str, tuple[int, str]] = {}  # with when the office's own was changed

    def titles(self) -> dict[str, str]:
        """Return the kinds whose forms can be used, each with what it is called, in Thai order."""
        names = {file.stem for file in assets.forms_folder().glob("*.yaml")}
        names |= {file.stem for file in self._context.folder.forms.glob("*.yaml")}
        found = {name: self._title(name) for name in names}
        # the page of the forms says what is wrong with one that cannot be used
        usable = [(name, title) for name, title in found.items() if title]
        return dict(sorted(usable, key=lambda pair: thai_sort_key(pair[1])))

    def title(self, kind: str) -> str:
        """Return what a kind is called; its own name when its form cannot be used."""
        return self._title(kind) or kind

    def _title(self, kind: str) -> str:
        """Return the title of a form, or nothing; read once, as a table asks at every stroke."""
        own = self._context.folder.forms / f"{kind}.yaml"
        stamp = own.stat().st_mtime_ns if own.is_file() else 0
        known = self._titles.get(kind)
        if known is None or known[0] != stamp:
            try:
                known = (stamp, _(self.form(kind).title))
            except OfficeError:
                known = (stamp, "")
            self._titles[kind] = known
        return known[1]

    def form(self, kind: str) -> "Form":
        """Return the form of a kind. Raises OfficeError."""
        from district_admin.documents.form_file import load_form  # noqa: PLC0415 - brings jinja2

        return load_form(kind, self._context.folder.forms)

    def check(self, kind: str, data: bytes) -> "list[TemplateProblem]":
        """Return what is wrong with a template. Raises OfficeError if it cannot be opened."""
        from district_admin.documents.template_checks import (  # noqa: PLC0415 - brings docxtpl
            check_template,
        )

        return check_template(data, self.form(kind), self._letterhead(), date.today())

    def likely(self, chosen: str, data: bytes) -> list[str]:
        """Return for which other kinds a template seems to be. Raises OfficeError."""
        from district_admin.documents.template_checks import (  # noqa: PLC0415 - brings docxtpl
            likely_kinds,
        )

        forms = {kind: self.form(kind) for kind in self.titles()}
        return likely_kinds(data, chosen, forms, self._letterhead(), date.today())

    def fields(self, kind: str) -> "list[ListedField]":
        """Return what a template of a kind may hold. Raises OfficeError."""
        from district_admin.documents.template_listing import (  # noqa: PLC0415 - brings reportlab
            listed_fields,
        )

        return listed_fields(self.form(kind), self._letterhead(), date.today())

    def sample(self, kind: str) -> bytes:
        """Return a Word file to start a template of a kind from. Raises OfficeError."""
        from district_admin.documents.template_sample import (  # noqa: PLC0415 - as above
            sample_template,
        )

        return sample_template(self.form(kind), self._letterhead())

    def _letterhead(self) -> "Letterhead":
        with self._context.database.reading() as session:
            return read_letterhead(session)


def read_file(path: Path) -> bytes:
    """Return the content of a file that may be a template. Raises OfficeError if it has none."""
    try:
        if path.is_dir() or path.stat().st_size > _LARGEST:
            raise OfficeError(
                _("{name} ไม่ใช่ไฟล์ Word ที่ใช้เป็นแบบได้ กรุณาเลือกไฟล์ .docx").format(name=path.name)
            )
        return path.read_bytes()
    except OSError as error:
        words = _("เปิดไฟล์ {name} ไม่ได้ กรุณาปิดไฟล์ใน Word หรือตรวจว่าไฟล์ยังอยู่ แล้วลองใหม่")
        raise OfficeError(words.format(name=path.name)) from error
