"""What the page of a roll-up shows: the units and where each stands, and the working from their figures to the sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from gongkai.annual.record import AnnualReport, Value
from gongkai_office.accounts.models import Person
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import below, names_on
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import Composition, LeftOut, absences, composition, summed
from gongkai_office.reporting.models import Absence, Duplicate, Reminder, Report, Stage, Version
from gongkai_office.reporting.policies import may_hand_in
from gongkai_office.reporting.queries.children import between_units, units
from gongkai_office.reporting.queries.compute import tables
from gongkai_office.reporting.queries.deadlines import Standing, due_of
from gongkai_office.reporting.queries.frozen import versions
from gongkai_office.reporting.queries.outside import hand_ins
from gongkai_office.reporting.queries.reports import reports

SHOWN = ("requests.new.total", "requests.carried_in.total", "requests.handled.total", "requests.carried_over.total")
"""The cells whose working the page shows; Excel has them all."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a roll-up: its own books or a child with all below it, where it stands, its figures."""

    account: Account
    name: str
    own_books: bool
    version: Version | None
    standing: Standing
    outside: bool
    may_hand_in: bool
    figures: AnnualReport

    @property
    def missing(self) -> bool:
        """Whether nothing of the year lies here: no closed books, no report handed in."""
        return self.version is None if not self.outside else not self.standing.handed_in

    @property
    def state(self) -> str:
        """Where it stands, in a word."""
        if self.standing.report:
            return self.standing.report.get_stage_display()
        if self.outside:
            return "核对中"
        return "已交账" if self.version else "未交账"

    @property
    def shown(self) -> list[Value]:
        """The figures of the page."""
        return [self.figures.value(address) for address in SHOWN]


@dataclass(frozen=True, slots=True)
class Gone:
    """A unit that was declared never to have handed in: by which name, how often it was reminded."""

    row: Absence
    name: str
    reminders: int


@dataclass(frozen=True, slots=True)
class UnitsPage:
    """The page of a roll-up."""

    account: Account
    made: Composition
    units: tuple[Unit, ...]
    duplicates: tuple[Duplicate, ...]
    whole: AnnualReport
    names: Mapping[UUID, str]
    organs: tuple[tuple[UUID, str], ...]
    absences: tuple[Gone, ...]

    @property
    def missing(self) -> list[Unit]:
        """Units of which nothing lies here."""
        return [one for one in self.units if one.missing]

    @property
    def waited(self) -> list[Unit]:
        """Units that may be declared absent once their day is past: nothing lies here, and nobody declared them yet."""
        said = {one.row.unit_id for one in self.absences}
        return [
            one for one in self.missing if not one.own_books and one.standing.late and one.account.organ.pk not in said
        ]

    @property
    def late(self) -> list[Unit]:
        """Units past their day."""
        return [one for one in self.units if one.standing.late and not one.own_books]

    @property
    def unbalanced(self) -> list[Unit]:
        """Units whose report does not balance."""
        return [one for one in self.units if one.standing.unbalanced]

    @property
    def less(self) -> list[int]:
        """What duplicates between units take out of the figures of the page."""
        taken = summed(self.duplicates)
        return [taken.get(address, 0) for address in SHOWN]

    @property
    def total(self) -> list[Value]:
        """The figures of the roll-up."""
        return [self.whole.value(address) for address in SHOWN]

    @property
    def vertical(self) -> list[tuple[str, LeftOut]]:
        """The vertically led organs below, by name."""
        return [(self.names[one.organ.pk], one) for one in self.made.vertical]

    @property
    def joined(self) -> list[tuple[str, date | None, str]]:
        """The organs that ended in the year: name, day, the organ they are counted with."""
        return [(self.names[one.organ.pk], one.organ.closed_on, self.names[one.into.pk]) for one in self.made.joined]

    @property
    def declared(self) -> list[tuple[str, str, Duplicate]]:
        """The duplicates taken out here: who keeps the count, from whom it is taken."""
        return [(self.names[one.kept_id], self.names[one.taken_id], one) for one in self.made.duplicates]


def units_page(one: Account, person: Person, on: date) -> UnitsPage:
    """The page of a whole account on a day."""
    made = composition(one)
    counted = Organ.objects.in_bulk([*made.ledgers, *made.outside])
    gone = absences(one, below(one.organ).values_list("pk", flat=True))
    named = [*counted.values(), *_also(made), *(row.unit for row in gone)]
    names = names_on(named, one.last)
    return UnitsPage(
        account=one,
        made=made,
        units=tuple(_units(one, person, on)),
        duplicates=tuple(between_units(one, made)),
        whole=tables(one),
        names=names,
        organs=tuple(sorted(((key, names[key]) for key in counted), key=lambda pair: counted[pair[0]].path)),
        absences=tuple(_gone(gone, names, one.year)),
    )


def _gone(rows: Sequence[Absence], names: Mapping[UUID, str], year: int) -> Iterator[Gone]:
    units = [row.unit_id for row in rows]
    told = Counter(Reminder.objects.filter(organ__in=units, year=year).values_list("organ", flat=True))
    yield from (Gone(row, names[row.unit_id], told[row.unit_id]) for row in rows)


def _units(one: Account, person: Person, on: date) -> Iterator[Unit]:
    for unit in units(one):
        own_books = unit.organ == one.organ
        report, version = reports(unit).first(), versions(unit).first()
        yield Unit(
            account=unit,
            name=f"{unit.name}（本机关）" if own_books else unit.name,
            own_books=own_books,
            version=version,
            standing=_standing(unit, report, version, on),
            outside=bool(version.outside if version else hand_ins(unit.organ, unit.year).exists()),
            may_hand_in=not own_books and may_hand_in(person, unit.organ, on),
            figures=tables(replace(unit, as_of=one.as_of)),
        )


def _standing(unit: Account, report: Report | None, version: Version | None, on: date) -> Standing:
    return Standing(
        organ=unit.organ,
        name=unit.name,
        depth=0,
        due=due_of(unit.organ, unit.year),
        report=report,
        closed=version is not None,
        reminders=Reminder.objects.filter(organ=unit.organ, year=unit.year).count(),
        on=on,
        unbalanced=bool(report and report.record["verdict"] == "unbalanced" and report.stage != Stage.RETURNED),
    )


def _also(made: Composition) -> Iterator[Organ]:
    yield from (organ for each in made.joined for organ in (each.organ, each.into))
    yield from (left.organ for left in made.vertical)
