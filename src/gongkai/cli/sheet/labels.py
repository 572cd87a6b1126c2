"""What a cell is called in words, short enough for a list."""

from __future__ import annotations

from gongkai.annual.forms import APPLICANTS, DISPUTES, RESULTS
from gongkai.annual.record import AnnualReport

_APPLICANTS = {column.key: column.label for column in APPLICANTS}
_RESULTS = {result.key: result.label for result in RESULTS}
_DISPUTES = {dispute.key: dispute.label for dispute in DISPUTES}


def cell_label(report: AnnualReport, address: str) -> str:
    """Row and column of a cell as the form prints them; the address itself where the form has no such cell."""
    table, _, rest = address.partition(".")
    row, _, column = rest.rpartition(".")
    if table == "requests":
        return f"{_request_row(report, row)} · {_APPLICANTS.get(column, column)}"
    if table == "proactive":
        return _proactive(report, row, column)
    return f"{_DISPUTES.get(table, table)} · {_RESULTS.get(rest, rest)}"


def _request_row(report: AnnualReport, key: str) -> str:
    for row in report.layout.request_rows if report.layout else ():
        if row.key == key:
            return row.group + row.label.partition("（区分")[0]
    return "（六）其他处理" if key == "other" else key


def _proactive(report: AnnualReport, key: str, field: str) -> str:
    for block in report.layout.proactive if report.layout else ():
        for row in block.rows:
            if row.key == key and field in row.fields:
                return f"{row.label} · {block.headers[row.fields.index(field)]}"
    return f"{key} · {field}"
