"""How often somebody may try."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from gongkai_office.clock import BEIJING
from gongkai_office.portal.limits import FOLLOW, Limit, TooManyError, forget, give_back, household, take
from gongkai_office.portal.models import Try

AT = datetime(2024, 3, 4, 9, tzinfo=BEIJING)
THREE = Limit("three", 3, timedelta(minutes=10))


@pytest.mark.django_db
def test_the_fourth_try_in_a_window_is_refused_and_the_window_slides() -> None:
    for minute in (0, 4, 8):
        take(THREE, "192.0.2.1", AT + timedelta(minutes=minute))
    with pytest.raises(TooManyError):
        take(THREE, "192.0.2.1", AT + timedelta(minutes=9))
    take(THREE, "192.0.2.1", AT + timedelta(minutes=10))
    with pytest.raises(TooManyError):
        take(THREE, "192.0.2.1", AT + timedelta(minutes=13))


@pytest.mark.django_db
def test_addresses_and_purposes_are_counted_apart() -> None:
    for _ in range(3):
        take(THREE, "192.0.2.1", AT)
    take(THREE, "192.0.2.2", AT)
    take(FOLLOW, "192.0.2.1", AT)


@pytest.mark.django_db
def test_one_household_is_one_place_however_many_addresses_it_makes() -> None:
    for last in (1, 2, 3):
        take(THREE, f"2001:db8::{last}", AT)
    with pytest.raises(TooManyError):
        take(THREE, "2001:db8::9", AT)
    assert household("2001:db8:0:1::1") != household("2001:db8::1")


@pytest.mark.django_db
def test_a_try_given_back_does_not_count() -> None:
    for _ in range(9):
        give_back(take(THREE, "192.0.2.1", AT))
    assert not Try.objects.exists()


@pytest.mark.django_db
def test_no_address_is_kept_and_old_tries_are_forgotten() -> None:
    take(THREE, "192.0.2.1", AT)
    assert b"192.0.2.1" not in bytes(Try.objects.get().place)
    assert forget(AT + timedelta(minutes=30)) == 0
    assert forget(AT + timedelta(hours=2)) == 1


@pytest.mark.django_db(transaction=True)
def test_the_count_is_exact_when_many_try_at_once() -> None:
    def attempt(_number: int) -> bool:
        try:
            take(FOLLOW, "192.0.2.1", AT)
        except TooManyError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as many:
        let_in = sum(many.map(attempt, range(40)))
    assert (let_in, Try.objects.count()) == (FOLLOW.count, FOLLOW.count)
