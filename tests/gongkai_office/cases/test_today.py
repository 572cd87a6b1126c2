"""The lists of a clerk's morning: what they hold, how far they reach, what they cost."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai.cases.procedure import Stage
from gongkai.errors import GongkaiError
from gongkai_office.cases import queries
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries import Filter, Risk, Scope
from tests.factories.cases import at, drafted, registered, served, submitted
from tests.factories.office import County

DUE = date(2024, 4, 1)
"""The last day of everything that came in on 2024-03-04."""


def numbers(rows: tuple[DisclosureRequest, ...]) -> list[int]:
    return [row.serial for row in rows]


def test_each_list_holds_the_cases_at_its_risk(qingyuan: County) -> None:
    late = registered(qingyuan, day=date(2024, 3, 1))
    due = registered(qingyuan)
    correcting = registered(qingyuan)
    day = date(2024, 3, 13)
    notice_correction(case=correcting.pk, items="请明确年度", by=qingyuan.handler, on=day, at=at(day))
    consulting = registered(qingyuan)
    ask_third_party(case=consulting.pk, by=qingyuan.handler, on=day, at=at(day))
    arrival = submitted(qingyuan).request
    drafting = registered(qingyuan, day=date(2024, 3, 20))
    drafted(qingyuan, drafting.pk, date(2024, 3, 21))
    sent = registered(qingyuan)
    served(qingyuan, sent.pk, date(2024, 3, 21), proof="")
    handed = registered(qingyuan, day=date(2024, 3, 20))
    assign(case=handed.pk, office=qingyuan.education, handler=None, by=qingyuan.registrar, at=at(day))

    morning = queries.today(qingyuan.handler, Scope.OFFICE, DUE)
    held = {risk: {row.pk for row in rows} for risk, rows in morning.lists.items()}
    assert held == {
        Risk.OVERDUE: {late.pk},
        Risk.DUE_TODAY: {due.pk},
        Risk.CORRECTION_ENDING: {correcting.pk},
        Risk.CONSULTATION_ENDING: {consulting.pk},
        Risk.UNREGISTERED: {arrival.pk},
        Risk.UNTAKEN: {handed.pk},
        Risk.AWAITING_SIGNATURE: {drafting.pk},
        Risk.UNPROVED: {sent.pk},
    }
    assert morning.counts[Risk.PAYMENT_ENDING] == 0
    assert queries.counts(qingyuan.handler, Scope.OFFICE, DUE) == morning.counts


def test_mine_is_what_was_handed_to_me(qingyuan: County) -> None:
    mine, _other = registered(qingyuan), registered(qingyuan)
    assign(case=mine.pk, office=None, handler=qingyuan.handler, by=qingyuan.registrar, at=at(DUE))
    lists = queries.today(qingyuan.handler, Scope.MINE, DUE).lists
    assert numbers(lists[Risk.DUE_TODAY]) == [mine.serial]


def test_the_supervisor_sees_all_below_and_the_other_county_nothing(qingyuan: County, yunling: County) -> None:
    registered(qingyuan)
    assert queries.counts(qingyuan.supervisor, Scope.BELOW, DUE)[Risk.DUE_TODAY] == 1
    assert queries.counts(qingyuan.supervisor, Scope.OFFICE, DUE)[Risk.DUE_TODAY] == 0
    for stranger in yunling.people.values():
        for scope in Scope:
            assert not any(queries.counts(stranger, scope, DUE).values())
            assert queries.listed(stranger, scope, DUE).rows == ()
            assert not queries.visible(stranger, DUE).exists()


@pytest.mark.parametrize("rows", [5, 50])
def test_the_morning_costs_the_same_with_few_and_with_many(
    qingyuan: County, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        registered(qingyuan, idempotency=f"key-{number}")
    with django_assert_num_queries(4):  # appointments, own organs; counts; the one list that is not empty
        morning = queries.today(qingyuan.handler, Scope.OFFICE, DUE, most=100)
        shown = [(row.organ.code, row.requester.masked_name, row.handler) for row in morning.lists[Risk.DUE_TODAY]]
    assert len(shown) == rows


@pytest.mark.parametrize("rows", [5, 50])
def test_a_list_costs_the_same_with_few_and_with_many(
    qingyuan: County, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        registered(qingyuan, idempotency=f"key-{number}")
    with django_assert_num_queries(3):
        page = queries.listed(qingyuan.handler, Scope.OFFICE, DUE)
        assert [row.requester.masked_name for row in page.rows] == ["王*明"] * rows
    with django_assert_num_queries(3):
        queries.counts(qingyuan.supervisor, Scope.BELOW, DUE)


def test_pages_hold_every_case_once_newest_first(qingyuan: County) -> None:
    for day in (date(2023, 12, 4), date(2023, 12, 5), *[date(2024, 3, 4)] * 5):
        registered(qingyuan, day=day)
    seen, after = [], ""
    while True:
        page = queries.listed(qingyuan.handler, Scope.BELOW, DUE, after=after, size=3)
        seen += [(row.year, row.serial) for row in page.rows]
        after = page.after
        if not after:
            break
    assert seen == [(2024, 5), (2024, 4), (2024, 3), (2024, 2), (2024, 1), (2023, 2), (2023, 1)]


def test_a_page_that_nobody_gave_out_is_refused(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="第一页"):
        queries.listed(qingyuan.handler, Scope.BELOW, DUE, after="2024-x")


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        (Filter(name=" 王 晓明"), [3, 1]),
        (Filter(name="王晓"), []),
        (Filter(text="水库"), [2]),
        (Filter(number="(2024)2号"), [2]),
        (Filter(stage=Stage.SERVED), [1]),
        (Filter(pending=True, due_to=DUE), [3, 2]),
        (Filter(overdue_on=date(2024, 4, 2)), [3, 2]),
        (Filter(received_from=date(2024, 3, 5)), []),
        (Filter(identity="640199199001011234"), [3, 2, 1]),
    ],
)
def test_filters_narrow_a_list(qingyuan: County, narrowed: Filter, found: list[int]) -> None:
    first = registered(qingyuan)
    served(qingyuan, first.pk, date(2024, 3, 20))
    registered(qingyuan, name="赵不在", description="白石水库除险加固方案")
    registered(qingyuan)
    assert numbers(queries.listed(qingyuan.handler, Scope.OFFICE, DUE, narrowed=narrowed).rows) == found
