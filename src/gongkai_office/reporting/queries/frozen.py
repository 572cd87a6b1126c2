"""What was frozen, opened and waived: the newest of each, as known at an instant."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from django.db.models import Q, QuerySet

from gongkai.annual.exchange import Json, from_dict, to_dict
from gongkai.annual.record import AnnualReport
from gongkai.annual.waivers import Waiver as SetAside
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Opening, Version, Waiver


def versions(one: Account) -> QuerySet[Version]:
    """Every frozen version of an account that was known at its instant, the newest first."""
    rows = Version.objects.filter(organ=one.organ, year=one.year, own=one.own)
    rows = rows.filter(as_of__lte=one.as_of) if one.as_of else rows
    return rows.select_related("by").order_by("-number")


def openings(one: Account) -> QuerySet[Opening]:
    """Every opening of an account, the newest first."""
    rows = Opening.objects.filter(organ=one.organ, year=one.year, own=one.own)
    rows = rows.filter(at__lte=one.as_of) if one.as_of else rows
    return rows.select_related("by", "file").order_by("-at")


def waivers(one: Account) -> QuerySet[Waiver]:
    """The waivers of an account that stood at its instant."""
    rows = Waiver.objects.filter(organ=one.organ, year=one.year, own=one.own).select_related("by")
    if one.as_of is None:
        return rows.filter(ended_at=None)
    return rows.filter(Q(ended_at=None) | Q(ended_at__gt=one.as_of), at__lte=one.as_of)


def waivers_of(one: Account) -> list[SetAside]:
    """The standing waivers as the rules take them."""
    return [SetAside(row.rule, row.by.name, row.reason, tuple(row.cells)) for row in waivers(one)]


def report_of(version: Version) -> AnnualReport:
    """The frozen record."""
    return from_dict(version.record)


def kept(report: AnnualReport) -> Mapping[str, Json]:
    """A record as it is kept."""
    return to_dict(report)


def sealed(record: Mapping[str, Json], website: Mapping[str, Json] | None) -> bytes:
    """What is signed: the record, and the website's yearly form where one goes with it."""
    return digest(record) if website is None else digest({"record": dict(record), "website": dict(website)})


def digest(record: Mapping[str, Json]) -> bytes:
    """SHA-256 of a kept record in canonical JSON: keys sorted, no white space, UTF-8."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()
