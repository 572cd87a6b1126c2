"""What a figure counts, in one sentence."""

from __future__ import annotations

from gongkai.cases.entries import Applicant
from gongkai.cases.years import CARRIED_IN, CARRIED_OVER, HANDLED, NEW, PENDING
from gongkai_office.cases.desk.words import APPLICANT_LABELS, FORUM_LABELS, outcome_words
from gongkai_office.cases.queries import CaseCell

_TOTAL = "total"


def meaning(cell: CaseCell, year: int) -> str:
    """Which cases stand in a cell of a year.

    >>> meaning(CaseCell("carried_over", "total"), 2023)
    '2023 年 12 月 31 日前收到、到年底还没有办结的申请'
    """
    if cell.forum:
        return _disputes(cell, year)
    who = "" if cell.column == _TOTAL else f"，申请人是{APPLICANT_LABELS[_kind(cell.column)]}"
    return _rows(cell.row, year) + who


def proactive_meaning(address: str, year: int) -> str:
    """What a cell of table two counts.

    >>> proactive_meaning("proactive.penalties.decisions", 2023)
    '2023 年内作出的行政处罚决定，不论是否公开'
    """
    _, row, column = address.split(".")
    document = {"rules": "规章", "normative_documents": "行政规范性文件"}.get(row)
    if document:
        return f"{year} {_DOCUMENTS.get(column, '年的')}{document}"
    if row == "fees":
        return f"{year} 年内实际收取的行政事业性收费，含政府信息公开信息处理费"
    return f"{year} 年内作出的{_DECISIONS.get(row, '行政')}决定，不论是否公开"


_DOCUMENTS = {"issued": "年内制发的", "repealed": "年内废止的", "valid": "年 12 月 31 日现行有效的"}
_DECISIONS = {"licences": "行政许可", "penalties": "行政处罚", "coercion": "行政强制"}


def _rows(row: str, year: int) -> str:
    match row:
        case _ if row == NEW:
            return f"收到之日在 {year} 年的申请"
        case _ if row == CARRIED_IN:
            return f"{year} 年 1 月 1 日前收到、到年初还没有办结的申请"
        case _ if row == CARRIED_OVER:
            return f"{year} 年 12 月 31 日前收到、到年底还没有办结的申请"
        case _ if row == HANDLED:
            return f"{year} 年内办结的申请"
    return f"{year} 年内办结、结果为“{'其他处理' if row == 'other' else outcome_words(row)}”的申请"


def _disputes(cell: CaseCell, year: int) -> str:
    forum = FORUM_LABELS[cell.forum] if cell.forum else ""
    if cell.column == _TOTAL:
        return f"{year} 年内受理过或者仍在审理“{forum}”案件的申请；一件申请有几个案件的，表中逐案计数，这里只列一次"
    if cell.column == PENDING:
        return f"到 {year} 年底“{forum}”还没有审结的申请"
    return f"{year} 年内“{forum}”审结，结果为{_RESULTS[cell.column]}的申请"


_RESULTS = {"upheld": "维持", "corrected": "纠正", "other": "其他"}


def _kind(column: str) -> Applicant:
    return Applicant(column)
