"""What the year before left behind, as it was stated: frozen here, or read from last year's report."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from gongkai.annual.exchange import from_dict
from gongkai.annual.record import AnnualReport
from gongkai.annual.rollup import combined
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account, account
from gongkai_office.reporting.composition import members
from gongkai_office.reporting.models import Version
from gongkai_office.reporting.queries.frozen import openings, report_of, versions


def stated_before(one: Account) -> AnnualReport | None:
    """Last year's report: the newest frozen version, else the one the year was opened with.

    With the reports of organs that merged into this one's in the year, and without those that merged away, so that
    the same organs are compared.
    """
    frozen = versions(replace(one, year=one.year - 1)).first()
    if frozen is None:
        opened = openings(one).filter(previous__isnull=False).first()
        return from_dict(opened.previous) if opened else None
    now, then = members(one), members(replace(one, year=one.year - 1))
    came, left = (_frozen(one, ended) for ended in (now - then, then - now))
    return combined(report_of(frozen), map(report_of, came), less=map(report_of, left))


def joined_before(one: Account) -> list[Version]:
    """Last year's frozen versions of the organs that merged into an account in its year."""
    return _frozen(one, members(one) - members(replace(one, year=one.year - 1)))


def _frozen(one: Account, organs: frozenset[UUID]) -> list[Version]:
    """The newest versions of last year of organs that ended in the year."""
    ended = Organ.objects.filter(pk__in=organs, closed_on__range=(one.first, one.last))
    found = [versions(account(organ, one.year - 1, as_of=one.as_of)).first() for organ in ended]
    return [version for version in found if version]
