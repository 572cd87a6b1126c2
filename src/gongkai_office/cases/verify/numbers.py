"""The sequences of numbers: as many requests, and letters of a series, as the counter says, none left out."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from gongkai_office.cases.commands.arrive import SERIES
from gongkai_office.cases.letters.issuing import SERIES as LETTER_SERIES
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


_LETTERS = """
    SELECT organ.code, series, year, coalesce(counter.value, 0), coalesce(given.number, 0), coalesce(given.highest, 0)
    FROM (SELECT organ_id, series, year, count(*) AS number, max(serial) AS highest
          FROM cases_letter WHERE series <> '' GROUP BY organ_id, series, year) given
    FULL JOIN (SELECT * FROM organs_counter WHERE series = ANY(%s)) counter USING (organ_id, series, year)
    JOIN organs_organ organ ON organ.id = organ_id
    WHERE (counter.value, given.number, given.highest) IS DISTINCT FROM (given.number, given.highest, counter.value)
    ORDER BY organ.code, series, year
"""


def sequences() -> Iterator[Difference]:
    """Organs, series and years whose counter, number of rows and highest number are not one; a statement each."""
    with connection.cursor() as cursor:
        cursor.execute(_SEQUENCES, [SERIES])
        for code, year, counter, number, highest in cursor.fetchall():
            yield _broken(code, SERIES, year, counter, f"共 {number} 件、最大号 {highest}")
        cursor.execute(_LETTERS, [list(LETTER_SERIES)])
        for code, series, year, counter, number, highest in cursor.fetchall():
            yield _broken(code, series, year, counter, f"共 {number} 件、最大号 {highest}")


def _broken(code: str, series: str, year: int, counter: int, found: str) -> Difference:
    return Difference(Fault.NUMBERS, f"organ:{code}", f"{series}〔{year}〕", f"计数 {counter}", found)
