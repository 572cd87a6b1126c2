"""What the pages' tests share: the day it is, and browsers of people who are signed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from gongkai_office.accounts.models import Person
from tests.factories.cases import FIRST_DAY, at
from tests.factories.clocks import stop
from tests.factories.office import signed_in

Desk = Callable[[Person], Client]


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The office's clock stands at noon of Monday 2024-03-04."""
    return stop(monkeypatch, at(FIRST_DAY, 12))


@pytest.fixture
def desk(stopped: datetime) -> Desk:  # noqa: ARG001  its clock
    """The browser of somebody who is signed in, second factor and all."""
    return lambda person: signed_in(Client(), person)
