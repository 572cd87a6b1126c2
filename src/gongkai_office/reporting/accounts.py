"""Whose report of which year, known when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from gongkai.annual.forms import FORM_2019, FORM_2021, FormCode
from gongkai.errors import GongkaiError
from gongkai_office.clock import BEIJING
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import below, name_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The books of an organ over a year: its own alone, or with all organs below; as known at `as_of`, else now."""

    organ: Organ
    year: int
    own: bool = False
    as_of: datetime | None = None

    @property
    def first(self) -> date:
        """The first day of the statistical period."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of the statistical period."""
        return date(self.year, 12, 31)

    @property
    def form(self) -> FormCode:
        """The form that reports of the year are printed in."""
        return FormCode.Y2021 if self.year >= FORM_2021.first_year else FormCode.Y2019

    @property
    def name(self) -> str:
        """What the organ was called at the end of the year."""
        return name_on(self.organ, self.last).name


def account(organ: Organ, year: int, *, own: bool = False, as_of: datetime | None = None) -> Account:
    """An account; that of an organ with none below is its own. Raises GongkaiError before there was a form."""
    if year < FORM_2019.first_year:
        raise GongkaiError(f"{year} 年的年度报告没有统一的法定表格，可以推算的年度从 {FORM_2019.first_year} 年起")
    if as_of and as_of.astimezone(BEIJING).year < year:
        raise GongkaiError(f"截至的日期早于 {year} 年，这一年还没有数据")
    own = own or not below(organ).exclude(pk=organ.pk).exists()
    return Account(organ=organ, year=year, own=own, as_of=as_of)


def end_of(day: date) -> datetime:
    """The last instant of a day, in official time."""
    return datetime.combine(day, time.max, BEIJING)
