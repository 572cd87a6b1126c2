"""Which organs a region's calendar counts for."""

from __future__ import annotations

from gongkai.law.notices import NATION
from gongkai.law.notices import region as division
from gongkai_office.organs.models import Organ


def touched(region: str) -> list[Organ]:
    """The organs that a notice for a region counts for: those of the region and of every region below it."""
    organs = Organ.objects.filter(closed_on__isnull=True).order_by("path")
    return [organ for organ in organs if region == NATION or region in division(organ.region).levels]
