"""Every fault of content in law.md B.2 is found by its rule; the sound report beside it is accused of nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from gongkai.annual.record import AnnualReport
from gongkai.annual.rules import check
from gongkai.findings import Finding, Severity
from tests.factories.faults import FAULTS, Fault, following
from tests.factories.records import balanced_reports, build

SOUND = build()


def grave(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is not Severity.INFO]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_fault_is_found_by_its_rule(fault: Fault) -> None:
    if fault.needs_previous:
        findings = check(fault.apply(following(SOUND)), previous=SOUND)
    else:
        findings = check(fault.apply(SOUND))
    assert fault.rule in {finding.rule for finding in grave(findings)}


@pytest.mark.parametrize("report", [SOUND, build(year=2019), build(year=2025)])
def test_a_sound_report_is_accused_of_nothing(report: AnnualReport) -> None:
    assert grave(check(report)) == []


def test_one_row_where_the_form_has_three_is_told_and_nothing_else() -> None:
    assert [finding.rule for finding in grave(check(build(single_other=True)))] == ["STR-A"]


@settings(max_examples=50, deadline=None)
@given(report=balanced_reports())
def test_any_balanced_report_is_accused_of_no_error_and_its_prose_of_no_contradiction(report: AnnualReport) -> None:
    accused = [f for f in grave(check(report)) if f.severity is Severity.ERROR or f.rule.startswith("NAR")]
    assert accused == []


def test_two_years_that_follow_are_accused_of_nothing() -> None:
    assert grave(check(following(SOUND), previous=SOUND)) == []
