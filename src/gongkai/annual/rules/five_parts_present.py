"""STR-B: section one has its five parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.forms import PARTS, FormCode
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity

_WORDS = {
    "主动公开": r"主动公开|信息发布|发布信息",
    "依申请公开": r"申请",
    "政府信息管理": r"信息管理|信息资源管理|规范性文件(?:清理|管理|库)|公开属性",
    "平台建设": r"平台|政府网站|渠道|阵地|载体",
    "监督保障": r"监督|考核|评议|责任追究|保障(?:措施|机制|情况)",
}


def five_parts_present(subject: Subject) -> Iterator[Finding]:
    """In the 2021 form: a part is missing where neither a heading nor the prose of section one speaks of it."""
    prose = next((p.prose for p in subject.passages if p.prose.section == "1"), None)
    if prose is None or subject.report.form is not FormCode.Y2021:
        return
    missing = [part for part in PARTS if not re.search(_WORDS[part], prose.text)]
    if missing:
        yield RULE.broken(expected=len(PARTS), found=len(PARTS) - len(missing), parts="、".join(missing), section="1")


RULE = Rule(
    id="STR-B",
    statement="第一部分“总体情况”应含主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面",
    severity=Severity.WARNING,
    source=sources.FORM,
    check=five_parts_present,
    needs=(Need.NARRATIVE,),
)
