"""What a file holds that its readers do not see, as plain values."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from enum import StrEnum

from gongkai.annual.record import Place


class Burial(StrEnum):
    """How something is out of sight; the value is what people call it."""

    SHEET = "隐藏的工作表"
    ROWS = "隐藏的行"
    COLUMNS = "隐藏的列"
    COMMENT = "批注"
    CHANGE = "修订痕迹"
    INVISIBLE = "不显示的文字"
    CACHE = "缓存的源数据"
    ATTACHMENT = "嵌入的文件"
    COVERED = "被遮挡的文字"
    OUTSIDE = "页面以外的文字"
    PROPERTY = "文件属性"
    MARKUP = "网页源代码"
    MARGIN = "页眉页脚和脚注"
    PICTURE = "图片"

    @property
    def seen(self) -> bool:
        """Whether it is no fault by itself: only what stands in it is looked at."""
        return self in (Burial.MARKUP, Burial.MARGIN, Burial.PICTURE)


_Place = tuple[int | None, int | None, int | None, int | None, int | None, str | None, int | None, int | None]
Rows = tuple[tuple[str, ...], ...]

NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Buried:
    """One thing out of sight: how, its name (sheet, author, property, file), where it hangs, its text.

    `rows` holds the cells of a hidden sheet, row by row, so that they can be understood as a list; the text of
    hidden rows and columns is that of their cells.
    """

    how: Burial
    name: str = ""
    text: str = ""
    where: Place = NOWHERE
    rows: Rows = ()

    @property
    def title(self) -> str:
        """How and what, for people."""
        return f"{self.how}“{self.name}”" if self.name else str(self.how)


def pack(found: tuple[Buried, ...]) -> bytes:
    """The finds as UTF-8 JSON, for the way out of the child process."""
    plain = [(one.how, one.name, one.text, astuple(one.where)[:8], one.rows) for one in found]
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace")


def unpack(data: bytes) -> tuple[Buried, ...]:
    """The finds that `pack` packed. Raises ValueError or TypeError on anything else."""
    return tuple(
        Buried(
            Burial(how),
            str(name),
            str(text),
            _place(where),
            tuple(tuple(map(str, row)) for row in rows),
        )
        for how, name, text, where, rows in json.loads(data)
    )


def _place(where: _Place) -> Place:
    page, _, row, column, _, sheet, _, _ = where
    return Place(
        page=None if page is None else int(page),
        row=None if row is None else int(row),
        column=None if column is None else int(column),
        sheet=None if sheet is None else str(sheet),
    )
