"""What screens and other apps may ask about people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai_office.accounts.models import Appointment, Person, Role, SecondFactor, in_force
from gongkai_office.ids import read_id
from gongkai_office.organs.queries import name_on


def author(by: Person | str) -> str:
    """How the journal names who acted: a person by id, else the word given, such as `public` or `system`."""
    return by if isinstance(by, str) else str(by.pk)


def called(authors: Iterable[str]) -> dict[str, str]:
    """The names of those who acted, as the journal names them; whoever is no person has none."""
    keys = {key for by in authors if (key := read_id(by))}
    return {str(key): name for key, name in Person.objects.filter(pk__in=keys).values_list("pk", "name")}


def has_second_factor(person: Person) -> bool:
    """Whether a person has an authenticator in use."""
    return SecondFactor.objects.filter(person=person, confirmed_at__isnull=False).exists()


def recovery_codes_left(person: Person) -> int:
    """How many recovery codes a person has not used."""
    return person.recovery_codes.filter(used_at__isnull=True).count()


def offices_of(person: Person, on: date) -> list[tuple[str, str]]:
    """What a person is appointed to on a day: the name of the organ and the role, in the order of the tree."""
    held = Appointment.objects.filter(in_force(on), person=person).select_related("organ").order_by("organ__path")
    return [(name_on(one.organ, on).name, Role(one.role).label) for one in held]
