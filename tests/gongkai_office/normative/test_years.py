"""Table two's rows of documents: they tie across years, as of any instant, whatever happens to whichever document."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from gongkai.errors import GongkaiError
from gongkai_office.normative.acts import Act, Kind
from gongkai_office.normative.commands.amend import amend
from gongkai_office.normative.commands.append import Said
from gongkai_office.normative.commands.end import end
from gongkai_office.normative.commands.renew import renew
from gongkai_office.normative.commands.void import void
from gongkai_office.normative.ledger import fold, state_on
from gongkai_office.normative.models import Document, Entry
from gongkai_office.normative.queries import balance, counted, totals
from gongkai_office.normative.queries.years import COLUMNS, cell
from gongkai_office.normative.verify import verify
from gongkai_office.organs.models import Organ
from tests.factories.cases import at
from tests.factories.documents import issued
from tests.factories.office import County

FIRST = date(2021, 6, 1)
YEARS = range(2021, 2026)
NOW = date(2026, 1, 5)


def test_a_county_has_no_rules_by_law_and_no_nought_of_documents_before_one_is_registered(qingyuan: County) -> None:
    cells = totals([qingyuan.office.pk], 2024)
    assert {name: total.quantity for name, total in cells.items()} == {cell(Kind.RULES, name): 0 for name in COLUMNS}


def test_a_document_not_in_force_yet_is_issued_and_valid(qingyuan: County) -> None:
    issued(qingyuan.office, qingyuan.handler, effective=date(2025, 1, 1))
    cells = totals([qingyuan.office.pk], 2024)
    assert [cells[cell(Kind.NORMATIVE, name)].quantity for name in COLUMNS] == [1, 0, 1]


def test_all_documents_of_all_organs_cost_two_queries(
    qingyuan: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        issued(qingyuan.office, qingyuan.handler, number=f"甲{number}")
    with django_assert_num_queries(2):  # the ledgers, and whether anybody may make rules
        totals([qingyuan.office.pk, qingyuan.water.pk], 2024)
    with pytest.raises(KeyError):
        counted([qingyuan.office.pk], 2024, "requests.new.total")


Step = tuple[int, str, int, int, int]
STEPS = st.lists(
    st.tuples(
        st.integers(0, 1600),  # days after FIRST
        st.sampled_from(["issue", "issue", "amend", "anew", "renew", "repealed", "lapsed", "declared_invalid", "void"]),
        st.integers(0, 4),  # which document or line
        st.integers(0, 900),  # days until it takes effect, or of validity
        st.integers(0, 1),  # which organ
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_years_tie_and_the_past_never_changes_whatever_happens(qingyuan: County, steps: list[Step]) -> None:
    before = transaction.savepoint()
    try:
        live_through([qingyuan.office, qingyuan.water], steps)
    finally:
        transaction.savepoint_rollback(before)


def live_through(organs: list[Organ], steps: list[Step]) -> None:
    keys, seen = [organ.pk for organ in organs], []
    for hour, step in enumerate(steps):
        now = at(NOW) + timedelta(hours=hour)
        act(organs, step, hour, now)
        seen += [(year, now, totals(keys, year)) for year in YEARS]
    assert [totals(keys, year, now) for year, now, _ in seen] == [then for _, _, then in seen]
    closed = 0
    for year in YEARS:
        counts = balance(keys, year, Kind.NORMATIVE)
        assert counts.valid == closed + counts.issued - counts.repealed - counts.lapsed - counts.declared_invalid
        closed = counts.valid
        cells = totals(keys, year)
        for name in COLUMNS:
            address = cell(Kind.NORMATIVE, name)
            if address in cells:
                assert cells[address].quantity == sum(one.times for one in counted(keys, year, address))
    for document in Document.objects.filter(void=False):
        life = fold(document.entries.all()).life
        days = [date(year, month, 1) for year in YEARS for month in (1, 7)]
        assert life
        assert [state_on(document, day) for day in days] == [life.state_on(day) for day in days]
    assert list(verify()) == []


def act(organs: list[Organ], step: Step, number: int, now: datetime) -> None:
    """One step of a history; what the law or the library refuses does not happen."""
    days, verb, which, later, where = step
    day, then = FIRST + timedelta(days), FIRST + timedelta(days + later)
    documents = list(Document.objects.filter(organ__in=organs).order_by("pk"))
    try:
        if verb == "issue":
            until = then if which % 2 else None
            issued(organs[where], "system", number=f"甲{number}", on=day, until=until, now=now)
        elif verb == "void":
            lines = list(Entry.objects.exclude(act=Act.VOIDED).filter(organ__in=organs).order_by("pk"))
            if lines:
                void(entry=lines[which % len(lines)].pk, reason="核对", by="system", at=now)
        elif documents:
            change(documents[which % len(documents)], verb, day, then, now)
    except GongkaiError:
        return


def change(document: Document, verb: str, day: date, then: date, now: datetime) -> None:
    """An event of a document's validity."""
    if verb == "renew":
        renew(document=document.pk, on=day, until=then, basis="决定", by="system", at=now)
    elif verb in ("amend", "anew"):
        number = f"乙{now:%d%H}" if verb == "anew" else ""
        said = Said(basis="决定", effective=then, number=number, new_number=verb == "anew")
        amend(document=document.pk, on=day, said=said, by="system", at=now)
    else:
        end(document=document.pk, act=Act(verb), on=day, said=Said(basis="决定", effective=then), by="system", at=now)
