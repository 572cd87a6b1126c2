"""Every document against its ledger, its texts and its journal."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from gongkai.errors import GongkaiError
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.seals import compare
from gongkai_office.normative.acts import Act
from gongkai_office.normative.body import fingerprint
from gongkai_office.normative.commands.issue import SERIES
from gongkai_office.normative.ledger import PROJECTED, fold, project
from gongkai_office.normative.models import Document, Entry
from gongkai_office.normative.vouched import VOUCHED, subject

_CHUNK = 1_000
_NUMBERS = """
    SELECT organ.code, year, coalesce(counter.value, 0), coalesce(given.number, 0), coalesce(given.highest, 0)
    FROM (SELECT organ_id, year, count(*) AS number, max(serial) AS highest
          FROM normative_document WHERE kind = %s GROUP BY organ_id, year) given
    FULL JOIN (SELECT * FROM organs_counter WHERE series = %s) counter USING (organ_id, year)
    JOIN organs_organ organ ON organ.id = organ_id
    WHERE (counter.value, given.number, given.highest) IS DISTINCT FROM (given.number, given.highest, counter.value)
    ORDER BY organ.code, year
"""


def verify() -> Iterator[Difference]:
    """Every difference; the journal's own chains are asked elsewhere."""
    yield from compare(*VOUCHED)
    rows = Document.objects.prefetch_related("entries", "versions").order_by("pk")
    for document in rows.iterator(_CHUNK):
        yield from _document(document)
    yield from _sequences()


def _document(document: Document) -> Iterator[Difference]:
    entries = sorted(document.entries.all(), key=lambda line: line.sequence)
    if [line.sequence for line in entries] != list(range(1, document.entries_count + 1)):
        yield _differs(document, "登记不连续", document.entries_count, len(entries))
    yield from _columns(document, entries)
    published = {line.details["version"]: line.on for line in entries if line.act == Act.PUBLISHED}
    for version in document.versions.all():
        if version.hash != fingerprint(version.title, version.body):
            yield _differs(
                document, f"第 {version.ordinal} 版文本", version.hash, fingerprint(version.title, version.body)
            )
        if version.published_on != published.get(str(version.pk)):
            yield _differs(
                document, f"第 {version.ordinal} 版公布日期", published.get(str(version.pk)), version.published_on
            )


def _columns(document: Document, entries: list[Entry]) -> Iterator[Difference]:
    found = {column: getattr(document, column) for column in PROJECTED}
    try:
        project(document, fold(entries))
    except GongkaiError as error:
        yield _differs(document, "登记簿", "能依次推算", error)
        return
    for column, value in found.items():
        if value != getattr(document, column):
            yield _differs(document, column, getattr(document, column), value)


def _differs(document: Document, where: str, expected: object, found: object) -> Difference:
    return Difference(Fault.DOCUMENT, subject(document.pk), where, str(expected or ""), str(found or ""))


def _sequences() -> Iterator[Difference]:
    """Organs and years whose counter, number of documents and highest number are not one."""
    with connection.cursor() as cursor:
        for kind, series in SERIES.items():
            cursor.execute(_NUMBERS, [kind.value, series])
            for code, year, counter, number, highest in cursor.fetchall():
                found = f"共 {number} 件、最大号 {highest}"
                yield Difference(Fault.NUMBERS, f"organ:{code}", f"{series}〔{year}〕", f"计数 {counter}", found)
