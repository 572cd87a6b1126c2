"""The findings on a terminal: the gravest first, each in words, with both sides, its place and its source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gongkai.annual.forms import FormCode
from gongkai.annual.messages import message
from gongkai.annual.record import AnnualReport
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.folding import fold
from gongkai.cli.sheet.marks import SIGNS, STYLES, Mark
from gongkai.cli.sheet.places import finding_places
from gongkai.cli.sheet.screen import Screen, Style, Styled, sign
from gongkai.cli.sheet.words import SEVERITIES, inert, sides
from gongkai.findings import Finding, Severity

_MARKS = {Severity.ERROR: Mark.ERROR, Severity.WARNING: Mark.WARNING}
_RULE_WIDTH = 6
_INDENT = " " * (len("  ✗ ") + _RULE_WIDTH + 1)


def finding_lines(screen: Screen, judged: Judged) -> Iterator[str]:
    """Every finding under the name of its kind; of several in a row from one source, only the last names it."""
    for name, findings in groupby(judged.ranked, _kind):
        group = list(findings)
        yield screen.paint(Styled(f"{name}（{len(group)}处）", Style.STRONG))
        for finding, following in zip(group, [*group[1:], None], strict=True):
            yield from _lines(screen, finding, judged.report)
            if finding.source and (following is None or following.source != finding.source):
                yield from _faint(screen, f"依据：{finding.source}")
        yield ""


def _kind(finding: Finding) -> str:
    return "已豁免" if finding.waived else SEVERITIES[finding.severity]


def _lines(screen: Screen, finding: Finding, report: AnnualReport) -> Iterator[str]:
    mark = Mark.PLAIN if finding.waived else _MARKS.get(finding.severity, Mark.PLAIN)
    shown = screen.paint(Styled(sign(SIGNS.get(mark, "·")), STYLES[mark]))
    rule = screen.paint(Styled(f"{finding.rule:{_RULE_WIDTH}}", Style.STRONG))
    first, *others = _folded(screen, message(finding, form=report.form or FormCode.Y2021))
    yield f"  {shown} {rule} {first}"
    yield from (_INDENT + line for line in others)
    for particular in _particulars(finding, report):
        yield from _faint(screen, particular)


def _particulars(finding: Finding, report: AnnualReport) -> Iterator[str]:
    """Both sides and the place on one line, the waiver on another, where there are any."""
    facts = ["，".join(f"{name} {value}" for name, value in sides(finding)), finding_places(finding, report)]
    if any(facts):
        yield "；".join(filter(None, facts))
    if finding.waived:
        yield f"豁免：{finding.waived}"


def _faint(screen: Screen, text: str) -> Iterator[str]:
    return (_INDENT + screen.paint(Styled(line, Style.FAINT)) for line in _folded(screen, text))


def _folded(screen: Screen, text: str) -> list[str]:
    return fold(inert(text), screen.width - len(_INDENT)).split("\n")
