"""Turns slides into a PowerPoint file that PowerPoint and LibreOffice show alike.

python-pptx keeps the package and its parts; what its template lacks for Thai is mended here: the
family of type is named for complex scripts as well, the language is Thai, the theme has the
program's colours. The family is named with its shape and its Thai character set, so that a machine
without it takes a Thai one of its own (Windows has Tahoma and Leelawadee UI), which is wider. Boxes
shrink their text where it is too long: LibreOffice does so when it opens the file, PowerPoint only
when somebody types in the box, so there a slide may run over. The font does not travel along:
PowerPoint packs fonts in a format of its own, which could not be tried here, and a file it finds
damaged is worse than one in another font.
Rejected: numbers of slides (its field counts in Arabic digits, and typed ones are wrong as soon as
she moves a slide); our own line ends, which either program sets by its own dictionary instead.
Line breaks that are typed are wrong as soon as a box is made wider. Of 86 line ends that
LibreOffice 7.4 chose in a text, 38 stood within a word or phrase of ours: with U+200B between our
words the very same 38, since it goes on breaking within them; only U+2060 between all clusters
beside it keeps words whole (4 of 96 parted, in a phrase longer than the line), and a word with
U+2060 in it is found by no search and is copied along with it. What PowerPoint makes of either in a
font that has neither is not known.
"""

import re
from io import BytesIO
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from district_admin.documents.docx_package import core_xml, without_dates
from district_admin.documents.docx_text import clean
from district_admin.documents.slides import (
    ACCENT,
    HEIGHT,
    INK,
    LINE_EM,
    OVERDUE,
    SOFT,
    TINT,
    WIDTH,
    Box,
    PlacedSlide,
    SlideLine,
    SlideShow,
    placed,
)
from district_admin.progress import Progress

_TITLE_ONLY, _WITH_BODY = 5, 1  # layouts of the template
_FALLBACK: Final = "Tahoma"  # every Windows has it, with Thai
_FACE: Final = {"panose": "020B0500040200020003", "pitchFamily": "34", "charset": "-34"}
_THEME: Final = {
    **{"dk1": INK, "lt1": "FFFFFF", "dk2": ACCENT, "lt2": "F6F5F2", "accent1": ACCENT},
    **{"accent2": "7F5200", "accent3": "2B6A2F", "accent4": "5A3E9E", "accent5": "61696D"},
    **{"accent6": OVERDUE, "hlink": ACCENT, "folHlink": SOFT},
}
_BAND: Final = 14.0
_NOT_OURS: Final = ("thumbnail", "printerSettings", "extended-properties")
_PROMPTS: Final = (
    *("คลิกเพื่อพิมพ์ชื่อเรื่อง", "คลิกเพื่อพิมพ์ข้อความ", "ระดับที่สอง"),
    *("ระดับที่สาม", "ระดับที่สี่", "ระดับที่ห้า"),
)
_ENGLISH: Final = dict(
    zip(
        (
            *("Click to edit Master title style", "Click to edit Master text styles"),
            *("Second level", "Third level", "Fourth level", "Fifth level"),
        ),
        _PROMPTS,
        strict=True,
    )
)
_LAYOUT_NAMES: Final = {_TITLE_ONLY: "ชื่อเรื่องเท่านั้น", _WITH_BODY: "ชื่อเรื่องและข้อความ"}


def render(show: SlideShow, progress: Progress) -> bytes:
    """Return the slides as a PPTX file, the same bytes for the same slides. Raises Cancelled."""
    file = Presentation()
    layouts = [file.slide_layouts[number] for number in (_TITLE_ONLY, _WITH_BODY)]
    _make_thai(file, show.family)
    slides = list(placed(show))
    for done, each in enumerate(slides):
        progress.report(done, len(slides), show.title)
        _add(file, layouts[1] if each.body.lines else layouts[0], each, show.family)
    return _bytes_of(file, show)


def _add(file: Any, layout: Any, each: PlacedSlide, family: str) -> None:
    slide = file.slides.add_slide(layout)
    if each.kind != "content":
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor.from_string(TINT)
    _write(slide.shapes.title, "ชื่อเรื่อง", each.title, family)
    if each.body.lines:
        _write(slide.placeholders[1], "เนื้อหา", each.body, family)
    for name, box in (("หัวข้อ", each.kicker), ("ท้ายสไลด์", each.foot)):
        if box.lines:
            _write(slide.shapes.add_textbox(0, 0, 0, 0), name, box, family)
    if each.notes:
        _write_notes(slide.notes_slide, each.notes, family)


