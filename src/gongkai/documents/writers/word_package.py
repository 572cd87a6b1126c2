"""Properties and bytes of a Word document: the same document gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def describe(document: Document, *, title: str, organ: str, dated: datetime) -> None:
    """Title, author, language and time stamp, and nothing of the machine that wrote it."""
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = organ
    properties.language = "zh-CN"
    properties.comments = ""
    properties.created = properties.modified = dated
    properties.revision = 1


def packed(document: Document) -> bytes:
    """The package with one fixed date on every part."""
    raw, target_bytes = BytesIO(), BytesIO()
    document.save(raw)
    with ZipFile(raw) as source, ZipFile(target_bytes, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _ZIP_DATE), source.read(name), ZIP_DEFLATED)
    return target_bytes.getvalue()
