"""Set the day by which the organs of a region hand in; remind those that have not."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import DueDate, Reminder, Report
from gongkai_office.reporting.queries.reports import HANDED_IN
from gongkai_office.reporting.vouched import DUE_DATE, REMINDER


@transaction.atomic(durable=True)
def set_due(*, organ: Organ, year: int, due: date, by: Person, at: datetime) -> DueDate:
    """The day for an organ and all below it. Raises GongkaiError for a day that the Regulations do not leave open.

    Source: OGI Regulations, Art. 49 (31 January), Art. 50 (31 March).
    """
    require(by, "report.receive", organ, day_of(at))
    if not date(year + 1, 1, 1) <= due <= date(year + 1, 3, 31):
        raise GongkaiError(f"报送期限应当在 {year + 1} 年 1 月 1 日至 3 月 31 日之间；部门最迟 1 月 31 日")
    made = DueDate.objects.create(organ=organ, year=year, due=due, by=by, at=at)
    facts = {"due": str(made.pk), "year": year, "day": due.isoformat()}
    vouch(DUE_DATE, made, "report.due", by=str(by.pk), at=at, facts=facts)
    return made


@transaction.atomic(durable=True)
def remind(*, one: Account, words: str, by: Person, at: datetime) -> Reminder:
    """A reminder to an organ that has not handed in. Raises GongkaiError where it has."""
    require(by, "report.receive", one.organ, day_of(at))
    if Report.objects.filter(organ=one.organ, year=one.year, stage__in=HANDED_IN).exists():
        raise GongkaiError(f"{one.name}已经报送，不用催报")
    made = Reminder.objects.create(organ=one.organ, year=one.year, words=words.strip(), by=by, at=at)
    facts = {"reminder": str(made.pk), "year": one.year}
    vouch(REMINDER, made, "report.remind", by=str(by.pk), at=at, facts=facts, reason=made.words)
    return made
