"""The three tables in the shapes files come in; what cannot be told is left unread."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.annual.forms import APPLICANTS, FormCode, request_address
from gongkai.annual.record import AnnualReport, Place, Status
from gongkai.documents.grid import Block, Document, GridCell, Paragraph, Table
from gongkai.documents.readers.recognise import recognise
from tests.factories.layouts.text import tab_grid
from tests.factories.records import build

TITLE = "清源县2023年政府信息公开工作年度报告"


def lines(text: str) -> tuple[Block, ...]:
    """Lines as the containers give them: those with tabs are rows of a table, the others paragraphs."""
    blocks: list[Block] = []
    rows: list[GridCell] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if "\t" in line:
            row = rows[-1].row + 1 if rows else 0
            rows += [GridCell(t, row, c, where=Place(line=number)) for c, t in enumerate(line.split("\t"))]
            continue
        if rows:
            blocks.append(Table(tuple(rows), exact=False))
            rows = []
        if line:
            blocks.append(Paragraph(line, Place(line=number)))
    return tuple(blocks)


def read(text: str) -> AnnualReport:
    return recognise(Document(lines(f"{TITLE}\n{text}"), "text"))


def row(report: AnnualReport, key: str) -> list[int | Decimal | None]:
    return [report.value(request_address(key, column.key)) for column in APPLICANTS]


NEW = "一、本年新收政府信息公开申请数量\t"
CARRIED = "二、上年结转政府信息公开申请数量\t"


def test_empty_cells_between_numbers_stay_empty() -> None:
    report = read(f"{NEW}10\t\t\t\t\t\t10\n{CARRIED}0\t\t\t\t\t\t0")
    assert row(report, "new") == [10, None, None, None, None, None, 10]
    assert report.cell("requests.new.commercial").status is Status.BLANK


def test_a_row_that_lost_an_empty_cell_is_read_where_only_one_place_is_possible() -> None:
    report = read(f"{NEW}10\t\t\t\t\t\t10\n{CARRIED}0\t\t\t\t\t\t0\n（一）予以公开\t10\t\t\t\t\t10")
    assert row(report, "granted") == [10, None, None, None, None, None, 10]


def test_columns_beside_the_table_do_not_shift_its_cells() -> None:
    report = read(f"{NEW}\t6\t1\t0\t0\t0\t0\t7\t\t\n\t{CARRIED}\t0\t0\t0\t0\t0\t0\t0")
    assert row(report, "new") == [6, 1, 0, 0, 0, 0, 7]
    assert row(report, "carried_in") == [0, 0, 0, 0, 0, 0, 0]


def test_numbers_one_a_line_with_the_number_of_a_page_among_them() -> None:
    cells = "21\n0\n0\n0\n0\n0\n21"
    zeros = "\n".join("0000000")
    report = read(f"{NEW.strip()}\n{cells}\n- 3 -\n{CARRIED.strip()}\n{zeros}")
    assert row(report, "new") == [21, 0, 0, 0, 0, 0, 21]
    assert row(report, "carried_in") == [0] * 7


def test_numbers_one_a_line_with_one_lost_are_left_unread() -> None:
    report = read(f"{NEW.strip()}\n10\n0\n0\n10\n{CARRIED.strip()}\n" + "\n".join("0000000"))
    assert row(report, "new") == [None] * 7


def test_rows_that_are_not_there_are_missing_and_named() -> None:
    text = tab_grid(build())
    cut = text[: text.index("5.属于三类内部事务信息")].rsplit("\n", 1)[0]
    report = read(cut)
    assert report.value("requests.denied.third_party.natural_person") == 3
    assert report.cell("requests.denied.internal_affairs.total").status is Status.MISSING
    assert any("表三缺少 17 行" in note for note in report.notes)
    assert any("表四" in note for note in report.notes)


def test_noise_in_place_of_a_zero_is_repaired_and_keeps_its_print() -> None:
    text = tab_grid(build())
    [line] = [line for line in text.split("\n") if "2.重复申请" in line]
    head, _, last = line.rpartition("\t")
    broken = f"{head[:-1]}O\t{last}"
    cell = read(text.replace(line, broken)).cell("requests.unprocessed.repeated.other")
    assert (cell.value, cell.status, cell.text) == (0, Status.REPAIRED, "O")


def test_a_number_torn_from_its_row_goes_back_where_two_equations_ask_for_it() -> None:
    text = tab_grid(build())
    [line] = [line for line in text.split("\n") if "四、结转下年度继续办理" in line]
    head, _, last = line.rpartition("\t")
    torn = text.replace(line, f"{last}\n{head}\t")
    cell = read(torn).cell("requests.carried_over.total")
    assert (cell.value, cell.status, cell.text) == (8, Status.REPAIRED, "8")


def test_a_value_printed_nowhere_is_never_put_in() -> None:
    text = tab_grid(build())
    [line] = [line for line in text.split("\n") if "四、结转下年度继续办理" in line]
    cell = read(text.replace(line, line.rpartition("\t")[0] + "\t")).cell("requests.carried_over.total")
    assert (cell.value, cell.status) == (None, Status.BLANK)


def test_a_printed_total_that_does_not_add_up_is_read_as_printed() -> None:
    report = read(f"{NEW}6\t1\t0\t0\t0\t0\t9\n{CARRIED}0\t0\t0\t0\t0\t0\t0")
    assert row(report, "new") == [6, 1, 0, 0, 0, 0, 9]


def test_sixteen_numbers_in_table_four_give_fifteen_and_a_note() -> None:
    text = tab_grid(build())
    last = [line for line in text.split("\n") if line.count("\t") == 14][-1]
    report = read(text.replace(last, f"{last}\t0"))
    assert report.value("reconsideration.total") == 5
    assert any("十五" in note for note in report.notes)


def test_table_four_in_three_tables_of_five_is_one() -> None:
    heads = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    report = read(
        f"行政复议\n{heads}\n27\t10\t9\t15\t61\n行政诉讼（未经复议直接起诉）\n{heads}\n3\t0\t0\t0\t3\n"
        f"行政诉讼（复议后起诉）\n{heads}\n8\t0\t1\t1\t10"
    )
    assert [report.value(f"litigation_after_reconsideration.{key}") for key in ("upheld", "total")] == [8, 10]
    assert report.value("reconsideration.pending") == 15


@pytest.mark.parametrize(
    ("printed", "cells"),
    [("000", [0, 0, 0]), ("007", [0, 0, 7]), ("8855698", [None] * 3), ("103", [None] * 3)],
)
def test_glued_cells_of_table_two_are_cut_only_where_nothing_else_is_possible(
    printed: str, cells: list[int | None]
) -> None:
    report = read(
        f"二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章{printed}行政规范性文件000"
    )
    assert [report.value(f"proactive.rules.{field}") for field in ("issued", "repealed", "valid")] == cells


@pytest.mark.parametrize(
    "printed", ["行政许可 14253\t", "行政许可14253\t", "行政许可\t行政许可 14253", "行政许可\t14253件"]
)
def test_label_and_value_may_share_a_cell(printed: str) -> None:
    report = read(f"第二十条第（五）项\t\n信息内容\t本年处理决定数量\n{printed}")
    assert report.value("proactive.licences.decisions") == 14253


def test_the_unit_of_the_fee_is_the_one_printed() -> None:
    table = "第二十条第（八）项\t\n信息内容\t本年收费金额（单位：元）\n行政事业性收费\t420"
    cell = read(f"第二十条第（一）项\t\n{table}").cell("proactive.fees.amount")
    assert (cell.value, cell.unit) == (Decimal(420), "元")


def test_the_form_asked_for_is_the_form_read() -> None:
    report = recognise(Document(lines(f"{TITLE}\n{NEW}6\t0\t0\t0\t0\t0\t6"), "text"), form=FormCode.Y2019)
    assert report.form is FormCode.Y2019


def test_every_cell_says_where_it_stands() -> None:
    report = read(tab_grid(build()))
    assert all(cell.where and cell.where.line for cell in report.cells.values())


def test_a_table_of_other_numbers_is_no_table_of_the_report() -> None:
    figures = "\n".join("\t".join(str(row * 7 + column) for column in range(7)) for row in range(25))
    fifteen = "\t".join(map(str, range(15)))
    report = read(f"各科室用电量\n{figures}\n行政许可\t12\n{fifteen}")
    assert (dict(report.cells), report.form) == ({}, None)
