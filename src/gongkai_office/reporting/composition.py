"""Whose figures make a report: ledgers, reports handed in from outside, organs that merged, what is left out and why.

The tree of a year is that of its last day. An organ that ended by then is counted once: with its successor, or with
the nearest organ above it where it has none. What an organ outside the system handed in stands for its ledgers and for
those of everything below it, from the moment it was handed in until somebody returns it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from gongkai.law.citations import Citation
from gongkai.law.organs import OrganKind
from gongkai.law.vertical import led_from_above
from gongkai_office.cases.queries import Books
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import below
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Absence, Cause, Duplicate, Inclusion, Report, Stage

HANDED_IN = (Stage.SUBMITTED, Stage.ACCEPTED, Stage.PUBLISHED)
"""Stages in which the report has been handed in."""


@dataclass(frozen=True, slots=True)
class Joined:
    """An organ that ended in the year, and the one its figures are counted with."""

    organ: Organ
    into: Organ


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A vertically led organ below: where the law says so, and who put it in nevertheless."""

    organ: Organ
    source: tuple[Citation, ...]
    inclusion: Inclusion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What a report is made of. `outside` are the counted reports of organs outside the system, by organ.

    `absent` are units that never handed in, agreed to be left out.
    """

    ledgers: tuple[UUID, ...]
    books: Books
    outside: Mapping[UUID, Report]
    joined: tuple[Joined, ...]
    vertical: tuple[LeftOut, ...]
    duplicates: tuple[Duplicate, ...]
    absent: tuple[Absence, ...] = ()

    @property
    def left_out(self) -> list[Organ]:
        """The organs below that are not counted: vertically led ones, and those that never handed in."""
        return [*(one.organ for one in self.vertical if one.inclusion is None), *(row.unit for row in self.absent)]

    @property
    def doubles(self) -> dict[str, int]:
        """What the declared duplicates take out of each cell."""
        return summed(self.duplicates)


def summed(duplicates: Iterable[Duplicate]) -> dict[str, int]:
    """What some duplicates take out of each cell together."""
    taken: dict[str, int] = {}
    for one in duplicates:
        for address, count in one.cells.items():
            taken[address] = taken.get(address, 0) + int(count)
    return taken


def composition(one: Account) -> Composition:
    """What the report of an account is made of, as known at its instant."""
    tree = _Tree(one)
    places = tree.members()
    vertical = () if one.own else tuple(tree.vertical())
    given = handed_in(one, places)
    absent = () if one.own else tuple(_left_waiting(one, places, given))
    left = (*(each.organ for each in vertical if each.inclusion is None), *(row.unit for row in absent))
    out = tuple(organ.path for organ in left)
    counted = {key: place for key, place in places.items() if not (out and place.startswith(out))}
    outside = tree.outermost({key: row for key, row in given.items() if key in counted}, counted)
    covered = tuple(row.organ.path for row in outside.values())
    ledgers = tuple(
        sorted(
            key for key, place in counted.items() if key not in outside and not (covered and place.startswith(covered))
        )
    )
    return Composition(
        ledgers=ledgers,
        books=tree.books(ledgers),
        outside=outside,
        joined=tuple(tree.joined(counted)),
        vertical=vertical,
        duplicates=tuple(_duplicates(one, counted, outside)),
        absent=absent,
    )


def organs_of(one: Account) -> tuple[UUID, ...]:
    """The organs whose ledgers are counted, in the order of their ids."""
    return composition(one).ledgers


def books_of(one: Account) -> Books:
    """The ledgers that are counted."""
    return composition(one).books


def members(one: Account) -> frozenset[UUID]:
    """The organs of an account in its year, those that joined it among them, before anything is left out."""
    return frozenset(_Tree(one).members())


def handed_in(one: Account, organs: Iterable[UUID]) -> dict[UUID, Report]:
    """The reports of some organs outside the system that count at the account's instant: handed in, not returned."""
    rows = Report.objects.filter(version__cause=Cause.OUTSIDE, year=one.year).order_by("number")
    rows = rows.filter(at__lte=one.as_of) if one.as_of else rows
    wanted, newest = frozenset(organs), dict[UUID, Report]()
    for row in rows.select_related("organ", "version").prefetch_related("acts"):
        if row.organ_id in wanted:
            newest[row.organ_id] = row
    return {key: row for key, row in newest.items() if _stage(row, one) in HANDED_IN}


def _stage(row: Report, one: Account) -> str:
    acts = [act for act in row.acts.all() if one.as_of is None or act.at <= one.as_of]
    return acts[-1].stage if acts else ""


def standing(one: Account) -> Q:
    """What was declared and not taken back at an account's instant."""
    if one.as_of is None:
        return Q(ended_at=None)
    return Q(at__lte=one.as_of) & (Q(ended_at=None) | Q(ended_at__gt=one.as_of))


