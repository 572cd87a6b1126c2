"""The journal's chains: every line follows the one before it and carries the hash of its own content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from gongkai_office.journal.chain import GENESIS, digest
from gongkai_office.journal.commands.write import content
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line


def chain(subject: str, lines: Iterable[Line]) -> Iterator[Difference]:
    """What is wrong with one subject's lines, given in the order of their sequence."""
    previous = GENESIS
    for place, line in enumerate(lines, 1):
        where = f"第 {line.sequence} 行"
        if line.sequence != place:
            yield Difference(Fault.JOURNAL, subject, where, str(place), str(line.sequence))
            return
        if bytes(line.previous) != previous:
            yield Difference(Fault.JOURNAL, subject, where, previous.hex(), bytes(line.previous).hex())
        found = digest(bytes(line.previous), content(line))
        if bytes(line.hash) != found:
            yield Difference(Fault.JOURNAL, subject, where, found.hex(), bytes(line.hash).hex())
        previous = bytes(line.hash)


def chains(*, but: str) -> Iterator[Difference]:
    """What is wrong with every chain, but those of one kind of subject, which their owner looks at."""
    lines = Line.objects.exclude(subject__startswith=f"{but}:").order_by("subject", "sequence")
    for subject, group in groupby(lines.iterator(), key=lambda line: line.subject):
        yield from chain(subject, group)
