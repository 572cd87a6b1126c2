"""The work of `gongkai compare`: read and judge every file, then show them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gongkai.cli.checking import Against, judge, status
from gongkai.cli.comparison import Change, ComparedLine, Comparison, compared
from gongkai.cli.failures import complain
from gongkai.cli.indicators import Figure
from gongkai.cli.output import print_object
from gongkai.cli.progress import each
from gongkai.cli.sheet.side_by_side import print_comparison

_RATE_DIGITS = 4


def run(files: Sequence[str], *, as_json: bool) -> int:
    """Compare the files that can be read; gives the exit status of `check`."""
    against = Against()
    all_judged = tuple(each(files, lambda file: judge(file, against)))
    for judged in all_judged:
        if judged.unread:
            complain(judged.name, judged.unread)
    comparison = compared(judged for judged in all_judged if not judged.unread)
    if as_json:
        print_object(_as_dict(comparison))
    elif comparison.reports:
        print_comparison(comparison)
    return status(all_judged, against)


def _as_dict(comparison: Comparison) -> dict[str, object]:
    reports = [
        {
            "file": judged.file,
            "organ": judged.report.organ,
            "year": judged.report.year,
            "form": judged.report.form,
            "verdict": judged.verdict,
        }
        for judged in comparison.reports
    ]
    return {"reports": reports, "lines": [_line(line) for line in comparison.lines]}


def _line(line: ComparedLine) -> dict[str, object]:
    return {
        "key": line.indicator.key,
        "label": line.indicator.label,
        "kind": line.indicator.kind,
        "values": [_plain(figure) for figure in line.figures],
        "changes": [_change(change) for change in line.changes],
    }


def _change(change: Change | None) -> dict[str, object] | None:
    if change is None:
        return None
    return {"difference": _plain(change.difference), "growth": _plain(change.growth)}


def _plain(figure: Figure) -> int | float | str | None:
    """Counts as integers, money as a decimal string, rates rounded to four digits."""
    if isinstance(figure, Fraction):
        return round(float(figure), _RATE_DIGITS)
    return figure if figure is None or isinstance(figure, int) else str(figure)
