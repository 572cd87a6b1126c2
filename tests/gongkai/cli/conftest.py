"""What the tests of the command line share: a way to run it, and an invented report with faults, judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from gongkai.annual.record import AnnualReport, Cell, Place, Status
from gongkai.annual.rules import check
from gongkai.annual.verdict import verdict
from gongkai.annual.waivers import Waiver
from gongkai.cli.judging import Judged
from gongkai.documents.writers import write
from tests.factories.records import build

Run = Callable[..., Result]
Save = Callable[[str, AnnualReport], str]

NEW = "requests.new.total"


@pytest.fixture
def run() -> Run:
    """Run a command object with arguments, as a user would type them."""

    def invoke(command: click.Command, *arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(command, arguments, input=stdin, prog_name="gongkai")

    return invoke


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write a report as a file in the container its name ends with; gives the path."""

    def written(name: str, report: AnnualReport) -> str:
        path = tmp_path / name
        path.write_bytes(write(report, path.suffix.removeprefix(".")))
        return str(path)

    return written


@pytest.fixture
def unbalanced() -> AnnualReport:
    """A report whose total of new requests is two less than its parts."""
    report = build()
    return replace(report, cells={**report.cells, NEW: Cell(131, Status.READ, "131", Place(page=3, table=2, row=4))})


@pytest.fixture
def judged(unbalanced: AnnualReport) -> Judged:
    """The unbalanced report as the rules judge it, the sum of its first row set aside by name."""
    notes = ("第4页是图片，没有文字层，没有读。",)
    report = replace(unbalanced, file="清源县2023.pdf", container="pdf", notes=notes)
    findings = check(report, waivers=(Waiver("T3-C", "张三", "经请示，明年更正"),))
    return Judged("清源县2023.pdf", report, findings, verdict(report, findings))
