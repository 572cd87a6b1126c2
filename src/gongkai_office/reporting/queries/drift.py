"""What a frozen report would be today, and the named corrections that make the difference."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from gongkai.annual.messages import label
from gongkai.annual.record import AnnualReport
from gongkai.documents.writers.wording import digits
from gongkai_office.cases.models import Amendment
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import organs_of
from gongkai_office.reporting.models import Version
from gongkai_office.reporting.queries.compute import tables
from gongkai_office.reporting.queries.frozen import report_of


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that is no longer as it was frozen."""

    address: str
    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Drift:
    """The cells that changed since a version, and the amendments used since."""

    changes: tuple[Change, ...]
    amendments: tuple[Amendment, ...]


def drift(one: Account, version: Version) -> Drift:
    """What changed since a version was frozen."""
    changes = differing(report_of(version), tables(replace(one, as_of=None)))
    return Drift(changes, tuple(amendments(one).filter(entry__at__gt=version.as_of)))


def recomputed(one: Account, version: Version) -> tuple[Change, ...]:
    """Where the entries known at the version's instant give other figures than it froze; there must be none."""
    return differing(report_of(version), tables(replace(one, as_of=version.as_of)))


def amendments(one: Account) -> QuerySet[Amendment]:
    """The corrections let into a closed year, the newest first."""
    rows = Amendment.objects.filter(organ__in=organs_of(one), year=one.year)
    return rows.select_related("by", "entry", "organ").order_by("-at")


def differing(was: AnnualReport, now: AnnualReport) -> tuple[Change, ...]:
    """The cells of the form whose value or standing differs."""
    form = was.form or now.form
    return tuple(
        Change(address, label(address, form) if form else address, digits(address, cell), digits(address, there))
        for address, cell in was.addressed()
        if (there := now.cell(address)).value != cell.value or there.status is not cell.status
    )
