"""Lists by the page: the next page begins behind the last row shown, so that every page costs the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet

from gongkai.errors import GongkaiError

Row = TypeVar("Row", bound=Model)
_APART = "~"


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows in their order, and where the next page begins (empty where there is none)."""

    rows: tuple[Row, ...]
    after: str


def paged(rows: QuerySet[Row], *order: str, after: str = "", size: int) -> Page[Row]:
    """One page in an order, whose columns hold no NULL and together tell every row apart.

    `after` is a page's own; raises GongkaiError for anything else.
    """
    rows = rows.order_by(*order)
    if after:
        rows = rows.filter(_beyond(rows.model, order, after))
    found = tuple(rows[: size + 1])
    return Page(found[:size], _mark(found[size - 1], order) if len(found) > size else "")


def _mark(row: Model, order: Sequence[str]) -> str:
    return _APART.join(map(_told, (getattr(row, name.lstrip("-")) for name in order)))


def _told(value: object) -> str:
    match value:
        case UUID():
            return value.hex
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")  # a plus is a blank in an address
        case date():
            return value.isoformat()
        case int():
            return str(value)
    raise TypeError(f"no list is ordered by {type(value).__name__}")


def _beyond(model: type[Model], order: Sequence[str], after: str) -> Q:
    """The rows behind a place; the first column bounds them alone too, for the index to begin there."""
    try:
        places = [_read(model, name, text) for name, text in zip(order, after.split(_APART), strict=True)]
    except (ValueError, ValidationError):
        raise GongkaiError("页码不对，请从第一页重新查看") from None
    further = Q()
    for name, place in reversed(list(zip(order, places, strict=True))):
        column, way = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        behind = Q(**{f"{column}__{way}": place})
        further = Q(**{f"{column}__{way}e": place}) & (behind | further) if further else behind
    return further


def _read(model: type[Model], name: str, text: str) -> object:
    column, known = name.lstrip("-"), model._meta  # noqa: SLF001  Django calls it public
    field = known.pk if column == "pk" else known.get_field(column)
    if not isinstance(field, Field):
        raise TypeError(f"no list is ordered by {name}")
    return field.to_python(text)
