"""Pictures of pages: named as such. The reader for scans will take its place here."""

from __future__ import annotations

from gongkai.documents.grid import Document

NO_TEXT_LAYER = "这是扫描件或图片，没有文字层，暂时读不出文字；请改用原始的 Word、PDF 或网页文件。"


def scanned(pages: int) -> Document:
    """A document of pictures: no blocks, one note that says so."""
    return Document((), "scan", pages, notes=(NO_TEXT_LAYER,))


def extract_image(data: bytes) -> Document:  # noqa: ARG001 - the scan reader will look at it
    """A picture file as a document of one page, or of as many as a TIFF holds; nothing is decoded."""
    return scanned(1)
