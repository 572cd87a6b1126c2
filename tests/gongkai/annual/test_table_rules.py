"""Rules among the cells of the tables: what holds stays silent, what is broken is named with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.equations import equations
from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.annual.rules import check
from gongkai.findings import Finding, Severity
from tests.factories.faults import with_values, without
from tests.factories.records import balanced_reports, build

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def of(rule: str, report: AnnualReport, previous: AnnualReport | None = None) -> list[Finding]:
    return [finding for finding in check(report, previous=previous) if finding.rule == rule]


def changed(report: AnnualReport, **cells: Cell) -> AnnualReport:
    """Other cells at addresses whose dots are written as double underscores."""
    return replace(report, cells={**report.cells, **{a.replace("__", "."): cell for a, cell in cells.items()}})


def printed(text: str, status: Status = Status.READ, value: int | None = 0) -> Cell:
    return Cell(value, status, text)


def blank_county() -> AnnualReport:
    """Ten requests from natural persons, totals printed, everything else left blank, as small counties do."""
    report = build(year=2019)
    values: dict[str, int | None] = {a: None for a in report.cells if a.startswith("requests.")}
    for row in ("new", "granted", "handled"):
        values |= {f"requests.{row}.natural_person": 10, f"requests.{row}.total": 10}
    values |= {a: 0 for a in values if a.endswith(".total") and values[a] is None}
    return with_values(report, values)


@pytest.mark.parametrize(
    ("rule", "year", "values"),
    [
        ("T3-F", 2023, {"requests.carried_over.total": 100_000}),
        ("T3-G", 2023, {"requests.carried_over.total": 80}),
        ("T4-A", 2023, {"reconsideration.total": 0}),
        ("T4-C", 2024, {"litigation_direct.total": 2, "litigation_direct.upheld": 2}),
        ("T2-B", 2023, {"proactive.normative_documents.valid": 1}),
        ("T2-C", 2023, {"proactive.rules.valid": 1}),
        ("T2-D", 2023, {"proactive.fees.amount": Decimal("-1.5")}),
        ("T2-E", 2019, {"proactive.penalties.decisions": 1205}),
        ("T2-F", 2023, {"proactive.normative_documents.valid": 377}),
        ("T2-G", 2019, {"proactive.normative_documents.total_public": 5}),
    ],
)
def test_a_broken_cell_is_found_by_its_rule(rule: str, year: int, values: Mapping[str, int | Decimal | None]) -> None:
    sound = build(year=year)
    assert of(rule, sound) == []
    found = of(rule, with_values(sound, values))
    assert found
    assert set(values) & set(found[0].cells)


@pytest.mark.parametrize("form", [FormCode.Y2021, FormCode.Y2019])
def test_columns_of_zeros_are_no_fault(form: FormCode) -> None:
    report = build(form=form, year=2021 if form is FormCode.Y2021 else 2019)
    zero = with_values(report, {a: 0 for a in report.cells if not a.startswith("proactive.")})
    assert [f for f in check(replace(zero, narrative={})) if f.severity is ERROR] == []


def test_zero_handled_under_ten_granted_breaks_both_column_equations() -> None:
    report = with_values(blank_county(), {"requests.handled.total": 0, "requests.handled.natural_person": None})
    ties = {(f.cells[0], f.severity): (f.expected, f.found) for f in of("T3-A", report)}
    sums = {(f.cells[0], f.severity): (f.expected, f.found) for f in of("T3-B", report)}
    assert ties[("requests.new.total", ERROR)] == (10, 0)
    assert ties[("requests.new.natural_person", WARNING)] == (10, 0)
    assert sums[("requests.handled.total", ERROR)] == (10, 0)


def test_blanks_that_tie_as_zero_are_told_once_and_break_no_equation() -> None:
    report = blank_county()
    assert [f for rule in ("T3-A", "T3-B", "T3-C") for f in of(rule, report)] == []
    told = of("T3-E", report)
    assert len(told) == 1
    assert told[0].severity is WARNING
    assert told[0].params["count"] == len(told[0].cells)


def test_a_blank_total_is_only_doubtful_and_a_printed_surplus_is_certain() -> None:
    sound = build()
    blank_total = with_values(sound, {"requests.new.total": None})
    assert {f.severity for f in of("T3-C", blank_total)} == {WARNING}
    total = int(sound.value("requests.new.total") or 0)
    surplus = with_values(sound, {"requests.new.commercial": total + 1, "requests.new.other": None})
    assert {f.severity for f in of("T3-C", surplus)} == {ERROR}


def test_missing_and_doubtful_cells_are_never_held_against_a_report() -> None:
    sound = build()
    cut = without(sound, [a for a in sound.cells if a.startswith(("requests.handled", "requests.carried_over"))])
    assert [f for rule in ("T3-A", "T3-B") for f in of(rule, cut)] == []
    doubtful = changed(sound, requests__handled__total=Cell(1, Status.DOUBTFUL, "1?"))
    assert [f for rule in ("T3-A", "T3-B", "T3-C") for f in of(rule, doubtful)] == []


def test_a_sixth_group_printed_as_one_row_still_ties_out() -> None:
    report = build(single_other=True)
    assert [f.rule for f in check(report) if f.rule.startswith("T3")] == []
    more = with_values(report, {"requests.other.total": int(report.value("requests.other.total") or 0) + 1})
    assert {f.rule for f in check(more) if f.severity is ERROR} == {"T3-B", "T3-C"}


@pytest.mark.parametrize(
    ("cell", "case"),
    [
        (printed("-0"), "minus_zero"),
        (printed("/", Status.BLANK, None), "stroke"),
        (printed("—", Status.BLANK, None), "stroke"),
        (printed("无", Status.BLANK, None), "stroke"),
        (printed("-3", value=-3), "negative"),
        (printed("0 0"), "several"),
        (Cell(Decimal("2.5"), Status.READ, "2.5"), "fraction"),
    ],
)
def test_an_odd_print_is_told_with_its_cell(cell: Cell, case: str) -> None:
    told = of("T3-E", changed(build(), requests__other__payment_overdue__research=cell))
    assert [(f.cells, f.params["case"], f.severity) for f in told] == [
        (("requests.other.payment_overdue.research",), case, WARNING)
    ]


@pytest.mark.parametrize("text", ["0", "０", " 0 ", "1 136", "1,136"])
def test_an_ordinary_print_is_no_fault(text: str) -> None:
    value = int(text.strip().replace(" ", "").replace(",", "").replace("０", "0"))
    report = changed(build(), proactive__licences__decisions=printed(text, value=value))
    assert of("T3-E", report) == []


def test_the_change_of_the_2019_form_may_be_negative() -> None:
    assert of("T3-E", with_values(build(year=2019), {"proactive.penalties.change": -14})) == []


@pytest.mark.parametrize(
    ("organ", "severity"),
    [
        ("清源县人民政府", ERROR),
        ("白石镇人民政府", ERROR),
        ("清源县教育局", ERROR),
        ("云岭市人民政府", WARNING),  # an invented city is on no list, so nobody can be sure
        ("中卫市", None),
        ("云南省人民政府", None),
        ("凉山彝族自治州人民政府", None),
    ],
)
def test_rules_need_an_organ_that_may_make_them(organ: str, severity: Severity | None) -> None:
    report = with_values(replace(build(), organ=organ), {"proactive.rules.issued": 1, "proactive.rules.valid": 7})
    assert {f.severity for f in of("T2-C", report)} == ({severity} if severity else set())


def test_direct_suits_beside_refusals_warn_from_2024_on_and_inform_before() -> None:
    assert {f.severity for f in of("T4-C", build(year=2023))} == {INFO}
    suits = {"litigation_direct.upheld": 2, "litigation_direct.total": 2}
    assert {f.severity for f in of("T4-C", with_values(build(year=2024), suits))} == {WARNING}


def test_a_fee_in_yuan_is_told_by_its_unit() -> None:
    report = changed(build(), proactive__fees__amount=Cell(Decimal(32165800), Status.READ, "32165800", unit="元"))
    assert [f.params["case"] for f in of("T2-D", report)] == ["unit"]


def test_item_counts_in_the_decision_column_are_suspected_row_by_row() -> None:
    rows = {"outward_services": (78, 113, 191), "penalties": (1285, -14, 1271), "coercion": (19, -3, 16)}
    values = {
        f"proactive.{row}.{field}": number
        for row, numbers in rows.items()
        for field, number in zip(("last_year_items", "change", "decisions"), numbers, strict=True)
    }
    found = of("T2-E", with_values(build(year=2019), values))
    assert [f.cells[0].split(".")[1] for f in found] == list(rows)


@settings(max_examples=40, deadline=None)
@given(report=balanced_reports())
def test_a_balanced_report_has_no_error_among_its_tables(report: AnnualReport) -> None:
    assert [f for f in check(report) if f.severity is ERROR] == []


@settings(max_examples=60, deadline=None)
@given(report=balanced_reports(single_other=False), data=st.data())
def test_one_more_in_any_cell_gives_a_finding_that_names_it(report: AnnualReport, data: st.DataObject) -> None:
    assert report.form
    summed = sorted({a for e in equations(report.form) for a in e.addresses})
    address = data.draw(st.sampled_from(summed))
    broken = with_values(report, {address: int(report.value(address) or 0) + 1})
    errors = [f for f in check(broken) if f.severity is ERROR and f.rule.startswith(("T3", "T4"))]
    assert any(address in f.cells for f in errors)
