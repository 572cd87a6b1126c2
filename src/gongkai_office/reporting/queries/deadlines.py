"""By when a report is to be handed in: the region's own day, else the day of the Regulations (Arts. 49, 50)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gongkai.annual.issuer import issuer
from gongkai.annual.rules.published_in_time import last_day
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on, upward
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import DueDate, Reminder, Report, Version
from gongkai_office.reporting.queries.reports import HANDED_IN

_MOST = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an organ's report of a year stands on a day, and by when it is due."""

    organ: Organ
    name: str
    depth: int
    due: date
    report: Report | None
    closed: bool
    reminders: int
    on: date
    unbalanced: bool = False

    @property
    def handed_in(self) -> bool:
        """Whether it lies with the supervising office."""
        return self.report is not None and self.report.stage in HANDED_IN

    @property
    def late(self) -> bool:
        """Whether it came after the day, or has not come though the day is past."""
        if self.report and self.report.submitted_at and self.handed_in:
            return day_of(self.report.submitted_at) > self.due
        return self.on > self.due

    @property
    def days(self) -> int:
        """Days left; what is past counts below nought."""
        return (self.due - self.on).days


def due_of(organ: Organ, year: int) -> date:
    """The day by which an organ hands in its report of a year."""
    (name,) = names_on([organ], date(year, 12, 31)).values()
    return _due(organ, name, year, _own_days(year))


def board(person: Person, year: int, on: date) -> list[Standing]:
    """Every organ whose reports a person receives or may read, in the order of the tree."""
    return standings(list(organs_where(person, "report.read", on).order_by("path")[:_MOST]), year, on)


def standings(organs: Sequence[Organ], year: int, on: date) -> list[Standing]:
    """Where the reports of some organs stand; as many queries for one as for five hundred."""
    days, names, then = _own_days(year), names_on(organs, on), names_on(organs, date(year, 12, 31))
    newest: dict[UUID, Report] = {}
    for row in Report.objects.filter(organ__in=organs, year=year).order_by("-own", "number"):
        newest[row.organ_id] = row
    closed = set(Version.objects.filter(organ__in=organs, year=year).values_list("organ", flat=True))
    told = Counter(Reminder.objects.filter(organ__in=organs, year=year).values_list("organ", flat=True))
    highest = min((one.path.count("/") for one in organs), default=0)
    return [
        Standing(
            organ=one,
            name=names[one.pk],
            depth=one.path.count("/") - highest,
            due=_due(one, then[one.pk], year, days),
            report=(report := newest.get(one.pk)),
            closed=one.pk in closed,
            reminders=told[one.pk],
            on=on,
            unbalanced=bool(report and report.record["verdict"] == "unbalanced"),
        )
        for one in organs
    ]


def reminders(one: Account) -> Sequence[Reminder]:
    """The reminders that an organ was sent and has not answered by handing in, the newest first."""
    handed = Report.objects.filter(organ=one.organ, year=one.year, stage__in=HANDED_IN).exists()
    rows = Reminder.objects.filter(organ=one.organ, year=one.year).select_related("by").order_by("-at")
    return [] if handed else list(rows[:3])


def _own_days(year: int) -> Mapping[str, date]:
    """The days that regions set, by the path of their organ; the newest holds."""
    rows = DueDate.objects.filter(year=year).order_by("at").values_list("organ__path", "due")
    return dict(rows)


def _due(organ: Organ, name: str, year: int, days: Mapping[str, date]) -> date:
    """By law, by what an organ was called at the end of the year; the own day of the nearest organ above binds it."""
    by_law, _ = last_day(issuer(name).kind, year + 1)
    own = [days[path] for path in upward(organ.path) if path in days]
    return min([by_law, *own[-1:]])
