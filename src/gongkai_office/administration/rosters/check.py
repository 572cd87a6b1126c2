"""What the rows of a roster would make, held against what is there and against the law of each act."""

from __future__ import annotations

from datetime import date

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.administration.rosters.content import Content
from gongkai_office.administration.rosters.known import known_organs, known_people
from gongkai_office.administration.rosters.organ_rows import OrganRows
from gongkai_office.administration.rosters.people_rows import Ground, PeopleRows
from gongkai_office.administration.rosters.plan import Plan


def check(content: Content, *, by: Person, on: date) -> Plan:
    """The plan of every row, and every fault there is; whoever imports reaches no further than by the pages."""
    reach, plan = organs_where(by, "organ.manage", on), Plan()
    organs = known_organs(reach, on)
    rows = OrganRows(content.organs, organs, on, plan)
    people = known_people((texts.get("login", "") for _, texts in content.people), reach)
    PeopleRows(content.people, Ground(organs, rows.opened, people, by, on), plan)
    return plan
