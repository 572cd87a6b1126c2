"""What a page rests on is read once while the page is only looked at: what its reader holds, notices, choices.

A page asks for the same small rows from several rooms; each asks as if it were alone. What changes something asks
anew each time, since its own act may have changed the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_SEEN: ContextVar[dict[Hashable, object] | None] = ContextVar("seen", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """While a page is only looked at. Never around what may change an answer."""
    token = _SEEN.set({})
    try:
        yield
    finally:
        _SEEN.reset(token)


def once(ask: Callable[_P, _T]) -> Callable[_P, _T]:
    """The same question of the same page has the same answer, which nobody changes; its arguments must be hashable."""

    @wraps(ask)
    def asked(*args: _P.args, **named: _P.kwargs) -> _T:
        seen = _SEEN.get()
        if seen is None:
            return ask(*args, **named)
        key = (asked, args, tuple(named.items()))
        if key not in seen:
            seen[key] = ask(*args, **named)
        return cast("_T", seen[key])

    return asked
