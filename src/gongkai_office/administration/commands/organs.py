"""Acts on organs by whoever manages them: rights first, then the organ's own verb.

The organs' own floor knows nobody; it is told who acted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from gongkai.law.organs import OrganKind
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.cases.commands.redate import redate
from gongkai_office.clock import day_of
from gongkai_office.organs.commands.choose_practice import choose_practice as choose
from gongkai_office.organs.commands.found import found
from gongkai_office.organs.commands.keep_particulars import keep_particulars as keep
from gongkai_office.organs.commands.rename import rename
from gongkai_office.organs.models import ChosenPractice, Level, Organ, OrganName, Particulars
from gongkai_office.organs.queries import below

_MANAGE = "organ.manage"


def found_below(
    *,
    parent: Organ,
    code: str,
    name: str,
    short: str,
    kind: OrganKind,
    level: Level,
    region: str,
    opened_on: date,
    by: Person,
    at: datetime,
) -> Organ:
    """A new organ under a parent that the person manages. Raises GongkaiError."""
    require(by, _MANAGE, parent, day_of(at))
    return found(
        code=code,
        name=name,
        short=short,
        kind=kind,
        level=level,
        region=region,
        parent=parent,
        opened_on=opened_on,
        by=author(by),
        at=at,
    )


def rename_organ(
    *, organ: Organ, name: str, short: str, start: date, by: Person, at: datetime, reason: str
) -> OrganName:
    """The new name of an organ that the person manages. Raises GongkaiError."""
    require(by, _MANAGE, organ, day_of(at))
    return rename(organ=organ, name=name, short=short, on=start, by=author(by), at=at, reason=reason)


def keep_particulars(
    *, organ: Organ, given: Mapping[str, str], start: date, by: Person, at: datetime, reason: str
) -> Particulars:
    """What letters say of an organ that the person manages. Raises GongkaiError."""
    require(by, _MANAGE, organ, day_of(at))
    return keep(organ=organ, given=given, start=start, by=author(by), at=at, reason=reason)


def choose_practice(
    *, organ: Organ, choices: Mapping[str, object], start: date, by: Person, at: datetime, reason: str
) -> tuple[ChosenPractice, int]:
    """The choices of an organ that the person manages, and how many open cases there and below moved by them.

    Each organ is dated in a transaction of its own; where that stops halfway, the worker goes on.
    """
    require(by, _MANAGE, organ, day_of(at))
    row = choose(organ=organ, choices=choices, start=start, by=author(by), at=at, reason=reason)
    moved = sum(len(redate(organ=one, by=by, at=at, reason=reason)) for one in below(organ))
    return row, moved
