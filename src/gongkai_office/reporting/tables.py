"""From counts to the record: every cell of tables three and four is a number, nought where nothing was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from gongkai.annual.forms import APPLICANTS, DISPUTES, FORMS, RESULTS, Form, request_address
from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.cases.entries import Applicant, Forum
from gongkai.cases.years import Row
from gongkai_office.cases.queries import YearCounts
from gongkai_office.reporting.accounts import Account

_FOLDED = "other"


def record(one: Account, counts: YearCounts, proactive: Mapping[str, Cell]) -> AnnualReport:
    """The report's tables; a cell of table two that nothing is known of stays missing."""
    form = FORMS[one.form]
    cells = {
        **{address: cell for address, cell in proactive.items() if address in form.proactive_addresses},
        **dict(_requests(form, counts.requests)),
        **dict(_disputes(counts.disputes)),
    }
    return AnnualReport(
        organ=one.name,
        year=one.year,
        form=one.form,
        cells=cells,
        title=f"{one.name}{one.year}年政府信息公开工作年度报告",
        period=(one.first, one.last),
    )


def number(value: int) -> Cell:
    """A count as a cell."""
    return Cell(value, Status.READ, str(value))


def _requests(form: Form, counts: Counter[Row]) -> Iterator[tuple[str, Cell]]:
    for row in form.request_rows:
        keys = [key for key in {key for key, _ in counts} if _in(key, row.key)]
        by_kind = [sum(counts[key, kind] for key in keys) for kind in Applicant]
        for column, value in zip(APPLICANTS, (*by_kind, sum(by_kind)), strict=True):
            yield request_address(row.key, column.key), number(value)


def _in(key: str, row: str) -> bool:
    """Whether a row of ours is counted in a row of the form: that of 2019 folds 其他处理 into one."""
    return key == row or (row == _FOLDED and key.startswith(f"{_FOLDED}."))


def _disputes(counts: Counter[tuple[Forum, str]]) -> Iterator[tuple[str, Cell]]:
    for group in DISPUTES:
        values = [counts[Forum(group.key), result.key] for result in RESULTS[:-1]]
        for column, value in zip(RESULTS, (*values, sum(values)), strict=True):
            yield f"{group.key}.{column.key}", number(value)
