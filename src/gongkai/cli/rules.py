"""`gongkai rules`: every tie-out rule with its statement, severity and source."""

from __future__ import annotations

import click

from gongkai.cli.failures import plainly
from gongkai.cli.wording import Worded

_SHOWN = ("id", "statement", "severity", "source", "needs", "cells")


@click.command(
    cls=Worded,
    short_help="全部勾稽规则",
    help="列出全部勾稽规则：编号、必须成立的关系、轻重、出处。",
    epilog="\b\n例：\n  gongkai rules\n  gongkai rules --json",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def command(*, as_json: bool) -> None:
    """Print the catalogue of rules, which is made from the rules themselves."""
    with plainly():
        from gongkai.annual.rules import catalogue  # noqa: PLC0415  start-up

        if as_json:
            from gongkai.cli.output import print_object  # noqa: PLC0415  start-up

            print_object([{name: getattr(rule, name) for name in _SHOWN} for rule in catalogue()])
        else:
            from gongkai.cli.sheet.rule_list import print_rules  # noqa: PLC0415  start-up

            print_rules(catalogue())
