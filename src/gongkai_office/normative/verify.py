"""Every document against its ledger, its texts and its journal."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.errors import GongkaiError
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.seals import compare
from gongkai_office.normative.acts import Act
from gongkai_office.normative.body import fingerprint
from gongkai_office.normative.commands.issue import SERIES
from gongkai_office.normative.ledger import PROJECTED, fold, project
from gongkai_office.normative.models import Document, Entry
from gongkai_office.normative.vouched import VOUCHED, subject
from gongkai_office.organs.sequences import sequence

_CHUNK = 1_000


def verify() -> Iterator[Difference]:
    """Every difference; the journal's own chains are asked elsewhere."""
    yield from compare(*VOUCHED)
    rows = Document.objects.prefetch_related("entries", "versions").order_by("pk")
    for document in rows.iterator(_CHUNK):
        yield from _document(document)
    for kind, series in SERIES.items():
        yield from sequence(series, Document.objects.filter(kind=kind))


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
