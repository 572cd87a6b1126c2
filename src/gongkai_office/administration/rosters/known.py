"""What is there already below an administrator, in the words of a roster: for the template and for the check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai_office.accounts.models import Appointment, Person
from gongkai_office.administration.rosters.columns import APART
from gongkai_office.organs.models import Organ, OrganName, Particulars


@dataclass(frozen=True, slots=True)
class KnownOrgan:
    """An organ within reach, and its row."""

    organ: Organ
    values: dict[str, str]

    @property
    def described(self) -> bool:
        """Whether it has particulars already."""
        return any(self.values[name] for name in Particulars.FIELDS)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody with an account, what they hold, held and will hold, and whether they are within reach."""

    person: Person
    reached: bool
    held: list[Appointment] = field(default_factory=list)


def known_organs(reach: QuerySet[Organ], on: date) -> dict[str, KnownOrgan]:
    """The organs within reach by their codes, parents before children, with the names they bear now."""
    rows = list(reach.select_related("parent").order_by("path"))
    names = {name.organ_id: name for name in OrganName.objects.filter(organ__in=rows, end=None)}
    told = Particulars.objects.filter(organ__in=rows, start__lte=on).order_by("start", "entered_at", "pk")
    particulars = {row.organ_id: row for row in told}
    return {row.code: KnownOrgan(row, _values(row, names.get(row.pk), particulars.get(row.pk))) for row in rows}


def _values(organ: Organ, name: OrganName | None, particulars: Particulars | None) -> dict[str, str]:
    return {
        "code": organ.code,
        "name": name.name if name else "",
        "short": name.short if name else "",
        "kind": organ.kind,
        "level": str(organ.level),
        "parent": organ.parent.code if organ.parent else "",
        "region": organ.region,
        "opened_on": organ.opened_on.isoformat(),
        **{one: str(getattr(particulars, one, "")) for one in Particulars.FIELDS},
    }


def known_people(logins: Iterable[str], reach: QuerySet[Organ]) -> dict[str, KnownPerson]:
    """Whoever has one of the login names, within reach or not."""
    rows = Person.objects.filter(login__in=set(logins)).select_related("organ")
    organs = set(reach.values_list("pk", flat=True))
    held: dict[UUID, list[Appointment]] = defaultdict(list)
    for one in Appointment.objects.filter(person__in=rows).select_related("organ"):
        held[one.person_id].append(one)
    return {
        row.login: KnownPerson(
            row, row.organ_id in organs or any(one.organ_id in organs for one in held[row.pk]), held[row.pk]
        )
        for row in rows
    }


def people_rows(reach: QuerySet[Organ], on: date) -> list[dict[str, str]]:
    """The people within reach as rows: one for each organ and first day of what they hold there."""
    organs = dict(reach.values_list("pk", "code"))
    within = Q(organ__in=organs) | Q(appointments__organ__in=organs)
    people = list(
        Person.objects.filter(within, is_active=True).select_related("organ").order_by("organ__path", "name").distinct()
    )
    still = Q(end__isnull=True) | Q(end__gt=on)
    held: dict[UUID, dict[tuple[UUID, date], list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in Appointment.objects.filter(still, person__in=people, organ__in=organs).order_by("start", "role"):
        held[one.person_id][one.organ_id, one.start].append(one.role)
    return [row for person in people for row in _person_rows(person, held[person.pk], organs)]


def _person_rows(
    person: Person, held: dict[tuple[UUID, date], list[str]], codes: dict[UUID, str]
) -> list[dict[str, str]]:
    base = {"login": person.login, "name": person.name, "organ": person.organ.code, "email": person.email}
    rows = [
        {**base, "roles": APART.join(roles), "start": start.isoformat(),
         "duty": "" if organ == person.organ_id else codes[organ]}
        for (organ, start), roles in held.items()
    ]  # fmt: skip
    return rows or [base]
