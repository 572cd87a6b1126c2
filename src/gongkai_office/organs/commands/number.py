"""Give the next numbers of a series: gapless within an organ, a series and a year."""

from __future__ import annotations

from django.db import connection

from gongkai_office.ids import new_id
from gongkai_office.organs.models import Organ

_NEXT = """
    INSERT INTO organs_counter (id, organ_id, series, year, value) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (organ_id, series, year) DO UPDATE SET value = organs_counter.value + excluded.value
    RETURNING value
"""


def next_number(*, organ: Organ, series: str, year: int) -> int:
    """The next number, from 1. Must run inside the transaction that uses it.

    The counter's row stays locked until that transaction ends, so a rolled-back use gives its number back and no two
    uses get the same one.
    """
    return next_numbers(organ=organ, series=series, year=year, count=1)[0]


def next_numbers(*, organ: Organ, series: str, year: int, count: int) -> range:
    """So many numbers in a row, at least one, as `next_number` gives each."""
    if not connection.in_atomic_block:
        raise RuntimeError("a number is given only inside the transaction that uses it")
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [new_id(), organ.pk, series, year, count])
        last = int(cursor.fetchone()[0])
    return range(last - count + 1, last + 1)
