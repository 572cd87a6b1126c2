"""Letters as files in the official layout, the same bytes for the same letter."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from gongkai.documents.letters import Letter
from gongkai.documents.writers import WriteError

LETTER_CONTAINERS = ("docx", "pdf")
"""What a letter can be written as."""

_MODULES = {"docx": "letter_word", "pdf": "letter_pdf"}


def write_letter(letter: Letter, container: str) -> bytes:
    """A letter as docx or pdf; a draft is marked as one. Raises WriteError."""
    if container not in _MODULES:
        raise WriteError(f"文书不能写成“{container}”，可以写成：{'、'.join(LETTER_CONTAINERS)}。")
    module = import_module(f"gongkai.documents.writers.{_MODULES[container]}")
    return cast("Callable[[Letter], bytes]", module.render)(letter)
