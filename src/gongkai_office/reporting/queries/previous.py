"""What the year before left behind, as it was stated: frozen here, or read from last year's report."""

from __future__ import annotations

from dataclasses import replace

from gongkai.annual.exchange import from_dict
from gongkai.annual.record import AnnualReport
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.queries.frozen import openings, report_of, versions


def stated_before(one: Account) -> AnnualReport | None:
    """Last year's report: the newest frozen version, else the one the year was opened with."""
    frozen = versions(replace(one, year=one.year - 1)).first()
    if frozen:
        return report_of(frozen)
    opened = openings(one).filter(previous__isnull=False).first()
    return from_dict(opened.previous) if opened else None
