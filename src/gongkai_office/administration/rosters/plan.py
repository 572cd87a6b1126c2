"""What a roster would make, and what is wrong or odd in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.law.organs import OrganKind
from gongkai_office.accounts.models import Role
from gongkai_office.organs.models import Level


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, or only to be known (`grave` is false): its sheet, its number, its column, a sentence."""

    sheet: str
    row: int
    label: str
    message: str
    grave: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrgan:
    """An organ to be founded below the one with the code `parent`."""

    code: str
    name: str
    short: str
    kind: OrganKind
    level: Level
    parent: str
    region: str
    opened_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """An account to be opened in the organ with a code."""

    login: str
    name: str
    email: str
    organ: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAppointment:
    """A role to be given to whoever has a login name, in the organ with a code."""

    login: str
    organ: str
    role: Role
    start: date


@dataclass(slots=True)
class Plan:
    """All that a roster would make, organs with parents before children, and what was found meanwhile.

    `particulars` are those of organs by their codes; `names` what organs are called by theirs, those that are there and
    those that would be; `same` counts the rows of each sheet that are there already.
    """

    organs: list[NewOrgan] = field(default_factory=list)
    particulars: dict[str, Mapping[str, str]] = field(default_factory=dict)
    people: list[NewPerson] = field(default_factory=list)
    appointments: list[NewAppointment] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    same: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def grave(self) -> list[Fault]:
        """What keeps the whole from being made."""
        return [fault for fault in self.faults if fault.grave]

    @property
    def notes(self) -> list[Fault]:
        """What is left alone."""
        return [fault for fault in self.faults if not fault.grave]

    @property
    def made(self) -> dict[str, int]:
        """How much would be made of each."""
        return {
            "organs": len(self.organs),
            "particulars": len(self.particulars),
            "people": len(self.people),
            "appointments": len(self.appointments),
        }