def _write(shape: Any, name: str, box: Box, family: str) -> None:
    shape.name = name
    left, top, width, height = box.place
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, line in enumerate(box.lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        _fill(paragraph, line, family, before=line.before)


def _fill(paragraph: Any, line: SlideLine, family: str, *, before: float) -> None:
    paragraph.line_spacing = Pt(line.size_pt * LINE_EM)
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(0)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - what the library has no words for
    properties.set("algn", "l")
    properties.set("marL", str(Emu(Pt(line.left))))
    properties.set("indent", "0")
    etree.SubElement(properties, qn("a:buNone"))
    run = paragraph.add_run()
    run.text = clean(line.text)
    run.font.size, run.font.bold = Pt(line.size_pt), line.bold
    run.font.color.rgb = RGBColor.from_string(line.colour)
    _name_family(run, family)


def _name_family(run: Any, family: str) -> None:
    """Name the family for Latin and for complex scripts, which Thai is one of."""
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - as above
    properties.set("lang", "th-TH")
    for script in ("latin", "cs"):
        etree.SubElement(properties, qn(f"a:{script}"), typeface=family, **_FACE)


def _write_notes(notes: Any, text: str, family: str) -> None:
    frame = notes.notes_text_frame
    for number, words in enumerate(text.split("\n")):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        run = paragraph.add_run()
        run.text = clean(words)
        run.font.size = Pt(16)
        _name_family(run, family)


def _make_thai(file: Any, family: str) -> None:
    """Make the template 16:9, Thai, and of the program's colours."""
    wide = Pt(WIDTH)
    share = wide / file.slide_width
    file.slide_width, file.slide_height = wide, Pt(HEIGHT)
    file.element.find(qn("p:sldSz")).attrib.pop("type", None)  # it says 4:3
    master = file.slide_master
    for number, layout in reversed(list(enumerate(file.slide_layouts))):
        if number in _LAYOUT_NAMES:
            layout.name = _LAYOUT_NAMES[number]
        else:
            file.slide_layouts.remove(layout)
    for part in (master, *file.slide_layouts):
        _widen(part.element, share)
        _translate(part.element)
    _translate(file.element)
    _add_band(master.element)
    _dress(_theme_part(master.part), family)


def _widen(element: Any, share: float) -> None:
    for place in element.iter(qn("a:off"), qn("a:ext")):
        for name in ("x", "cx"):
            if place.get(name):
                place.set(name, str(round(int(place.get(name)) * share)))


def _translate(element: Any) -> None:
    for each in element.iter():
        if each.get("lang"):
            each.set("lang", "th-TH")
        if each.tag == qn("a:t") and each.text in _ENGLISH:
            each.text = _ENGLISH[each.text]


def _add_band(master: Any) -> None:
    """Put the one coloured band at the left edge, behind all that is on a slide."""
    band = (
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
        '<p:cNvPr id="20" name="แถบสี"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{Pt(_BAND)}" cy="{Pt(HEIGHT)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )
    tree = master.find(qn("p:cSld")).find(qn("p:spTree"))
    tree.insert(2, etree.fromstring(band))


def _theme_part(part: Any) -> Any:
    return next(rel.target_part for rel in part.rels.values() if rel.reltype.endswith("/theme"))


def _dress(part: Any, family: str) -> None:
    """Put colours and fonts into a theme; Thai where no font is named is the fallback's."""
    root = etree.fromstring(part.blob)
    scheme = root.find(f".//{qn('a:clrScheme')}")
    for name, value in _THEME.items():
        colour = scheme.find(qn(f"a:{name}"))
        colour.clear()
        etree.SubElement(colour, qn("a:srgbClr"), val=value)
    for fonts in root.iter(qn("a:majorFont"), qn("a:minorFont")):
        for script in ("latin", "cs"):
            fonts.find(qn(f"a:{script}")).set("typeface", family)
        for each in fonts.findall(qn("a:font")):
            if each.get("script") == "Thai":
                each.set("typeface", _FALLBACK)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _bytes_of(file: Any, show: SlideShow) -> bytes:
    parts = {file.part, file.part.package}
    for each in parts:
        rels = each._rels  # noqa: SLF001 - the library drops no relation of a package itself
        for key in [key for key, rel in rels.items() if _is_not_ours(rel)]:
            rels.pop(key)
    file.core_properties.title = clean(show.title)
    written = BytesIO()
    file.save(written)
    return without_dates(written, {"docProps/core.xml": [core_xml(show.title, show.author)]})


def _is_not_ours(relation: Any) -> bool:
    return bool(re.search("|".join(_NOT_OURS), relation.reltype))
