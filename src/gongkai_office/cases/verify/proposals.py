"""Proposals of a case against the journal: their words, where they stand, what they made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai_office.cases import ledger
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line


def proposals(row: DisclosureRequest, lines: Sequence[Line]) -> Iterator[Difference]:
    """Proposals altered, taken away, or never told of."""
    told = {line.facts["proposal"]: line.facts for line in lines if "proposal" in line.facts}
    for proposal in row.proposals.all():
        key = str(proposal.pk)
        facts = told.pop(key, {})
        expected = (facts.get("proposed"), facts.get("standing"), facts.get("made"))
        made = str(proposal.entry_id) if proposal.entry_id else None
        if expected != (ledger.proposal_seal(proposal), proposal.standing, made):
            yield Difference(Fault.PROPOSAL, subject(row), f"提请 {key}")
    for key in told:
        yield Difference(Fault.PROPOSAL, subject(row), f"提请 {key}", "有", "无")
