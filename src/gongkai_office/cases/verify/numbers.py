"""The sequences of request numbers: as many requests as the counter says, from 1, none left out."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from gongkai_office.cases.commands.arrive import SERIES
from gongkai_office.journal.difference import Difference, Fault

_SEQUENCES = """
    SELECT organ.code, year, coalesce(counter.value, 0), coalesce(given.number, 0), coalesce(given.highest, 0)
    FROM (SELECT organ_id, year, count(*) AS number, max(serial) AS highest
          FROM cases_disclosurerequest GROUP BY organ_id, year) given
    FULL JOIN (SELECT * FROM organs_counter WHERE series = %s) counter USING (organ_id, year)
    JOIN organs_organ organ ON organ.id = organ_id
    WHERE (counter.value, given.number, given.highest) IS DISTINCT FROM (given.number, given.highest, counter.value)
    ORDER BY organ.code, year
"""


def sequences() -> Iterator[Difference]:
    """Organs and years whose counter, number of requests and highest number are not one; in a single statement."""
    with connection.cursor() as cursor:
        cursor.execute(_SEQUENCES, [SERIES])
        for code, year, counter, number, highest in cursor.fetchall():
            found = f"共 {number} 件、最大号 {highest}"
            yield Difference(Fault.NUMBERS, f"organ:{code}", f"{SERIES}〔{year}〕", f"计数 {counter}", found)
