"""Where in its file a cell or a finding stands, in words."""

from __future__ import annotations

from gongkai.annual.record import AnnualReport, Place
from gongkai.cli.sheet.marks import marked_cells
from gongkai.cli.sheet.words import inert
from gongkai.findings import Finding

_NAMED = 3


def place(where: Place | None) -> str:
    """A place in its file, in words; empty where nothing is known.

    >>> place(Place(page=3, table=2, row=7, column=9))
    '第3页第2张表第7行第9列'
    >>> place(Place(line=41, table=2, row=7, column=3)), place(Place(line=41, start=17, end=19))
    ('第41行第3格', '第41行第18字')
    """
    if where is None:
        return ""
    if where.line:
        within = f"第{where.start + 1}字" if where.start is not None else ""
        return f"第{where.line}行" + (f"第{where.column}格" if where.column else within)
    sheet = f"工作表“{inert(where.sheet)}”" if where.sheet else ""
    page = f"第{where.page}页" if where.page else ""
    table = f"第{where.table}张表" if where.table else ""
    row = f"第{where.row}行" if where.row else ""
    column = f"第{where.column}列" if where.column else ""
    return sheet + page + table + row + column


def finding_places(finding: Finding, report: AnnualReport) -> str:
    """The places of the cells a finding marks, the first few by name."""
    named = [place(report.cell(address).where) for address in marked_cells(finding)]
    places = list(dict.fromkeys(where for where in named if where))
    more = f"等{len(places)}处" if len(places) > _NAMED else ""
    return "、".join(places[:_NAMED]) + more
