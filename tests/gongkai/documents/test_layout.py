"""The official tables as laid-out cells."""

from __future__ import annotations

import pytest

from gongkai.annual.forms import FORM_2019, FORM_2021, Form
from gongkai.documents.layout import (
    LaidRow,
    dispute_table,
    placed,
    proactive_table,
    request_table,
    width,
)

TABLES = {
    "table two of 2021": proactive_table(FORM_2021),
    "table two of 2019": proactive_table(FORM_2019),
    "table three of 2021": request_table(FORM_2021),
    "table three of 2021 with one row for other": request_table(FORM_2021, single_other=True),
    "table three of 2019": request_table(FORM_2019),
    "table four": dispute_table(),
}


def addresses(rows: tuple[LaidRow, ...]) -> tuple[str, ...]:
    return tuple(cell.address for row in rows for cell in row.cells if cell.address)


def texts(row: LaidRow) -> list[str]:
    return [cell.text for cell in row.cells if cell.header]


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES.keys())
def test_the_merged_cells_of_a_table_cover_its_rectangle_exactly(rows: tuple[LaidRow, ...]) -> None:
    covered = [
        (place.row + down, place.column + right)
        for place in placed(rows)
        for down in range(place.cell.rows)
        for right in range(place.cell.columns)
    ]
    assert sorted(covered) == [(row, column) for row in range(len(rows)) for column in range(width(rows))]


@pytest.mark.parametrize("form", [FORM_2021, FORM_2019], ids=["2021", "2019"])
def test_the_three_tables_hold_every_address_of_the_form_in_printed_order(form: Form) -> None:
    laid = (*addresses(proactive_table(form)), *addresses(request_table(form)), *addresses(dispute_table()))
    assert laid == form.addresses


def test_table_three_is_ten_columns_wide_with_three_header_rows() -> None:
    rows = request_table(FORM_2021)
    assert width(rows) == 10
    assert len(rows) == 3 + 25
    assert [row.head for row in rows[:4]] == [True, True, True, False]


def test_the_results_of_the_year_are_one_merged_cell_down_to_their_total() -> None:
    rows = request_table(FORM_2021)
    results = rows[5].cells[0]
    assert results.text == "三、本年度办理结果"
    assert results.rows == 22  # 21 outcomes and （七）总计
    assert texts(rows[5])[1] == "（一）予以公开"
    assert texts(rows[-2]) == ["（七）总计"]
    assert texts(rows[-1]) == ["四、结转下年度继续办理"]


def test_the_groups_of_table_three_are_merged_over_their_rows() -> None:
    groups = {
        cell.text: cell.rows
        for row in request_table(FORM_2021)
        for cell in row.cells
        if cell.header and cell.rows > 1 and cell.text.startswith("（") and not cell.text.startswith("（本列")
    }
    assert groups == {
        "（三）不予公开": 8,
        "（四）无法提供": 3,
        "（五）不予处理": 5,
        "（六）其他处理": 3,
    }


def test_other_outcomes_may_be_printed_as_one_row_in_the_form_of_2021() -> None:
    rows = request_table(FORM_2021, single_other=True)
    assert len(rows) == 3 + 23
    assert texts(rows[-3]) == ["（六）其他处理"]
    assert rows[-3].cells[-1].address == "requests.other.total"


def test_a_single_value_in_table_two_spans_the_three_value_columns() -> None:
    licences = next(row for row in proactive_table(FORM_2021) if texts(row) == ["行政许可"])
    assert licences.cells[1].columns == 3


def test_in_table_four_the_results_of_reconsideration_are_two_rows_high() -> None:
    head = dispute_table()
    assert texts(head[0]) == ["行政复议", "行政诉讼"]
    assert texts(head[1])[5:] == ["未经复议直接起诉", "复议后起诉"]
    assert [cell.rows for cell in head[1].cells[:5]] == [2, 2, 2, 2, 2]
    assert texts(head[2]) == ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2
