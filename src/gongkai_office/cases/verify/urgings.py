"""Urgings of a case against the journal: their words and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai_office.cases import ledger
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line


def urgings(row: DisclosureRequest, lines: Sequence[Line]) -> Iterator[Difference]:
    """Urgings altered, taken away, or never told of."""
    told = {line.facts["urging"]: line.facts["urged"] for line in lines if "urging" in line.facts}
    for urging in row.urgings.all():
        if told.pop(str(urging.pk), None) != ledger.urging_seal(urging):
            yield Difference(Fault.URGING, subject(row), f"督办 {urging.pk}")
    for key in told:
        yield Difference(Fault.URGING, subject(row), f"督办 {key}", "有", "无")
