"""Real published reports: every error seen in them comes out of the rules, and what is right stays silent.

The numbers E01-E37 and P1-P9 are those of the list of errors that was drawn up by hand from the same reports.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gongkai.annual.exchange import from_dict, schema, to_dict
from gongkai.annual.record import AnnualReport, Verdict
from gongkai.annual.rules import check
from gongkai.annual.verdict import verdict
from gongkai.documents.readers import read
from gongkai.findings import Finding, Severity

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "reports"
FILES = sorted(p for p in CORPUS.glob("0*") if ".gold." not in p.name)

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FILES, reason="the real reports do not stand beside this checkout (../shared)"),
]
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@cache
def judged(number: str) -> tuple[AnnualReport, tuple[Finding, ...]]:
    """A report by the number its name begins with, and what the rules find in it."""
    report = read(next(path for path in FILES if path.name.startswith(number)))
    return report, check(report)


def told(number: str, rule: str) -> list[Finding]:
    return [finding for finding in judged(number)[1] if finding.rule == rule]


@pytest.mark.parametrize(
    ("seen", "number", "rule", "severity", "expected", "found"),
    [
        ("E01", "001", "NAR-A", ERROR, 0, 11),
        ("E02", "001", "NAR-A", ERROR, 1, 2),
        ("E03", "001", "NAR-F", WARNING, None, None),
        ("E04", "001", "STR-B", WARNING, 5, 3),
        ("E05", "004", "NAR-A", ERROR, 6, 5),
        ("E06", "004", "STR-A", ERROR, None, 119),
        ("E07", "004", "STR-A", ERROR, None, None),
        ("E08", "004", "NAR-E", WARNING, None, None),
        ("E09", "004", "NAR-H", WARNING, None, 2022),
        ("E10", "004", "PUB-C", WARNING, None, "2023-01-15"),
        ("E12", "004", "FEE-B", WARNING, None, None),
        ("E13", "004", "STR-D", WARNING, None, None),
        ("E14", "004", "NAR-N", WARNING, "4%", "1%"),
        ("E15", "004", "T2-F", WARNING, None, 377),
        ("E16", "003", "T3-A", ERROR, 10, 0),
        ("E16", "003", "T3-B", ERROR, 10, 0),
        ("E17", "003", "T2-E", WARNING, None, 191),
        ("E17", "003", "T2-E", WARNING, None, 1271),
        ("E17", "003", "T2-E", WARNING, None, 16),
        ("E18", "003", "T2-G", WARNING, 4, 4),
        ("E19", "003", "STR-C", WARNING, "总体情况", "主要做法"),
        ("E19", "003", "NAR-K", WARNING, 10, None),
        ("E20", "003", "NAR-J", WARNING, 100, 500),
        ("E21", "003", "PUB-B", WARNING, "2019-01-01至2019-12-31", None),
        ("E24", "002", "NAR-J", WARNING, 100, 36),
        ("E25", "002", "NAR-C", WARNING, None, "45%"),
        ("E26", "002", "STR-C", WARNING, "存在的主要问题及改进情况", "存在问题及改进措施"),
        ("E27", "002", "PUB-E", WARNING, None, "163.com"),
        ("E27", "004", "PUB-E", WARNING, None, "163.com"),
        ("E28", "000", "T2-H", WARNING, None, 12),
        ("E29", "000", "NAR-M", WARNING, None, None),
        ("E30", "000", "NAR-L", WARNING, None, None),
        ("E31", "000", "NAR-G", WARNING, None, 14253),
        ("E32", "000", "NAR-J", WARNING, 420, 27),
        ("E33", "000", "FEE-B", WARNING, None, 420),
        ("E34", "000", "PUB-D", WARNING, None, None),
        ("E34", "002", "PUB-D", WARNING, None, None),
        ("E34", "003", "PUB-D", WARNING, None, None),
        ("E36", "000", "T4-C", INFO, None, 4),
        ("E36", "002", "T4-C", INFO, None, 8),
        ("E37", "002", "NAR-B", INFO, 209, 210),
        ("O12", "000", "T3-E", WARNING, None, "-0"),
    ],
)
def test_an_error_seen_by_hand_is_found(
    *, seen: str, number: str, rule: str, severity: Severity, expected: int | str | None, found: int | str | None
) -> None:
    assert (severity, expected, found) in {(f.severity, f.expected, f.found) for f in told(number, rule)}, seen


def test_lists_of_interpretations_that_differ_are_found() -> None:
    """E23."""
    lists = {(f.expected, f.found) for f in told("002", "NAR-J")}
    assert ("图文220、视频52、动漫34", "图文220、视频52、媒体3") in lists


def test_a_misnamed_office_is_found_and_the_right_name_is_not() -> None:
    """E11."""
    assert [f.expected for f in told("004", "NAR-I")] == ["国务院办公厅政府信息与政务公开办公室"]
    assert told("000", "NAR-I") == []


def test_fees_printed_with_different_decimals_are_told_where_they_would_be_added() -> None:
    """E35."""
    units = [judged(number)[0] for number in ("000", "002", "004")]
    assert [(f.found, f.expected) for f in check(units[0], children=units) if f.rule == "T2-I"] == [(2, 4)]


def test_a_narrative_error_points_at_the_organs_own_words() -> None:
    report, findings = judged("001")
    accepted = next(f for f in findings if f.rule == "NAR-A" and f.found == 11)
    section, start, end = (accepted.params[key] for key in ("section", "start", "end"))
    assert report.narrative[str(section)][int(start or 0) : int(end or 0)].strip() == "11"


@pytest.mark.parametrize("number", ["000", "001", "002", "006", "007"])
def test_tables_that_tie_are_accused_of_nothing(number: str) -> None:
    """P1, P3-P9: sums, breakdowns, rates and readings that are right."""
    accused = {f.rule for f in judged(number)[1] if f.severity is not INFO}
    silent = {"T3-A", "T3-B", "T3-C", "T3-F", "T3-G", "T4-A", "T2-B", "T2-C", "PUB-A"}
    assert not accused & silent
    assert verdict(*judged(number)) in {Verdict.BALANCED, Verdict.INCOMPLETE}


@pytest.mark.parametrize(
    ("number", "rules"),
    [
        ("000", {"NAR-A", "NAR-C", "NAR-D"}),
        ("001", {"NAR-D"}),
        ("002", {"NAR-A", "NAR-D"}),
        ("007", {"NAR-A", "NAR-D"}),
    ],
)
def test_prose_that_agrees_is_accused_of_nothing(number: str, rules: set[str]) -> None:
    """P2-P8: 95 + 2,845 + 8,024; 208.1% from 37; 198 + 12 = 209 + 1; 8 + 2 + 1 = 11."""
    assert not {f.rule for f in judged(number)[1]} & rules


def test_totals_of_zero_over_eleven_cases_unbalance_a_report() -> None:
    assert {(f.expected, f.found) for f in told("005", "T4-A")} == {(11, 0), (5, 0)}
    assert verdict(*judged("005")) is Verdict.UNBALANCED


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_real_report_passes_the_schema_and_comes_back(path: Path) -> None:
    report = read(path)
    data = to_dict(report, check(report))
    Draft202012Validator(schema()).validate(data)
    again = from_dict(json.loads(json.dumps(data)))
    assert dict(again.cells) == {**dict(report.addressed()), **report.cells}
    assert again.narrative == report.narrative
