"""What the prose of a report says in numbers, tied to what the tables count.

A number is tied only where the concept beside it is unmistakable and the number is the report's own: a false
accusation is worse than a silence. What is tied carries its place, so a finding can point at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.narrative.disputes import dispute_facts
from gongkai.annual.narrative.fact import Concept, Fact, Scope
from gongkai.annual.narrative.patterns import REQUEST, Passage
from gongkai.annual.narrative.prose import Prose, Sentence, prose
from gongkai.annual.narrative.registers import register_facts
from gongkai.annual.narrative.requests import request_facts
from gongkai.annual.record import AnnualReport

__all__ = ["Concept", "Fact", "Passage", "Prose", "Scope", "Sentence", "facts", "passages", "prose", "sections"]

_REQUEST = re.compile(REQUEST)
_MEMORY = 2  # sentences for which "requests" stays the topic


def sections(report: AnnualReport) -> tuple[Prose, ...]:
    """The report's sections made fit for matching, in order."""
    return tuple(prose(section, report.narrative[section]) for section in sorted(report.narrative))


def passages(report: AnnualReport) -> Iterator[Passage]:
    """Every sentence of the report, with its surroundings."""
    for section in sections(report):
        last_request = -_MEMORY - 1
        for number, sentence in enumerate(section.sentences):
            if _REQUEST.search(sentence.text):
                last_request = number
            yield Passage(
                prose=section,
                sentence=sentence,
                number=number,
                organ=report.organ,
                year=report.year,
                after_requests=number - last_request <= _MEMORY,
            )


def facts(report: AnnualReport) -> tuple[Fact, ...]:
    """Every number of the prose that is tied to a concept of the tables, in reading order."""
    found: list[Fact] = []
    before = ""
    for passage in passages(report):
        found.extend(request_facts(passage))
        found.extend(dispute_facts(passage))
        found.extend(register_facts(passage, before))
        before = passage.text
    return tuple(sorted(found, key=lambda fact: (fact.section, fact.start)))
