"""A masked copy of a workbook or a Word file: marked texts replaced, and nothing left that no reader sees.

Other kinds of files are mended by whoever wrote them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from gongkai.documents.masked.spots import Spot
from gongkai.documents.masked.word import masked_word
from gongkai.documents.masked.workbook import masked_workbook
from gongkai.documents.readers.containers.archive import names_in
from gongkai.documents.readers.containers.kinds import Kind, kind_of
from gongkai.documents.readers.limits import BOUNDS, Bounds, guarded
from gongkai.documents.unreadable import UnreadableError

__all__ = ["Spot", "masked_copy"]
_OTHER = (
    "只有 Excel 工作簿（xlsx）和 Word 文件（docx）能够自动遮盖；"
    "请在原来的软件里改好，去掉隐藏内容和文件属性，再上传改好的文件。"
)


def masked_copy(data: bytes, name: str, spots: Iterable[Spot], *, bounds: Bounds = BOUNDS) -> bytes:
    """The copy, made in a child process within bounds.

    Raises UnreadableError for what cannot be copied faithfully, in words for whoever must mend the file instead.
    """
    orders = json.dumps([[one.sheet, one.row, one.column, one.text, one.masked] for one in spots]).encode()
    return guarded(packed, len(orders).to_bytes(4) + orders + data, name, bounds=bounds)


def packed(told: bytes, name: str) -> bytes:
    """What the child runs: orders and file in one frame."""
    end = 4 + int.from_bytes(told[:4])
    data, spots = told[end:], [Spot(*one) for one in json.loads(told[4:end])]
    kind = kind_of(data, name)
    if kind is Kind.DOCX:
        return masked_word(data, spots)
    if kind is Kind.SHEETS and data.startswith(b"PK") and "xl/workbook.xml" in names_in(data):
        return masked_workbook(data, spots)
    raise UnreadableError(_OTHER)
