"""Keep the tables of a report as they leave the house (ADR 7), inside the transaction of the command that does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from gongkai_office.accounts.models import Person
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Cause, Version
from gongkai_office.reporting.queries.carried import carried_over
from gongkai_office.reporting.queries.compute import compute
from gongkai_office.reporting.queries.frozen import digest, kept, versions
from gongkai_office.reporting.vouched import VERSION


def freeze(*, one: Account, cause: Cause, reason: str, by: Person, at: datetime) -> Version:
    """The next version of an account, as known at the instant."""
    then = replace(one, as_of=at)
    record = kept(compute(then).report)
    last = versions(one).first()
    made = Version.objects.create(
        organ=one.organ,
        year=one.year,
        own=one.own,
        number=last.number + 1 if last else 1,
        cause=cause,
        reason=reason.strip(),
        record=record,
        carried=list(carried_over(then)) if one.own else [],
        hash=digest(record),
        as_of=at,
        by=by,
    )
    facts = {
        "version": str(made.pk), "year": one.year, "own": one.own, "number": made.number,
        "hash": bytes(made.hash).hex(),
    }  # fmt: skip
    vouch(VERSION, made, f"books.{cause}", by=str(by.pk), at=at, facts=facts, reason=reason.strip())
    return made
