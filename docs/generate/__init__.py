"""The pages that are made from the code, and the checks that what the other pages say is true."""

from __future__ import annotations

from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
"""The root of the house."""


def documents(root: Path) -> list[Path]:
    """Every Markdown page of the house, in a steady order."""
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]
