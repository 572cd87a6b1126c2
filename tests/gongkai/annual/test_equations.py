"""The equations among the cells of the official forms."""

from __future__ import annotations

import pytest

from gongkai.annual.equations import equations
from gongkai.annual.forms import FORMS, FormCode


@pytest.mark.parametrize(("form", "rows"), [(FormCode.Y2021, 25), (FormCode.Y2019, 23)])
def test_each_form_has_two_sums_a_column_one_a_row_and_three_for_disputes(form: FormCode, rows: int) -> None:
    assert len(equations(form)) == 7 + 7 + rows + 3


def test_every_cell_of_tables_three_and_four_stands_in_an_equation() -> None:
    form = FORMS[FormCode.Y2021]
    stands = {address for equation in equations(form.code) for address in equation.addresses}
    assert stands == {*form.request_addresses, *form.dispute_addresses}


def test_the_handled_total_of_2021_adds_up_twenty_one_outcomes() -> None:
    handled = next(e for e in equations(FormCode.Y2021) if e.rule == "T3-B")
    assert len(handled.right) == 21


def test_a_sixth_group_printed_as_one_row_replaces_its_three_rows() -> None:
    handled = next(e for e in equations(FormCode.Y2021, single_other=True) if e.rule == "T3-B")
    assert handled.right[-1] == "requests.other.natural_person"
    assert len(handled.right) == 19


def test_a_report_without_statutory_tables_has_no_equations() -> None:
    assert equations(FormCode.LEGACY) == ()
