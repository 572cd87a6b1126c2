"""The report of a year comes out of the ledgers: which cells, whose, as known when."""

from __future__ import annotations

from datetime import date

import pytest
from jsonschema import Draft202012Validator

from gongkai.annual.exchange import from_dict, schema, to_dict
from gongkai.annual.forms import FORM_2021, FormCode
from gongkai.annual.record import Status, Verdict
from gongkai.errors import GongkaiError
from gongkai_office.reporting.accounts import account, end_of
from gongkai_office.reporting.queries.compute import compute, tables
from tests.factories.office import County

pytestmark = pytest.mark.django_db


def total(county: County, row: str, year: int = 2024, *, as_of: date | None = None) -> int:
    one = account(county.government, year, as_of=end_of(as_of) if as_of else None)
    value = tables(one).value(f"requests.{row}.total")
    assert value is not None
    return int(value)


def test_three_requests_stand_where_they_belong(county: County) -> None:
    report = compute(account(county.government, 2024)).report
    rows = {"new": 3, "carried_in": 0, "granted": 1, "unable.not_held": 1, "handled": 2, "carried_over": 1}
    assert {row: report.value(f"requests.{row}.natural_person") for row in rows} == rows
    assert (report.organ, report.year, report.period) == (
        "清源县人民政府", 2024, (date(2024, 1, 1), date(2024, 12, 31)),
    )  # fmt: skip


def test_every_cell_of_tables_three_and_four_is_a_number_and_table_two_is_missing_not_nought(county: County) -> None:
    report = tables(account(county.government, 2024))
    statuses = {address: cell.status for address, cell in report.addressed()}
    rules = [address for address in FORM_2021.proactive_addresses if address.startswith("proactive.rules.")]
    others = [address for address in FORM_2021.proactive_addresses if address not in rules]
    assert {statuses[address] for address in others} == {Status.MISSING}
    assert [report.value(address) for address in rules] == [0, 0, 0]  # no county may make rules
    counted = (*FORM_2021.request_addresses, *FORM_2021.dispute_addresses)
    assert {statuses[address] for address in counted} == {Status.READ}


def test_what_the_year_lacks_is_told_by_the_rules(county: County) -> None:
    computed = compute(account(county.government, 2024))
    assert computed.verdict is Verdict.INCOMPLETE
    assert {finding.rule for finding in computed.report.findings} == {"STR-A"}


def test_the_year_after_carries_in_what_was_carried_over(county: County) -> None:
    assert total(county, "carried_in", 2025) == total(county, "carried_over", 2024) == 1


def test_as_of_a_day_the_report_knows_only_what_was_written_down_by_then(county: County) -> None:
    spring, summer = date(2024, 3, 10), date(2024, 6, 10)
    assert [total(county, row, as_of=spring) for row in ("new", "handled", "carried_over")] == [1, 0, 1]
    assert [total(county, row, as_of=summer) for row in ("new", "handled", "carried_over")] == [2, 1, 1]


def test_an_organs_own_report_leaves_out_what_is_below_it(county: County) -> None:
    assert tables(account(county.government, 2024, own=True)).value("requests.new.total") == 0
    assert tables(account(county.office, 2024)).value("requests.new.total") == 3


def test_nobody_elses_cases_are_counted(county: County, yunling: County) -> None:
    assert total(county, "new") == 3
    assert total(yunling, "new") == 0


def test_before_2021_the_other_results_stand_in_one_row(county: County) -> None:
    report = tables(account(county.government, 2020))
    assert report.form is FormCode.Y2019
    assert report.value("requests.other.total") == 0
    assert "requests.other.other.total" not in report.cells


def test_a_year_without_a_form_is_refused_in_words(county: County) -> None:
    with pytest.raises(GongkaiError, match="从 2019 年起"):
        account(county.government, 2016)
    with pytest.raises(GongkaiError, match="截至的日期早于"):
        account(county.government, 2024, as_of=end_of(date(2023, 12, 31)))


def test_the_record_fits_the_published_schema_and_comes_back_the_same(county: County) -> None:
    report = compute(account(county.government, 2024)).report
    written = to_dict(report)
    Draft202012Validator(schema()).validate(written)
    assert from_dict(written).cells == {address: report.cell(address) for address, _ in report.addressed()}
