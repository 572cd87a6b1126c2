"""The units below, and their reports as they left the house: against these a region's own is held (AGG-A)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Q

from gongkai.annual.record import AnnualReport
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import open_on
from gongkai_office.reporting.accounts import Account, account
from gongkai_office.reporting.composition import Composition, composition, handed_in
from gongkai_office.reporting.models import Duplicate, Version
from gongkai_office.reporting.queries.frozen import report_of, versions


def units(one: Account) -> list[Account]:
    """The organ's own books and those of each organ directly below with all below it; none for an organ's own.

    The organs are those of the year's last day; one that ended by then is counted with another. Vertically led organs
    are units where somebody put them in; one that never handed in, and was agreed to be left out, is none.
    """
    if one.own:
        return []
    out = [organ.pk for organ in composition(one).left_out]
    there = Q(pk__in=open_on(one.last)) if one.organ.open_on(one.last) else Q(opened_on__lte=one.last)
    children = Organ.objects.filter(there, parent=one.organ).exclude(pk__in=out)
    below = [account(child, one.year, as_of=one.as_of) for child in children]
    return [replace(one, own=True), *below]


def frozen(unit: Account) -> Version | None:
    """What counts as a unit's closed year: its newest frozen version; for one outside, what it handed in."""
    newest = versions(unit).first()
    if newest is None or not newest.outside:
        return newest
    row = handed_in(unit, [unit.organ.pk]).get(unit.organ.pk)
    return row.version if row else None


def frozen_children(one: Account) -> list[AnnualReport]:
    """The units' newest frozen reports, where every unit has one; else none: a sum over a part says nothing."""
    found = [frozen(unit) for unit in units(one)]
    return [report_of(version) for version in found if version] if all(found) else []


def between_units(one: Account, made: Composition) -> Iterator[Duplicate]:
    """The duplicates between two units of an account; one inside a unit is out of that unit's report already."""
    for row in made.duplicates:
        if one.own or _unit(one, row.kept) != _unit(one, row.taken):
            yield row


def _unit(one: Account, organ: Organ) -> str:
    """The part of the path that tells a unit of an account from the others; empty for the organ's own books."""
    while organ.closed_on and organ.closed_on <= one.last and organ.successor:
        organ = organ.successor
    return organ.path.removeprefix(one.organ.path).partition("/")[0]
