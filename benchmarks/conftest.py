"""After the tables: how many times slower each peer is than ours, group by group."""

from __future__ import annotations

from itertools import groupby

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """One line a group: our median, and each other's ratio to it (the first test of a group is ours)."""
    session = getattr(config, "_benchmarksession", None)
    if not session or not session.benchmarks:
        return
    terminalreporter.section("medians and ratios to the first of each group")
    for group, members in groupby(session.benchmarks, key=lambda one: one.group):
        first, *others = list(members)
        terminalreporter.line(f"{group}")
        terminalreporter.line(f"    {first.name}: {_duration(first.stats.median)}")
        for other in others:
            median = other.stats.median
            more = _duration(median - first.stats.median)
            terminalreporter.line(
                f"    {other.name}: {_duration(median)}, {median / first.stats.median:.1f} times, {more} more"
            )


def _duration(seconds: float) -> str:
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.2f} {unit}"
    return f"{seconds / 1e-9:.0f} ns"
