"""When each proof-reading and review is due, on the desk, on Today and in the mail, without asking row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from gongkai.screening import Screener
from gongkai_office import clock
from gongkai_office.accounts.models import Person, Role
from gongkai_office.clock import BEIJING
from gongkai_office.organs.commands.choose_practice import choose_practice
from gongkai_office.publishing.commands.columns import add_column
from gongkai_office.publishing.commands.publish import force, publish
from gongkai_office.publishing.commands.remind import order_reminders, send_reminder
from gongkai_office.publishing.commands.screen import screen
from gongkai_office.publishing.desk.sheet import sheet
from gongkai_office.publishing.metadata import Freshness
from gongkai_office.publishing.models import Reminder, Version
from gongkai_office.publishing.queries.agenda import agenda
from gongkai_office.publishing.queries.desk import forced, to_review
from gongkai_office.publishing.queries.freshness import stale
from gongkai_office.publishing.queries.steps import by_due, waiting
from tests.factories.office import signed_in
from tests.factories.publishing import AT, NOTICE, Desk

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY = date(2024, 3, 4)  # AT: a Monday; the 5th to the 8th are working days, the 9th and 10th a weekend


def step(version: Version, on: date = MONDAY) -> tuple[str, date | None, str]:
    found = waiting([version], on)[version.pk]
    return found.step.name, found.due, found.grade


def test_each_step_has_one_working_day_from_the_one_before(desk: Desk) -> None:
    version = desk.sent_up(desk.drafted())
    assert step(version) == ("一校", date(2024, 3, 5), "")
    friday = AT + timedelta(days=4)
    version = desk.reviewed(version, at=friday, stages=1)
    assert step(version, date(2024, 3, 8)) == ("二校", date(2024, 3, 11), "")
    assert step(version, date(2024, 3, 11))[2] == "soon"
    assert step(version, date(2024, 3, 12))[2] == "late"


def test_a_step_after_its_proof_reading_is_the_review(desk: Desk) -> None:
    version = desk.reviewed(desk.sent_up(desk.drafted()), stages=2)
    assert step(version)[0] == "保密审查"


def test_an_organ_gives_more_days_where_it_has_said_so(desk: Desk) -> None:
    choose_practice(
        organ=desk.county.government,
        choices={"review_step": 3},
        start=date(2024, 1, 1),
        by="system",
        at=AT - timedelta(days=60),
        reason="县政府办信息发布规定",
    )
    assert step(desk.sent_up(desk.drafted()))[1] == date(2024, 3, 7)


def test_the_review_form_runs_in_the_order_of_the_work_and_shows_the_last_day_of_the_step_in_turn(desk: Desk) -> None:
    version = desk.reviewed(desk.sent_up(desk.drafted()), stages=1)
    steps = sheet(version).steps
    assert [one.name for one in steps] == ["一校", "初审", "二校", "复审", "保密审查", "三校", "终审"]
    assert [bool(one.who) for one in steps] == [True, True, False, False, False, False, False]
    assert [one.due is not None for one in steps] == [False, False, True, False, False, False, False]


def test_the_overdue_come_first(desk: Desk) -> None:
    new = desk.sent_up(desk.drafted(replace(NOTICE, title="新的")), at=AT + timedelta(days=2))
    old = desk.sent_up(desk.drafted(replace(NOTICE, title="旧的")))
    rows = by_due(to_review(desk.second, MONDAY), date(2024, 3, 7))
    assert [(row.pk, held.grade if held else "") for row, held in rows] == [(old.pk, "late"), (new.pk, "soon")]


def queries(client: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(reverse("publishing:work")).status_code == 200
    return len(asked)


def test_the_desk_asks_as_often_for_many_items_as_for_one(client: Client, desk: Desk) -> None:
    def one_more() -> None:
        desk.drafted()
        desk.sent_up(desk.drafted())
        urgent = desk.drafted()
        screen(version=urgent.pk, screener=Screener(), at=AT)
        force(version=urgent.pk, by=desk.reviewers[Role.HEAD], at=AT, reason="强降雨")

    one_more()
    signed_in(client, desk.second)
    queries(client)
    before = queries(client)
    for _ in range(3):
        one_more()
    assert queries(client) == before


def test_what_was_forced_out_leaves_the_list_with_its_last_review_and_not_for_the_next_draft(desk: Desk) -> None:
    urgent = desk.drafted()
    screen(version=urgent.pk, screener=Screener(), at=AT)
    urgent = force(version=urgent.pk, by=desk.reviewers[Role.HEAD], at=AT, reason="强降雨")
    assert list(forced(desk.editor, MONDAY)) == [urgent]
    desk.reviewed(urgent)
    assert not forced(desk.editor, MONDAY)


def test_a_column_is_stale_two_weeks_after_its_last_news_and_its_editor_is_told(desk: Desk) -> None:
    above = desk.columns["20(11)"]
    news = add_column(parent=above.pk, name="工作动态", freshness=Freshness.NEWS, by=desk.editor, at=AT)
    assert [(one.column, one.last) for one in stale(desk.editor, MONDAY) if one.column == news] == [(news, None)]
    version = desk.drafted()
    version.item.placements.create(column=news)
    desk.reviewed(desk.sent_up(version))
    publish(version=version.pk, by=desk.editor, at=AT)

    def told(on: date) -> list[tuple[date | None, int, bool]]:
        return [(one.due, one.left, one.late) for one in stale(desk.editor, on) if one.column == news]

    assert told(date(2024, 3, 14)) == []
    assert told(date(2024, 3, 15)) == [(date(2024, 3, 18), 3, False)]
    assert told(date(2024, 3, 19)) == [(date(2024, 3, 18), -1, True)]
    assert stale(desk.county.handler, date(2024, 3, 19)) == []


def test_today_says_what_presses_at_the_publishing_desk(
    client: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.reviewed(desk.sent_up(desk.drafted()), stages=1)
    monkeypatch.setattr(clock, "now", lambda: datetime(2024, 3, 7, 9, tzinfo=BEIJING))
    reviewer = desk.reviewers[Role.REVIEWER]
    signed_in(client, reviewer)
    assert [(line.words, line.count, line.late) for line in agenda(reviewer, date(2024, 3, 7))] == [
        ("等我审核的信息", 1, 1)
    ]
    assert "等我审核的信息 1 条" in client.get(reverse("cases:today")).content.decode()


@override_settings(EMAIL_HOST="mail.invalid")
def test_who_is_waited_for_gets_one_mail_a_day_with_numbers_and_no_titles(desk: Desk) -> None:
    Person.objects.filter(pk=desk.second.pk).update(email="kong.hai@qingyuan.invalid")
    desk.sent_up(desk.drafted())
    tuesday = AT + timedelta(days=1)
    assert order_reminders(AT - timedelta(days=1)) == 0  # a Sunday
    assert [order_reminders(tuesday), order_reminders(tuesday)] == [1, 0]
    reminder = Reminder.objects.get()
    send_reminder(reminder.pk, tuesday)
    send_reminder(reminder.pk, tuesday)
    assert [one.to for one in mail.outbox] == [["kong.hai@qingyuan.invalid"]]
    assert "等我审核的信息：1 条" in str(mail.outbox[0].body)
    assert NOTICE.title not in str(mail.outbox[0].body)


def test_without_a_mail_server_nobody_is_written_to(desk: Desk) -> None:
    Person.objects.update(email="kong.hai@qingyuan.invalid")
    desk.sent_up(desk.drafted())
    assert order_reminders(AT + timedelta(days=1)) == 0
    assert not Reminder.objects.exists()
