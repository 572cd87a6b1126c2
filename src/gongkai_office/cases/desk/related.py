"""Other cases that a registrar should know of: the same text asked before, the same requester in the same month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_office.cases import sealing
from gongkai_office.cases.models import DisclosureRequest, Requester
from gongkai_office.cases.sealing import Particulars
from gongkai_office.organs.models import Organ

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Related:
    """The newest cases of the organ with the same text, and how many the requester sent in the month of arrival."""

    same_text: tuple[DisclosureRequest, ...]
    month: int

    @property
    def nth(self) -> int:
        """The how-manieth of the month this one would be."""
        return self.month + 1


def related(organ: Organ, *, description: str, who: Particulars, arrived: date) -> Related:
    """What stands in the ledger already; nothing is refused because of it."""
    return Related(_same_text(organ, description), _month(organ, who, arrived))


def _same_text(organ: Organ, description: str) -> tuple[DisclosureRequest, ...]:
    if not description.strip():
        return ()
    rows = DisclosureRequest.objects.filter(organ=organ, description_hash=sealing.text_hash(description))
    return tuple(rows.select_related("requester").order_by("-year", "-serial")[:_SHOWN])


def _month(organ: Organ, who: Particulars, arrived: date) -> int:
    if not who.name.strip():
        return 0
    identity = sealing.identity_hash(who.identity_number)
    same = {"identity_hash": identity} if identity else {"name_hash": sealing.name_hash(who.name)}
    rows = Requester.objects.filter(organ=organ, **same)
    return rows.filter(request__received__year=arrived.year, request__received__month=arrived.month).count()
