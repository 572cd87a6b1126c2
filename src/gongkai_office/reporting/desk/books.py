"""What the page of a year's books shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_office.cases.models import Amendment
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Opening, Version, Waiver
from gongkai_office.reporting.queries.carried import Proof, proof
from gongkai_office.reporting.queries.drift import Drift, amendments, drift
from gongkai_office.reporting.queries.frozen import openings, versions, waivers
from gongkai_office.reporting.queries.grounds import Ground, grounds
from gongkai_office.reporting.queries.obstacles import Obstacle, Weight, obstacles


@dataclass(frozen=True, slots=True)
class BooksPage:
    """Where a year's books stand: opened or not, in what points last year does not fit, what is in the way."""

    opened: Opening | None
    proof: Proof
    closed: tuple[Version, ...]
    drift: Drift | None
    in_the_way: tuple[Obstacle, ...]
    waivers: tuple[Waiver, ...]
    amendments: tuple[Amendment, ...]
    ended: bool
    grounds: tuple[Ground, ...]
    through: date

    @property
    def stage(self) -> str:
        """Where the year stands, in a word."""
        if self.closed:
            return "已交账"
        if self.opened is None:
            return "未建账"
        return "待交账" if self.ended else "年中"

    @property
    def disagrees(self) -> bool:
        """Whether last year's figures and the open cases differ; a year opened with another's report is not asked."""
        return bool(self.proof.differences) and (self.opened is None or self.proof.version is not None)

    @property
    def declarable(self) -> bool:
        """Whether a row of table two is left that can be declared empty, or for longer."""
        return any(
            not one.entered and (one.declaration is None or one.declaration.through < self.through)
            for one in self.grounds
        )

    @property
    def blocked(self) -> bool:
        """Whether something must be done before the year can be closed."""
        return any(one.weight is Weight.BLOCKS for one in self.in_the_way)

    @property
    def needs_reason(self) -> bool:
        """Whether closing needs a reason."""
        return any(one.weight is Weight.REASON for one in self.in_the_way)


def books_page(one: Account, on: date) -> BooksPage:
    """The page of an account on a day."""
    closed = tuple(versions(one))
    return BooksPage(
        opened=openings(one).first(),
        proof=proof(one),
        closed=closed,
        drift=drift(one, closed[0]) if closed else None,
        in_the_way=() if closed else tuple(obstacles(one, on)),
        waivers=tuple(waivers(one)),
        amendments=tuple(amendments(one)),
        ended=on > one.last,
        grounds=grounds(one),
        through=min(on, one.last),
    )
