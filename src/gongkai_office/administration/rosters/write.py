"""Make what a checked roster says: all of it in one transaction, by the verbs that the pages use, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.commands.appoint import appoint
from gongkai_office.accounts.commands.create_person import create_person
from gongkai_office.accounts.models import Person, Roster, RosterProgress
from gongkai_office.accounts.passwords import first_password
from gongkai_office.administration.commands.organs import found_below, keep_particulars
from gongkai_office.administration.rosters.check import check
from gongkai_office.administration.rosters.content import Slip, content_of, keep_slips, remove
from gongkai_office.administration.rosters.journal import told
from gongkai_office.administration.rosters.plan import NewAppointment, NewOrgan, NewPerson, Plan
from gongkai_office.bulk import Progress, Stage, progress
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on

_REASON = "批量导入"


@transaction.atomic(durable=True)
def write(roster: Roster, *, at: datetime) -> None:
    """Everything the roster says that is new, and the first passwords sealed until they are shown.

    Killed at any point it leaves nothing; run again it makes all once. Raises GongkaiError where something may not be
    made any more; then nothing is.
    """
    rows = Roster.objects.select_related("by", "organ").filter(pk=roster.pk, stage=Stage.WRITING)
    row = rows.select_for_update(of=("self",), skip_locked=True).first()
    if row is None:
        return
    plan = check(content_of(row), by=row.by, on=day_of(at))
    if plan.grave or plan.made != row.summary:
        raise GongkaiError("确认之后机关或者人员有了变化，与确认的内容不同，没有写入任何内容；请重新核对")
    with progress(RosterProgress, row.pk, len(plan.organs) + len(plan.people)) as steps:
        slips = _Maker(row.by, day_of(at), at, plan).make(steps)
    row.stage, row.done_at, row.trouble = Stage.DONE, at, ""
    remove(row)
    if slips:
        keep_slips(row, slips)
    row.save()
    told(row, "roster.write", by=row.by, at=at, facts=plan.made)


@dataclass(slots=True)
class _Maker:
    """Who makes organ after organ and person after person: the administrator, the day, the instant, the plan."""

    by: Person
    on: date
    at: datetime
    plan: Plan
    organs: dict[str, Organ] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)

    def make(self, steps: Progress) -> list[Slip]:
        """All of the plan; what the new people are handed."""
        self._look_up()
        for organ in self.plan.organs:
            self.organs[organ.code] = self._found(organ)
            steps.step()
        for code, given in self.plan.particulars.items():
            keep_particulars(
                organ=self.organs[code], given=given, start=self.on, by=self.by, at=self.at, reason=_REASON
            )
        for person in self.plan.people:
            self.people[person.login] = self._created(person)
            steps.step()
        for one in self.plan.appointments:
            self._appoint(one)
        return self._slips()

    def _look_up(self) -> None:
        """The organs and people there already that the plan names."""
        codes = {one.parent for one in self.plan.organs} | {one.organ for one in self.plan.people}
        codes |= {one.organ for one in self.plan.appointments} | self.plan.particulars.keys()
        self.organs = {organ.code: organ for organ in Organ.objects.filter(code__in=codes)}
        logins = {one.login for one in self.plan.appointments}
        self.people = {person.login: person for person in Person.objects.filter(login__in=logins)}

    def _found(self, one: NewOrgan) -> Organ:
        return found_below(
            parent=self.organs[one.parent],
            code=one.code,
            name=one.name,
            short=one.short,
            kind=one.kind,
            level=one.level,
            region=one.region,
            opened_on=one.opened_on,
            by=self.by,
            at=self.at,
        )

    def _created(self, one: NewPerson) -> Person:
        password = self.passwords[one.login] = first_password()
        return create_person(
            login=one.login,
            name=one.name,
            email=one.email,
            password=password,
            organ=self.organs[one.organ],
            by=self.by,
            on=self.on,
            at=self.at,
        )

    def _appoint(self, one: NewAppointment) -> None:
        person, organ = self.people[one.login], self.organs[one.organ]
        appoint(person=person, organ=organ, role=one.role, start=one.start, by=self.by, on=self.on, at=self.at)

    def _slips(self) -> list[Slip]:
        names = names_on(self.organs.values(), self.on)
        made = ((self.people[one.login], self.organs[one.organ]) for one in self.plan.people)
        slips = [Slip(names[organ.pk], who.name, who.login, self.passwords[who.login]) for who, organ in made]
        return sorted(slips, key=lambda one: (one.organ, one.login))
