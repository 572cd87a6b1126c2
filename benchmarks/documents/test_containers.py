"""Containers to blocks on an ordinary report: ours, the bare library beneath, and a peer, in the same run."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai.documents.grid import Document, Table
from gongkai.documents.readers.containers import extract, extract_guarded
from gongkai.documents.writers import write
from tests.factories.records import build

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "reports"
OURS, REAL = "PDF we wrote", "real PDF beside the checkout"
CONTAINERS = ("html", "docx", "xlsx", "csv")


def pdfs() -> dict[str, bytes]:
    """A PDF of ours, and the real one where the corpus stands beside the checkout."""
    real = [path.read_bytes() for path in REPORTS.glob("005*.pdf")]
    return dict(zip((OURS, REAL), (write(build(), "pdf"), *real), strict=False))


PDFS = pdfs()


def cells(document: Document) -> int:
    return sum(len(block.cells) for block in document.blocks if isinstance(block, Table))


def bare(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def plumbed(data: bytes) -> int:
    with pdfplumber.open(BytesIO(data)) as document:
        return sum(len(table.cells) for page in document.pages for table in page.find_tables())


@pytest.mark.parametrize("name", PDFS)
def test_pdf_blocks(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = f"{name} to blocks (aim: at most twice the bare text)"
    assert cells(benchmark(extract, PDFS[name], "a.pdf")) > 200


@pytest.mark.parametrize("name", PDFS)
def test_pdf_bare_text_by_pypdfium2(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = f"{name} to blocks (aim: at most twice the bare text)"
    assert benchmark(bare, PDFS[name]) > 1_000


@pytest.mark.parametrize("name", PDFS)
def test_pdf_tables_by_pdfplumber(benchmark: BenchmarkFixture, name: str) -> None:
    benchmark.group = f"{name} to blocks (aim: at most twice the bare text)"
    assert benchmark.pedantic(plumbed, (PDFS[name],), rounds=3) > 200  # type: ignore[no-untyped-call]  # not typed there


@pytest.mark.parametrize("container", CONTAINERS)
def test_report_blocks(benchmark: BenchmarkFixture, container: str) -> None:
    benchmark.group = f"{container} report to blocks (aim: under 10 ms)"
    data = write(build(), container)
    assert benchmark(extract, data, f"a.{container}").blocks


@pytest.mark.parametrize("container", CONTAINERS)
def test_report_blocks_through_the_child(benchmark: BenchmarkFixture, container: str) -> None:
    benchmark.group = f"{container} report to blocks (aim: under 10 ms)"
    data = write(build(), container)
    extract_guarded(data, f"a.{container}")  # the child is there already, as from the second file on
    assert benchmark(extract_guarded, data, f"a.{container}").blocks


@pytest.mark.benchmark(group="text report to blocks (aim: under 10 ms)")
def test_text_blocks(benchmark: BenchmarkFixture) -> None:
    report = extract(write(build(), "html"), "a.html")
    lines = [
        "\t".join(cell.text.replace("\n", "") for cell in block.cells if cell.row == row)
        for block in report.blocks
        if isinstance(block, Table)
        for row in range(block.height)
    ]
    assert benchmark(extract, "\n".join(lines).encode(), "a.txt").blocks
