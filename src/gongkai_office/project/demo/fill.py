"""Fill an empty database with the demonstration county, by the verbs of the office themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

from django.db import connection, transaction

from gongkai.errors import GongkaiError
from gongkai.law.calendars import Calendar
from gongkai.law.receipt import Channel
from gongkai_office.accounts.passwords import first_password
from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.journal.models import Line
from gongkai_office.once import asked_once
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import calendar_of
from gongkai_office.project.demo import comments, documents, gazettes, registers, reports, sheet
from gongkai_office.project.demo.county import County, settle
from gongkai_office.project.demo.inventions import asked
from gongkai_office.project.demo.papers import NEWEST, handed_in
from gongkai_office.project.demo.plans import Plan, plans
from gongkai_office.project.demo.publications import publish_all
from gongkai_office.project.demo.tables import county
from gongkai_office.project.demo.walk import Arrival, Walk

_DONE = "demo.fill"
_PREPARED_AFTER = 3  # uses of a statement


def is_empty() -> bool:
    """Whether nothing was ever founded in this database."""
    return not Organ.objects.exists()


def require_whole() -> None:
    """Refuse a demonstration that was broken off while it was filled. Raises GongkaiError."""
    begun = Organ.objects.filter(code=county()["organ"][0]["code"]).exists()
    if begun and not Line.objects.filter(command=_DONE).exists():
        raise GongkaiError(
            "上次装入演示县时中断，数据不完整，请清空数据库、删除数据文件夹后重新装入，或者用 --data 另指一个文件夹"
        )


def fill(*, at: datetime) -> str:
    """Found, appoint, register and handle everything up to a day; the sheet that says whom to be.

    Raises GongkaiError where the database is not empty.
    """
    if not is_empty():
        raise GongkaiError("数据库里已经有数据，演示数据只能装入空的数据库，请用 --data 另指一个文件夹")
    password = first_password()
    with _quickly():
        settled = settle(password, at)
        today = day_of(at)
        with asked_once():  # from here on nobody is appointed, no notice entered, no practice chosen
            _keep_books(settled, today)
            publish_all(today)
            comments.ask_all(settled, today)
            gazettes.print_all(today)
            followed = _walk_all(settled, today)
    _finish(at)
    return sheet.written(password, settled.accounts, followed)


def _walk_all(settled: County, today: date) -> sheet.Followed:
    """Bring every request to where it is today, with the year's accounts made in between.

    The last one asked online can be followed in the portal.
    """
    calendar = calendar_of(next(iter(settled.desks.values())).organ)
    planned = list(plans(calendar, today))
    then = [plan for plan in planned if plan.day < reports.CLOSED_ON]
    walks = [_begun(plan, number, settled, calendar) for number, plan in enumerate(then, 1)]
    _follow(walks, min(today, reports.CLOSED_ON))
    if today > reports.NEXT_OPENED_ON:
        reports.close_books()
        reports.publish_reports()
        reports.begin_next(today)
    papers = len(planned) - NEWEST
    for number, plan in enumerate(planned[len(then) :], len(then) + 1):
        walks.append(_begun(plan, number, settled, calendar, papers=number > papers))
    _follow(walks, today)
    newest = next((walk for walk in reversed(walks) if walk.arrival.channel is Channel.ONLINE), None)
    return sheet.Followed(newest.number, newest.code) if newest else sheet.Followed("", "")


def _begun(plan: Plan, number: int, settled: County, calendar: Calendar, *, papers: bool = False) -> Walk:
    arrival = _arrival(plan, number, settled)
    if papers:
        arrival = replace(arrival, papers=handed_in(arrival))
    walk = Walk(arrival=arrival, calendar=calendar, course=plan.course)
    walk.begin()
    return walk


def _follow(walks: list[Walk], until: date) -> None:
    for walk in walks:
        walk.follow(until)


def _keep_books(settled: County, today: date) -> None:
    """What table two counts: decisions, fees, documents."""
    calendar = calendar_of(next(iter(settled.desks.values())).organ)
    registers.enter_all(settled, calendar, today)
    documents.register_all(settled, calendar, today)


def _arrival(plan: Plan, number: int, settled: County) -> Arrival:
    code, description = asked(number, plan.day.year, of=plan.of)
    return Arrival(
        number=number,
        desk=settled.desks[code],
        day=plan.day,
        channel=plan.channel,
        applicant=plan.applicant,
        description=description,
    )


@transaction.atomic(durable=True)
def _finish(at: datetime) -> None:
    government = Organ.objects.get(code=county()["organ"][0]["code"])
    write(organ=government.pk, subject=f"organ:{government.pk}", command=_DONE, by=SYSTEM, at=at)


@contextmanager
def _quickly() -> Iterator[None]:
    """Some thousand commits without waiting for the disk each time, and statements that are planned once.

    What a power cut then loses is only invented, and `require_whole` sees it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
        connection.connection.prepare_threshold = _PREPARED_AFTER
        try:
            yield
        finally:
            connection.connection.prepare_threshold = None
            cursor.execute("SET synchronous_commit TO on")
