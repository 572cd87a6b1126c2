"""The fold over many cases on one core."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai.cases.entries import Draft, Entry, EntryKind, Role
from gongkai.cases.state import fold
from gongkai.cases.years import count_requests
from gongkai.law.outcomes import Outcome
from tests.factories.ledgers import entry, receipt

CASES = 100_000


def eight_entries() -> list[Entry]:
    """A request with a third party asked, extended, answered and archived."""
    return [
        entry(1, EntryKind.RECEIVED, date(2024, 3, 4), receipt()),
        entry(2, EntryKind.THIRD_PARTY_ASKED, date(2024, 3, 11)),
        entry(3, EntryKind.THIRD_PARTY_ANSWERED, date(2024, 3, 27)),
        entry(4, EntryKind.EXTENDED, date(2024, 4, 10), role=Role.HEAD),
        entry(5, EntryKind.DRAFTED, date(2024, 5, 6), Draft(Outcome.PARTIAL)),
        entry(6, EntryKind.SIGNED, date(2024, 5, 8), role=Role.HEAD),
        entry(7, EntryKind.SERVED, date(2024, 5, 9)),
        entry(8, EntryKind.ARCHIVED, date(2024, 5, 20)),
    ]


@pytest.mark.benchmark(group="fold over 100,000 cases of eight entries, and their year counts (aim: under 5 s)")
def test_fold(benchmark: BenchmarkFixture) -> None:
    ledger = eight_entries()

    def count() -> int:
        return count_requests((fold(ledger) for _ in range(CASES)), 2024)["partial", receipt().applicant]

    assert benchmark.pedantic(count, rounds=3) == CASES  # type: ignore[no-untyped-call]  # the package does not type it
