"""Table two from the registers: counts of a year, of many organs, as of any instant."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from gongkai_office.organs.models import Organ
from gongkai_office.registers.commands.cancel import cancel
from gongkai_office.registers.commands.correct import correct
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.queries import counted, totals
from gongkai_office.registers.verify import verify
from tests.factories.cases import at
from tests.factories.office import County
from tests.factories.registers import entered, statement, typed

SYSTEM = "system"
FIRST = date(2022, 12, 1)


def test_an_organ_that_entered_nothing_has_no_nought(qingyuan: County) -> None:
    typed(qingyuan.office, qingyuan.handler, Kind.COERCION, quantity=0)
    cells = totals([qingyuan.office.pk, qingyuan.water.pk], 2023)
    assert set(cells) == {Kind.COERCION.cell}
    assert (cells[Kind.COERCION.cell].quantity, cells[Kind.COERCION.cell].organs) == (
        0,
        frozenset({qingyuan.office.pk}),
    )


def test_a_cell_says_whether_it_rests_on_a_typed_total(qingyuan: County) -> None:
    typed(qingyuan.office, qingyuan.handler, Kind.FEE, amount="44826700")
    entered(qingyuan.water, SYSTEM, Kind.FEE, on=date(2023, 5, 8), amount="420")
    entered(qingyuan.water, SYSTEM, Kind.LICENCE, on=date(2023, 5, 8))
    cells = totals([qingyuan.office.pk, qingyuan.water.pk], 2023)
    assert str(cells[Kind.FEE.cell].amount) == "4482.712万元"  # 44,826,700 + 420 yuan
    assert (cells[Kind.FEE.cell].typed, cells[Kind.FEE.cell].totals) == (True, 1)
    assert not cells[Kind.LICENCE.cell].typed


def test_a_decision_counts_in_the_year_it_was_made_and_a_correction_may_move_it(qingyuan: County) -> None:
    item = entered(qingyuan.office, qingyuan.handler, on=date(2023, 12, 31))
    moved = statement(Kind.LICENCE, on="2024-01-02")
    correct(item=item.pk, statement=moved, reason="决定日期录错", by=qingyuan.handler, at=at(date(2024, 1, 5)))
    organs = [qingyuan.office.pk]
    assert Kind.LICENCE.cell not in totals(organs, 2023)
    assert totals(organs, 2024)[Kind.LICENCE.cell].quantity == 1
    assert totals(organs, 2023, at(date(2024, 1, 4)))[Kind.LICENCE.cell].quantity == 1


def test_a_cell_opens_the_lines_it_counts(qingyuan: County) -> None:
    entered(qingyuan.office, qingyuan.handler, reference="甲1")
    entered(qingyuan.water, SYSTEM, reference="乙1")
    entered(qingyuan.water, SYSTEM, Kind.PENALTY)
    lines = counted([qingyuan.office.pk], 2024, Kind.LICENCE.cell)
    assert [line.reference for line in lines] == ["甲1"]
    with pytest.raises(KeyError):
        counted([qingyuan.office.pk], 2024, "requests.new.total")


def test_all_cells_of_all_organs_cost_one_query(
    qingyuan: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    entered(qingyuan.office, qingyuan.handler)
    with django_assert_num_queries(1):
        totals([qingyuan.office.pk, qingyuan.water.pk], 2024)
    with django_assert_num_queries(1):
        totals([qingyuan.office.pk], 2024, at(date(2024, 3, 5)))


Step = tuple[int, str, Kind, int, int]
STEPS = st.lists(
    st.tuples(
        st.integers(0, 700),  # days after FIRST of the decision
        st.sampled_from(["enter", "total", "correct", "cancel"]),
        st.sampled_from(list(Kind)),
        st.integers(0, 5),  # which item, or how many
        st.integers(0, 1),  # which organ
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_history_counts_what_its_lines_say_and_the_past_never_changes(qingyuan: County, steps: list[Step]) -> None:
    before = transaction.savepoint()
    try:
        live_through([qingyuan.office, qingyuan.water], steps)
    finally:
        transaction.savepoint_rollback(before)


def live_through(organs: list[Organ], steps: list[Step]) -> None:
    keys, years = [organ.pk for organ in organs], (2022, 2023, 2024)
    seen = []
    for hour, step in enumerate(steps):
        now = at(date(2025, 1, 1)) + timedelta(hours=hour)
        act(organs, step, hour, now)
        seen += [(year, now, totals(keys, year)) for year in years]
    assert [totals(keys, year, now) for year, now, _ in seen] == [then for _, _, then in seen]
    for year in years:
        apart = [totals([key], year) for key in keys]
        for cell, total in totals(keys, year).items():
            lines = list(counted(keys, year, cell))
            assert total.quantity == sum(line.quantity for line in lines)
            assert total.quantity == sum(one[cell].quantity for one in apart if cell in one)
            if total.amount:
                assert total.amount.in_yuan == sum((line.amount or Decimal(0) for line in lines), Decimal(0))
    assert list(verify()) == []


def act(organs: list[Organ], step: Step, number: int, now: datetime) -> None:
    """One step of a history; what the register refuses does not happen."""
    days, verb, kind, which, organ = step
    day, made = FIRST + timedelta(days), organs[organ]
    items = list(counted([made.pk], day.year, kind.cell))
    try:
        if verb == "enter":
            entered(made, SYSTEM, kind, on=day, now=now, reference=f"甲{number}")
        elif verb == "total":
            first, last = day.replace(day=1), day.replace(day=28)
            money = str(which) if kind.is_money else ""
            typed(made, SYSTEM, kind, first=first, last=last, quantity=which, amount=money, now=now)
        elif items and verb == "correct" and items[0].form == "single":
            changed = statement(kind, on=day.isoformat(), reference=f"乙{number}")
            correct(item=items[0].item_id, statement=changed, reason="核对", by=SYSTEM, at=now)
        elif items and verb == "cancel":
            cancel(item=items[0].item_id, reason="核对", by=SYSTEM, at=now)
    except RegisterError:
        return
