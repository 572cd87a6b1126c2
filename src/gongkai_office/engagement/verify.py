"""Every call against the journal, against what was signed, and the numbers of its comments."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, Max

from gongkai_office.approvals.queries import signed
from gongkai_office.engagement.content import call_seal, result_seal
from gongkai_office.engagement.models import PUBLIC, CommentCall, Stage
from gongkai_office.engagement.queries import PURPOSE, RESULT
from gongkai_office.engagement.vouched import VOUCHED, subject
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.seals import compare
from gongkai_office.normative.body import fingerprint


def verify() -> Iterator[Difference]:
    """Every difference."""
    yield from compare(*VOUCHED)
    yield from _signed()
    yield from _numbers()


def _signed() -> Iterator[Difference]:
    """Calls and results that say something else than was signed."""
    calls, results = signed(PURPOSE), signed(RESULT)
    for row in CommentCall.objects.filter(stage__in=[Stage.SIGNED, *PUBLIC]).order_by("pk").iterator(1_000):
        if row.hash != fingerprint(row.title, row.body) or (subject(row.pk), call_seal(row)) not in calls:
            yield _differs(row, "发布的内容与签署的内容", "一致", "不一致")
        told = row.stage in (Stage.RESULT_SIGNED, Stage.DONE)
        if told and (subject(row.pk), result_seal(row)) not in results:
            yield _differs(row, "采纳情况与签署的内容", "一致", "不一致")


def _numbers() -> Iterator[Difference]:
    rows = CommentCall.objects.annotate(number=Count("comments"), last=Max("comments__serial"))
    for row in rows.filter(number__gt=0).exclude(number=F("last")).order_by("pk"):
        yield _differs(row, "意见的序号", str(row.last), str(row.number))


def _differs(row: CommentCall, where: str, expected: str, found: str) -> Difference:
    return Difference(Fault.COMMENTS, subject(row.pk), where, expected, found)
