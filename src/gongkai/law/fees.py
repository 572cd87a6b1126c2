"""The information processing fee: two progressive scales, of which an organ picks one for each request.

Amounts are whole yuan. Only the excess over a tier pays that tier's rate. The words, months and receipts of a fee
notice stand elsewhere; here is the arithmetic, with every step shown.
Source: 国办函〔2020〕109号, Arts. 3-5, in force from 2021-01-01.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile

from gongkai.errors import GongkaiError
from gongkai.law import citations as law
from gongkai.law.citations import Citation, Evidence
from gongkai.law.periods import Dated, Timeline

MOST_REQUESTS = 100_000
"""More requests of one person in one month than this are a slip of the pen, not a request for a price."""


class FeeError(GongkaiError):
    """A count for which there is no fee."""


class FeeMethod(StrEnum):
    """The two ways to reckon (Art. 3); one request never pays both."""

    PER_REQUEST = "per_request"
    PER_PAGE = "per_page"


@dataclass(frozen=True, slots=True)
class FeeTier:
    """One tier: from the `first` to the `last` page or request (open where None), each at `rate` yuan."""

    first: int
    last: int | None
    rate: int


@dataclass(frozen=True, slots=True)
class FeeRise:
    """How a scale goes on after its last tier: every `width` units the rate rises by `rate` yuan."""

    width: int
    rate: int


@dataclass(frozen=True, slots=True)
class FeeScale:
    """A progressive scale: its tiers, and how it rises after them."""

    tiers: tuple[FeeTier, ...]
    rise: FeeRise | None = None

    def bands(self) -> Iterator[FeeTier]:
        """The tiers in order; without end where the scale keeps rising."""
        yield from self.tiers
        tier = self.tiers[-1]
        while self.rise and tier.last:
            tier = FeeTier(tier.last + 1, tier.last + self.rise.width, tier.rate + self.rise.rate)
            yield tier


@dataclass(frozen=True, slots=True)
class FeeStep:
    """Pages or requests `from_` to `to`, `count` of them at `rate` yuan each."""

    from_: int
    to: int
    count: int
    rate: int
    amount: int


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in whole yuan, with the paying steps that add up to it; what is free has no step."""

    amount: int
    working: tuple[FeeStep, ...]
    source: Citation
    method: FeeMethod

    @property
    def in_ten_thousand(self) -> Decimal:
        """The amount in 万元, exactly, as table two of the annual report wants it."""
        return Decimal(self.amount) / 10_000

    def as_dict(self) -> dict[str, int | str | list[dict[str, int]]]:
        """The object that `gongkai fee --json` prints."""
        return {
            "amount": self.amount,
            "unit": "元",
            "working": [
                {"from": step.from_, "to": step.to, "count": step.count, "rate": step.rate, "amount": step.amount}
                for step in self.working
            ],
            "source": str(self.source),
        }


_START = date(2021, 1, 1)
PAGE_SCALE = Timeline(
    "信息处理费按量计收标准",
    Dated(
        _START,
        FeeScale((FeeTier(1, 30, 0), FeeTier(31, 100, 10), FeeTier(101, 200, 20), FeeTier(201, None, 40))),
        law.FEES.article(5),
        Evidence.NOTICE,
    ),
)
"""Yuan per page of a single request; a page is one side of A4 or smaller, requests are not added up."""

REQUEST_SCALE = Timeline(
    "信息处理费按件计收标准",
    Dated(
        _START,
        FeeScale((FeeTier(1, 10, 0), FeeTier(11, 30, 100)), FeeRise(width=10, rate=100)),
        law.FEES.article(4),
        Evidence.NOTICE,
    ),
)
"""Yuan per request of one requester to one organ within a calendar month."""


def page_fee(pages: int, *, on: date | None = None) -> Fee:
    """The fee for one request of so many pages, by volume.

    `on` is the day of receipt; without it the newest scale counts. Source: FEE, Art. 5.
    Raises FeeError for a negative count, NotInForceError for a day before 2021.
    """
    if pages < 0:
        raise FeeError(f"页数不能是负数：{pages}，请核对")
    scale = _scale(PAGE_SCALE, on)
    return _fee(FeeMethod.PER_PAGE, scale, 1, pages)


