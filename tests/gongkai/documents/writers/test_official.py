"""What is printed of a record, and what is told beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.documents.writers.official import compose, title_lines
from gongkai.documents.writers.wording import lead, printed
from tests.factories.records import build

NEW = "requests.new.natural_person"
FEES = "proactive.fees.amount"
PROCUREMENT = "proactive.procurement.amount"


def with_cell(report: AnnualReport, address: str, cell: Cell) -> AnnualReport:
    return replace(report, cells={**report.cells, address: cell})


def text_at(report: AnnualReport, address: str) -> str:
    tables = [section.table for section in compose(report).sections if section.table]
    return next(c.text for table in tables for row in table.rows for c in row.cells if c.address == address)


def test_the_six_sections_carry_their_official_headings() -> None:
    headings = [section.heading for section in compose(build()).sections]
    assert headings == [
        "",
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_a_section_that_the_source_does_not_have_is_not_invented() -> None:
    report = build()
    cut = replace(
        report,
        narrative={key: text for key, text in report.narrative.items() if key not in "56"},
        headings={key: text for key, text in report.headings.items() if key not in "56"},
    )
    assert compose(cut).sections[-1].heading.startswith("四、")


def test_a_blank_cell_is_printed_blank_and_not_as_zero() -> None:
    assert text_at(with_cell(build(), NEW, Cell(None, Status.BLANK)), NEW) == ""


def test_a_missing_cell_is_marked_and_told() -> None:
    report = build()
    report = replace(report, cells={key: cell for key, cell in report.cells.items() if key != NEW})
    assert text_at(report, NEW) == "缺"
    assert compose(report).notes == ("表中印“缺”的格，原件没有。",)


def test_a_table_without_any_cell_is_left_out_and_told() -> None:
    report = build()
    report = replace(report, cells={key: cell for key, cell in report.cells.items() if "requests" in key})
    official = compose(report)
    assert [section.table.number for section in official.sections if section.table] == ["三"]
    assert official.notes == (
        "原件没有表二（主动公开政府信息情况）。",
        "原件没有表四（政府信息公开行政复议、行政诉讼情况）。",
    )


def test_a_repaired_cell_prints_its_value_and_the_note_keeps_the_damaged_print() -> None:
    report = with_cell(build(), NEW, Cell(120, Status.REPAIRED, "12O"))
    assert text_at(report, NEW) == "120"
    assert compose(report).notes == (
        "表三“一、本年新收政府信息公开申请数量”行“自然人”列：原件印作“12O”，按勾稽关系只能是120。",
    )


def test_a_repaired_cell_of_table_four_is_told_with_its_proceedings() -> None:
    report = with_cell(build(), "litigation_direct.other", Cell(1, Status.REPAIRED, "l"))
    assert compose(report).notes == ("表四“未经复议直接起诉／其他结果”：原件印作“l”，按勾稽关系只能是1。",)


def test_a_doubtful_cell_prints_what_was_printed_with_a_question_mark() -> None:
    report = with_cell(build(), NEW, Cell(None, Status.DOUBTFUL, "10015"))
    assert text_at(report, NEW) == "10015？"
    assert "照录" in compose(report).notes[0]


@pytest.mark.parametrize(
    ("address", "cell", "text"),
    [
        (FEES, Cell(Decimal("4482.67"), Status.READ, "4482.67", unit="万元"), "4482.67"),
        (FEES, Cell(Decimal(420), Status.READ, "420元", unit="元"), "420元"),
        (PROCUREMENT, Cell(Decimal("33.99"), Status.READ, "33.99 万元", unit="万元"), "33.99万元"),
        (FEES, Cell(Decimal("1E+3"), Status.READ, "1000", unit="万元"), "1000"),
        (NEW, Cell(1234, Status.READ, "1,234"), "1234"),
        ("proactive.licences.change", Cell(-14, Status.READ, "-14"), "-14"),
    ],
)
def test_values_are_printed_in_plain_digits_with_the_unit_where_the_header_does_not_name_it(
    address: str, cell: Cell, text: str
) -> None:
    assert printed(address, cell) == text


def test_a_report_of_2021_may_print_other_outcomes_as_one_row() -> None:
    report = build(single_other=True)
    assert text_at(report, "requests.other.total") == str(report.value("requests.other.total"))


def test_the_signature_is_not_printed_twice() -> None:
    report = replace(build(), signed_on=date(2024, 1, 25))
    assert compose(report).signature == ("清源县人民政府", "2024年1月25日")
    signed = replace(report, narrative={**report.narrative, "6": "无。\n清源县人民政府\n2024年1月25日"})
    assert compose(signed).signature == ()


def test_a_report_without_title_gets_the_official_one() -> None:
    assert compose(replace(build(), title="")).title == "清源县人民政府2023年政府信息公开工作年度报告"


def test_a_long_title_is_broken_after_the_organ() -> None:
    assert title_lines(compose(build())) == ("清源县人民政府", "2023年政府信息公开工作年度报告")
    short = replace(build(), organ="清源县", title="清源县2023年政府信息公开工作年度报告")
    assert title_lines(compose(short)) == ("清源县2023年政府信息公开工作年度报告",)


def test_control_characters_do_not_reach_a_file() -> None:
    report = replace(build(), narrative={"1": "甲\x00乙\x0b丙\ud800"})
    assert compose(report).sections[1].paragraphs == ("甲乙", "丙")


@pytest.mark.parametrize(
    ("text", "heading", "rest"),
    [
        ("（一）主动公开。全年公开信息3条。", "（一）主动公开。", "全年公开信息3条。"),
        ("(二)平台建设：改版一次。", "(二)平台建设：", "改版一次。"),
        ("（三）监督保障", "（三）监督保障", ""),
        ("2023年，全县公开信息3条。", "", "2023年，全县公开信息3条。"),
    ],
)
def test_the_level_two_heading_is_told_from_what_follows(text: str, heading: str, rest: str) -> None:
    assert lead(text) == (heading, rest)
