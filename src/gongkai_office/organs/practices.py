"""What the law leaves open, as an organ has chosen it: its own choices over those of the organs above it.

A choice holds for requests that arrive from its first day on, so that a period told to a requester stays as it was
told. What was chosen after a case had ended does not touch it: the choices are asked as they were known then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import cache
from uuid import UUID

from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai.law.practice import DEFAULT, Practice
from gongkai_office.journal.chain import canonical
from gongkai_office.once import once
from gongkai_office.organs.models import ChosenPractice, Organ
from gongkai_office.organs.queries import upward

Value = bool | int | str
FIELDS: Mapping[str, Value] = asdict(DEFAULT)
"""Every open point with its cautious default."""
LONGEST_CORRECTION = 60
"""More working days than this are no reasonable period to correct a request."""
LONGEST: Mapping[str, int] = {"correction_period": LONGEST_CORRECTION, "review_step": 20}
"""The most working days that each open period may have; publication as a whole has 20 (Art. 26)."""
_NOT_OF_REQUESTS = {"review_step"}
_REASONABLE = {
    "correction_period": "补正期限应当合理（《政府信息公开条例》第三十条）",
    "review_step": "公开前的审核、校对应当在二十个工作日内全部完成（《政府信息公开条例》第二十六条）",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """The rows of an organ and of all above it, the topmost first; each organ's in the order they came to hold."""

    rows: tuple[ChosenPractice, ...]

    def holding(self, day: date, known: datetime | None = None) -> list[ChosenPractice]:
        """The row of each organ that holds for requests of a day, the topmost first; `known` leaves out later ones."""
        newest: dict[object, ChosenPractice] = {}
        for row in self.rows:
            if row.start <= day and (known is None or row.entered_at <= known):
                newest[row.organ_id] = row
        return list(newest.values())

    def on(self, day: date, known: datetime | None = None) -> Practice:
        """The practice for requests that arrive on a day."""
        practice = DEFAULT
        for row in self.holding(day, known):
            practice = replace(practice, **row.choices)
        return practice

    def chosen_by(self, day: date) -> dict[str, ChosenPractice]:
        """For each open point that somebody has chosen, the row that decides it."""
        return {name: row for row in self.holding(day) for name in row.choices}

    def beside(self, row: ChosenPractice) -> Choices:
        """The choices as they would be with one more row, which nobody has saved."""
        rows = sorted((*self.rows, row), key=lambda one: (one.organ.path, one.start, one.entered_at))
        return Choices(tuple(rows))


@once
def choices_of(organ: Organ) -> Choices:
    """The choices of an organ and of all above it."""
    rows = ChosenPractice.objects.filter(organ__path__in=upward(organ.path)).select_related("organ")
    return Choices(tuple(rows.order_by("organ__path", "start", "entered_at", "pk")))


def practices_of(organs: Iterable[Organ], day: date) -> dict[UUID, Practice]:
    """The practice on a day of each of several organs, by their ids; one query for all."""
    above = {organ.pk: upward(organ.path) for organ in organs}
    paths = {path for one in above.values() for path in one}
    rows = ChosenPractice.objects.filter(organ__path__in=paths).select_related("organ")
    held = tuple(rows.order_by("organ__path", "start", "entered_at", "pk"))
    return {key: Choices(tuple(row for row in held if row.organ.path in own)).on(day) for key, own in above.items()}


def practice_of(organ: Organ, day: date) -> Practice:
    """The practice of an organ for requests that arrive on a day."""
    return choices_of(organ).on(day)


@cache
def mark(practice: Practice) -> str:
    """A short mark that is equal exactly where two practices treat requests alike; empty for the default."""
    told, usual = _of_requests(practice), _of_requests(DEFAULT)
    return "" if told == usual else hashlib.sha256(canonical(told)).hexdigest()[:12]


def _of_requests(practice: Practice) -> dict[str, object]:
    return {name: value for name, value in asdict(practice).items() if name not in _NOT_OF_REQUESTS}


def checked(choices: Mapping[str, object]) -> dict[str, Value]:
    """Choices that can be kept. Raises GongkaiError for a point that is not open or a value it cannot have."""
    return {name: _value(name, value) for name, value in choices.items()}


def _value(name: str, value: object) -> Value:
    default = FIELDS.get(name)
    if default is None or type(value) is not type(default):
        raise GongkaiError(f"“{name}”不是可以自行规定的事项，或者取值不对")
    if isinstance(value, int) and not isinstance(value, bool) and not 1 <= value <= LONGEST[name]:
        raise GongkaiError(f"{_REASONABLE[name]}，请填写 1 至 {LONGEST[name]} 个工作日")
    if isinstance(value, str) and value not in set(Outcome):
        raise GongkaiError(f"“{value}”不是年度报告表三的一行，请重新选择")
    return value
