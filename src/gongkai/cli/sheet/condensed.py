"""The three official tables condensed to a terminal of 80 to 120 columns: same rows, shorter labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.annual.balance import has_single_other
from gongkai.annual.equations import SINGLE_OTHER
from gongkai.annual.forms import APPLICANTS, DISPUTES, RESULTS, RequestRow, request_address
from gongkai.annual.record import AnnualReport

_SHORT = {
    "new": "一、本年新收",
    "carried_in": "二、上年结转",
    "partial": "（二）部分公开",
    "unable.not_held": "1.本机关不掌握",
    "unable.needs_creation": "2.没有现成信息需另行制作",
    "unable.unclear_after_correction": "3.补正后仍不明确",
    "unprocessed.confirm_reissue": "5.要求确认或重新出具",
    "other.correction_overdue": "1.逾期不补正",
    "other.payment_overdue": "2.逾期不缴费",
    "carried_over": "四、结转下年度",
}
"""Labels too long for a terminal; every other row keeps its official label."""
_SHORT_HEADERS = {
    "本年收费金额（单位：万元）": "本年收费金额（万元）",
    "本年新制作数量": "新制作",
    "本年新公开数量": "新公开",
    "对外公开总数量": "对外公开总数",
    "上一年项目数量": "上年项目",
    "本年增/减": "增/减",
    "处理决定数量": "处理决定",
}

APPLICANT_HEADERS = ("项目", "自然人", "商业\n企业", "科研\n机构", "社会\n公益", "法律\n服务", "其他", "总计")
RESULT_HEADERS = ("项目", *(result.label for result in RESULTS))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a condensed table: its label and the addresses beside it; none for the name of a group."""

    label: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProactiveLine:
    """A line of table two: item of Art. 20, label, and each header with the address it stands over."""

    item: str
    label: str
    values: tuple[tuple[str, str], ...]


def proactive_lines(report: AnnualReport) -> Iterator[ProactiveLine]:
    """Table two, a line a row; the item stands only where it changes."""
    for block in report.layout.proactive if report.layout else ():
        item = block.label.removeprefix("第二十条")
        for row in block.rows:
            addresses = (f"proactive.{row.key}.{field}" for field in row.fields)
            headers = (_SHORT_HEADERS.get(header, header) for header in block.headers)
            yield ProactiveLine(item, row.label, tuple(zip(headers, addresses, strict=True)))
            item = ""


def request_lines(report: AnnualReport) -> Iterator[Line]:
    """Table three, a line a row, each group under its name."""
    group = ""
    for row in _request_rows(report):
        if row.group and row.group != group:
            yield Line(row.group)
        group = row.group
        indent = "  " if row.group else ""
        addresses = tuple(request_address(row.key, column.key) for column in APPLICANTS)
        yield Line(indent + _SHORT.get(row.key, row.label), addresses)


def dispute_lines() -> Iterator[Line]:
    """Table four, turned on its side: a line for reconsideration, two for litigation."""
    for dispute in DISPUTES:
        yield Line(dispute.label, tuple(f"{dispute.key}.{result.key}" for result in RESULTS))


def _request_rows(report: AnnualReport) -> Iterator[RequestRow]:
    """The rows of the form, with 其他处理 in one row where the report prints it so."""
    single = has_single_other(report)
    for row in report.layout.request_rows if report.layout else ():
        if not (single and row.key.startswith(f"{SINGLE_OTHER}.")):
            yield row
        elif row.key == f"{SINGLE_OTHER}.other":
            yield RequestRow(SINGLE_OTHER, "（六）其他处理", outcome=True)
