"""Working days against the notices, against an independent witness, and beyond the horizon."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendars import CalendarHorizonError, Moved, calendar, moved, national
from gongkai.law.notices import Holiday, Notice, UnknownRegionError

NATION = national()
DAYS = st.dates(date(2019, 1, 1), date(2026, 6, 30))


# law.md §5.2: the last column, "WD in year".
@pytest.mark.parametrize(
    ("year", "working_days"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_each_year_has_the_working_days_of_its_notices(year: int, working_days: int) -> None:
    days = NATION.days(date(year, 1, 1), date(year, 12, 31))
    assert sum(day.working for day in days) == working_days


def test_an_independent_package_agrees_on_all_2922_days() -> None:
    days = NATION.days(date(2019, 1, 1), date(2026, 12, 31))
    assert len(days) == 2922
    assert [day.date for day in days if day.working != chinese_calendar.is_workday(day.date)] == []


def test_new_years_eve_2024_was_worked_and_says_so() -> None:
    assert NATION.day(date(2024, 2, 9)).reason == "工作日"


def test_a_make_up_sunday_counts_and_names_its_notice() -> None:
    day = NATION.day(date(2024, 2, 18))
    assert (day.working, day.reason, day.source) == (True, "春节调休，星期日上班", "国办发明电〔2023〕7号")


def test_the_epidemic_notice_replaced_the_spring_festival_of_2020() -> None:
    before = national(known_on=date(2020, 1, 25))
    assert before.is_working(date(2020, 2, 1))
    assert not NATION.is_working(date(2020, 2, 1))
    assert not NATION.is_working(date(2020, 1, 31))
    assert NATION.is_working(date(2020, 2, 3))


def test_the_nation_changed_labour_day_2019_after_ningxia_had_announced_one_day() -> None:
    first = national(known_on=date(2019, 1, 1))
    assert first.is_working(date(2019, 5, 2))
    assert not NATION.is_working(date(2019, 5, 2))
    assert first.version != NATION.version


@pytest.mark.parametrize(
    "day",
    [
        *("2019-06-05", "2019-06-06", "2019-08-12", "2019-08-13"),
        *("2020-05-25", "2020-05-26", "2020-07-30", "2020-07-31"),
        *("2021-05-13", "2021-05-14", "2021-07-19", "2021-07-20"),
        *("2022-07-11", "2022-07-12"),
    ],
)
def test_ningxia_rests_on_its_two_eids(day: str) -> None:
    on = date.fromisoformat(day)
    assert NATION.is_working(on)
    assert not calendar("640000").is_working(on)
    assert not calendar("640121").is_working(on), "a county of Ningxia too"
    assert calendar("350430").is_working(on), "but no county of Fujian"


def test_a_region_whose_holidays_nobody_entered_is_provisional_and_says_why() -> None:
    assert calendar("640000").gaps(date(2022, 1, 4), date(2022, 12, 30)) == ()
    (reason,) = calendar("640000").gaps(date(2024, 3, 4), date(2024, 4, 1))
    assert "宁夏回族自治区2024年" in reason
    assert "尚未录入" in reason
    assert calendar("350000").gaps(date(2024, 3, 4), date(2024, 4, 1)) == ()


def test_an_operators_notice_counts_in_its_region_and_makes_the_year_firm() -> None:
    eid = Holiday("开斋节", off=(date(2024, 4, 10), date(2024, 4, 11)), work=(date(2024, 4, 13),))
    entered = (Notice("640000", 2024, "地方通知", date(2023, 12, 20), (eid,)),)
    ningxia = calendar("640121", entered=entered)
    assert not ningxia.is_working(date(2024, 4, 10))
    assert ningxia.day(date(2024, 4, 13)).reason == "开斋节调休，星期六上班"
    assert ningxia.gaps(date(2024, 3, 4), date(2024, 4, 30)) == ()
    assert calendar("350000", entered=entered).is_working(date(2024, 4, 10))


def test_an_unknown_region_is_refused_with_an_example() -> None:
    for code in ("990000", "64", "宁夏", "64000a"):
        with pytest.raises(UnknownRegionError, match="六位代码"):
            calendar(code)


def test_beyond_the_horizon_weekends_alone_count_and_the_reason_is_given() -> None:
    assert NATION.horizon == date(2026, 12, 31)
    assert NATION.is_working(date(2027, 1, 1)), "a Friday that nobody has announced as a day off"
    assert NATION.gaps(date(2026, 12, 1), date(2027, 1, 4)) == (
        "2027年国务院办公厅节假日安排尚未收录，该年只按周六、周日休息推算",
    )


@pytest.mark.parametrize("day", [date(2018, 12, 31), date(2029, 1, 1)])
def test_a_day_the_calendar_knows_nothing_of_is_refused(day: date) -> None:
    with pytest.raises(CalendarHorizonError, match="超出日历范围"):
        NATION.is_working(day)


@given(start=DAYS, working_days=st.integers(1, 60))
def test_adding_working_days_is_walking_day_by_day(start: date, working_days: int) -> None:
    day, counted = start, 0
    while counted < working_days:
        day += timedelta(days=1)
        counted += NATION.is_working(day)
    assert NATION.add(start, working_days) == day
    assert NATION.count(start, day) == working_days


@given(start=DAYS)
def test_no_working_days_from_a_day_of_rest_end_on_the_next_working_day(start: date) -> None:
    end = NATION.add(start, 0)
    assert NATION.is_working(end)
    assert end == start if NATION.is_working(start) else NATION.count(start, end) == 1


def test_moved_dates_are_listed_when_a_new_version_arrives() -> None:
    old, new = national(known_on=date(2020, 1, 1)), NATION
    dues = {
        "甲": lambda counting: counting.add(date(2020, 1, 6), 20),
        "乙": lambda counting: counting.add(date(2020, 3, 2), 20),
    }
    # By hand: 14 days to 23 January under both; the epidemic notice took 31 January and 1 February away.
    assert moved(dues, old=old, new=new) == (Moved("甲", date(2020, 2, 6), date(2020, 2, 10)),)
