"""Two reports of one organ, one year after the other."""

from __future__ import annotations

import re

from gongkai.annual.record import AnnualReport

_TAIL = re.compile(r"(人民政府|政府)$|[\s（）()]")


def follows(report: AnnualReport, previous: AnnualReport) -> bool:
    """Whether the reports are of consecutive years; a report without a year is taken at its reader's word."""
    if report.year is None or previous.year is None:
        return True
    return report.year == previous.year + 1


def same_scope(report: AnnualReport, previous: AnnualReport) -> bool:
    """Whether both reports are of one organ, as far as their names tell: `洪泽区` and `淮安市洪泽区人民政府`."""
    now, before = _TAIL.sub("", report.organ), _TAIL.sub("", previous.organ)
    return not now or not before or now.endswith(before) or before.endswith(now)
