"""Where the public reads a document; the portal's addresses follow."""

from __future__ import annotations

from uuid import UUID


def address(document: UUID) -> str:
    """The path of a document's page."""
    return f"/documents/{document}/"


def interpretation_address(document: UUID, interpretation: UUID) -> str:
    """The path of an interpretation's page, below its document's."""
    return f"{address(document)}interpretations/{interpretation}/"
