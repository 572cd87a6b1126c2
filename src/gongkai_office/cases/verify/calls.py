"""Calls for records of a case against the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai_office.cases import ledger
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line


def calls(row: DisclosureRequest, lines: Sequence[Line]) -> Iterator[Difference]:
    """Calls or answers altered, taken away, or never told of."""
    told = {line.facts["call"]: line.facts["call_seal"] for line in lines if "call" in line.facts}
    for call in row.calls.all():
        key = str(call.pk)
        if told.pop(key, None) != ledger.call_seal(call):
            yield Difference(Fault.CALL, subject(row), f"协助查找 {key}")
    for key in told:
        yield Difference(Fault.CALL, subject(row), f"协助查找 {key}", "有", "无")
