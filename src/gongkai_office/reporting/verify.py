"""The annual report against the journal, and frozen versions against the entries of their instant."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.errors import GongkaiError
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.seals import compare
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Version
from gongkai_office.reporting.queries.drift import recomputed
from gongkai_office.reporting.vouched import VERSION, VOUCHED


def verify() -> Iterator[Difference]:
    """Every row that is not as it was written; every frozen version that its entries no longer give."""
    yield from compare(*VOUCHED)
    for row in Version.objects.select_related("organ").order_by("organ", "year", "number").iterator(100):
        yield from _follows(row)


def _follows(row: Version) -> Iterator[Difference]:
    one, where = Account(organ=row.organ, year=row.year, own=row.own), VERSION.called(row)
    try:
        for change in recomputed(one, row):
            now = f"{change.label}{change.now}"
            yield Difference(Fault.REPORT, VERSION.subject(row), where, now, change.was)
    except GongkaiError as error:
        yield Difference(Fault.REPORT, VERSION.subject(row), where, "能重新推算", str(error))
