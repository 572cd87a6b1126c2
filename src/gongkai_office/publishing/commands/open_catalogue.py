"""Give an organ the first level of its catalogue: Art. 20 for everyone, Art. 21 by level."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.law.content import Bound, catalogue
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Level, Organ
from gongkai_office.publishing.commands.record import Actor
from gongkai_office.publishing.metadata import Freshness
from gongkai_office.publishing.models import Column
from gongkai_office.publishing.vouched import COLUMN

_BOUND = {
    Level.CITY: Bound.CITY_AND_COUNTY,
    Level.COUNTY: Bound.CITY_AND_COUNTY,
    Level.TOWNSHIP: Bound.TOWNSHIP,
}
_POLICY = {"20(1)", "20(11)"}
RULES = "rules"
"""The code of the column 政府信息公开制度 beside the statutory content (国办公开办函〔2019〕61号)."""


@transaction.atomic
def open_catalogue(*, organ: Organ, by: Actor, at: datetime) -> list[Column]:
    """The statutory columns of an organ; those it has already stay as they are."""
    require(by, "catalogue.manage", organ, day_of(at))
    present = set(Column.objects.filter(organ=organ).exclude(code="").values_list("code", flat=True))
    wanted = [(one.code, one.name) for one in catalogue(_BOUND.get(Level(organ.level), Bound.EVERY_ORGAN))]
    made = Column.objects.bulk_create(
        Column(
            organ=organ,
            code=code,
            name=name,
            freshness=Freshness.NOTICES if code in _POLICY else Freshness.STATIC,
            position=place,
        )
        for place, (code, name) in enumerate([(RULES, "政府信息公开制度"), *wanted])
        if code not in present
    )
    if made:
        write(
            organ=organ.pk,
            subject=f"catalogue:{organ.pk}",
            command="catalogue.open",
            by=author(by),
            at=at,
            facts={"codes": [one.code for one in made]},
            seals=COLUMN.stated(*made),
        )
    return made
