"""A holiday notice arrives: first the list of what moves, then the move, each on record."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.notices import Holiday, Notice
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases import queries
from gongkai_office.cases.commands.redate import redate
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.tasks import redate_open_cases
from gongkai_office.cases.verify import verify
from gongkai_office.clock import now
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.models import Line
from gongkai_office.organs.commands.enter_notice import enter_notice
from tests.factories.cases import at, registered, served
from tests.factories.office import County

LATER = date(2024, 3, 22)
DAY_OFF = date(2024, 3, 27)


@pytest.fixture
def notice(qingyuan: County, case: DisclosureRequest) -> DisclosureRequest:
    """A regional day off in the middle of the case's period, entered after it; another case is answered before."""
    served(qingyuan, registered(qingyuan).pk, date(2024, 3, 20))
    holiday = Holiday("试行假期", (DAY_OFF,), ())
    enter_notice(
        notice=Notice("640199", 2024, "清源办发〔2024〕1号", LATER, (holiday,)),
        organ=qingyuan.government.pk,
        by="system",
        at=at(LATER),
    )
    return case


def test_what_moves_is_shown_before_anything_moves(qingyuan: County, notice: DisclosureRequest) -> None:
    (shown,) = queries.redatings(qingyuan.office)
    assert shown.request == notice
    assert shown.moved["reply_due"] == (date(2024, 4, 1), date(2024, 4, 2))
    assert DisclosureRequest.objects.get(pk=notice.pk).reply_due == date(2024, 4, 1)
    assert {one.fault for one in verify()} == {Fault.CALENDAR_BEHIND}


def test_dates_move_with_a_line_each_and_the_answered_case_stays(qingyuan: County, notice: DisclosureRequest) -> None:
    (moved,) = redate(organ=qingyuan.office, by="system", at=at(LATER, 10), reason="清源办发〔2024〕1号")
    assert DisclosureRequest.objects.get(pk=notice.pk).reply_due == date(2024, 4, 2)
    line = Line.objects.get(command="case.redate")
    assert line.subject == f"case:{moved.request.pk}"
    assert line.facts["moved"]["reply_due"] == ["2024-04-01", "2024-04-02"]
    assert Line.objects.get(command="calendar.redate").facts["moved"] == 1
    assert DisclosureRequest.objects.get(serial=2).reply_due == date(2024, 4, 1)
    assert list(verify()) == []


def test_a_second_run_moves_nothing(qingyuan: County, notice: DisclosureRequest) -> None:
    assert redate_open_cases(now()) == 1
    lines = Line.objects.count()
    assert redate_open_cases(now()) == 0
    assert (Line.objects.count(), notice.organ) == (lines, qingyuan.office)


def test_only_who_enters_calendars_moves_dates(qingyuan: County, notice: DisclosureRequest) -> None:
    with pytest.raises(ForbiddenError):
        redate(organ=notice.organ, by=qingyuan.registrar, at=at(LATER, 10))
    assert redate(organ=notice.organ, by=qingyuan.administrator, at=at(LATER, 10))


def test_a_case_that_stays_put_takes_the_new_version(qingyuan: County, notice: DisclosureRequest) -> None:
    after = registered(qingyuan, day=date(2024, 3, 28))
    assert after.calendar_version != notice.calendar_version
    redate(organ=qingyuan.office, by="system", at=at(date(2024, 3, 28), 10))
    versions = set(DisclosureRequest.objects.filter(pending=True).values_list("calendar_version", flat=True))
    assert versions == {after.calendar_version}
