"""What JSON can hold, and where the tables of a report stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
"""Anything JSON can hold."""

TABLES = ("proactive", "requests", "reconsideration", "litigation_direct", "litigation_after_reconsideration")
"""Keys of the tables, in the order they are written."""


def path(address: str) -> tuple[str, ...]:
    """Keys that lead to a cell: a row of requests keeps the dots in its key.

    >>> path("requests.denied.third_party.total")
    ('requests', 'denied.third_party', 'total')
    >>> path("reconsideration.upheld")
    ('reconsideration', 'upheld')
    """
    table, _, rest = address.partition(".")
    return (table, *rest.rsplit(".", 1))
