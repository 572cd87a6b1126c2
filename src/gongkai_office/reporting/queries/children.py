"""The frozen reports of the units below, against which a region's own is held (AGG-A)."""

from __future__ import annotations

from dataclasses import replace

from gongkai.annual.record import AnnualReport
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account, account
from gongkai_office.reporting.queries.frozen import report_of, versions


def units(one: Account) -> list[Account]:
    """The organ's own books and those of each organ directly below with all below it; none for an organ's own."""
    if one.own:
        return []
    children = Organ.objects.filter(parent=one.organ, opened_on__lte=one.last)
    below = [account(child, one.year, as_of=one.as_of) for child in children]
    return [replace(one, own=True), *below]


def frozen_children(one: Account) -> list[AnnualReport]:
    """The units' newest frozen reports, where every unit has one; else none: a sum over a part says nothing."""
    found = [versions(unit).first() for unit in units(one)]
    return [report_of(version) for version in found if version] if all(found) else []
