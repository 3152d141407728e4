"""The texts of lists and sheets made ready: tidy, in the paper's numerals, no bad line ends.

Records hold numbers in Arabic digits, as they are searched; papers print them in Thai ones unless
the officer has switched that off (official-documents 6.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Block, Document, PageSetup
from district_admin.thai.normalise import NBSP, normalise
from district_admin.thai.numerals import NumeralMode, convert_numerals
from district_admin.thai.spacing import glue

_LONGEST: Final = 300  # characters of one line; no name, post or address is longer


@dataclass(frozen=True, slots=True)
class Look:
    """What all papers of one printing share: the office's letterhead, and which numerals."""

    letterhead: Letterhead
    numerals: NumeralMode = "thai"

    def ready(self, text: str) -> str:
        """Return a text of one line as it is printed."""
        tidy = normalise(text).replace("\n", " ").strip()
        return glue(convert_numerals(tidy[:_LONGEST], self.numerals))

    def document(
        self, title: str, blocks: Sequence[Block], page: PageSetup, size_pt: float = 16.0
    ) -> Document:
        """Return the paper of these blocks, in the office's family of type."""
        return Document(
            blocks=tuple(blocks),
            title=self.ready(title).replace(NBSP, " "),
            page=replace(page, thai_numbers=self.numerals != "arabic"),
            size_pt=size_pt,
            family=self.letterhead.docx_family,
            words=self.letterhead.words,
            author=self.letterhead.office_name,
        )
