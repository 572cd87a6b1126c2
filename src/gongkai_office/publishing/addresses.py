"""Where the public reads an item; the portal's addresses follow."""

from __future__ import annotations

from gongkai_office.publishing.models import Item


def address(item: Item) -> str:
    """The path of an item's page: its index number under `/info/`."""
    return f"/info/{item.index_number}/"
