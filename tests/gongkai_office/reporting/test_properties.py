"""Whatever happens in the cases, the report balances: in a year, between years, organs and instants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual import rules
from gongkai.annual.forms import FORM_2021, FormCode
from gongkai.annual.record import AnnualReport
from gongkai.cases.entries import Applicant, Entry
from gongkai_office.accounts.models import Person
from gongkai_office.cases.queries import Books, count
from gongkai_office.clock import BEIJING
from gongkai_office.organs.models import Organ, OrganName
from gongkai_office.reporting.accounts import Account, account
from gongkai_office.reporting.commands.rollup.declare import Twice
from gongkai_office.reporting.models import Absence, Duplicate
from gongkai_office.reporting.queries.carried import carried_in, carried_over
from gongkai_office.reporting.queries.children import units
from gongkai_office.reporting.queries.compute import tables
from tests.factories.cases import at
from tests.factories.ledgers import ledgers
from tests.factories.outside import published_report, stands
from tests.factories.stored import store

pytestmark = pytest.mark.django_db
SOME = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
COUNTED = (*FORM_2021.request_addresses, *FORM_2021.dispute_addresses)
BALANCE = {"T3-A", "T3-B", "T3-C", "T3-D", "T3-F", "T4-A", "T4-B"}
Book = list[Entry]


def founded(code: str, parent: Organ | None = None) -> Organ:
    """An organ that counts by the national calendar, as the invented ledgers do."""
    organ = Organ.objects.create(
        code=code, kind="DEPARTMENT", level="county", region="110199", parent=parent,
        path=f"{parent.path if parent else '/'}{code}/", opened_on=date(2000, 1, 1),
    )  # fmt: skip
    OrganName.objects.create(organ=organ, name=f"清源县{code}", short=code, start=date(2000, 1, 1))
    return organ


@pytest.fixture
def tree(db: None) -> list[Organ]:  # noqa: ARG001  its rows
    """A county, its office and a bureau, and a station under the bureau."""
    county = founded("county")
    bureau = founded("bureau", county)
    return [county, founded("office", county), bureau, founded("station", bureau)]


def keep(organs: Sequence[Organ], books: Sequence[Book]) -> None:
    """One ledger after the other, by turns in each organ."""
    for place, book in enumerate(books):
        store(organs[place % len(organs)], book, serial=place)


def never_handed_in(county: Organ, town: Organ, by: Person, year: int) -> None:
    """The town's report of a year never came, and somebody else agreed to close without it."""
    other = Person.objects.create_user("wang.ji", "王己", "x", organ=county)
    when = at(date(year + 1, 2, 5))
    Absence.objects.create(
        organ=county, year=year, unit=town, reason="没有报送", by=by, at=when, agreed_by=other, agreed_at=when
    )


def figures(report: AnnualReport) -> dict[str, int]:
    return {address: int(report.value(address) or 0) for address in COUNTED}


@given(books=st.lists(ledgers(), min_size=2, max_size=8))
@SOME
def test_every_year_balances_and_the_next_opens_with_what_it_closed_with(tree: list[Organ], books: list[Book]) -> None:
    with transaction.atomic():
        keep(tree, books)
        reports = {year: tables(account(tree[0], year)) for year in range(2021, 2026)}
        for year in range(2022, 2026):
            found = rules.check(reports[year], previous=reports[year - 1])
            assert BALANCE.isdisjoint(finding.rule for finding in found), year
            for organ in tree:
                one, before = account(organ, year, own=True), account(organ, year - 1, own=True)
                assert carried_in(one) == carried_over(before)
        transaction.set_rollback(True)


@given(books=st.lists(ledgers(), min_size=2, max_size=8), year=st.integers(2021, 2024))
@SOME
def test_a_parent_is_its_own_books_and_those_of_its_children(tree: list[Organ], books: list[Book], year: int) -> None:
    county, office, bureau, station = tree
    with transaction.atomic():
        keep(tree, books)
        whole = figures(tables(account(county, year)))
        parts = [account(county, year, own=True), account(office, year), account(bureau, year)]
        summed = [figures(tables(part)) for part in parts]
        assert whole == {address: sum(part[address] for part in summed) for address in COUNTED}
        below = [account(bureau, year, own=True), account(station, year)]
        summed = [figures(tables(part)) for part in below]
        assert figures(tables(account(bureau, year))) == {
            address: sum(part[address] for part in summed) for address in COUNTED
        }
        transaction.set_rollback(True)


