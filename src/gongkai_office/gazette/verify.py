"""Every issue against the journal, against what was signed, and the numbers given."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_office.approvals.queries import signed
from gongkai_office.gazette.content import content_seal
from gongkai_office.gazette.models import Issue, Stage
from gongkai_office.gazette.queries import PURPOSE, SERIES
from gongkai_office.gazette.vouched import VOUCHED, subject
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.seals import compare
from gongkai_office.organs.sequences import sequence


def verify() -> Iterator[Difference]:
    """Every difference."""
    yield from compare(*VOUCHED)
    yield from _signed()
    yield from sequence(SERIES, Issue.objects.filter(stage=Stage.OUT))


def _signed() -> Iterator[Difference]:
    """Issues that print something else than was signed; an item that came down since is named all the same."""
    complete = signed(PURPOSE)
    for issue in Issue.objects.filter(stage__in=[Stage.SIGNED, Stage.OUT]).order_by("pk"):
        if (subject(issue.pk), content_seal(issue)) not in complete:
            yield Difference(Fault.ITEM, subject(issue.pk), "公报篇目与签署的内容", "一致", "不一致")
