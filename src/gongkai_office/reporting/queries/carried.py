"""The requests carried from one year into the next, case by case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gongkai.annual.forms import APPLICANTS, request_address
from gongkai.annual.record import AnnualReport
from gongkai.cases.entries import Applicant
from gongkai.cases.years import CARRIED_IN, CARRIED_OVER
from gongkai_office.cases.queries import CaseCell, counted
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import books_of
from gongkai_office.reporting.models import Source, Version
from gongkai_office.reporting.queries.frozen import versions
from gongkai_office.reporting.queries.previous import joined_before

_TOLD = 20
Carried = Mapping[str, str]
"""A request as an opening and a version keep it: `id`, `number`, `applicant`."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the year before states, the requests the ledgers carry in, and in which points the two differ."""

    source: str
    version: Version | None
    carried: tuple[Carried, ...]
    differences: tuple[str, ...]


def carried_over(one: Account) -> tuple[Carried, ...]:
    """The requests of an organ's own books that the year hands on."""
    return _standing(one, CARRIED_OVER)


def carried_in(one: Account) -> tuple[Carried, ...]:
    """The requests of an organ's own books that the year took over."""
    return _standing(one, CARRIED_IN)


def proof(one: Account, stated: AnnualReport | None = None, source: str = "") -> Proof:
    """Hold the open cases against what the year before states.

    That is the newest frozen version, case by case, with those of the organs that merged into this one; else last
    year's report as `stated`, column by column; else nothing, and then nothing may be carried in.
    """
    found = carried_in(one) if one.own else ()
    frozen = versions(replace(one, year=one.year - 1)).first()
    if frozen:
        handed_on = [each for version in (frozen, *joined_before(one)) for each in version.carried]
        differences = tuple(_by_case(handed_on, found)) if one.own else ()
        return Proof(Source.FROZEN, frozen, found, differences)
    if stated:
        return Proof(source, None, found, tuple(_by_column(stated, found)) if one.own else ())
    several = f"登记簿里有 {len(found)} 件 {one.year} 年以前收到、年初还没有办结的申请，请先读入或者录入上年的年度报告"
    return Proof(Source.NOTHING, None, found, (several,) if found else ())


def _standing(one: Account, row: str) -> tuple[Carried, ...]:
    rows = counted(books_of(one), one.year, CaseCell(row, "total")).order_by("year", "serial")
    named = rows.values_list("pk", "number", "applicant")
    return tuple({"id": str(key), "number": number, "applicant": applicant} for key, number, applicant in named)


def _by_case(stated: Sequence[Carried], found: Sequence[Carried]) -> Iterator[str]:
    before, now = ({one["id"]: one["number"] for one in rows} for rows in (stated, found))
    for words, keys, names in (
        ("上年交账时结转、今年没有列入的", before.keys() - now.keys(), before),
        ("今年列入、上年交账时没有结转的", now.keys() - before.keys(), now),
    ):
        if keys:
            numbers = sorted(names[key] for key in keys)
            more = f"等 {len(numbers)} 件" if len(numbers) > _TOLD else ""
            yield f"{words}：{'、'.join(numbers[:_TOLD])}{more}"


def _by_column(stated: AnnualReport, found: Sequence[Carried]) -> Iterator[str]:
    counts = Counter(one["applicant"] for one in found)
    for kind in Applicant:
        address = request_address(CARRIED_OVER, kind)
        expected = stated.value(address)
        if expected is None:
            yield f"上年报告“结转下年度继续办理”的“{_name(kind)}”栏没有读准，请核对原件后手工录入"
        elif expected != counts[kind]:
            yield f"{_name(kind)}：上年报告结转 {expected} 件，登记簿里年初未办结的有 {counts[kind]} 件"


def _name(kind: Applicant) -> str:
    return next(column.label for column in APPLICANTS if column.key == kind)
