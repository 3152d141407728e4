"""A PDF file that keeps: the archival form PDF/A-2b (ISO 19005-2), written straight by reportlab.

reportlab's file writer is close to it; this gives it the output intent, the XMP metadata, a plain
information dictionary and streams that end as the standard asks. Nothing depends on the clock or
on earlier papers: the same pages give the same bytes, and the file's identity is their digest.
Rejected: dressing the finished file by pikepdf, which takes 29 ms a file.
"""

import zlib
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from district_admin import assets

PRODUCER = "District Admin"
LANGUAGE = "th-TH"

_CONDITION = "sRGB IEC61966-2.1"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creator}
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream whose content is written as it is given."""

    def __init__(self, content: bytes, entries: dict[str, object]) -> None:
        super().__init__(pdfdoc.PDFDictionary(entries), content)

    def format(self, document: Any) -> bytes:
        """Write it with the line end before `endstream` that archives ask for (6.1.7.1)."""
        entries = pdfdoc.PDFDictionary({**self.dictionary.dict, "Length": len(self.content)})
        head: bytes = entries.format(document)
        return b"".join((head, b"\nstream\n", self.content, b"\nendstream\n"))


def compressed(content: bytes, entries: dict[str, object] | None = None) -> Stream:
    """Return a stream of the content, compressed."""
    return Stream(zlib.compress(content), {**(entries or {}), "Filter": "/FlateDecode"})


class ArchivalFile(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab has no types
    """A PDF file in the making; give it pages, then take its bytes."""

    def __init__(self, title: str, author: str = "") -> None:
        super().__init__(dummyoutline=1, compression=1, invariant=1, pdfVersion=(1, 7))
        title, author = _printable(title), _printable(author)
        self.info = _Information()
        self.info.title, self.info.author = title, author
        catalogue = _Catalogue()
        catalogue.Pages = self.Pages
        catalogue.Lang = pdfdoc.PDFString(LANGUAGE)
        catalogue.Metadata = _metadata(title, author)
        catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "false"})
        catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalogue.OutputIntents = pdfdoc.PDFArray([self._output_intent()])
        self.Catalog = catalogue
        self.updateSignature(title.encode("utf-8"))

    def add_object(self, content: pdfdoc.PDFObject, name: str | None = None) -> Any:
        """Put an object into the file and return what refers to it."""
        return self.Reference(content, name)

    def add_page(self, operators: str, size_pt: tuple[float, float], resources: object) -> None:
        """Put a page at the end."""
        content = operators.encode("ascii")
        self.updateSignature(content)
        page = pdfdoc.PDFPage()
        page.MediaBox = pdfdoc.PDFArray([0, 0, *(round(length, 2) for length in size_pt)])
        page.Contents = compressed(content)
        page.Resources = resources
        self.addPage(page)

    def finish(self) -> bytes:
        """Return the whole file."""
        data: bytes = self.format()
        return data

    def _output_intent(self) -> pdfdoc.PDFDictionary:
        profile = Stream(_profile(), {"N": 3, "Filter": "/FlateDecode"})
        return pdfdoc.PDFDictionary(
            {
                "Type": "/OutputIntent",
                "S": "/GTS_PDFA1",
                "OutputConditionIdentifier": pdfdoc.PDFString(_CONDITION),
                "Info": pdfdoc.PDFString(_CONDITION),
                "DestOutputProfile": self.add_object(profile),
            }
        )


class _Catalogue(pdfdoc.PDFCatalog):  # type: ignore[misc]  # reportlab has no types
    """The catalogue, with the one entry reportlab does not know."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """Title, author and producer: whatever stands here must agree with the XMP metadata."""

    def format(self, document: Any) -> bytes:
        """Write it."""
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            **({"Author": pdfdoc.PDFString(self.author)} if self.author else {}),
            "Creator": pdfdoc.PDFString(PRODUCER),
            "Producer": pdfdoc.PDFString(PRODUCER),
        }
        written: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return written


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _metadata(title: str, author: str) -> Stream:
    creator = f"\n<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
    text = _XMP.format(
        language=LANGUAGE,
        title=escape(title),
        creator=creator if author else "",
        producer=PRODUCER,
    )
    # not compressed, so that archives find it without a PDF reader
    return Stream(text.encode("utf-8"), {"Type": "/Metadata", "Subtype": "/XML"})


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return zlib.compress(assets.resource("colour/sRGB.icc").read_bytes())
