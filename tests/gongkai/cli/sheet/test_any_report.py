from __future__ import annotations

import contextlib
import io
import re
from zipfile import ZipFile

from hypothesis import HealthCheck, given, settings

from gongkai.annual.record import AnnualReport
from gongkai.annual.rules import check
from gongkai.annual.verdict import verdict
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.page import page
from gongkai.cli.sheet.terminal import print_sheet
from gongkai.cli.sheet.workbook import workbook
from tests.factories.records import reports

ANY_REPORT = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def judged_by_the_rules(report: AnnualReport) -> Judged:
    findings = check(report)
    return Judged("年报.pdf", report, findings, verdict(report, findings))


@ANY_REPORT
@given(reports())
def test_whatever_the_figures_every_finding_stands_on_the_terminal(report: AnnualReport) -> None:
    judged = judged_by_the_rules(report)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        print_sheet(judged)
    sheet = out.getvalue()
    rules = re.findall(r"^  \S ([A-Z0-9]+-[A-Z])", sheet, re.MULTILINE)
    assert sorted(rules) == sorted(finding.rule for finding in judged.findings)


@ANY_REPORT
@given(reports())
def test_whatever_the_figures_every_link_of_the_page_leads_somewhere(report: AnnualReport) -> None:
    judged = judged_by_the_rules(report)
    text = page([judged])
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)
    assert text.count('<li id="r1-f') == len(judged.findings)


@ANY_REPORT
@given(reports())
def test_whatever_the_figures_the_workbook_is_whole(report: AnnualReport) -> None:
    content = workbook([judged_by_the_rules(report)])
    assert ZipFile(io.BytesIO(content)).testzip() is None
