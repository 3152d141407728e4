"""The sheet of one letter: in the official form, or in the office's own template.

A template's is made by the word processor here and takes a second or two, so a wish for another
letter ends the one before; what that program sets up for itself is kept while the page is open.
Rejected: the official form while she waits (she would check a sheet that nobody gets).
"""

from collections.abc import Callable

from district_admin.areas.correspondence import documents
from district_admin.areas.correspondence.documents.bulk_letters import Addressed
from district_admin.areas.correspondence.documents.letter_worker import LetterJob, LetterWriter
from district_admin.areas.correspondence.view.bulk_preview import BulkPreview, Shown
from district_admin.documents.word_pdf import WordConverter
from district_admin.progress import Cancelled
from district_admin.ui.preview import Make


class _Until:
    """Progress of a sheet that is made as long as it is wanted."""

    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        self._is_wanted = is_wanted

    def report(self, done: int, total: int, what: str = "") -> None:
        """Raise Cancelled when another sheet is wanted."""
        if not self._is_wanted():
            raise Cancelled


class LetterSheets:
    """Has the letters of a job shown in a preview, on whose thread the sheets are made."""

    def __init__(self, preview: BulkPreview) -> None:
        self._preview = preview
        self._wish = 0
        self._shown: tuple[Addressed, LetterJob] | None = None  # in a template
        self._converter: WordConverter | None = None

    def show(
        self, position: int, count: int, writer: LetterWriter, letter: Addressed, can_pdf: bool
    ) -> None:
        """Show a letter as it will be, or say what of it cannot be shown here."""
        if writer.job.template is not None and can_pdf:
            wanted = (letter, writer.job)
            if self._shown != wanted:  # while files are made the page is shown anew each second
                self._shown = wanted
                own = self._sheet_of(writer, letter)
                self._preview.show_letter(position, count, letter.name, own, "own")
            return
        self._shown = None
        self._wish += 1

        def make() -> bytes:
            return documents.pdf(writer.paper(letter))

        shown: Shown = "official" if writer.job.template is None else "text"
        self._preview.show_letter(position, count, letter.name, make, shown)

    def _sheet_of(self, writer: LetterWriter, letter: Addressed) -> Make:
        """Return what makes the sheet of a letter, which is the only one wanted from now on.

        It raises TemplateNotFilledError, NoWordProcessorError and PdfNotMadeError, and Cancelled
        when another one is wanted.
        """
        self._wish += 1
        wish = self._wish

        def make() -> bytes:
            word = writer.word(letter)
            if self._converter is None:
                self._converter = WordConverter()
            return self._converter.pdf(word, _Until(lambda: self._wish == wish))

        return make

    def close(self) -> None:
        """Make no more sheets, and remove what was set up for them."""
        self._wish += 1
        self._preview.sheet.close_preview()
        if self._converter is not None:
            self._converter.close()
