"""Writes the styles and settings of a Word document: official-documents 1.3, points 1 to 7."""

from html import escape

from district_admin.documents.model import Document

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"


def styles_xml(document: Document) -> str:
    """Return `styles.xml`: one face for every script, no theme, no spacing of its own."""
    family = escape(document.family)
    half_points = round(document.size_pt * 2)
    face = (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>'
    )
    paragraph = (
        '<w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    )
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults>"
        f"<w:rPrDefault><w:rPr>{face}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{face}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>'
    )


def settings_xml(embed_fonts: bool) -> str:
    """Return `settings.xml`: the layout of Word 2013 and later, Thai as the complex script."""
    embedding = "<w:embedTrueTypeFonts/>" if embed_fonts else ""
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_COMPATIBILITY}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/>{embedding}'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{modern}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )
