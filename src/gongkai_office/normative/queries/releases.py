"""Where the release of a text stands, what still keeps it in, and whom it waits for."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import CharField, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from gongkai.screening import Screener
from gongkai_office.accounts.models import Person, Role
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.queries import chain_under_way, waiting_for
from gongkai_office.gate.looking import STOPPING, rules
from gongkai_office.gate.queries import looked_at
from gongkai_office.normative.acts import DocumentError
from gongkai_office.normative.models import Document, GateHit, Interpretation, Progress, Release
from gongkai_office.normative.vouched import subject
from gongkai_office.organs.models import Organ

PURPOSE = KIND = "release"
SIGNERS = (Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD)
"""Who signs a text with its interpretations; the secrecy review is among them (IR Art. 42)."""


def under_way(release: Release) -> Chain | None:
    """The chain of a release that is open or returned, if there is one."""
    return chain_under_way(subject(release.document_id), PURPOSE)


def open_findings(release: Release) -> QuerySet[GateHit]:
    """What the gate found and nobody answered for yet."""
    return release.hits.filter(by=None, severity__in=STOPPING)


def require_looked(release: Release, content: str) -> None:
    """Pass a release that the gate saw as it is, every finding answered for. Raises DocumentError."""
    if release.looked_hash != content:
        raise DocumentError("现在的内容还没有做发布前检查，请先检查")
    if left := open_findings(release).count():
        raise DocumentError(f"发布前检查还有 {left} 处没有处理，请逐处改正，或者写明可以公开的理由")


def require_whole(release: Release) -> None:
    """Pass a text with an interpretation, new or out already, or with the reason why it has none.

    Interpretations are drafted, signed and published together with the document (law.md §7.2). Raises DocumentError.
    """
    if release.interpretations.exists():
        return
    if release.version is None:
        raise DocumentError("还没有解读，请先增加解读")
    if not release.excuse and not published_of(release.document).exists():
        raise DocumentError("文件和解读同步公布：请增加解读，或者写明不配解读的理由")


def published_of(document: Document) -> QuerySet[Interpretation]:
    """The interpretations of a document that are out, in the order in which they came."""
    rows = document.interpretations.filter(published_on__isnull=False)
    return rows.select_related("file").order_by("published_on", "at", "pk")


def readings_out() -> QuerySet[Interpretation]:
    """Every interpretation that is out, the last first."""
    return Interpretation.objects.filter(published_on__isnull=False, document__void=False).order_by(
        "-published_on", "-pk"
    )


def to_sign(person: Person, on: date) -> QuerySet[Release]:
    """The releases whose signature in turn this person may give."""
    subjects = waiting_for(person, on).filter(purpose=PURPOSE).values_list("subject", flat=True)
    documents = [UUID(one.partition(":")[2]) for one in subjects]
    return Release.objects.filter(document__in=documents, progress=Progress.IN_REVIEW).select_related("document")


def outdated(organ: Organ, screener: Screener) -> QuerySet[Release]:
    """What an organ's releases let out that was never looked at again by these lists."""
    ref = Concat(Value(f"{KIND}:"), Cast(OuterRef("pk"), CharField()))
    rows = Release.objects.filter(~looked_at(ref, screener), organ=organ, progress=Progress.OUT, document__void=False)
    return rows.exclude(rules=rules(screener)).select_related("organ", "document", "version").order_by("pk")
