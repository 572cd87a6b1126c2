"""Numbers without gaps: as many rows as the counter of their series says, and the highest of them its value."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Max, Model, QuerySet

from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.snapshot import snapshot
from gongkai_office.organs.models import Counter


def sequence(series: str, rows: QuerySet[Model]) -> Iterator[Difference]:
    """Organs and years in which counter, number of rows and highest number are not one.

    `rows` are all that are numbered in the series; each has `organ`, `year` and `serial`.
    """
    with snapshot():
        grouped = rows.order_by().values_list("organ", "year").annotate(Count("pk"), Max("serial"))
        given = {(organ, year): (number, highest) for organ, year, number, highest in grouped}
        counted = {(row.organ_id, row.year): row.value for row in Counter.objects.filter(series=series)}
    for organ, year in sorted(given.keys() | counted.keys()):
        number, highest = given.get((organ, year), (0, 0))
        counter = counted.get((organ, year), 0)
        if not number == highest == counter:
            found = f"共 {number} 条、最大号 {highest}"
            yield Difference(Fault.NUMBERS, f"organ:{organ}", f"{series}〔{year}〕编号", f"计数 {counter}", found)