def request_fee(nth: int, count: int = 1, *, on: date | None = None) -> Fee:
    """The fee for the `nth` request of the month and the ones after it, `count` in all.

    Source: FEE, Art. 4. Raises FeeError for counts that cannot be, NotInForceError for a day before 2021.
    """
    if nth < 1 or count < 0:
        raise FeeError(f"件数和次序应当从 1 数起：第 {nth} 件、共 {count} 件，请核对")
    last = nth + count - 1
    if last > MOST_REQUESTS:
        raise FeeError(f"一个自然月内 {last} 件申请超出合理范围（最多 {MOST_REQUESTS} 件），请核对件数")
    return _fee(FeeMethod.PER_REQUEST, _scale(REQUEST_SCALE, on), nth, last)


def month_fee(requests: int, *, nth: int | None = None, on: date | None = None) -> Fee:
    """The fee for all `requests` of a month together, or for the `nth` of them alone.

    What `gongkai fee --requests N [--nth K]` answers: without K the sum, with K the price of the K-th.
    Raises FeeError where there is no K-th among N.
    """
    if requests < 0:
        raise FeeError(f"件数不能是负数：{requests}，请核对")
    if nth is None:
        return request_fee(1, requests, on=on)
    if nth > requests:
        raise FeeError(f"本月共 {requests} 件申请，没有第 {nth} 件，请核对次序")
    return request_fee(nth, on=on)


def nth_in_month(received: Sequence[date], position: int) -> int:
    """Which request of its calendar month the one at `position` is, counting from 1.

    `received` holds the day of receipt (day 0) of every request of one requester to one organ, withdrawn ones too;
    requests of the same day count in the order given. Source: FEE, Art. 4.
    """
    own = (received[position], position)
    return sum(
        (day.year, day.month) == (own[0].year, own[0].month) and (day, place) <= own
        for place, day in enumerate(received)
    )


def choices(*, nth: int, pages: int | None = None, on: date | None = None) -> tuple[Fee, ...]:
    """The fees an organ may choose between for one request, never to be added up (Art. 3).

    By request always; by page only where information is handed over: leave `pages` out where the reply merely
    points to what is already public (Art. 5).
    """
    by_request = request_fee(nth, on=on)
    return (by_request,) if pages is None else (by_request, page_fee(pages, on=on))


@dataclass(frozen=True, slots=True)
class ConceivableRequests:
    """The single requests that cost exactly one amount: by their pages, or by their place in the month.

    It says nothing of sums: several requests together can come to the same amount in other ways.
    """

    pages: range
    nth: range

    @property
    def unique(self) -> bool:
        """Whether exactly one single request comes to the amount."""
        return len(self.pages) + len(self.nth) == 1


def conceivable(amount: int, *, on: date | None = None) -> ConceivableRequests:
    """Which single request costs this many yuan; both ranges are empty where none does.

    >>> conceivable(420)
    ConceivableRequests(pages=range(72, 73), nth=range(0, 0))
    """
    return ConceivableRequests(
        _pages_costing(amount, _scale(PAGE_SCALE, on).value), _nth_costing(amount, _scale(REQUEST_SCALE, on).value)
    )


def _scale(timeline: Timeline[FeeScale], on: date | None) -> Dated[FeeScale]:
    return timeline.values[-1] if on is None else timeline.on(on)


def _fee(method: FeeMethod, scale: Dated[FeeScale], first: int, last: int) -> Fee:
    working = tuple(step for step in _steps(scale.value, first, last) if step.rate)
    return Fee(sum(step.amount for step in working), working, scale.source, method)


def _steps(scale: FeeScale, first: int, last: int) -> Iterator[FeeStep]:
    """The part of each tier that lies between the first and the last unit."""
    for band in takewhile(lambda band: band.first <= last, scale.bands()):
        start, end = max(first, band.first), last if band.last is None else min(last, band.last)
        if start <= end:
            count = end - start + 1
            yield FeeStep(start, end, count, band.rate, count * band.rate)


def _pages_costing(amount: int, scale: FeeScale) -> range:
    """The page counts with this total: a whole free tier, or the one count where the excess comes out even."""
    below = 0
    for band in scale.bands():
        size = None if band.last is None else band.last - band.first + 1
        if not band.rate and amount == below:
            return range(band.first, band.first + (size or 0))
        if band.rate:
            count, rest = divmod(amount - below, band.rate)
            if not rest and count > 0 and (size is None or count <= size):
                return range(band.first + count - 1, band.first + count)
        below += band.rate * (size or 0)
    return range(0)


def _nth_costing(amount: int, scale: FeeScale) -> range:
    """The places in the month with this price: the tier whose rate it is."""
    for band in takewhile(lambda band: band.rate <= amount and band.first <= MOST_REQUESTS, scale.bands()):
        if band.rate == amount and band.last:
            return range(band.first, band.last + 1)
    return range(0)
