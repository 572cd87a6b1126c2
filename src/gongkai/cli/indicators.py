"""The figures people ask for when they compare reports: counts, amounts, and rates made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from gongkai.annual.balance import has_single_other
from gongkai.annual.equations import outcome_rows
from gongkai.annual.forms import APPLICANTS, FORMS, FormCode, request_address
from gongkai.annual.record import AnnualReport

Figure = int | Decimal | Fraction | None
"""A count, an amount, a rate between 0 and 1, or None where a figure it rests on cannot be relied on."""


class Kind(StrEnum):
    """How a figure is shown."""

    COUNT = "count"
    MONEY = "money"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the comparison: what it is called and how it is taken from a report."""

    key: str
    label: str
    kind: Kind
    take: Callable[[AnnualReport], Figure]


def _count(label: str, address: str) -> Indicator:
    return Indicator(address, label, Kind.COUNT, lambda report: report.value(address))


def _money(label: str, address: str) -> Indicator:
    return Indicator(address, label, Kind.MONEY, lambda report: _in_ten_thousands(report, address))


def _group(label: str, group: str) -> Indicator:
    """The sum of a group of outcomes in the total column."""
    key = f"requests.{group}.total"
    return Indicator(key, label, Kind.COUNT, lambda report: _sum(report, _group_rows(report, group)))


def _rate(key: str, label: str, part: Sequence[str], whole: Sequence[str]) -> Indicator:
    """A rate of two sums of cells."""
    return Indicator(key, label, Kind.RATE, lambda report: _ratio(report, part, whole))


def _in_ten_thousands(report: AnnualReport, address: str) -> Decimal | None:
    """An amount in 万元, whichever unit it is printed in."""
    value = report.value(address)
    if value is None:
        return None
    return Decimal(value) / (10_000 if report.cell(address).unit == "元" else 1)


def _group_rows(report: AnnualReport, group: str) -> tuple[str, ...]:
    """Addresses of a group's cells in the total column; none for a report without tables."""
    if report.form not in FORMS:
        return ()
    single = report.form is FormCode.Y2021 and has_single_other(report)
    rows = outcome_rows(report.form, single_other=single)
    return tuple(_total(row) for row in rows if row.split(".")[0] == group)


def _ratio(report: AnnualReport, part: Sequence[str], whole: Sequence[str]) -> Fraction | None:
    above, below = _sum(report, part), _sum(report, whole)
    return Fraction(above, below) if above is not None and below else None


def _sum(report: AnnualReport, addresses: Sequence[str]) -> int | None:
    """The sum of counts; None where one of them cannot be relied on, or where there are none."""
    values = [report.value(address) for address in addresses]
    known = [int(value) for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None


def _total(row: str) -> str:
    return request_address(row, APPLICANTS[-1].key)


_SUITS = ("litigation_direct", "litigation_after_reconsideration")
_REVIEWED = ("reconsideration.upheld", "reconsideration.corrected", "reconsideration.other")
_JUDGED = tuple(f"{suit}.{result}" for suit in _SUITS for result in ("upheld", "corrected", "other"))

INDICATORS: tuple[Indicator, ...] = (
    _count("本年新收申请", _total("new")),
    _count("上年结转", _total("carried_in")),
    _count("办理结果总计", _total("handled")),
    _count("结转下年度", _total("carried_over")),
    _count("（一）予以公开", _total("granted")),
    _count("（二）部分公开", _total("partial")),
    _group("（三）不予公开", "denied"),
    _group("（四）无法提供", "unable"),
    _group("（五）不予处理", "unprocessed"),
    _group("（六）其他处理", "other"),
    _rate(
        "rate.disclosed",
        "公开率",
        (_total("granted"), _total("partial")),
        (_total("handled"),),
    ),
    _rate(
        "rate.carried_over",
        "结转率",
        (_total("carried_over"),),
        (_total("new"), _total("carried_in")),
    ),
    _rate(
        "rate.natural_person",
        "自然人申请占比",
        (request_address("new", "natural_person"),),
        (_total("new"),),
    ),
    _count("行政复议", "reconsideration.total"),
    _rate("rate.reconsideration_corrected", "复议纠正率", ("reconsideration.corrected",), _REVIEWED),
    _count("诉讼：直接起诉", "litigation_direct.total"),
    _count("诉讼：复议后起诉", "litigation_after_reconsideration.total"),
    _rate(
        "rate.litigation_corrected",
        "诉讼纠正率",
        tuple(f"{suit}.corrected" for suit in _SUITS),
        _JUDGED,
    ),
    _count("规章制发", "proactive.rules.issued"),
    _count("规章现行有效", "proactive.rules.valid"),
    _count("规范性文件制发", "proactive.normative_documents.issued"),
    _count("规范性文件废止", "proactive.normative_documents.repealed"),
    _count("规范性文件现行有效", "proactive.normative_documents.valid"),
    _count("规章新制作*", "proactive.rules.made"),
    _count("规范性文件新制作*", "proactive.normative_documents.made"),
    _count("规范性文件公开总数*", "proactive.normative_documents.total_public"),
    _count("行政许可决定", "proactive.licences.decisions"),
    _count("行政处罚决定", "proactive.penalties.decisions"),
    _count("行政强制决定", "proactive.coercion.decisions"),
    _money("事业性收费（万元）", "proactive.fees.amount"),
    _money("集中采购（万元）*", "proactive.procurement.amount"),
)
"""What is compared, in the order shown; a line that no report can fill is left out."""
