"""The yearly form of a government website as a file, on the page of the annual report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from typing import cast

from gongkai.annual.website.form import BLOCKS, Block, Field, Kind
from gongkai.annual.website.record import WebsiteForm, to_dict
from gongkai.documents.layout import LaidCell, LaidRow
from gongkai.documents.writers import WriteError
from gongkai.documents.writers.official import OfficialReport, PrintedTable, Section
from gongkai.documents.writers.wording import printable

CONTAINERS = ("html", "docx", "pdf", "xlsx", "json")
"""What the form can be written as."""

_MODULES = {"html": "html_page", "docx": "word", "pdf": "pdf", "xlsx": "workbook"}
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_BLANK = "—"


def write_website(form: WebsiteForm, container: str) -> bytes:
    """The form as html, docx, pdf, xlsx or json. Raises WriteError."""
    if container not in CONTAINERS:
        raise WriteError(f"网站报表不能写成“{container}”，可以写成：{'、'.join(CONTAINERS)}。")
    if container == "json":
        return (json.dumps(to_dict(form), ensure_ascii=False, indent=2) + "\n").encode()
    module = import_module(f"gongkai.documents.writers.{_MODULES[container]}")
    return cast("Callable[[OfficialReport], bytes]", module.printed)(compose_website(form))


def compose_website(form: WebsiteForm) -> OfficialReport:
    """The form laid out: one table, a block after the other."""
    day = form.published_on
    return OfficialReport(
        title=printable(form.title),
        organ=printable(form.organ),
        sections=(Section("", (), PrintedTable("", f"政府网站工作年度报表（{form.year}年度）", tuple(_rows(form)))),),
        signature=(f"填报单位：{printable(form.organ)}",),
        notes=(),
        dated=datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _EPOCH,
        published_on=day,
    )


def _rows(form: WebsiteForm) -> Iterator[LaidRow]:
    labels = (LaidCell("类别", header=True), LaidCell("指标", columns=2, header=True), LaidCell("内容", header=True))
    yield LaidRow(labels, head=True)
    for block in BLOCKS:
        for place, one in enumerate(block.fields):
            yield LaidRow((*_beside(block, place), *_cells(one, form)))


def _beside(block: Block, place: int) -> tuple[LaidCell, ...]:
    """The block's label, beside its first field."""
    return () if place else (LaidCell(block.label, rows=len(block.fields), header=True),)


def _cells(one: Field, form: WebsiteForm) -> tuple[LaidCell, LaidCell]:
    """A label and what stands there; words get more room than numbers."""
    wide = 2 if one.kind is Kind.TEXT else 1
    text = printable(form.value(one.address)) or _BLANK
    return (LaidCell(one.words, columns=3 - wide, header=True), LaidCell(text, columns=wide, address=one.address))
