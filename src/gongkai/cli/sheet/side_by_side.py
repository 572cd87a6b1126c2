"""Reports side by side on a terminal, with the change from each to the next."""

from __future__ import annotations

from fractions import Fraction

from rich.table import Table
from rich.text import Text

from gongkai.cli.comparison import Change, Comparison
from gongkai.cli.indicators import Figure, Kind
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.folding import fold
from gongkai.cli.sheet.terminal import console, plain_table
from gongkai.cli.sheet.words import VERDICTS, inert

_UNKNOWN = "—"
_EXPLAINED = (
    "增减与左边一份相比。— 表示报告没有这个数，或这个数不可靠。* 只有2019年格式有。",
    "公开率＝（予以公开＋部分公开）÷办理结果总计；结转率＝结转下年度÷（本年新收＋上年结转）；",
    "纠正率＝结果纠正÷（结果维持＋结果纠正＋其他结果）。",
)
_ROOM_FOR_THREE = 96
"""Columns a terminal needs for three reports in one table; a narrower one shows two."""


def print_comparison(comparison: Comparison) -> None:
    """Print the comparison, two or three reports a table; the last of a table opens the next."""
    screen = console()
    step = 2 if screen.width >= _ROOM_FOR_THREE else 1
    count = len(comparison.reports)
    for start in range(0, max(count - 1, 1), step):
        screen.print(_table(comparison, start, min(start + step + 1, count)))
        screen.print()
    for line in _EXPLAINED:
        screen.print(Text(fold(line, screen.width), "dim"))


def _table(comparison: Comparison, start: int, end: int) -> Table:
    reports = comparison.reports[start:end]
    table = plain_table("项目", *_between([_name(judged) for judged in reports], ["增减"] * len(reports)), left=1)
    table.add_row("结论", *_between([VERDICTS[judged.verdict] for judged in reports], [""] * len(reports)))
    for line in comparison.lines:
        figures = [_figure(figure, line.indicator.kind) for figure in line.figures[start:end]]
        table.add_row(line.indicator.label, *_between(figures, [_change(c) for c in line.changes[start:end]]))
    return table


def _between(figures: list[str], changes: list[str]) -> list[str]:
    """The first figure, then each further one with its change after it."""
    rest = zip(figures[1:], changes, strict=False)
    return [*figures[:1], *(text for pair in rest for text in pair)]


def _name(judged: Judged) -> str:
    report = judged.report
    year = f"{report.year}年" if report.year else ""
    return "\n".join(inert(line) for line in (report.organ, year) if line) or inert(judged.file)


def _figure(figure: Figure, kind: Kind) -> str:
    if figure is None:
        return _UNKNOWN
    return f"{float(figure):.1%}" if kind is Kind.RATE else str(figure)


def _change(change: Change | None) -> str:
    if change is None or change.difference is None:
        return _UNKNOWN
    if not change.difference:
        return "不变"
    if isinstance(change.difference, Fraction):
        return f"{float(change.difference) * 100:+.1f}百分点"
    growth = "" if change.growth is None else f" {float(change.growth):+.1%}"
    return f"{change.difference:+}{growth}"
