"""Writers: one annual report as a file in the official layout, the same bytes for the same record."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from gongkai.annual.record import AnnualReport
from gongkai.errors import GongkaiError

CONTAINERS = ("html", "docx", "pdf", "xlsx", "json", "csv")
"""What `write` can write; each has a module of its own with a function `render`, loaded when it is asked for."""

_MODULES = {
    "html": "html_page",
    "docx": "word",
    "pdf": "pdf",
    "xlsx": "workbook",
    "json": "json_record",
    "csv": "csv_rows",
}


class WriteError(GongkaiError):
    """A report cannot be written so: unknown container, or a character no font here can print."""


def write(report: AnnualReport, container: str) -> bytes:
    """A report as a file: html, docx, pdf, xlsx, json or csv. Raises WriteError."""
    if container not in _MODULES:
        raise WriteError(f"不能写成“{container}”，可以写成：{'、'.join(CONTAINERS)}。")
    module = import_module(f"{__name__}.{_MODULES[container]}")
    render = cast("Callable[[AnnualReport], bytes]", module.render)
    return render(report)
