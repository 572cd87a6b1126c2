"""NAR-I: the office that issued the form is named as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def issuing_office_named_rightly(subject: Subject) -> Iterator[Finding]:
    """Where the name is written with a word too many or too few."""
    for passage in subject.passages:
        text = passage.prose.text[passage.sentence.begin : passage.sentence.begin + len(passage.text)]
        found = _NAME.search(text)
        if found and found.group() != _RIGHT:
            yield RULE.broken(expected=_RIGHT, found=found.group(), at=passage.span(found))


_RIGHT = "国务院办公厅政府信息与政务公开办公室"
_NAME = re.compile(r"国务院办公厅(?:政府信息|政务信息|信息)[公开与和及、]{1,6}(?:政务公开|政府公开)办公室")


RULE = Rule(
    id="NAR-I",
    statement="印发格式的机构是“国务院办公厅政府信息与政务公开办公室”",
    severity=Severity.WARNING,
    source=sources.FORM,
    check=issuing_office_named_rightly,
    needs=(Need.NARRATIVE,),
)
