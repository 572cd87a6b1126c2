from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gongkai.annual.rules import RULES
from gongkai.cli.rules import command

if TYPE_CHECKING:
    from tests.gongkai.cli.conftest import Run


def test_every_rule_is_listed_with_its_source(run: Run) -> None:
    result = run(command)
    assert result.exit_code == 0
    assert all(rule.id in result.stdout for rule in RULES)


def test_json_lists_id_statement_severity_and_source(run: Run) -> None:
    listed = json.loads(run(command, "--json").stdout)
    assert [rule["id"] for rule in listed] == [rule.id for rule in RULES]
    assert all(rule["statement"] and rule["source"] and rule["severity"] for rule in listed)
