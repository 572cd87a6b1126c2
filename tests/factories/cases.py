"""Invented requests in 清源县, brought to a stage through the commands that clerks use."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from gongkai.cases.entries import Applicant
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.service import Service
from gongkai_office.cases.commands.append import Recorded
from gongkai_office.cases.commands.arrive import Wanted
from gongkai_office.cases.commands.draft import draft
from gongkai_office.cases.commands.register import register
from gongkai_office.cases.commands.serve import serve
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.submit import Submitted, submit
from gongkai_office.cases.letters.notices import Receipt
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.sealing import Particulars
from gongkai_office.clock import BEIJING
from tests.factories.office import County

FIRST_DAY = date(2024, 3, 4)
"""A Monday; twenty working days later is 1 April 2024."""


def at(day: date, hour: int = 9) -> datetime:
    """An instant of a day, in official time."""
    return datetime.combine(day, time(hour), BEIJING)


def particulars(name: str = "王晓明", number: str = "640199199001011234") -> Particulars:
    """A requester who cannot exist: the region has no such county, the number a wrong check digit."""
    return Particulars(
        name=name,
        identity_kind="居民身份证",
        identity_number=number,
        phone="13800005678",
        email="wang@example.invalid",
        address="清源县白石镇柳湾村一组",
    )


def wanted(description: str = "清源县2023年农村公路养护资金的分配文件") -> Wanted:
    """What is asked for."""
    return Wanted(description=description, form="电子文档", delivery="电子邮件")


def submitted(county: County, *, day: date = FIRST_DAY, key: str = "key-1", name: str = "王晓明") -> Submitted:
    """A request through the portal, not confirmed yet."""
    return submit(
        organ=county.office,
        applicant=Applicant.NATURAL_PERSON,
        particulars=particulars(name),
        wanted=wanted(),
        idempotency=key,
        on=day,
        at=at(day),
    )


def registered(
    county: County,
    *,
    day: date = FIRST_DAY,
    name: str = "王晓明",
    description: str = "",
    idempotency: str = "",
    receipt: Receipt | None = None,
) -> DisclosureRequest:
    """A request handed in at the counter, its clock running from the same day."""
    return register(
        organ=county.office,
        channel=Channel.COUNTER,
        applicant=Applicant.NATURAL_PERSON,
        particulars=particulars(name),
        wanted=wanted(description) if description else wanted(),
        arrived=day,
        by=county.registrar,
        at=at(day),
        idempotency=idempotency,
        receipt=receipt,
    ).request


def drafted(county: County, case: UUID, day: date, outcome: Outcome = Outcome.GRANTED) -> Recorded:
    """A case sent up for signature."""
    return draft(case=case, outcome=outcome, by=county.handler, on=day, at=at(day))


def signed(county: County, case: UUID, day: date, outcome: Outcome = Outcome.GRANTED) -> Recorded:
    """A case drafted in the morning and signed at ten."""
    drafted(county, case, day, outcome)
    return sign(case=case, by=county.head, on=day, at=at(day, 10))


def served(
    county: County, case: UUID, day: date, outcome: Outcome = Outcome.GRANTED, proof: str = "挂号信第0001号"
) -> Recorded:
    """A case answered by post within one day."""
    signed(county, case, day, outcome)
    return serve(case=case, manner=Service.POST, sent=day, proof=proof, by=county.handler, at=at(day, 11))
