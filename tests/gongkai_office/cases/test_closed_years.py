"""A year whose books are closed changes only by a correction that somebody let in by name."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from gongkai.cases.entries import Applicant, EntryKind
from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases import queries
from gongkai_office.cases.commands.closed_years import ClosedYearError, close
from gongkai_office.cases.commands.permit import permit
from gongkai_office.cases.commands.register import register
from gongkai_office.cases.commands.void import void
from gongkai_office.cases.models import Amendment, DisclosureRequest
from gongkai_office.cases.queries import Books
from gongkai_office.cases.verify import verify
from gongkai_office.journal.models import Line
from tests.factories.cases import at, particulars, registered, served, wanted
from tests.factories.office import County

pytestmark = pytest.mark.django_db

CLOSED_ON = date(2025, 1, 10)
LATER = date(2025, 1, 15)


def closed(county: County, year: int = 2024) -> None:
    with transaction.atomic():
        close(organ=county.office, year=year, by=county.head, at=at(CLOSED_ON))


def new_in(county: County, year: int) -> int:
    counts = queries.count(Books.of([county.office.pk]), year).requests
    return sum(number for (row, _), number in counts.items() if row == "new")


def test_a_request_of_a_closed_year_is_not_slipped_in(qingyuan: County) -> None:
    closed(qingyuan)
    with pytest.raises(ClosedYearError, match="2024 年度已于 2025-01-10 交账"):
        registered_late(qingyuan)
    assert new_in(qingyuan, 2024) == 0


def test_a_request_of_a_closed_year_comes_in_by_a_named_correction_once(qingyuan: County) -> None:
    closed(qingyuan)
    reason = "挂号信误投县信访局，一月十三日转来"
    made = permit(organ=qingyuan.office, year=2024, number="", reason=reason, by=qingyuan.head, at=at(LATER, 8))
    request = registered_late(qingyuan)
    made.refresh_from_db()
    assert made.entry
    assert (made.number, made.entry.request_id) == (request.number, request.pk)
    assert new_in(qingyuan, 2024) == 1
    with pytest.raises(ClosedYearError):
        registered_late(qingyuan, "again")
    line = Line.objects.get(subject=f"case:{request.pk}", command="case.received")
    assert line.facts["amends"] == {"2024": str(made.pk)}
    assert list(verify()) == []


def test_what_leaves_the_closed_year_as_it_is_goes_on_as_before(qingyuan: County) -> None:
    request = registered(qingyuan, day=date(2024, 12, 27))
    closed(qingyuan)
    served(qingyuan, request.pk, LATER)
    assert new_in(qingyuan, 2024) == 1
    assert queries.count(Books.of([qingyuan.office.pk]), 2025).requests.total() == 3  # carried in, granted, handled


def test_a_mistake_in_a_closed_year_is_voided_under_its_own_number(qingyuan: County) -> None:
    request = registered(qingyuan, day=date(2024, 12, 2))
    served(qingyuan, request.pk, date(2024, 12, 20), Outcome.NOT_HELD)
    closed(qingyuan)
    wrong = request.entries.get(kind=EntryKind.SERVED)

    def mend(hour: int) -> None:
        reason = "送达登记有误"
        void(case=request.pk, entry=wrong.pk, reason=reason, by=qingyuan.head, on=LATER, at=at(LATER, hour))

    with pytest.raises(ClosedYearError):
        mend(9)
    permit(
        organ=qingyuan.office, year=2024, number=request.number, reason="回执所载日期为一月", by=qingyuan.head,
        at=at(LATER, 10),
    )  # fmt: skip
    mend(11)
    used = Amendment.objects.get().entry
    assert used
    assert used.kind == EntryKind.VOIDED


def test_only_who_reviews_or_signs_lets_a_correction_in_and_only_with_a_reason(qingyuan: County) -> None:
    closed(qingyuan)

    def let_in(*, number: str = "", reason: str = "补登", year: int = 2024, by: Person = qingyuan.head) -> None:
        permit(organ=qingyuan.office, year=year, number=number, reason=reason, by=by, at=at(LATER))

    with pytest.raises(ForbiddenError):
        let_in(by=qingyuan.registrar)
    with pytest.raises(GongkaiError, match="理由"):
        let_in(reason=" ")
    with pytest.raises(GongkaiError, match="还没有交账"):
        let_in(year=2025)
    with pytest.raises(GongkaiError, match="没有编号"):
        let_in(number="清源政办公申〔2024〕9号")


def registered_late(county: County, idempotency: str = "late") -> DisclosureRequest:
    """A request that came by post in December and is registered after the books were closed."""
    return register(
        organ=county.office,
        channel=Channel.REGISTERED_MAIL,
        applicant=Applicant.NATURAL_PERSON,
        particulars=particulars(),
        wanted=wanted(),
        arrived=date(2024, 12, 30),
        by=county.registrar,
        at=at(LATER),
        idempotency=idempotency,
    ).request
