"""Looks into enclosures against the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai_office.cases import ledger
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line


def enclosures(row: DisclosureRequest, lines: Sequence[Line]) -> Iterator[Difference]:
    """Looks altered, taken away, or never told of."""
    told = {line.facts["enclosure"]: line.facts["enclosure_seal"] for line in lines if "enclosure" in line.facts}
    for check in row.enclosure_checks.all():
        key = str(check.pk)
        if told.pop(key, None) != ledger.enclosure_seal(check):
            yield Difference(Fault.ENCLOSURE, subject(row), f"提供前检查 {key}")
    for key in told:
        yield Difference(Fault.ENCLOSURE, subject(row), f"提供前检查 {key}", "有", "无")
