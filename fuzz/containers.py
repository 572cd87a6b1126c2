"""Fuzz the containers with atheris: no input may raise anything but UnreadableError, hang or swell.

Run: python fuzz/containers.py SHAPE CORPUS_FOLDER -max_total_time=1200 (see fuzz/README.md).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import atheris

with atheris.instrument_imports(include=["gongkai.documents"]):
    from gongkai.documents.readers.containers import wire
    from gongkai.documents.readers.containers.csv_file import extract_csv
    from gongkai.documents.readers.containers.docx import extract_docx
    from gongkai.documents.readers.containers.html import extract_html
    from gongkai.documents.readers.containers.kinds import kind_of
    from gongkai.documents.readers.containers.mhtml import extract_mhtml
    from gongkai.documents.readers.containers.pdf import extract_pdf
    from gongkai.documents.readers.containers.sheets import extract_sheets
    from gongkai.documents.readers.containers.text import extract_text
from gongkai.documents.grid import Document
from gongkai.documents.unreadable import UnreadableError

WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
BOOK = (
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/>'
    b"</sheets></workbook>"
)
LINKS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    b'Target="worksheets/sheet1.xml"/></Relationships>'
)


def archived(parts: dict[str, bytes]) -> bytes:
    """An archive that stores its parts, so that mutations of a part stay mutations of a part."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: bytes) -> Document:
    """The input as the body of a Word file."""
    return extract_docx(archived({"word/document.xml": WORD + body + b"</w:body></w:document>"}))


def sheet(rows: bytes) -> Document:
    """The input as the rows of a worksheet."""
    parts = {"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS}
    return extract_sheets(archived(parts | {"xl/worksheets/sheet1.xml": SHEET + rows + b"</sheetData></worksheet>"}))


def page(stream: bytes) -> Document:
    """The input as what a PDF page draws."""
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    )
    body = b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(stream), stream)
    return extract_pdf(head + body + b"trailer<</Root 1 0 R>>\n%%EOF")


def kind(data: bytes) -> Document:
    """The input as a file of unknown kind."""
    kind_of(data, "a.doc")
    return Document((), "text")


SHAPES: dict[str, Callable[[bytes], Document]] = {
    "html": extract_html,
    "mhtml": extract_mhtml,
    "text": lambda data: extract_text(data, "a.md"),
    "csv": extract_csv,
    "word": word,
    "docx": extract_docx,
    "sheet": sheet,
    "xlsx": extract_sheets,
    "page": page,
    "pdf": extract_pdf,
    "kind": kind,
}


def main() -> None:
    """Fuzz one shape until libFuzzer's own options end it."""
    extract = SHAPES[sys.argv.pop(1)]

    def once(data: bytes) -> None:
        try:
            document = extract(data)
        except UnreadableError:
            return
        if wire.unpack(wire.pack(document)).container != document.container:
            raise AssertionError

    for folder in sys.argv[1:2]:
        Path(folder).mkdir(parents=True, exist_ok=True)
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
