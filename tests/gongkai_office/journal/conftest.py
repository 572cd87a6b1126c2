"""What the journal's tests share: two organs whose lines of three days are sealed, and some of a fourth day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django import Settings

from gongkai_office.clock import BEIJING
from gongkai_office.journal.commands.seal_day import seal_day
from gongkai_office.journal.commands.write import write
from gongkai_office.journal.models import DayRoot, Line
from gongkai_office.journal.queries import unsealed

EAST, WEST = UUID(int=1 << 96), UUID(int=2 << 96)
DAYS = [date(2024, 3, day) for day in (4, 5, 6, 7)]
"""Monday to Thursday; the last is not over yet."""
NOW = datetime(2024, 3, 7, 12, tzinfo=BEIJING)


def tell(organ: UUID, subject: str, at: datetime, **facts: object) -> Line:
    """One line in a transaction of its own."""
    with transaction.atomic():
        return write(organ=organ, subject=subject, command="case.note", by="system", at=at, facts=facts, reason="补正")


def seal(at: datetime = NOW) -> list[DayRoot]:
    """Everything that may be sealed."""
    return [seal_day(organ=organ, day=day, at=at) for day, organ in list(unsealed(at))]


@pytest.fixture
def keys(tmp_path: Path, settings: Settings) -> Path:
    """The folder of an installation's keys, empty at first."""
    settings.DATA = tmp_path
    return tmp_path / "keys"


@pytest.fixture
def journal(db: None, keys: Path) -> list[DayRoot]:  # noqa: ARG001  its rows, its key
    """Five subjects of two organs over four days; the roots of the three that are over."""
    for place, day in enumerate(DAYS):
        for hour in (0, 9, 23):
            at = datetime(day.year, day.month, day.day, hour, 59, tzinfo=BEIJING)
            for number in (1, 2, 10):
                tell(EAST, f"case:{number}", at + timedelta(seconds=number), step=place, hour=hour, what="申请")
            for number in (3, 4):
                tell(WEST, f"case:{number}", at, step=place)
    return seal()
