"""Papers and volumes as files on the official page, the same bytes for the same paper."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from gongkai.documents.papers import Paper, Volume
from gongkai.documents.writers import WriteError

PAPER_CONTAINERS = ("docx", "pdf")
"""What a paper or a volume can be written as."""


def write_paper(paper: Paper | Volume, container: str) -> bytes:
    """A paper or a volume as docx or pdf. Raises WriteError."""
    if container not in PAPER_CONTAINERS:
        raise WriteError(f"文件不能写成“{container}”，可以写成：{'、'.join(PAPER_CONTAINERS)}。")
    name = {"docx": "paper_word", "pdf": "paper_pdf"}[container]
    module = import_module(f"gongkai.documents.writers.{name}")
    return cast("bytes", module.render(paper))
