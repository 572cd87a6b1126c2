"""Rows of many requests, stored some hundred at a time, each table after those it refers to."""

from __future__ import annotations

from dataclasses import dataclass, field

from gongkai_office.cases.models import Charge, DisclosureRequest, Dispute, Entry, ImportedCase, Requester
from gongkai_office.journal.models import Line

_FULL = 300


@dataclass(slots=True)
class Batch:
    """What is ready to be stored."""

    requests: list[DisclosureRequest] = field(default_factory=list)
    requesters: list[Requester] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    imported: list[ImportedCase] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def store_when_full(self) -> None:
        """Store once some hundred requests have come together."""
        if len(self.requests) >= _FULL:
            self.store()

    def store(self) -> None:
        """Store all and begin anew."""
        DisclosureRequest.objects.bulk_create(self.requests)
        Requester.objects.bulk_create(self.requesters)
        Entry.objects.bulk_create(self.entries)
        Charge.objects.bulk_create(self.charges)
        Dispute.objects.bulk_create(self.disputes)
        ImportedCase.objects.bulk_create(self.imported)
        Line.objects.bulk_create(self.lines)
        for name in Batch.__dataclass_fields__:
            getattr(self, name).clear()