def absences(one: Account, organs: Iterable[UUID]) -> list[Absence]:
    """The units among some organs said to have handed in nothing; `agreed_by` says whether it counts."""
    rows = Absence.objects.filter(standing(one), year=one.year, unit__in=list(organs))
    found = list(rows.select_related("unit", "by", "agreed_by").order_by("at"))
    if one.as_of is None:
        return found
    return [row for row in found if row.agreed_at is None or row.agreed_at <= one.as_of]


def _left_waiting(one: Account, organs: Iterable[UUID], given: Mapping[UUID, Report]) -> Iterable[Absence]:
    """The absences that count: agreed to, and the unit has still not handed in."""
    return (row for row in absences(one, organs) if row.agreed_by and row.unit_id not in given)


def _duplicates(one: Account, counted: Mapping[UUID, str], outside: Mapping[UUID, Report]) -> Iterable[Duplicate]:
    """The duplicates between two organs that are both counted; one whose report was returned counts nothing now."""
    rows = Duplicate.objects.filter(standing(one), year=one.year, kept__in=list(counted), taken__in=list(counted))
    found = list(rows.select_related("kept", "taken", "by", "organ").order_by("at"))
    named = {key for row in found for key in (row.kept_id, row.taken_id)}
    known = Report.objects.filter(version__cause=Cause.OUTSIDE, year=one.year, organ__in=named)
    away = set(known.values_list("organ", flat=True)) - outside.keys()
    return [row for row in found if not {row.kept_id, row.taken_id} & away]


class _Tree:
    """The organs of an account on the last day of its year."""

    def __init__(self, one: Account) -> None:
        self.one = one
        ended = Organ.objects.filter(closed_on__lte=one.last)
        self.ended = {row.pk: row for row in ended}
        self.paths = dict(below(one.organ).values_list("pk", "path"))
        self.over = one.organ.pk in self.ended

    def home(self, key: UUID) -> UUID:
        """The organ that answers on the last day for one that ended by then."""
        while ended := self.ended.get(key):
            after = ended.successor_id or ended.parent_id
            if after is None:
                return key
            key = after
        return key

    def members(self) -> dict[UUID, str]:
        """Every organ that is counted here, with the path of the one it is counted with."""
        if self.over:
            return {self.one.organ.pk: self.one.organ.path} if self.one.own else dict(self.paths)
        here = {self.one.organ.pk: self.one.organ.path} if self.one.own else self.paths
        found = {key: path for key, path in here.items() if key not in self.ended}
        for key in self.ended:
            if (home := self.home(key)) in found and home not in self.ended:
                found[key] = found[home]
        return found

    def books(self, ledgers: tuple[UUID, ...]) -> Books:
        """The ledgers by one prefix, where the account reaches below."""
        if self.one.own:
            return Books.of(ledgers, self.one.as_of)
        counted = frozenset(ledgers)
        but, besides = self.paths.keys() - counted, counted - self.paths.keys()
        return Books.below(self.one.organ, self.one.as_of, but=sorted(but), besides=sorted(besides))

    def joined(self, counted: Mapping[UUID, str]) -> Iterable[Joined]:
        """The counted organs that ended in the year."""
        if self.over:
            return
        homes = {key: self.home(key) for key, row in self.ended.items() if key in counted}
        into = Organ.objects.in_bulk(set(homes.values()))
        for key, row in sorted(self.ended.items()):
            if key in counted and row.closed_on and row.closed_on >= self.one.first:
                yield Joined(row, into[homes[key]])

    def vertical(self) -> Iterable[LeftOut]:
        """The vertically led organs below one that is not, each the highest of its line."""
        kinds = [kind.name for kind in OrganKind if led_from_above(kind)]
        if self.one.organ.kind in kinds:
            return
        rows = (
            below(self.one.organ).filter(kind__in=kinds).exclude(parent__kind__in=kinds).exclude(pk=self.one.organ.pk)
        )
        put_in = Inclusion.objects.filter(standing(self.one), year=self.one.year, unit__in=rows).select_related("by")
        by_unit = {row.unit_id: row for row in put_in.order_by("at")}
        for row in rows.order_by("path"):
            yield LeftOut(row, led_from_above(OrganKind[row.kind]), by_unit.get(row.pk))

    def outermost(self, found: Mapping[UUID, Report], counted: Mapping[UUID, str]) -> dict[UUID, Report]:
        """The handed-in reports that stand for themselves: none of an organ that another one covers."""
        if self.one.own:
            found = {key: row for key, row in found.items() if row.own or key != self.one.organ.pk}
        else:
            found = {key: row for key, row in found.items() if not row.own or key != self.one.organ.pk}
        return {
            key: row
            for key, row in found.items()
            if not any(counted[key].startswith(other.organ.path) for at, other in found.items() if at != key)
        }
