"""The reports that went out to be signed, and where each stands."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import QuerySet

from gongkai.annual.exchange import from_dict
from gongkai.annual.record import AnnualReport
from gongkai.annual.website.record import WebsiteForm
from gongkai.annual.website.record import from_dict as from_kept
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.queries import latest_chain
from gongkai_office.clock import day_of
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import HANDED_IN
from gongkai_office.reporting.models import Report, Stage
from gongkai_office.reporting.vouched import report_subject

__all__ = ["HANDED_IN", "PURPOSE", "UNDER_WAY", "chain_of", "record_of", "reports", "subject"]

PURPOSE = "annual-report"
UNDER_WAY = (Stage.IN_REVIEW, Stage.SIGNED, Stage.SUBMITTED, Stage.ACCEPTED, Stage.PUBLISHED)
"""Stages in which nothing else is sent up."""


def reports(one: Account) -> QuerySet[Report]:
    """Every report of an account that was sent up, the newest first."""
    rows = Report.objects.filter(organ=one.organ, year=one.year, own=one.own)
    return rows.select_related("organ", "by", "version", "draft").order_by("-number")


def subject(one: Account) -> str:
    """The journal's chain of a report, and that of its signatures."""
    return report_subject(one.organ.pk, one.year, own=one.own)


def chain_of(one: Account) -> Chain | None:
    """The signatures under the newest report."""
    return latest_chain(subject(one), PURPOSE)


def website_of(row: Report) -> WebsiteForm | None:
    """The website's yearly form that went with the report; with the day it was published on, where it was."""
    if row.website is None:
        return None
    form = from_kept(row.website)
    return replace(form, published_on=day_of(row.published_at)) if row.published_at else form


def record_of(row: Report) -> AnnualReport:
    """The report as it was signed; with the day it was published on, where it was."""
    record = dict(row.record)
    if row.published_at:
        record["published_on"] = day_of(row.published_at).isoformat()
    return from_dict(record)
