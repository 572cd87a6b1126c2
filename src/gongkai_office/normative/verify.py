"""Every document against its ledger, its texts and its journal."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F

from gongkai.errors import GongkaiError
from gongkai_office.approvals.queries import signed
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.seals import compare
from gongkai_office.normative.acts import Act
from gongkai_office.normative.body import fingerprint
from gongkai_office.normative.commands.issue import SERIES
from gongkai_office.normative.ledger import PROJECTED, fold, project
from gongkai_office.normative.models import Document, Entry, Interpretation, Progress, Release, Version
from gongkai_office.normative.queries.releases import PURPOSE
from gongkai_office.normative.releasing import release_seal
from gongkai_office.normative.vouched import VOUCHED, subject
from gongkai_office.organs.sequences import sequence

_CHUNK = 1_000


def verify() -> Iterator[Difference]:
    """Every difference; the journal's own chains are asked elsewhere."""
    yield from compare(*VOUCHED)
    rows = Document.objects.prefetch_related("entries", "versions").order_by("pk")
    for document in rows.iterator(_CHUNK):
        yield from _document(document)
    yield from _releases()
    for kind, series in SERIES.items():
        yield from sequence(series, Document.objects.filter(kind=kind))


def _releases() -> Iterator[Difference]:
    """Releases that went out otherwise than they were signed, and texts and interpretations that tell another day."""
    complete = signed(PURPOSE)
    rows = Release.objects.filter(progress__in=[Progress.SIGNED, Progress.OUT], elsewhere="")
    for release in rows.select_related("version").order_by("pk"):
        if (subject(release.document_id), release_seal(release)) not in complete:
            yield Difference(Fault.DOCUMENT, subject(release.document_id), "公布稿与签署的内容", "一致", "不一致")
    loose = Version.objects.filter(published_on__isnull=False).exclude(releases__out_on=F("published_on"))
    for version in loose.order_by("pk"):
        yield Difference(Fault.DOCUMENT, subject(version.document_id), f"第 {version.ordinal} 版", "有公布稿", "没有")
    for one in Interpretation.objects.filter(published_on__isnull=False).order_by("pk"):
        if one.hash != fingerprint(one.title, one.body):
            yield Difference(Fault.DOCUMENT, subject(one.document_id), f"解读“{one.title}”的文字", one.hash, "不一致")


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
