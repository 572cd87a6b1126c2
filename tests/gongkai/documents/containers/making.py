"""Files of every kind, made by hand for these tests; all names and texts are invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from gongkai.documents.grid import Document, Paragraph, Table

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def texts(document: Document) -> list[str]:
    """The paragraphs' texts."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    """The tables."""
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    """A table's cell texts by row, a spanned cell only where it starts."""
    lines: list[list[str]] = [[] for _ in range(table.height)]
    for cell in table.cells:
        lines[cell.row].append(cell.text)
    return lines


def spans(table: Table) -> dict[str, tuple[int, int, int, int]]:
    """Row, column, rows and columns of every cell that has a text."""
    return {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells if cell.text}


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, **parts: str | bytes) -> bytes:
    """A Word file with this body; further parts by path, slashes as double underscores, dots as `_dot_`."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>' + body + "</w:body></w:document>"
    )
    extra = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    return zipped({"[Content_Types].xml": _TYPES, "word/document.xml": document, **extra})


def workbook(*fills: Callable[[xlsxwriter.worksheet.Worksheet], object]) -> bytes:
    """A workbook with one sheet for each of these, filled by it."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as made:
        for fill in fills:
            fill(made.add_worksheet())
    return buffer.getvalue()


def para(text: str, *, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def word_cell(text: str, properties: str = "") -> str:
    """A Word table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"


@dataclass
class Paper:
    """One page of a PDF, drawn in points from the lower left corner, Chinese in a font that is not embedded."""

    width: int = 595
    height: int = 842
    rotation: int = 0
    drawn: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, *, size: float = 12, turn: str = "1 0 0 1") -> Paper:
        """Print a text; `turn` is the linear part of its matrix."""
        code = text.encode("utf-16-be").hex()
        self.drawn.append(f"BT /F1 {size} Tf {turn} {x} {y} Tm <{code}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Paper:
        """Stroke a rule."""
        self.drawn.append(f"0.5 w {x0} {y0} m {x1} {y1} l S")
        return self

    def bar(self, x: float, y: float, width: float, height: float) -> Paper:
        """Fill a rectangle; a thin one is how Word draws a rule."""
        self.drawn.append(f"{x} {y} {width} {height} re f")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Paper:
        """Stroke all rules of a grid."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        return self


def printed(*pages: Paper, extra: str = "", trailer: str = "") -> bytes:
    """A PDF of these pages. `extra` are further objects, `trailer` further trailer entries."""
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts "
        "[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 [500] 2 95 500] /FontDescriptor << /Type /FontDescriptor "
        "/FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 "
        "/CapHeight 880 /StemV 93 >> >>] >>"
    )
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>", font]
    for number, page in enumerate(pages):
        stream = "\n".join(page.drawn)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotation} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _bound(objects + ([extra] if extra else []), trailer)


def _bound(objects: Sequence[str], trailer: str) -> bytes:
    """Objects with their cross-reference table."""
    data, offsets = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"
    return f"{data}{end}startxref\n{len(data)}\n%%EOF\n".encode("latin-1")
