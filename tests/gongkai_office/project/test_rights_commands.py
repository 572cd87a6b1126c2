"""Every verb of every app asks for a right, or says why it need not; read from the modules, so none is forgotten."""

from __future__ import annotations

import pytest

from gongkai_office.accounts.policies import PERMISSIONS
from gongkai_office.cases.views.steps import STEPS
from tests.gongkai_office.project.reached import commands, opens_an_act, reached
from tests.gongkai_office.project.rights_commands import ARGUED, COMMANDS

DECLARED = {name: tuple(words) for name, *words in (line.split() for line in COMMANDS.splitlines() if line)}
FOUND = dict(commands())
_GUARDED_BY = {"entry": "acting", "chain": "why_not"}


def test_every_verb_is_declared_and_no_other() -> None:
    assert set(DECLARED) == set(FOUND), "one line in COMMANDS for each verb: its name, and what it asks for"


@pytest.mark.parametrize("name", sorted(FOUND))
def test_a_verb_asks_for_what_is_declared(name: str) -> None:
    asks, words = reached(FOUND[name]), DECLARED[name]
    guards = {guard.rpartition(".")[2] for guard in asks.guards}
    if words[0] in PERMISSIONS:
        assert guards, "it reaches no guard"
        assert set(words) <= asks.permissions
    elif words[0] in _GUARDED_BY:
        assert _GUARDED_BY[words[0]] in guards
    elif words[0] == "part":
        assert not opens_an_act(FOUND[name]), "what opens a transaction of its own is no part of another verb"
    else:
        assert words[0] in ARGUED


def test_every_permission_is_asked_for_by_some_verb_or_step() -> None:
    """A permission that nothing asks for would be granted in vain."""
    asked = {permission for function in FOUND.values() for permission in reached(function).permissions}
    asked |= {permission for step in STEPS.values() for permission in step.permissions}
    only_read = {one for one in PERMISSIONS if one.endswith(".read")}
    assert set(PERMISSIONS) - only_read - asked == set()
