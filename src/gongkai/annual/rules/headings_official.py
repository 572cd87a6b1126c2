"""STR-C: the headings of the six sections are the official ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.forms import SECTIONS
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity
from gongkai.script import simplified

_NUMBER = re.compile(r"^[#*\s]*[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．\s]*")
_ROW = re.compile(r"结转|本年新收|办理结果|\d{2}|\|")
_MARKS = re.compile(r"[\s、，,：:。.*#“”\"]")


def headings_official(subject: Subject) -> Iterator[Finding]:
    """Compare every heading the reader found, punctuation and number left out.

    A row of table three (`二、上年结转……`) that was taken for a heading is not the organ's fault.
    """
    for number, official in enumerate(SECTIONS, start=1):
        printed = simplified(subject.report.headings.get(str(number), ""))
        plain = _MARKS.sub("", _NUMBER.sub("", printed))
        if plain and _MARKS.sub("", official) not in plain and not _ROW.search(plain):
            yield RULE.broken(expected=official, found=plain, section=str(number))


RULE = Rule(
    id="STR-C",
    statement="六个部分的标题与格式规定一致",
    severity=Severity.WARNING,
    source=sources.FORM,
    check=headings_official,
    needs=(Need.NARRATIVE,),
)
