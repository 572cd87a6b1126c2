"""Reports side by side, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from gongkai.cli.indicators import INDICATORS, Figure, Indicator
from gongkai.cli.judging import Judged


@dataclass(frozen=True, slots=True)
class Change:
    """From one report to the next: the difference, and the growth where the first figure is not zero."""

    difference: Figure
    growth: Fraction | None


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """An indicator with its figure in every report and the change from each report to the next."""

    indicator: Indicator
    figures: tuple[Figure, ...]

    @property
    def changes(self) -> tuple[Change | None, ...]:
        """One shorter than `figures`; None where either figure is not known."""
        return tuple(_change(before, after) for before, after in pairwise(self.figures))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The reports in the order they are shown, and the lines."""

    reports: tuple[Judged, ...]
    lines: tuple[ComparedLine, ...]


def compared(all_judged: Iterable[Judged]) -> Comparison:
    """Put reports side by side: years of one organ in order of time, several organs in the order given."""
    reports = tuple(all_judged)
    if len({judged.report.organ for judged in reports}) == 1:
        reports = tuple(sorted(reports, key=lambda judged: judged.report.year or 0))
    lines = (
        ComparedLine(indicator, tuple(indicator.take(judged.report) for judged in reports)) for indicator in INDICATORS
    )
    return Comparison(reports, tuple(line for line in lines if any(f is not None for f in line.figures)))


def _change(before: Figure, after: Figure) -> Change | None:
    if before is None or after is None:
        return None
    if isinstance(before, Fraction) or isinstance(after, Fraction):
        return Change(Fraction(after) - Fraction(before), None)
    difference = after - before
    return Change(difference, Fraction(difference) / Fraction(before) if before else None)
