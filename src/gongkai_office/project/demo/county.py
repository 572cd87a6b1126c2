"""Found the county and appoint its people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.contrib.auth.hashers import make_password

from gongkai.law.organs import OrganKind
from gongkai_office.accounts.commands.appoint import appoint
from gongkai_office.accounts.commands.begin_factor import begin_factor
from gongkai_office.accounts.commands.confirm_factor import confirm_factor
from gongkai_office.accounts.commands.create_person import create_person
from gongkai_office.accounts.models import Person, Role, in_force
from gongkai_office.accounts.policies import GUARDED, SYSTEM
from gongkai_office.accounts.totp import STEP, code_at, printed
from gongkai_office.clock import BEIJING
from gongkai_office.organs.commands.found import found
from gongkai_office.organs.commands.keep_particulars import keep_particulars
from gongkai_office.organs.models import Level, Organ
from gongkai_office.project.demo.sheet import Account
from gongkai_office.project.demo.tables import OrganRow, PersonRow, county

_SHOWN = ("demo", "demo-office")  # whose guarded people get a second factor at once, so that no phone is needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An organ that answers requests, and who does what there."""

    organ: Organ
    registrar: Person
    handler: Person
    head: Person


@dataclass(frozen=True, slots=True)
class County:
    """The county's desks by the code of their organ, and the accounts of all its people."""

    desks: Mapping[str, Desk]
    accounts: tuple[Account, ...]


def settle(password: str, at: datetime) -> County:
    """Found every organ, appoint everybody; all sign in with the same password, hashed once, and need not change it."""
    government: Organ | None = None
    desks: dict[str, Desk] = {}
    accounts: list[Account] = []
    for position, row in enumerate(county()["organ"]):
        organ = _organ(row, government, position)
        government = government or organ
        people = [(_person(person, organ, government), person) for person in row["people"]]
        accounts += [_account(person, row, roles, at) for person, roles in people]
        roles = {Role(role): person for person, given in people for role in given["roles"]}
        if Role.HANDLER in roles:
            desks[organ.code] = Desk(
                organ=organ, registrar=roles[Role.REGISTRAR], handler=roles[Role.HANDLER], head=roles[Role.HEAD]
            )
    Person.objects.update(password=make_password(password), must_change_password=False)
    return County(desks, tuple(accounts))


def people_of(organ: Organ, role: Role) -> list[Person]:
    """Everybody who holds a role in an organ, in the order of their logins."""
    held = organ.appointments.filter(in_force(date.max), role=role)
    return list(Person.objects.filter(appointments__in=held).order_by("login"))


def morning(day: date) -> datetime:
    """Nine o'clock of a day."""
    return datetime.combine(day, time(9), BEIJING)


def _organ(row: OrganRow, government: Organ | None, position: int) -> Organ:
    table = county()
    organ = found(
        code=row["code"],
        name=row["name"],
        short=row["short"],
        kind=OrganKind[row["kind"]],
        level=Level(row["level"]),
        region=table["region"],
        parent=government,
        opened_on=table["opened"],
        by=SYSTEM,
        at=morning(table["opened"]),
        position=position,
    )
    usual = {name: text.format(place=position + 1, code=row["code"]) for name, text in table["particulars"].items()}
    keep_particulars(
        organ=organ,
        given={**usual, **row["particulars"]},
        start=table["opened"],
        by=SYSTEM,
        at=morning(table["opened"]),
    )
    return organ


def _person(row: PersonRow, organ: Organ, government: Organ) -> Person:
    since = county()["appointed"]
    at = morning(since)
    person = create_person(login=row["login"], name=row["name"], password=None, organ=organ, by=SYSTEM, on=since, at=at)
    for role in row["roles"]:
        appoint(person=person, organ=organ, role=Role(role), start=since, by=SYSTEM, on=since, at=at)
    for role in row["county"]:
        appoint(person=person, organ=government, role=Role(role), start=since, by=SYSTEM, on=since, at=at)
    return person


def _account(person: Person, organ: OrganRow, row: PersonRow, at: datetime) -> Account:
    roles = [Role(role) for role in row["roles"]]
    guarded = not GUARDED.isdisjoint(roles)
    made = guarded and organ["code"] in _SHOWN
    secret, codes = _second_factor(person, at) if made else ("", ())
    duties = "、".join(str(role.label) for role in roles)
    return Account(
        login=person.login, name=person.name, organ=organ["name"], duties=duties,
        guarded=guarded, secret=secret, codes=codes,
    )  # fmt: skip


def _second_factor(person: Person, at: datetime) -> tuple[str, tuple[str, ...]]:
    """An authenticator's secret as it is typed in by hand, and the recovery codes."""
    secret = begin_factor(person=person, at=at)
    codes = confirm_factor(person=person, code=code_at(secret, int(at.timestamp()) // STEP), at=at)
    return printed(secret), tuple(codes)
