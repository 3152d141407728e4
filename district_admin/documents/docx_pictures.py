"""Writes pictures fixed to the paper's edges, and the frame that stands for a missing one.

A picture is anchored to the page and other text passes it by, because the memo's title shares
its band with the garuda. Rejected: a picture in the line, which needs a line of its own.
Source: official-documents 1.4.
"""

from html import escape
from typing import Final

from district_admin.documents.docx_text import Face, clean, paragraph_xml
from district_admin.documents.model import Inset, Outline, Paragraph, Picture, Run

_EMU_PER_CM: Final = 360000
_FRAME_TEXT_PT: Final = 12.0
_PICTURE_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SHAPE_URI: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_ROUND: Final = ("ellipse", "999999", "dash")
_SQUARE: Final = ("rect", "000000", "solid")


def emu(cm: float) -> int:
    """Return a length in English metric units, 360,000 a centimetre."""
    return round(cm * _EMU_PER_CM)


def picture_xml(picture: Picture, number: int, ratio: float, relation_id: str, face: Face) -> str:
    """Return a run that holds the picture, or a frame of its size if it is missing.

    `ratio` is width by height; `number` tells the drawings of a paper apart.
    """
    width = emu(picture.height_cm * ratio)
    height = emu(picture.height_cm)
    if picture.data is None:
        graphic = _frame(picture, width, height, face)
    else:
        graphic = _image(number, width, height, relation_id)
    anchor = _anchor(picture, number, width, height, graphic)
    return _of_a_later_edition(anchor) if picture.data is None else f"<w:r>{anchor}</w:r>"


def outline_xml(outline: Outline, number: int) -> str:
    """Return a run with an outline that lies behind the paragraph it is anchored in."""
    width, height = emu(outline.width_cm), emu(outline.height_cm)
    left, top = emu(outline.left_cm), emu(outline.top_cm)
    shape, colour, dash = _ROUND if outline.is_round else _SQUARE
    anchor = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{number}" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{width}" cy="{height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="outline {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE_URI}"><wps:wsp><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom><a:noFill/>'
        f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    return _of_a_later_edition(anchor)


def inset_xml(inset: Inset, number: int, face: Face) -> str:
    """Return a run with lines in a box without edges, at a place of the page it is anchored on."""
    width, height = emu(inset.width_cm), emu(inset.height_cm)
    lines = "".join(paragraph_xml(line, face) for line in inset.lines)
    anchor = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page">'
        f"<wp:posOffset>{emu(inset.left_cm)}</wp:posOffset></wp:positionH>"
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(inset.top_cm)}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{width}" cy="{height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="copy {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE_URI}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{lines}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    return _of_a_later_edition(anchor)


def _of_a_later_edition(anchor: str) -> str:
    # Shapes came after the first edition of the format; readers of it are told so.
    choice = f'<mc:Choice Requires="wps">{anchor}</mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def _anchor(picture: Picture, number: int, width: int, height: int, graphic: str) -> str:
    if picture.centre_x_cm is None:
        left = emu(picture.x_cm)
    else:
        left = emu(picture.centre_x_cm) - width // 2
    alt = escape(clean(picture.alt))
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(picture.y_cm)}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{width}" cy="{height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{alt} {number}" descr="{alt}"/><wp:cNvGraphicFramePr/>'
        f"{graphic}</wp:anchor></w:drawing>"
    )


def _image(number: int, width: int, height: int, relation_id: str) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{_PICTURE_URI}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="image{number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation_id}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic>"
    )


def _frame(picture: Picture, width: int, height: int, face: Face) -> str:
    words = Paragraph((Run(picture.alt, size_pt=_FRAME_TEXT_PT),), align="center")
    return (
        f'<a:graphic><a:graphicData uri="{_SHAPE_URI}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraph_xml(words, face)}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        "</wps:wsp></a:graphicData></a:graphic>"
    )
