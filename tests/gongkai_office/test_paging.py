"""Lists by the page: whole, without a gap or a double, in any order, and deaf to addresses nobody gave out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai.errors import GongkaiError
from gongkai_office.organs.models import Organ
from gongkai_office.paging import paged

pytestmark = pytest.mark.django_db
FIRST = date(2020, 1, 1)


@pytest.fixture
def organs() -> None:
    """Nine organs, three of which opened on each of three days."""
    Organ.objects.bulk_create(
        Organ(
            code=f"q{number}",
            kind="DEPARTMENT",
            level="county",
            region="640199",
            path=f"/{number}/",
            opened_on=FIRST + timedelta(number % 3),
        )
        for number in range(9)
    )


@pytest.mark.parametrize("order", [("-opened_on", "-pk"), ("opened_on", "pk"), ("opened_on", "-pk"), ("-pk",)])
@pytest.mark.usefixtures("organs")
def test_pages_hold_every_row_once_and_in_order(order: tuple[str, ...]) -> None:
    page = paged(Organ.objects.all(), *order, size=2)
    seen = list(page.rows)
    while page.after:
        page = paged(Organ.objects.all(), *order, after=page.after, size=2)
        seen += page.rows
    assert seen == list(Organ.objects.order_by(*order))


@pytest.mark.usefixtures("organs")
@pytest.mark.parametrize("after", ["x", "2020-01-01", "2020-13-01~0", "2020-01-01~x", "~", "2020-01-01~0~1"])
def test_a_place_nobody_gave_out_is_refused_in_words(after: str) -> None:
    with pytest.raises(GongkaiError, match="请从第一页重新查看"):
        paged(Organ.objects.all(), "-opened_on", "-pk", after=after, size=2)
