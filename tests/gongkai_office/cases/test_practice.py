"""A case is run by what its organ had chosen for the day it arrived: its clock, its remedy, its first day."""

from __future__ import annotations

from datetime import date

from gongkai.cases.entries import EntryKind
from gongkai.cases.procedure import Stage
from gongkai_office.cases import queries
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.redate import redate
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.practice import practice_in
from gongkai_office.cases.queries.redating import basis
from gongkai_office.cases.verify import verify
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.models import Line
from gongkai_office.organs.commands.choose_practice import choose_practice
from gongkai_office.organs.models import ChosenPractice, Organ
from tests.factories.cases import FIRST_DAY, at, registered, served, submitted
from tests.factories.office import County

NOTICED, LATER = date(2024, 3, 5), date(2024, 3, 8)
AFTER_15, AFTER_7 = date(2024, 3, 26), date(2024, 3, 14)
"""Fifteen and seven working days after Tuesday 5 March 2024."""


def noticed(county: County, day: date = FIRST_DAY) -> DisclosureRequest:
    case = registered(county, day=day)
    return notice_correction(
        case=case.pk, items="请写明文件名称", by=county.handler, on=NOTICED, at=at(NOTICED)
    ).request


def chosen(organ: Organ, *, start: date = FIRST_DAY, day: date = LATER, **choices: object) -> ChosenPractice:
    return choose_practice(organ=organ, choices=choices, start=start, by="system", at=at(day), reason="会议纪要")


def test_a_correction_period_chosen_above_dates_what_arrives_from_its_day_on(qingyuan: County) -> None:
    chosen(qingyuan.government, day=date(2024, 3, 1), correction_period=7)
    before, since = noticed(qingyuan, day=date(2024, 3, 1)), noticed(qingyuan)
    assert (before.next_due, since.next_due) == (AFTER_15, AFTER_7)
    line = queries.clock(since)
    assert line
    assert line.dates.correction_by == AFTER_7
    assert not list(verify())


def test_what_moves_is_shown_before_it_is_chosen_and_moves_only_then(qingyuan: County) -> None:
    case = noticed(qingyuan)
    tried = ChosenPractice(
        organ=qingyuan.office, start=FIRST_DAY, entered_at=at(LATER), choices={"correction_period": 7}
    )
    foreseen = list(queries.redatings(qingyuan.office, on=basis(qingyuan.office, practice=tried)))
    assert [one.moved for one in foreseen] == [{"next_due": (AFTER_15, AFTER_7)}]
    assert not list(queries.redatings(qingyuan.office))
    chosen(qingyuan.office, correction_period=7)
    assert [(one.fault, one.subject) for one in verify()] == [(Fault.CALENDAR_BEHIND, f"case:{case.pk}")]
    moved = redate(organ=qingyuan.office, by=qingyuan.administrator, at=at(LATER))
    assert [one.request.pk for one in moved] == [case.pk]
    case.refresh_from_db()
    assert case.next_due == AFTER_7
    assert Line.objects.get(command="case.redate").facts["moved"] == {"next_due": ["2024-03-26", "2024-03-14"]}
    assert not list(verify())
    assert not redate(organ=qingyuan.office, by=qingyuan.administrator, at=at(LATER))


def test_what_has_ended_keeps_the_practice_it_was_run_by(qingyuan: County) -> None:
    case = registered(qingyuan)
    served(qingyuan, case.pk, date(2024, 3, 7))
    chosen(qingyuan.office, partial_withheld_reconsider_first=False)
    case.refresh_from_db()
    assert practice_in(case, queries.folded(case)).partial_withheld_reconsider_first
    assert not list(verify())
    DisclosureRequest.objects.filter(pk=case.pk).update(practice="0123456789ab")
    assert [one.fault for one in verify()] == [Fault.PROJECTION]


def test_a_receipt_that_confirms_makes_the_day_of_asking_the_first(qingyuan: County) -> None:
    assert submitted(qingyuan).request.stage == Stage.CONFIRMING.name
    chosen(qingyuan.office, receipt_shown_online_confirms=True)
    redate(organ=qingyuan.office, by=qingyuan.administrator, at=at(LATER))
    case = submitted(qingyuan, key="key-2").request
    assert (case.stage, case.day0) == (Stage.OPEN.name, FIRST_DAY)
    received = case.entries.get(kind=EntryKind.RECEIVED)
    assert (received.by, received.note) == ("system", "平台公布的规则：系统回执即为双方确认")
    assert not list(verify())


def test_nobody_is_dated_by_the_practice_of_another_county(qingyuan: County, yunling: County) -> None:
    chosen(yunling.government, correction_period=7)
    case = noticed(qingyuan)
    assert case.next_due == AFTER_15
