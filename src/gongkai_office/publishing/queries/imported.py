"""Where a page of the former site stands now."""

from __future__ import annotations

from gongkai_office.bulk import Stage
from gongkai_office.publishing.addresses import address
from gongkai_office.publishing.models import ImportedItem


def moved(path: str) -> str:
    """The address of the item that was read at a path of the former site; empty where there is none."""
    rows = ImportedItem.objects.filter(address=path, work__stage=Stage.DONE, item__first_published__isnull=False)
    found = rows.select_related("item").order_by("-pk").first()
    return address(found.item) if found else ""
