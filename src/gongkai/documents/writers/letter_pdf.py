"""A letter as a tagged PDF (PDF/UA-1) on the page of GB/T 9704, set by Typst."""

from __future__ import annotations

from dataclasses import asdict

from gongkai.documents.letters import Letter
from gongkai.documents.writers.letter_layout import lay
from gongkai.documents.writers.typesetting import typeset


def render(letter: Letter) -> bytes:
    """The letter as PDF. Raises WriteError where no font here has one of its characters."""
    laid = lay(letter)
    data = asdict(laid)
    del data["dated"]
    return typeset("letter.typ", data, dated=laid.dated)
