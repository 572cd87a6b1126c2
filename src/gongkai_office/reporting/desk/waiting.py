"""What of annual reports waits for a person, as lines that lead to the step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from gongkai_office.accounts.models import Person
from gongkai_office.organs.queries import names_on
from gongkai_office.reporting.queries.deadlines import Standing
from gongkai_office.reporting.queries.waiting import Desk, Owed, Step, Waiting, desk_of

_SOON = 14  # days before the day by which a report is due
_GRADES = {Step.MEND: "late", Step.SIGN: "soon", Step.RECEIVE: "soon"}


@dataclass(frozen=True, slots=True)
class Matter:
    """A line: whose report of which year, what to do, by when, what was said; `grade` marks how it presses."""

    link: str
    name: str
    year: int
    what: str
    when: str = ""
    note: str = ""
    grade: str = ""


def matters(person: Person, on: date) -> list[Matter]:
    """Every line of a person on a day: what lies with them first, then what is due."""
    desk = desk_of(person, on)
    return [*_lying(desk, on), *map(_owing, desk.owed), *_collecting(desk, on)]


def _lying(desk: Desk, on: date) -> Iterator[Matter]:
    names = names_on([one.report.organ for one in desk.waiting], on)
    for one in desk.waiting:
        yield Matter(
            link=_link("way", one.report.organ.code, one.report.year, own=one.report.own),
            name=names[one.report.organ_id],
            year=one.report.year,
            what=one.step.label,
            note=_note(one),
            grade=_GRADES.get(one.step, ""),
        )


def _note(one: Waiting) -> str:
    return f"意见：{one.remark}" if one.remark and one.step is Step.MEND else ""


def _owing(one: Owed) -> Matter:
    """The next step of a report that is not on its way yet: close the books, write, send up."""
    standing = one.standing
    page, what = _next(one)
    return Matter(
        link=_link(page, standing.organ.code, standing.due.year - 1, own=one.own),
        name=standing.name,
        year=standing.due.year - 1,
        what=what,
        when=_when(standing),
        note=f"催报：{one.reminded}" if one.reminded else "",
        grade=_grade(standing),
    )


def _next(one: Owed) -> tuple[str, str]:
    """The page of the next step, and what is lacking."""
    if not one.closed:
        return "books", "还没有交账"
    return ("way", "请送审") if one.written else ("text", "还没有写文字")


def _collecting(desk: Desk, on: date) -> Iterator[Matter]:
    """For whoever receives: how many owe theirs by each day, once that day is near."""
    near = sorted((one for one in desk.missing if one.days <= _SOON), key=lambda one: one.due)
    for due, owing in groupby(near, key=lambda one: one.due):
        several = list(owing)
        year = due.year - 1
        yield Matter(
            link=reverse("reporting:board", args=[year]),
            name=several[0].name if len(several) == 1 else f"{len(several)} 个机关",
            year=year,
            what="还没有报送",
            when=_when(several[0]),
            grade="late" if due < on else "soon",
        )


def _when(one: Standing) -> str:
    day = one.due.isoformat()
    if one.days < 0:
        return f"{day}，已经逾期 {-one.days} 天"
    return f"{day}，今天是最后一天" if one.days == 0 else f"{day}，还有 {one.days} 天"


def _grade(one: Standing) -> str:
    return "late" if one.days < 0 else "soon" if one.days <= _SOON else ""


def _link(page: str, code: str, year: int, *, own: bool) -> str:
    return reverse(f"reporting:{page}", args=[code, year]) + ("?own=1" if own else "")
