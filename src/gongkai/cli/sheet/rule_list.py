"""The catalogue of rules on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.annual.rules import RuleEntry
from gongkai.cli.sheet.columns import table
from gongkai.cli.sheet.screen import Screen, Styled
from gongkai.cli.sheet.words import SEVERITIES


def print_rules(rules: Iterable[RuleEntry]) -> None:
    """Print for each rule its id, what must hold, how gravely a breach weighs, where it comes from."""
    screen = Screen.of_standard_output()
    rows = ((rule.id, rule.statement, SEVERITIES[rule.severity], rule.source) for rule in rules)
    headers = ("编号", "必须成立的关系", "轻重", "依据")
    screen.show(table(screen, headers, ([Styled(text) for text in row] for row in rows), words=4))
