"""What the tests rely on when they use invented reports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from gongkai.annual.equations import equations
from gongkai.annual.forms import FORMS, FormCode
from gongkai.annual.record import AnnualReport, Status
from tests.factories.comparison import silently_wrong
from tests.factories.damage.catalogue import DAMAGES, HABITS, Damage
from tests.factories.faults import FAULTS, Fault, following, with_values
from tests.factories.layouts import text
from tests.factories.layouts.catalogue import LAYOUTS, TEXTS
from tests.factories.printed import padded, request_table
from tests.factories.records import balanced_reports, build, reports


@settings(max_examples=50, deadline=None)
@given(report=balanced_reports())
def test_balanced_reports_satisfy_every_equation(report: AnnualReport) -> None:
    assert report.form
    single = report.form is FormCode.Y2021 and "requests.other.total" in report.cells
    for equation in equations(report.form, single_other=single):
        left, right = (
            sum(report.cells[address].value or 0 for address in side) for side in (equation.left, equation.right)
        )
        assert left == right, equation


@settings(max_examples=50, deadline=None)
@given(report=reports())
def test_any_report_has_only_cells_of_its_form_printed_or_blank(report: AnnualReport) -> None:
    assert report.layout
    assert set(report.cells) <= set(report.layout.addresses)
    assert {cell.status for cell in report.cells.values()} <= {Status.READ, Status.BLANK}


def test_the_plain_report_fills_every_cell_of_its_form() -> None:
    for year in (2019, 2023):
        report = build(year=year)
        assert report.form
        assert set(report.cells) == set(FORMS[report.form].addresses)


def test_the_printed_table_three_has_the_shape_of_the_official_form() -> None:
    grid = padded(request_table(build()))
    assert (len(grid), len(grid[0])) == (3 + 25, 3 + 7)
    assert grid[3][0] == "一、本年新收政府信息公开申请数量"
    assert grid[7][:3] == ["", "（三）不予公开", "1.属于国家秘密"]
    assert grid[-1][-1] == "8"


@pytest.mark.parametrize("damage", [*DAMAGES, *HABITS], ids=lambda damage: damage.name)
def test_every_damage_changes_the_text(damage: Damage) -> None:
    report = build()
    sound = text.markdown(report) if damage.layout == "markdown" else TEXTS[damage.layout](report)
    assert damage(report) != sound


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_fault_changes_the_record(fault: Fault) -> None:
    sound = following(build()) if fault.needs_previous else build()
    assert fault.apply(sound) != sound


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_prints_the_same_twice(name: str) -> None:
    assert LAYOUTS[name].render(build()) == LAYOUTS[name].render(build())


def test_the_comparison_sees_a_cell_that_is_silently_wrong() -> None:
    wrong = with_values(build(), {"requests.new.total": 134})
    assert list(silently_wrong(wrong, build())) == ["requests.new.total"]