@given(
    books=st.lists(ledgers(), min_size=2, max_size=8),
    year=st.integers(2021, 2024),
    granted=st.integers(0, 9),
    ended=st.sampled_from([date(2021, 5, 1), date(2022, 12, 31), date(2024, 1, 1), date(2030, 1, 1)]),
    twice=st.booleans(),
    absent=st.booleans(),
)
@SOME
def test_a_parent_with_outsiders_mergers_and_doubles_is_its_own_books_and_its_units_less_the_doubles(
    tree: list[Organ], books: list[Book], year: int, granted: int, ended: date, *, twice: bool, absent: bool
) -> None:
    """A town outside hands in, or never does; the bureau merges into the office on some day; one is counted twice."""
    county, office, bureau, _station = tree
    with transaction.atomic():
        town, by = founded("town", county), Person.objects.create_user("you.tian", "尤填", "x", organ=county)
        keep(tree, books)
        Organ.objects.filter(path__startswith=bureau.path).update(closed_on=ended, successor=office)
        granted = 0 if absent else granted
        if absent:
            never_handed_in(county, town, by, year)
        else:
            stands(town, by, published_report(year, granted__natural_person=granted))
        counted_twice = twice and granted > 0
        if counted_twice:
            cells = Twice(applicant=Applicant.NATURAL_PERSON, came="new", went="granted").cells(FormCode.Y2021)
            Duplicate.objects.create(
                organ=county, year=year, kept=office, taken=town, what="同一件", cells=dict(cells), reason="转办",
                by=by, at=at(date(year + 1, 1, 14)),
            )  # fmt: skip
        one, taken = account(county, year), dict.fromkeys(COUNTED, 0)
        whole = figures(tables(one))
        summed = [figures(tables(unit)) for unit in units(one)]
        assert absent is not (town in [unit.organ for unit in units(one)])
        taken |= cells if counted_twice else {}
        assert whole == {address: sum(part[address] for part in summed) - taken[address] for address in COUNTED}
        counts = count(Books.of(organ.pk for organ in Organ.objects.all()), year).requests
        everybody = sum(number for (row, _), number in counts.items() if row == "new")
        assert whole["requests.new.total"] == everybody + granted - counted_twice
        assert BALANCE.isdisjoint(found.rule for found in rules.check(tables(one)))
        transaction.set_rollback(True)


@given(
    books=st.lists(ledgers(), min_size=2, max_size=8),
    first=st.sampled_from([date(2021, 5, 1), date(2022, 1, 1), date(2022, 12, 31)]),
    second=st.sampled_from([date(2023, 3, 1), date(2024, 1, 1), date(2030, 1, 1)]),
)
@SOME
def test_no_request_is_lost_or_doubled_between_years_where_organs_merge_one_after_the_other(
    tree: list[Organ], books: list[Book], first: date, second: date
) -> None:
    """The bureau with its station merges into the office, and the office into the county."""
    county, office, bureau, _station = tree
    with transaction.atomic():
        keep(tree, books)
        Organ.objects.filter(path__startswith=bureau.path).update(closed_on=first, successor=office)
        Organ.objects.filter(pk=office.pk).update(closed_on=second, successor=county)
        organs = list(Organ.objects.all())
        reports = {year: tables(account(county, year)) for year in range(2021, 2026)}
        for year in range(2022, 2026):
            found = rules.check(reports[year], previous=reports[year - 1])
            assert BALANCE.isdisjoint(finding.rule for finding in found), year
            handed_on = Counter(one["id"] for organ in there(organs, year - 1) for one in carried_over(organ))
            taken_over = Counter(one["id"] for organ in there(organs, year) for one in carried_in(organ))
            assert handed_on == taken_over, year
            assert set(handed_on.values()) <= {1}
        transaction.set_rollback(True)


def there(organs: Sequence[Organ], year: int) -> list[Account]:
    """The own books of the organs that exist on the last day of a year."""
    return [account(one, year, own=True) for one in organs if one.open_on(date(year, 12, 31))]


@given(books=st.lists(ledgers(), min_size=1, max_size=6), year=st.integers(2021, 2024), day=st.integers(0, 1200))
@SOME
def test_what_was_reported_as_of_an_instant_never_changes_by_what_is_written_later(
    tree: list[Organ], books: list[Book], year: int, day: int
) -> None:
    instant = datetime(year, 1, 1, 12, tzinfo=BEIJING) + timedelta(days=day)
    then, now = tree[1], tree[3]
    known = [[entry for entry in book if entry.at <= instant] for book in books]
    with transaction.atomic():
        keep([then], [book for book in known if book])
        keep([now], books)
        assert figures(tables(account(now, year, as_of=instant))) == figures(tables(account(then, year)))
        transaction.set_rollback(True)
