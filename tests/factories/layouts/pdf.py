"""A report as a PDF with a text layer: printed by a browser, or set by Typst with and without rules."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from gongkai.annual.record import AnnualReport
from gongkai.documents.grid import GridCell, Paragraph, Table
from tests.factories.layouts.html import bare
from tests.factories.printed import page

_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
_DATE = re.compile(rb"D:\d{14}")
_LONG_AGO = b"D:20240101000000"
_LOCKED = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
4 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -3904/O<%(lock)s>/U<%(lock)s>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<%(id)s><%(id)s>]/Size 5>>
%%%%EOF
"""
_DATED = "#set document(date: datetime(year: 2024, month: 1, day: 1))"
_SETTING = f"""{_DATED}
#set page("a4", margin: 2.4cm, footer: context align(center)[— #counter(page).get().first() —])
#set text(font: "Noto Serif CJK SC", lang: "zh", region: "cn", size: 12pt)
#set par(first-line-indent: (amount: 2em, all: true), leading: 1em)
"""
_TABLE_SETTING = "#set par(first-line-indent: 0pt, leading: 0.5em)\n#set text(size: 10pt)\n"
_WIDTHS = {4: "(1fr,) * 4", 10: "(2.8em, 5em, 1fr) + (3.4em,) * 7", 15: "(1fr,) * 15"}


def browser(report: AnnualReport, *, program: str = "chromium") -> bytes:
    """The article as a browser prints it: tables run over the pages wherever they break."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "report.html"), Path(folder, "report.pdf")
        source.write_text(bare(report), encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = [program, *_QUIET, profile, "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return _DATE.sub(_LONG_AGO, target.read_bytes())


def ruled(report: AnnualReport) -> bytes:
    """Set by Typst with every line of the tables drawn."""
    return _set(report, "0.5pt")


def unruled(report: AnnualReport) -> bytes:
    """Set by Typst without a single line: only the alignment of the texts makes the tables."""
    return _set(report, "none")


def _set(report: AnnualReport, stroke: str) -> bytes:
    """A PDF of A4 pages with a page number between dashes at the foot."""
    return bytes(typst.compile(_source(report, stroke)))


def _source(report: AnnualReport, stroke: str) -> bytes:
    blocks = page(report).blocks
    body = "\n".join(_paragraph(b) if isinstance(b, Paragraph) else _table(b, stroke) for b in blocks)
    return (_SETTING + body).encode()


def _paragraph(block: Paragraph) -> str:
    text = f"#{_string(block.text)}"
    size = {1: "#align(center, text(size: 18pt)[{}])", 2: "#strong[{}]"}.get(block.level, "{}")
    return size.format(text) + "\n"


def _table(table: Table, stroke: str) -> str:
    cells = ", ".join(_cell(cell) for cell in table.cells)
    look = f"columns: {_WIDTHS[table.width]}, stroke: {stroke}, align: center + horizon, inset: 7pt"
    return f"#[{_TABLE_SETTING}#table({look}, {cells})]\n"


def _cell(cell: GridCell) -> str:
    place = f"x: {cell.column}, y: {cell.row}, colspan: {cell.columns}, rowspan: {cell.rows}"
    return f"table.cell({place}, {_string(cell.text)})"


def _string(text: str) -> str:
    """A Typst string; its escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def scanned(report: AnnualReport) -> bytes:
    """The first page as a scanner gives it: a picture without a text layer."""
    with TemporaryDirectory() as folder:
        pages = typst.compile(_source(report, "0.5pt"), format="png", ppi=60)
        picture = pages[0] if isinstance(pages, list) else pages
        Path(folder, "page.png").write_bytes(picture)
        source = Path(folder, "scan.typ")
        source.write_text(f'{_DATED}\n#set page("a4", margin: 0pt)\n#image("page.png", width: 100%)')
        return bytes(typst.compile(source))


def encrypted() -> bytes:
    """A file that opens only with a password, which nobody has."""
    return _LOCKED % {b"lock": b"5e" * 32, b"id": b"00" * 16}
