"""A regional holiday notice entered by an operator makes the region's dates firm, and nobody else's."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.notices import Holiday, Notice
from gongkai_office.clock import BEIJING
from gongkai_office.journal.models import Line
from gongkai_office.organs.commands.enter_notice import enter_notice
from gongkai_office.organs.models import EnteredNotice
from gongkai_office.organs.queries import calendar_of
from tests.factories.office import County

NOW = datetime(2025, 2, 20, 9, tzinfo=BEIJING)
FAST_BREAKS = date(2025, 3, 31)
"""A Monday."""

NOTICE = Notice(
    "640000",
    2025,
    "宁政办发〔2025〕0号",
    date(2025, 2, 18),
    (Holiday("开斋节", (FAST_BREAKS, date(2025, 4, 1)), (date(2025, 3, 29),), "编造的例子"),),
)


def entered(county: County, notice: Notice = NOTICE) -> EnteredNotice:
    return enter_notice(notice=notice, organ=county.government.pk, by="system", at=NOW)


def test_a_region_with_its_own_holidays_is_provisional_until_the_notice_is_entered(qingyuan: County) -> None:
    week = (date(2025, 3, 24), date(2025, 4, 3))
    assert calendar_of(qingyuan.water).gaps(*week)
    entered(qingyuan)
    assert not calendar_of(qingyuan.water).gaps(*week)


def test_its_days_off_and_make_up_days_count_from_then_on(qingyuan: County) -> None:
    days = (date(2025, 3, 29), FAST_BREAKS, date(2025, 4, 1), date(2025, 4, 2))
    assert [calendar_of(qingyuan.water).is_working(day) for day in days] == [False, True, True, True]
    entered(qingyuan)
    assert [calendar_of(qingyuan.water).is_working(day) for day in days] == [True, False, False, True]
    assert calendar_of(qingyuan.water).day(FAST_BREAKS).reason


def test_it_leaves_other_provinces_alone(qingyuan: County, yunling: County) -> None:
    entered(qingyuan)
    assert calendar_of(yunling.water).is_working(FAST_BREAKS)


def test_a_notice_binds_nobody_before_it_was_issued(qingyuan: County) -> None:
    entered(qingyuan)
    assert calendar_of(qingyuan.water, known_on=date(2025, 2, 17)).is_working(FAST_BREAKS)
    assert not calendar_of(qingyuan.water, known_on=date(2025, 2, 18)).is_working(FAST_BREAKS)


def test_what_was_entered_comes_back_as_it_was(qingyuan: County) -> None:
    row = entered(qingyuan)
    row.refresh_from_db()
    assert row.holidays == [
        {"name": "开斋节", "off": ["2025-03-31", "2025-04-01"], "work": ["2025-03-29"], "note": "编造的例子"}
    ]
    line = Line.objects.get(subject=f"notice:{row.pk}")
    assert (line.command, line.facts["number"]) == ("calendar.enter", NOTICE.number)


def test_the_same_notice_is_not_entered_twice(qingyuan: County) -> None:
    entered(qingyuan)
    with pytest.raises(GongkaiError, match="已经录入过"):
        entered(qingyuan)
    assert EnteredNotice.objects.count() == 1
