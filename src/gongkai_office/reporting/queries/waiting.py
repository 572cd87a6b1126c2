"""What of annual reports waits for a person on a day: to write, sign, mend, hand in, receive, publish."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import PERMISSIONS, any_of, offices, organs_where
from gongkai_office.approvals.queries import waiting_for
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Draft, Opening, Reminder, Report, Stage, Version
from gongkai_office.reporting.queries.deadlines import Standing, standings
from gongkai_office.reporting.queries.reports import PURPOSE, subject

_MOST = 100


class Step(StrEnum):
    """What is to be done with a report next."""

    SIGN = "sign"
    MEND = "mend"
    HAND_IN = "hand_in"
    RECEIVE = "receive"
    PUBLISH = "publish"

    @property
    def label(self) -> str:
        """The step in words."""
        return _LABELS[self]


_TRACES = (
    DisclosureRequest.objects.all(), Opening.objects.all(), Version.objects.all(), Draft.objects.all(),
    Reminder.objects.all(),
)  # fmt: skip
"""What shows that an organ's books of a year are kept here."""
_LABELS = {
    Step.SIGN: "请签署",
    Step.MEND: "退回，请修改后再送审",
    Step.HAND_IN: "已签发，请报送主管部门",
    Step.RECEIVE: "已报送，请接收或者退回",
    Step.PUBLISH: "主管部门已接收，请公开",
}
_STEPS = {
    Stage.IN_REVIEW: Step.SIGN,
    Stage.SENT_BACK: Step.MEND,
    Stage.RETURNED: Step.MEND,
    Stage.SIGNED: Step.HAND_IN,
    Stage.SUBMITTED: Step.RECEIVE,
    Stage.ACCEPTED: Step.PUBLISH,
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that waits for the person, and what whoever moved it last remarked."""

    report: Report
    step: Step
    remark: str


@dataclass(frozen=True, slots=True)
class Owed:
    """A report of last year that the person prepares and that is not handed in; how far its books and text are."""

    standing: Standing
    own: bool
    closed: bool
    written: bool
    reminded: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything of annual reports that waits for a person; `missing` are the organs that owe theirs to them."""

    waiting: tuple[Waiting, ...] = ()
    owed: tuple[Owed, ...] = ()
    missing: tuple[Standing, ...] = ()


def desk_of(person: Person, on: date) -> Desk:
    """What waits on a day; reports of last year are owed from 1 January on, by organs whose books were begun."""
    held = {office.role for office in offices(person, on)}
    if held.isdisjoint(PERMISSIONS["report.read"].roles):
        return Desk()
    year = on.year - 1
    found = tuple(_waiting(person, on))
    under_way = {one.report.organ_id for one in found if one.report.year == year}
    prepared = _begun(organs_where(person, "report.prepare", on), year).exclude(pk__in=under_way)
    received = _begun(organs_where(person, "report.receive", on), year)
    return Desk(
        found,
        tuple(_owed(list(prepared.order_by("path")[:_MOST]), year, on)),
        tuple(one for one in standings(list(received.order_by("path")[:500]), year, on) if not one.handed_in),
    )


def _waiting(person: Person, on: date) -> Iterator[Waiting]:
    """The newest report of an account where it stands at a step of the person."""
    chains = {chain.subject for chain in waiting_for(person, on).filter(purpose=PURPOSE)[:_MOST]}
    mine = Q(stage=Stage.IN_REVIEW, organ__in=organs_where(person, "report.read", on)) if chains else Q(pk__in=())
    mine |= Q(
        stage__in=(Stage.SENT_BACK, Stage.RETURNED, Stage.SIGNED), organ__in=organs_where(person, "report.prepare", on)
    )
    mine |= Q(stage=Stage.SUBMITTED, organ__in=organs_where(person, "report.receive", on))
    mine |= Q(stage=Stage.ACCEPTED, organ__in=organs_where(person, "report.publish", on))
    newer = Report.objects.filter(
        organ=OuterRef("organ"), year=OuterRef("year"), own=OuterRef("own"), number__gt=OuterRef("number")
    )
    rows = Report.objects.filter(mine, ~Exists(newer)).select_related("organ").prefetch_related("acts")
    for row in rows.order_by("at")[:_MOST]:
        step = _STEPS[Stage(row.stage)]
        if step is not Step.SIGN or _subject(row) in chains:
            yield Waiting(row, step, [act.remark for act in row.acts.all()][-1])


def _subject(row: Report) -> str:
    return subject(Account(organ=row.organ, year=row.year, own=row.own))


def _begun(organs: QuerySet[Organ], year: int) -> QuerySet[Organ]:
    """Those whose books this installation kept in the year: they have entries, or something of the report is there."""
    kept = any_of(Q(Exists(rows.filter(organ=OuterRef("pk"), year=year))) for rows in _TRACES)
    return organs.filter(kept, opened_on__lte=date(year, 12, 31))


def _owed(organs: Sequence[Organ], year: int, on: date) -> Iterator[Owed]:
    """The reports that the organs owe, each about the whole of its account."""
    above = {one.parent_id for one in Organ.objects.filter(parent__in=organs)}
    closed = _kept(Version.objects.filter(organ__in=organs, year=year).values_list("organ", "own"), above)
    written = _kept(Draft.objects.filter(organ__in=organs, year=year).values_list("organ", "own"), above)
    words = dict(Reminder.objects.filter(organ__in=organs, year=year).order_by("at").values_list("organ", "words"))
    for standing in standings(organs, year, on):
        key = standing.organ.pk
        if not standing.handed_in:
            yield Owed(standing, key not in above, key in closed, key in written, words.get(key, ""))


def _kept(rows: Iterable[tuple[UUID, bool]], above: Collection[UUID | None]) -> set[UUID]:
    """The organs that have a row about the whole: an organ with others below is more than its own books."""
    return {organ for organ, own in rows if own is (organ not in above)}
