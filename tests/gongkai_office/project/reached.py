"""What a command asks before it acts: the guards it reaches, and the permissions it names on the way, by its source."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import FunctionType, ModuleType

import gongkai_office
from gongkai_office.accounts.policies import PERMISSIONS

GUARDS = frozenset(
    {
        "gongkai_office.accounts.policies.require",
        "gongkai_office.accounts.policies.may",
        "gongkai_office.accounts.policies.holds",
        "gongkai_office.accounts.policies.require_over",
        "gongkai_office.cases.policies.acting",
        "gongkai_office.approvals.policies.why_not",
    }
)
"""Where a right is asked for in the end."""

Command = Callable[..., object]
_ROOMS_OF_VERBS = (".commands", ".cases.imports", ".administration.rosters")


@dataclass(frozen=True, slots=True)
class Reached:
    """The guards and the permissions that a function and all it calls name."""

    guards: frozenset[str]
    permissions: frozenset[str]


def commands() -> Iterator[tuple[str, Command]]:
    """Every public verb of every app: what takes `by`, or opens the transaction of an act."""
    for module in _modules():
        for name, member in vars(module).items():
            function = inspect.unwrap(member) if callable(member) else None
            own = isinstance(function, FunctionType) and function.__module__ == module.__name__ and name[0] != "_"
            if own and function and (_by_somebody(function) or opens_an_act(function)):
                yield f"{module.__name__.removeprefix('gongkai_office.').replace('commands.', '')}.{name}", function


def _by_somebody(function: Command) -> bool:
    return "by" in inspect.signature(function).parameters


def opens_an_act(function: Command) -> bool:
    """Whether a function is decorated with the transaction of a legal act."""
    (node,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    assert isinstance(node, ast.FunctionDef)
    return any("durable" in ast.unparse(decorator) for decorator in node.decorator_list)


def reached(function: Command) -> Reached:
    """Follow every name of ours in a function's source, to the end."""
    guards: set[str] = set()
    permissions: set[str] = set()
    seen: set[str] = set()
    waiting = [inspect.unwrap(function)]
    while waiting:
        one = waiting.pop()
        known = f"{one.__module__}.{one.__qualname__}"
        if known in seen:
            continue
        seen.add(known)
        if known in GUARDS:
            guards.add(known)
        for node in ast.walk(_tree(one)):
            permissions |= _named(node, one)
            called = _resolved(node, one)
            if called is not None:
                waiting.append(called)
    return Reached(frozenset(guards), frozenset(permissions))


def _named(node: ast.AST, inside: Command) -> set[str]:
    """The permissions that a constant, or the name of one, holds."""
    if isinstance(node, ast.Constant):
        return _permissions(node.value)
    return _permissions(getattr(inside, "__globals__", {}).get(node.id)) if isinstance(node, ast.Name) else set()


def _permissions(value: object) -> set[str]:
    if isinstance(value, str):
        return {value} & PERMISSIONS.keys()
    if isinstance(value, Mapping) and value is not PERMISSIONS:
        return {one for part in value.values() for one in _permissions(part)}
    return {one for part in value for one in _permissions(part)} if isinstance(value, tuple | frozenset) else set()


def _resolved(node: ast.AST, inside: Command) -> Command | None:
    """The function of ours that a name, or a name in a module of ours, means there."""
    space = getattr(inside, "__globals__", {})
    found: object = None
    if isinstance(node, ast.Name):
        found = space.get(node.id)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        owner = space.get(node.value.id)
        found = getattr(owner, node.attr, None) if isinstance(owner, ModuleType) else None
    found = inspect.unwrap(found) if callable(found) else None
    ours = isinstance(found, FunctionType) and found.__module__.startswith("gongkai_office")
    return found if ours and isinstance(found, FunctionType) else None


@cache
def _tree(function: Command) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))


def _modules() -> Iterator[ModuleType]:
    """Every module of every app's `commands`, and the imports that are rooms of verbs of their own.

    Those of the command line are no verbs of the office.
    """
    for found in pkgutil.walk_packages(gongkai_office.__path__, "gongkai_office."):
        verbs = any(room in found.name for room in _ROOMS_OF_VERBS)
        if verbs and not found.name.startswith("gongkai_office.project"):
            yield importlib.import_module(found.name)
