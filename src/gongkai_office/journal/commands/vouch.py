"""Write the line that states a row as its command leaves it, in the row's own chain and under its organ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from gongkai_office.journal.commands.write import write
from gongkai_office.journal.models import Line


class Owned(Protocol):
    """A row that names its organ."""

    @property
    def organ_id(self) -> UUID:
        """The organ's key."""


_Row = TypeVar("_Row", bound=Owned)
_Row_contra = TypeVar("_Row_contra", bound=Owned, contravariant=True)


class Stated(Protocol[_Row_contra]):
    """What is asked of a row's table (`journal.seals.Vouched`): whose chain tells of a row, and what a line states."""

    @property
    def subject(self) -> Callable[[_Row_contra], str]:
        """The chain that tells of a row."""

    def stated(self, *rows: _Row_contra) -> dict[str, str]:
        """The seals of rows."""


def vouch(
    table: Stated[_Row],
    row: _Row,
    command: str,
    *,
    by: str,
    at: datetime,
    facts: Mapping[str, object] | None = None,
    seals: Mapping[str, str] | None = None,
    reason: str = "",
) -> Line:
    """The line. `seals` states what the command leaves besides; for the rest see `write`."""
    return write(
        organ=row.organ_id, subject=table.subject(row), command=command, by=by, at=at, facts=facts,
        seals={**table.stated(row), **(seals or {})}, reason=reason,
    )  # fmt: skip
