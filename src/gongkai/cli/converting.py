"""The work of `gongkai convert`: read one report and write it in another container."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongkai.annual.balance import has_single_other
from gongkai.annual.record import AnnualReport, Status
from gongkai.cli.failures import COULD_NOT, complain
from gongkai.cli.output import write_file
from gongkai.cli.reading import read_report, refuse_overwriting
from gongkai.documents.writers import write

STANDARD_OUTPUT = "-"


def run(file: str, container: str, out: Path) -> int:
    """Convert; gives the exit status. A file without statutory tables is refused: there is nothing to lay out."""
    refuse_overwriting(out, [file])
    report = read_report(file)
    if report.layout is None:
        complain(file, "没有读出年度报告的法定表格，无法按官方格式写出。" + "".join(report.notes[:1]))
        return COULD_NOT
    written = write(report, container)
    if str(out) == STANDARD_OUTPUT:
        sys.stdout.buffer.write(written)
    else:
        write_file(out, written)
        click.echo(f"已写出 {out}")
    for line in _reservations(report):
        complain(file, line)
    return 0


def _reservations(report: AnnualReport) -> list[str]:
    """What the new file does not hold for certain, in words."""
    cells = [cell for address, cell in report.addressed() if not _folded(report, address)]
    doubtful = sum(cell.status is Status.DOUBTFUL for cell in cells)
    missing = sum(cell.status is Status.MISSING for cell in cells)
    lines = [f"有{doubtful}格印得不清，照原件所印写出，请核对。"] if doubtful else []
    if missing:
        lines.append(f"有{missing}格原件没有，没有补上。")
    return lines


def _folded(report: AnnualReport, address: str) -> bool:
    """Whether a cell is one of the three rows that this report prints as one row, 其他处理."""
    return address.startswith("requests.other.") and has_single_other(report)
