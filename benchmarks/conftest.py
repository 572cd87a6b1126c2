"""After the tables: how many times slower each peer is than ours, group by group."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The medians of each group, and each one's ratio to the first of it, which is ours."""
    session = getattr(config, "_benchmarksession", None)
    if not session or not session.benchmarks:
        return
    terminalreporter.section("medians, and ratios to the first of each group")
    groups: dict[str, list[tuple[str, float, str]]] = {}
    for one in session.benchmarks:
        groups.setdefault(one.group or one.name, []).append((one.name, one.stats.median, _more(one.extra_info)))
    for group, members in groups.items():
        terminalreporter.line(group)
        for name, median, more in members:
            ratio = "" if median == members[0][1] else f", {median / members[0][1]:.2f} times"
            terminalreporter.line(f"    {name}: {_duration(median)}{ratio}{more}")


def _more(told: dict[str, float]) -> str:
    """What a benchmark told beside its times: its 95th percentile, sizes."""
    shown = (f"{name} {_duration(value) if name == 'p95' else value}" for name, value in told.items() if value)
    return "".join(f", {one}" for one in shown)


def _duration(seconds: float) -> str:
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.2f} {unit}"
    return f"{seconds / 1e-9:.0f} ns"
