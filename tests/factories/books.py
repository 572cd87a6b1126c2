"""The verbs of a year's books, as 清源县's report officer and head use them."""

from __future__ import annotations

from datetime import date

from gongkai_office.accounts.models import Person, Role
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account, account
from gongkai_office.reporting.commands.close_year import close_year
from gongkai_office.reporting.commands.open_year import open_year
from gongkai_office.reporting.commands.waive import waive
from gongkai_office.reporting.models import Opening, Version
from tests.factories.cases import at
from tests.factories.office import County, appointed, person

CLOSED_ON = date(2025, 1, 10)


def officer(county: County) -> Person:
    """蒋癸, who prepares the report."""
    return county.people[county.office, Role.REPORT_OFFICER]


def opened(county: County, organ: Organ, year: int = 2024) -> Opening:
    """A year opened on 5 January."""
    return open_year(one=account(organ, year), by=officer_of(county, organ), at=at(date(year, 1, 5)))


def closed(county: County, organ: Organ, year: int = 2024, *, day: date = CLOSED_ON) -> Version:
    """A year opened late and closed; what table two lacks is waived, as no register feeds it here."""
    return closed_account(county, account(organ, year), day=day)


def closed_account(county: County, one: Account, *, day: date = CLOSED_ON, reason: str = "") -> Version:
    """The same for the books of one reach."""
    by = officer_of(county, one.organ)
    open_year(one=one, by=by, at=at(day, 8))
    set_aside(one, by, day)
    return close_year(one=one, by=by, at=at(day, 9), reason=reason)


def set_aside(one: Account, by: Person, day: date) -> None:
    """Table two is not kept in these tests."""
    waive(one=one, rule="STR-A", cells=(), reason="表二的数据另行报送", by=by, at=at(day, 8))


def officer_of(county: County, organ: Organ) -> Person:
    """Whoever prepares the report of an organ."""
    if (organ, Role.REPORT_OFFICER) not in county.people:
        county.people[organ, Role.REPORT_OFFICER] = person("尤填", f"you.tian.{organ.code}", organ)
        appointed(county.people[organ, Role.REPORT_OFFICER], organ, Role.REPORT_OFFICER)
    return county.people[organ, Role.REPORT_OFFICER]
