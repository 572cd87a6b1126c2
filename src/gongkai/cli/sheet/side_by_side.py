"""Reports side by side on a terminal, with the change from each to the next."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gongkai.cli.comparison import Change, Comparison
from gongkai.cli.indicators import Figure, Kind
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.columns import table
from gongkai.cli.sheet.folding import fold
from gongkai.cli.sheet.screen import Screen, Style, Styled
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
    screen = Screen.of_standard_output()
    step = 2 if screen.width >= _ROOM_FOR_THREE else 1
    count = len(comparison.reports)
    for start in range(0, max(count - 1, 1), step):
        screen.show([*_table(screen, comparison, start, min(start + step + 1, count)), ""])
    explained = (line for text in _EXPLAINED for line in fold(text, screen.width).split("\n"))
    screen.show(screen.paint(Styled(line, Style.FAINT)) for line in explained)


def _table(screen: Screen, comparison: Comparison, start: int, end: int) -> Iterator[str]:
    reports = comparison.reports[start:end]
    headers = ["项目", *_between([_name(judged) for judged in reports], ["增减"] * len(reports))]
    rows = [["结论", *_between([VERDICTS[judged.verdict] for judged in reports], [""] * len(reports))]]
    for line in comparison.lines:
        figures = [_figure(figure, line.indicator.kind) for figure in line.figures[start:end]]
        rows.append([line.indicator.label, *_between(figures, [_change(c) for c in line.changes[start:end]])])
    return table(screen, headers, ([Styled(text) for text in row] for row in rows), words=1)


def _between(figures: list[str], changes: list[str]) -> list[str]:
    """The first figure, then each further one with its change after it."""
    rest = zip(figures[1:], changes, strict=False)
    return [*figures[:1], *(text for pair in rest for text in pair)]


def _name(judged: Judged) -> str:
    report = judged.report
    year = f"{report.year}年" if report.year else ""
    return "\n".join(inert(line) for line in (report.organ, year) if line) or inert(judged.name)


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
