from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.annual.record import AnnualReport, Verdict
from gongkai.cli.compare import command
from gongkai.cli.comparison import Change, Comparison, compared
from gongkai.cli.judging import Judged
from tests.factories.records import build

if TYPE_CHECKING:
    from tests.gongkai.cli.conftest import Run, Save


def side_by_side(*reports: AnnualReport) -> Comparison:
    return compared(Judged(f"{report.year}.pdf", report, (), Verdict.BALANCED) for report in reports)


def figures(comparison: Comparison, key: str) -> tuple[object, ...]:
    return next(line.figures for line in comparison.lines if line.indicator.key == key)


def test_years_of_one_organ_stand_in_order_of_time() -> None:
    comparison = side_by_side(build(year=2023), build(year=2022))
    assert [judged.report.year for judged in comparison.reports] == [2022, 2023]


def test_several_organs_stand_as_given() -> None:
    comparison = side_by_side(build("云岭市人民政府", 2023), build("清源县人民政府", 2022))
    assert [judged.report.organ for judged in comparison.reports] == ["云岭市人民政府", "清源县人民政府"]


def test_the_disclosure_rate_is_what_was_disclosed_in_whole_or_part_of_all_handled() -> None:
    comparison = side_by_side(build(), build("云岭市人民政府"))
    assert figures(comparison, "rate.disclosed") == (Fraction(49 + 13, 132),) * 2


def test_growth_is_told_of_the_year_before() -> None:
    more = build(year=2024, leaves={"requests.granted.natural_person": 41 + 67})
    line = side_by_side(build(year=2023), more).lines[0]
    (change,) = line.changes
    assert change == Change(67, Fraction(67, 133))


def test_a_figure_that_cannot_be_relied_on_is_compared_with_nothing() -> None:
    report = build(year=2022)
    gone = {address: cell for address, cell in report.cells.items() if address != "requests.granted.total"}
    comparison = side_by_side(AnnualReport(report.organ, 2022, report.form, gone), build(year=2023))
    assert figures(comparison, "rate.disclosed")[0] is None
    line = next(line for line in comparison.lines if line.indicator.key == "requests.granted.total")
    assert line.changes == (None,)


def test_the_table_shows_both_years_with_difference_and_growth(run: Run, save: Save) -> None:
    more = build(year=2024, leaves={"requests.granted.natural_person": 108})
    result = run(command, save("2023.html", build(year=2023)), save("2024.html", more))
    assert result.exit_code == 0, result.output
    row = next(line for line in result.stdout.splitlines() if line.startswith("本年新收申请"))
    assert row.split() == ["本年新收申请", "133", "200", "+67", "+50.4%"]


def test_json_holds_reports_values_and_changes(run: Run, save: Save) -> None:
    result = run(command, "--json", save("a.html", build()), save("b.html", build("云岭市人民政府")))
    record = json.loads(result.stdout)
    assert [report["organ"] for report in record["reports"]] == ["清源县人民政府", "云岭市人民政府"]
    rates = next(line for line in record["lines"] if line["key"] == "rate.disclosed")
    assert rates["values"] == [0.4697, 0.4697]
    assert rates["changes"] == [{"difference": 0.0, "growth": None}]


def test_a_report_that_does_not_balance_ends_with_status_1(run: Run, save: Save, unbalanced: AnnualReport) -> None:
    result = run(command, save("a.html", unbalanced), save("b.html", build("云岭市人民政府")))
    assert result.exit_code == 1
    assert "勾稽不符" in result.stdout


def test_a_file_that_cannot_be_read_is_told_and_the_rest_compared(run: Run, save: Save, tmp_path: Path) -> None:
    result = run(command, save("a.html", build()), str(tmp_path / "没有.pdf"), save("b.html", build(year=2022)))
    assert result.exit_code == 2
    assert "没有.pdf：" in result.stderr
    assert "本年新收申请" in result.stdout


def test_one_report_alone_is_not_compared(run: Run, save: Save) -> None:
    result = run(command, save("a.html", build()))
    assert result.exit_code == 2
    assert "至少要两份" in result.stderr
