"""STR-D: headings of one level in one section are numbered once through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity

_HEADING = re.compile(r"(?m)^(?:\((?P<number>[一二三四五六七八九十])\)|(?P<higher>[一二三四五六七八九十]、))")
_FIRST = "一"


def numbering_does_not_clash(subject: Subject) -> Iterator[Finding]:
    """Where （一） begins again in a section although nothing of a higher level stands between."""
    for section in {passage.prose.section: passage.prose for passage in subject.passages}.values():
        seen = False
        for found in _HEADING.finditer(section.text):
            if found["higher"]:
                seen = False
            elif found["number"] == _FIRST and seen:
                yield RULE.broken(at=section.span(found))
                break
            else:
                seen = True


RULE = Rule(
    id="STR-D",
    statement="同一部分内同一层次的序号不重复",
    severity=Severity.WARNING,
    source=sources.FORM,
    check=numbering_does_not_clash,
    needs=(Need.NARRATIVE,),
)
