"""A table as WordprocessingML, merged cells and repeated header rows included."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

from gongkai.documents.layout import LaidRow, PlacedCell, placed, width
from gongkai.documents.writers.official import PrintedTable
from gongkai.documents.writers.paper import WIDTHS, scale

_MILLIMETRE = 56.6929  # twips
_HALF_POINTS = {4: 24, 10: 18, 15: 18}
_ROW_HEIGHT = {4: 510, 10: 375, 15: 454}  # twips, at least
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_xml(table: PrintedTable) -> str:
    """The element w:tbl: fixed widths that fill the text width, title for screen readers, rows that are not split."""
    rows = table.rows
    widths = [round(each * _MILLIMETRE) for each in WIDTHS[width(rows)]]
    covering = _covering(rows)
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    name = quoteattr(table.title)
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="28" w:type="dxa"/>'
        '<w:right w:w="28" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1"/>'
        f"<w:tblCaption w:val={name}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(_row(number, rows, covering, widths) for number in range(len(rows)))}</w:tbl>"
    )


def _covering(rows: tuple[LaidRow, ...]) -> dict[tuple[int, int], PlacedCell]:
    """The cell that covers each position of a row's left edge: its own, or a merged one from above."""
    return {(at.row + down, at.column): at for at in placed(rows) for down in range(at.cell.rows)}


def _row(number: int, rows: tuple[LaidRow, ...], covering: dict[tuple[int, int], PlacedCell], widths: list[int]) -> str:
    head = "<w:tblHeader/>" if rows[number].head else ""
    height = _ROW_HEIGHT[len(widths)]
    cells = (
        _cell(covering[number, column], number, rows, widths)
        for column in range(len(widths))
        if (number, column) in covering
    )
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}</w:trPr>'
        f"{''.join(cells)}</w:tr>"
    )


def _cell(at: PlacedCell, number: int, rows: tuple[LaidRow, ...], widths: list[int]) -> str:
    span = f'<w:gridSpan w:val="{at.cell.columns}"/>' if at.cell.columns > 1 else ""
    begins = number == at.row
    merge = ('<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>") if at.cell.rows > 1 else ""
    covered = sum(widths[at.column : at.column + at.cell.columns])
    together = "" if number == len(rows) - 1 or _may_end(number, rows) else "<w:keepNext/>"
    run = _run(at, widths) if begins and at.cell.text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{covered}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{together}<w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
        f'<w:jc w:val="{_alignment(at, rows)}"/><w:rPr><w:sz w:val="{_HALF_POINTS[len(widths)]}"/></w:rPr></w:pPr>'
        f"{run}</w:p></w:tc>"
    )


def _may_end(number: int, rows: tuple[LaidRow, ...]) -> bool:
    """Whether a page may end after this row: only between the blocks of table two."""
    return not any(row.head for row in rows) and rows[number + 1].labels_only and not rows[number].labels_only


def _alignment(at: PlacedCell, rows: tuple[LaidRow, ...]) -> str:
    label = at.cell.header and at.cell.rows == 1 and not rows[at.row].labels_only
    return "left" if label else "center"


def _run(at: PlacedCell, widths: list[int]) -> str:
    family = "黑体" if at.cell.header else "宋体"
    columns = len(widths)
    size = _HALF_POINTS[columns] if at.cell.header else round(_HALF_POINTS[columns] * scale(at.cell.text, columns))
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}"/>'
        f'<w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(at.cell.text)}</w:t></w:r>'
    )
