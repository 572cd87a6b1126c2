"""What a reader made of a print, beside the record that was printed: silently wrong is what must never be."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.forms import APPLICANTS, request_address
from gongkai.annual.record import AnnualReport
from tests.factories.figures import SINGLE_OTHER


def silently_wrong(read: AnnualReport, truth: AnnualReport) -> dict[str, str]:
    """Cells that the reader vouches for and that were printed otherwise or not at all, by address."""
    return {
        address: f"printed {truth.cell(address).text!r}, read {read.cell(address).value}"
        for address in _addresses(truth)
        if read.cell(address).certain and read.cell(address).value != truth.cell(address).value
    }


def unread(read: AnnualReport, truth: AnnualReport) -> set[str]:
    """Addresses of cells that were printed with a number and that the reader does not vouch for."""
    return {address for address in _addresses(truth) if truth.cell(address).certain and not read.cell(address).certain}


def _addresses(report: AnnualReport) -> Iterator[str]:
    """Every address of the form, and those of （六）其他处理 printed as one row."""
    yield from report.layout.addresses if report.layout else ()
    yield from (request_address(SINGLE_OTHER, column.key) for column in APPLICANTS)
