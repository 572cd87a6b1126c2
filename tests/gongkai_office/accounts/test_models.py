"""Appointments and the days on which they hold."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai_office.accounts.models import Role
from tests.factories.office import County, appointed


def test_an_appointment_holds_from_its_first_day_to_the_day_before_its_last(qingyuan: County) -> None:
    post = appointed(qingyuan.registrar, qingyuan.water, Role.EDITOR, start=date(2024, 3, 1), end=date(2024, 6, 1))
    days = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 5, 31), date(2024, 6, 1)]
    assert [post.holds_on(day) for day in days] == [False, True, True, False]


def test_nobody_holds_the_same_role_in_an_organ_twice_at_once(qingyuan: County) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        appointed(qingyuan.registrar, qingyuan.office, Role.REGISTRAR)


def test_an_appointment_ends_after_it_began(qingyuan: County) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        appointed(qingyuan.registrar, qingyuan.water, Role.EDITOR, end=date(2019, 1, 1))
