"""A report as a tagged PDF (PDF/UA-1) on the page of GB/T 9704, set by Typst."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby

import typst

from gongkai.annual.record import AnnualReport
from gongkai.documents.layout import NOTES_HEADING, LaidRow, PlacedCell, placed, width
from gongkai.documents.writers import WriteError
from gongkai.documents.writers.official import OfficialReport, PrintedTable, Section, compose, title_lines
from gongkai.documents.writers.paper import WIDTHS, scale
from gongkai.documents.writers.wording import lead

_Json = dict[str, object]

FONTS = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong", "Gongkai Song"),
    "fangsong": ("FangSong_GB2312", "FangSong", "STFangsong", "Zhuque Fangsong (technical preview)", "Gongkai Song"),
    "hei": ("SimHei", "STHeiti", "Gongkai Hei", "Gongkai Song"),
    "kai": ("KaiTi_GB2312", "KaiTi", "STKaiti", "Gongkai Kai", "Gongkai Song"),
    "song": ("SimSun", "STSong", "Gongkai Song"),
}
"""The fonts of each role in the order they are looked for: the official ones where they are installed, then ours."""

_RARE = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun-ExtB", "BabelStone Han")
# By number of columns: size in points, padding in millimetres.
_SIZES = {4: (12, 2.6), 10: (9, 1.45), 15: (9, 1.6)}
_UNKNOWN = re.compile(r'text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def render(report: AnnualReport) -> bytes:
    """The report as PDF. Raises WriteError where no font here has one of its characters."""
    official = compose(report)
    data = json.dumps(_data(official), ensure_ascii=False)
    try:
        return typst.compile(
            (files(__package__) / "report.typ").read_bytes(),
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={"report": data},
            pdf_standards="ua-1",
            timestamp=official.dated,
        )
    except typst.TypstError as error:
        raise _explained(error) from error


def font_families() -> frozenset[str]:
    """The families a PDF can be set in on this machine, ours included."""
    return frozenset(_fonts().families())


@cache
def _fonts() -> typst.Fonts:
    """Ours and those of the system, looked up once."""
    with as_file(files(__package__) / "fonts") as folder:
        return typst.Fonts(font_paths=[folder], include_embedded_fonts=False)


def _explained(error: typst.TypstError) -> WriteError:
    unknown = _UNKNOWN.search(error.message)
    if not unknown:
        return WriteError(f"PDF 没有写成，可改写成 Word。排版程序说：{error.message}")
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), unknown[1])
    return WriteError(
        f"本机没有能印出“{text}”的字体，PDF 没有写成；"
        "请安装收字较全的中文字体（如 Noto Serif CJK）后再试，或改写成 Word。"
    )


def _data(official: OfficialReport) -> _Json:
    known = font_families()
    return {
        "title": official.title,
        "title_lines": title_lines(official),
        "organ": official.organ,
        "sections": [_section(section) for section in official.sections],
        "signature": official.signature,
        "notes": official.notes,
        "notes_heading": NOTES_HEADING,
        "fonts": {role: [name for name in (*names, *_RARE) if name in known] for role, names in FONTS.items()},
    }


def _section(section: Section) -> _Json:
    return {
        "heading": section.heading,
        "table": _table(section.table) if section.table else None,
        "paragraphs": [dict(zip(("lead", "rest"), lead(text), strict=True)) for text in section.paragraphs],
    }


def _table(table: PrintedTable) -> _Json:
    columns = width(table.rows)
    size, padding = _SIZES[columns]
    return {
        "columns": WIDTHS[columns],
        "size": size,
        "padding": padding,
        "tearable": not any(row.head for row in table.rows),
        "groups": list(_groups(table.rows)),
    }


def _groups(rows: tuple[LaidRow, ...]) -> Iterator[_Json]:
    """Runs of header rows and of other rows; only the header at the top is printed again on a new page."""
    cells = tuple(placed(rows))
    for is_header, run in groupby(range(len(rows)), key=lambda number: rows[number].labels_only):
        members = set(run)
        yield {
            "header": is_header,
            "level": 1,
            "repeat": any(rows[number].head for number in members),
            "cells": [_cell(at, rows) for at in cells if at.row in members],
        }


def _cell(at: PlacedCell, rows: tuple[LaidRow, ...]) -> _Json:
    return {
        "x": at.column,
        "y": at.row,
        "rows": at.cell.rows,
        "columns": at.cell.columns,
        "header": at.cell.header,
        "left": at.cell.header and at.cell.rows == 1 and not rows[at.row].labels_only,
        "text": at.cell.text,
        "scale": scale(at.cell.text, width(rows)),
    }
