"""A report as the JSON record `gongkai.annual-report/1`: everything that is known, the doubtful and the damaged too."""

from __future__ import annotations

import json

from gongkai.annual.exchange import to_dict
from gongkai.annual.record import AnnualReport


def render(report: AnnualReport) -> bytes:
    """The record as UTF-8, indented, keys in the order of the schema."""
    return (json.dumps(to_dict(report, report.findings), ensure_ascii=False, indent=2) + "\n").encode()
