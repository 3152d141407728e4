"""The parts of a written workbook that do not depend on its rows, and the styles of its cells."""

from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from district_admin.worksheets.model import column_letters

HEADING: Final = 1
TEXT: Final = 2
QUOTED: Final = 3
NUMBER: Final = 4
DAY: Final = 5
MOMENT: Final = 6
TIME: Final = 7
ANSWER: Final = 8
WRAPPED: Final = 9
MONEY: Final = 10

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SHEET_ML: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# 01: Arabic digits, 07: the Buddhist calendar, 041E: Thai. 49 is Excel's own format for text.
_DAY_FORMAT: Final = "[$-107041E]d/mm/yyyy"
# beside a text of several lines the others begin where it begins
_TOP: Final = 'applyAlignment="1"><alignment vertical="top"/></xf>'
_STYLES: Final = f"""<styleSheet xmlns="{_MAIN}"><numFmts count="3">\
<numFmt numFmtId="170" formatCode="{_DAY_FORMAT}"/>\
<numFmt numFmtId="171" formatCode="{_DAY_FORMAT} hh:mm:ss"/>\
<numFmt numFmtId="172" formatCode="hh:mm:ss"/></numFmts>\
<fonts count="2"><font><sz val="16"/><name val="TH Sarabun New"/></font>\
<font><b/><sz val="16"/><name val="TH Sarabun New"/></font></fonts>\
<fills count="4"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFFFF9E0"/></patternFill></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="11"><xf/>\
<xf numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">\
<alignment vertical="center" wrapText="1"/></xf>\
<xf numFmtId="49" applyNumberFormat="1" {_TOP}\
<xf numFmtId="49" applyNumberFormat="1" quotePrefix="1" {_TOP}\
<xf numFmtId="0" {_TOP}\
<xf numFmtId="170" applyNumberFormat="1" {_TOP}\
<xf numFmtId="171" applyNumberFormat="1" {_TOP}\
<xf numFmtId="172" applyNumberFormat="1" {_TOP}\
<xf numFmtId="49" fillId="3" applyNumberFormat="1" applyFill="1" applyAlignment="1" \
applyProtection="1"><alignment vertical="top" wrapText="1"/><protection locked="0"/></xf>\
<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf>\
<xf numFmtId="4" applyNumberFormat="1" {_TOP}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def sheet_part(number: int) -> str:
    """Return the name of the part of a sheet, counted from 1."""
    return f"xl/worksheets/sheet{number}.xml"


def surroundings(sheets: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the name and content of every part but the sheets, which have these names."""
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/{sheet_part(n)}" ContentType="{_SHEET_ML}.worksheet+xml"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_ML}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_ML}.styles+xml"/>'
        f"{overrides}</Types>",
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    sheet_links = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*sheet_links, ("styles", "styles.xml")])
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    yield (
        "xl/workbook.xml",
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
    )
    yield "xl/styles.xml", _XML + _STYLES


def sheet_start(widths: Sequence[float], frozen: bool) -> str:
    """Return a sheet up to its first row; the first row stays in view if `frozen`.

    A column of width 0 is hidden.
    """
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" style="{TEXT}" hidden="{int(not width)}"'
        ' customWidth="1"/>'
        for n, width in enumerate(widths, 1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        f"{pane if frozen else ''}</sheetView></sheetViews>"
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>"
    )


def sheet_end(column_count: int, row_count: int, protected: bool = False) -> str:
    """Return what follows the last row: arrows on the headings for choosing rows, or protection.

    A protected sheet, which has no password, lets columns and rows be made wider still.
    """
    if protected:
        allowed = 'sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"'
        return f"</sheetData><sheetProtection {allowed}/></worksheet>"
    if not column_count:
        return "</sheetData></worksheet>"
    area = f"A1:{column_letters(column_count - 1)}{row_count}"
    return f'</sheetData><autoFilter ref="{area}"/></worksheet>'


def whole_sheet(widths: Sequence[float], rows: str) -> str:
    """Return a small sheet of rows that are written already."""
    return f"{sheet_start(widths, frozen=False)}{rows}{sheet_end(0, 0)}"


def _relations(links: Sequence[tuple[str, str]]) -> str:
    written = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'
