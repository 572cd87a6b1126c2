"""Close the books of a year (年底交账): nothing stands in the way, the tables are frozen, the year is closed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.cases.commands import closed_years
from gongkai_office.cases.models import Entry
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.commands.freeze import freeze
from gongkai_office.reporting.composition import organs_of
from gongkai_office.reporting.models import Cause, Version
from gongkai_office.reporting.queries.frozen import versions
from gongkai_office.reporting.queries.obstacles import Obstacle, Weight, obstacles


class ClosingError(GongkaiError):
    """A year that cannot be closed yet; `obstacles` says what is in the way."""

    def __init__(self, message: str, in_the_way: list[Obstacle]) -> None:
        super().__init__(message)
        self.obstacles = in_the_way


@transaction.atomic(durable=True)
def close_year(*, one: Account, by: Person, at: datetime, reason: str = "") -> Version:
    """The first frozen version. `reason` answers for what is only to be explained.

    An organ's own year is closed for its ledger too, and for those of organs that merged into it: entries that would
    change it need an amendment from then on.
    Raises ClosingError, and GongkaiError for a year that is closed already.
    """
    day = day_of(at)
    require(by, "report.close", one.organ, day)
    ledgers = list(Organ.objects.filter(pk__in=organs_of(one))) if one.own else []
    for organ in ledgers:
        closed_years.hold(organ=organ)
    if versions(one).exists():
        raise GongkaiError(f"{one.year} 年度已经交账；数据有更正的，请在账务页登记更正版")
    _require_clear(obstacles(one, day), reason)
    instant = max(at, _newest(one) or at)
    for organ in ledgers:
        closed_years.close(organ=organ, year=one.year, by=by, at=instant)
    return freeze(one=one, cause=Cause.CLOSED, reason=reason, by=by, at=instant)


def _require_clear(found: list[Obstacle], reason: str) -> None:
    if any(obstacle.weight is Weight.BLOCKS for obstacle in found):
        raise ClosingError("还有事项没有处理，不能交账", found)
    if found and not reason.strip():
        raise ClosingError("有需要说明的事项，请写明理由再交账", found)


def _newest(one: Account) -> datetime | None:
    """The instant of the newest entry: it may be written down after the closing began, and is part of it."""
    newest: datetime | None = Entry.objects.filter(organ__in=organs_of(one)).aggregate(newest=Max("at"))["newest"]
    return newest
