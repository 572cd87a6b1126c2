"""Where the public reads an item; the portal's addresses follow."""

from __future__ import annotations

from gongkai_office.publishing.models import Attachment, Item


def address(item: Item) -> str:
    """The path of an item's page: its index number under `/info/`."""
    return f"/info/{item.index_number}/"


def file_address(item: Item, attachment: Attachment) -> str:
    """The path of one of its files."""
    return f"{address(item)}files/{attachment.pk}/"
