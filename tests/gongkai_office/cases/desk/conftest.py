"""What the desk's tests share: the day it is, and browsers of people who are signed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from gongkai_office import clock
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.sessions import note_factor
from tests.factories.cases import FIRST_DAY, at

Desk = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The office's clock stands at noon of Monday 2024-03-04."""
    noon = at(FIRST_DAY, 12)
    stub = type("Stopped", (datetime,), {"now": classmethod(lambda _cls, _zone=None: noon)})
    monkeypatch.setattr(clock, "datetime", stub)
    return noon


@pytest.fixture
def desk() -> Desk:
    """The browser of somebody who is signed in, second factor and all."""

    def enter(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        session = client.session
        note_factor(session)
        session.save()
        return client

    return enter
