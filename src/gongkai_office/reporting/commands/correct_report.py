"""Freeze a corrected version of a closed year's tables, which names what changed them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.cases.commands import closed_years
from gongkai_office.clock import day_of
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.commands.freeze import freeze
from gongkai_office.reporting.models import Cause, Version
from gongkai_office.reporting.queries.drift import drift
from gongkai_office.reporting.queries.frozen import versions


@transaction.atomic(durable=True)
def correct_report(*, one: Account, by: Person, at: datetime, reason: str) -> Version:
    """The corrected version; the earlier ones stay. Raises GongkaiError where nothing changed or no reason is given."""
    require(by, "report.close", one.organ, day_of(at))
    if one.own:
        closed_years.hold(organ=one.organ)
    newest = versions(one).first()
    if newest is None:
        raise GongkaiError(f"{one.year} 年度还没有交账，数据随登记变动，不需要更正版")
    if not drift(one, newest).changes:
        raise GongkaiError("现在推算的数字与交账的数字一致，没有可以更正的")
    if not reason.strip():
        raise GongkaiError("请写明更正的理由")
    return freeze(one=one, cause=Cause.CORRECTED, reason=reason, by=by, at=at)
