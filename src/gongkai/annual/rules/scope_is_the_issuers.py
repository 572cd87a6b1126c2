"""NAR-F: an office reports for itself, not for the region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def scope_is_the_issuers(subject: Subject) -> Iterator[Finding]:
    """Where an office or department says `我区政务公开工作`, or states the fees of the whole region.

    One finding for each section. Governments report for their region and are never meant.
    """
    if not subject.issuer.department_like:
        return
    region = _region(subject.report.organ)
    for section in {passage.prose.section: passage.prose for passage in subject.passages}.values():
        patterns = [_WHOLE_REGION, *([_fees_of(region)] if region else [])]
        found = next((match for pattern in patterns if (match := pattern.search(section.masked))), None)
        if found and section.section in ("5", "6"):
            yield RULE.broken(at=section.span(found), organ=subject.report.organ)


def _region(organ: str) -> str:
    """The region an office belongs to: `清源县` for `清源县人民政府办公室`."""
    found = re.match(r".*?(?:省|市|县|旗|区|州|盟)(?=(?:人民)?政府)", organ)
    return found.group() if found else ""


def _fees_of(region: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(region)}(?!人民政府|政府)[^。,，]{{0,40}}?(?:收取|处理费|收费)")


_WHOLE_REGION = re.compile(r"(?:我|全)(?:省|市|县|区|州|旗)[^。,，]{0,6}?(?:政务公开|政府信息公开)工作")


RULE = Rule(
    id="NAR-F",
    statement="部门、办公室的报告只说本机关的情况，不代全县（市、区）作说明",
    severity=Severity.WARNING,
    source=sources.CONTENT,
    check=scope_is_the_issuers,
    needs=(Need.NARRATIVE,),
)
