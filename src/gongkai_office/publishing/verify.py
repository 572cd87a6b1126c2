"""Disclosure on initiative against the journal."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_office.journal.difference import Difference
from gongkai_office.journal.seals import compare
from gongkai_office.organs.sequences import sequence
from gongkai_office.publishing.commands.draft import SERIES
from gongkai_office.publishing.models import Item
from gongkai_office.publishing.vouched import VOUCHED


def verify() -> Iterator[Difference]:
    """Every row that does not say what the newest line about it knows, or stands where no verb has put it."""
    yield from compare(*VOUCHED)
    yield from sequence(SERIES, Item.objects.all())
