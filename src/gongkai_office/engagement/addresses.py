"""Where the public reads a call for comments; the portal's addresses follow."""

from __future__ import annotations

from uuid import UUID


def address(call: UUID) -> str:
    """The path of a call's page."""
    return f"/comments/{call}/"


def result_address(call: UUID) -> str:
    """Where its page tells what became of the comments."""
    return f"{address(call)}#result"
