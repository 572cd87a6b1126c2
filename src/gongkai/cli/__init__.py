"""The command line: words for people."""

from __future__ import annotations


def main() -> None:
    """Run `gongkai`."""
