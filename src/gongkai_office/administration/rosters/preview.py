"""What the page of a checked roster shows: what would be made, in the words of the sheet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from gongkai_office.administration.rosters.columns import APART
from gongkai_office.administration.rosters.plan import NewAppointment, NewOrgan, Plan

_NOUNS = (("organs", "新设机关"), ("particulars", "填写机关信息"), ("people", "新开账号"), ("appointments", "任职"))


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody who would get an account, or only more roles; `roles` name the organ where it is not their own."""

    login: str
    name: str
    organ: str
    roles: tuple[str, ...]


def counts(made: dict[str, int]) -> list[tuple[str, int]]:
    """How much of each, under its name."""
    return [(word, made.get(key, 0)) for key, word in _NOUNS]


def organs(plan: Plan, most: int) -> list[tuple[NewOrgan, str]]:
    """The first new organs, each with the name of the one above."""
    return [(one, plan.names.get(one.parent, one.parent)) for one in plan.organs[:most]]


def people(plan: Plan, most: int) -> list[Shown]:
    """The first people an account or a role would be made for, newcomers before others."""
    given = defaultdict[str, list[NewAppointment]](list)
    for one in plan.appointments:
        given[one.login].append(one)
    new = {one.login: one for one in plan.people}
    shown = [
        Shown(
            login, new[login].name if login in new else "", plan.names.get(home, ""), _roles(plan, given[login], home)
        )
        for login in dict.fromkeys((*new, *given))
        for home in (new[login].organ if login in new else "",)
    ]
    return shown[:most]


def _roles(plan: Plan, given: list[NewAppointment], home: str) -> tuple[str, ...]:
    by_place = defaultdict[str, list[str]](list)
    for one in given:
        by_place["" if one.organ == home else plan.names.get(one.organ, one.organ)].append(str(one.role.label))
    return tuple(APART.join(roles) + (f"（{place}）" if place else "") for place, roles in by_place.items())
